"""Kinds of English words that several rules ask for: days of the week, verbs of urging, judging, rejecting.

A rule asks for the kind, so that a word known to one rule is known to all.
"""

from __future__ import annotations

from bot.core.wordlist import words


def inflect(stem: str) -> tuple[str, str, str, str]:
    """The base, the past, the participle and the third person of a regular verb; "slam+" doubles its last
    letter.
    """
    base = stem.removesuffix("+")
    root = base + base[-1] if base != stem else base.removesuffix("e")
    past, ing, third = root + "ed", root + "ing", base + "s"
    if base.endswith(("s", "sh", "ch", "x", "z")):
        third = base + "es"
    elif base.endswith("y") and base[-2] not in "aeiou":
        past, third = base[:-1] + "ied", base[:-1] + "ies"
    return base, past, ing, third


def forms(stems: str) -> frozenset[str]:
    """All forms of regular verbs, each given as `inflect` takes it, split at spaces."""
    return frozenset(form for stem in stems.split() for form in inflect(stem))


def by_form(*verbs: str) -> dict[str, str]:
    """What form each word is of verbs that are given as "base present past ing", a participle last."""
    named = ("base", "present", "past", "ing", "past")
    return {word: form for verb in verbs for word, form in zip(verb.split(), named, strict=False)}


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS = frozenset(WEEKDAYS)
CALLING = forms("call")  # on somebody, for something
DEMANDING = forms("urge press implore lobby demand pressure exhort beseech entreat prod+ nudge goad badger")
REJECTING = forms("reject dismiss refute deny dispute")
JUDGING = forms(
    "slam+ blast rip+ mock criticize criticise assail fault chide scold rebuke condemn attack praise applaud "
    "commend lambast lambaste denounce pan+ knock ridicule decry hammer pillory berate bash castigate "
    "excoriate deride deplore upbraid skewer chastise censure laud hail"
)
OUGHT = words("should must ought")
SPANS = words(
    "minutes hour hours half-hour day days morning afternoon evening weekend time quarter-hour half-day"
)

APPEARING = words("address headline overshadow dominate grace")
"""What somebody does to an event of others: "Biden and Xi address a summit"."""
MONTHS = words(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec"
)
LIKENESSES = words(
    "doll dolls puppet puppets lookalike lookalikes impersonator impersonators waxwork waxworks statue "
    "statues effigy effigies mural murals portrait portraits painting paintings poster posters cartoon "
    "cartoons caricature caricatures comic comics meme memes sketch satire parody"
)
"""What stands for somebody who is not there."""
LIVES = words(
    "memoir memoirs autobiography autobiographies biography biographies profile profiles obituary obituaries"
)
"""What is written of somebody's life."""
