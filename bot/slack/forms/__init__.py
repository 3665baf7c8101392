"""Forms (modals), built purely, and what people have put into them, read back. One file a form.

`fields` holds the inputs that the forms are made of.
"""
