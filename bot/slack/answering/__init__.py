"""Answers to what people type: `router.answer` takes a request to the module of its command.

lists      latest, search, between, upcoming        people     who
single     show, why                                desk       near-misses, stats, feeds, audit,
questions  plain words                                         subscriptions, mute
"""
