"""`python -m bot`: the same commands as the installed `contactwatch`."""

from bot.cli.start import main

if __name__ == "__main__":
    main()
