"""Corrections of stories: what each does, and that any of them can be undone in any order."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core import curation, stories
from bot.core.model import (
    Contact,
    Correction,
    CorrectionKind,
    Facts,
    Item,
    Level,
    Mode,
    Participant,
    Side,
    Status,
    Track,
    When,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HEGSETH, DONG = Participant("Pete Hegseth", Side.US), Participant("Dong Jun", Side.CHINA)
RUBIO, WANG = Participant("Marco Rubio", Side.US), Participant("Wang Yi", Side.CHINA)
CALL = Contact(
    Track.DEFENSE, Level.MINISTER, Mode.PHONE, Status.HELD, When(date(2026, 2, 28)), (HEGSETH,), (DONG,)
)
MEETING = replace(CALL, mode=Mode.IN_PERSON, when=When(date(2026, 2, 20)), us=(RUBIO,), china=(WANG,))


def item(number, title="They talked"):
    return Item(f"i{number}", title, published=NOW - timedelta(hours=40 - number), source="Wire")


def told(contact, *numbers):
    """A story as the program files it from these items."""
    story = None
    for number in numbers:
        story = stories.place(contact, item(number), [story] if story else []).story
    return story


def correction(kind, story_id, number=1, **facts):
    return Correction(f"c{number}", kind, story_id, "U1", "it is so", NOW, **facts)


def by_id(found):
    return {story.id: story for story in found}


def ids(story):
    return [source.item_id for source in story.sources]


ONE, TWO = told(CALL, 0, 1, 2), told(MEETING, 3, 4)


def test_facts_stand_over_what_the_sources_say():
    facts = Facts(status=Status.CANCELLED, us=(RUBIO,))
    (story,) = curation.curated([ONE], [correction(CorrectionKind.FACTS, ONE.id, facts=facts)])
    assert (story.contact.status, story.contact.us, story.contact.china) == (
        Status.CANCELLED,
        (RUBIO,),
        (DONG,),
    )


def test_a_day_can_be_taken_away():
    (story,) = curation.curated([ONE], [correction(CorrectionKind.FACTS, ONE.id, facts=Facts(undated=True))])
    assert story.contact.when is None


def test_a_dismissed_story_is_hidden_and_keeps_its_sources():
    (story,) = curation.curated([ONE], [correction(CorrectionKind.NOT_A_CONTACT, ONE.id)])
    assert story.hidden
    assert story.dismissed.reason == "it is so"
    assert ids(story) == ["i0", "i1", "i2"]


def test_a_merged_story_gives_its_sources_to_the_other():
    one, two = curation.curated([ONE, TWO], [correction(CorrectionKind.MERGE, TWO.id, other=ONE.id)])
    assert ids(one) == ["i0", "i1", "i2", "i3", "i4"]
    assert (two.sources, two.moved_to, two.hidden) == ((), ONE.id, True)
    assert one.contact.us == (RUBIO, HEGSETH) or set(one.contact.us) == {RUBIO, HEGSETH}


def test_split_off_sources_are_a_story_of_their_own():
    split = correction(CorrectionKind.SPLIT, ONE.id, other="new", items=("i1",))
    one, new = curation.curated([ONE], [split])
    assert (ids(one), ids(new), new.id) == (["i0", "i2"], ["i1"], "new")
    assert new.history[0].item_id == "i1"


def test_a_split_undone_leaves_no_story_behind_and_the_order_as_it_was():
    split = correction(CorrectionKind.SPLIT, ONE.id, other="new", items=("i1",))
    halves = curation.curated([ONE], [split])
    assert curation.curated(halves, [replace(split, undone=True)]) == (ONE,)


def test_a_new_report_joins_the_corrected_story_and_changes_nothing_that_was_corrected():
    facts = Facts(status=Status.CANCELLED)
    (story,) = curation.curated([ONE], [correction(CorrectionKind.FACTS, ONE.id, facts=facts)])
    placed = stories.place(CALL, item(9), [story])
    assert placed.story.id == ONE.id
    assert placed.story.contact.status is Status.CANCELLED
    assert placed.changes == ()


def test_a_report_that_fits_only_the_merged_part_joins_the_whole():
    one, _ = curation.curated([ONE, TWO], [correction(CorrectionKind.MERGE, TWO.id, other=ONE.id)])
    assert stories.place(MEETING, item(9), [one]).story.id == ONE.id


def test_the_edit_of_a_moved_item_stays_where_it_was_moved():
    split = correction(CorrectionKind.SPLIT, ONE.id, other="new", items=("i1",))
    one, new = curation.curated([ONE], [split])
    placed = stories.place(CALL, item(1, "They talked, updated"), [one, new])
    assert placed.story.id == "new"
    whole = curation.curated([one, placed.story], [replace(split, undone=True)])
    assert ids(whole[0]) == ["i0", "i1", "i2"]
    assert whole[0].sources[1].title == "They talked, updated"


# --- any sequence

FACTS = st.builds(
    Facts,
    status=st.none() | st.sampled_from(Status),
    mode=st.none() | st.sampled_from(Mode),
    undated=st.booleans(),
    us=st.none() | st.just((RUBIO,)),
)
STEP = st.tuples(
    st.sampled_from(CorrectionKind), st.integers(0, 9), st.integers(0, 9), st.sets(st.integers(0, 7)), FACTS
)


def _taken(number, step, shown):
    """The step as a correction of one of the stories that people see now."""
    kind, at, other, numbers, facts = step
    seen = sorted(story.id for story in shown)
    target, into = seen[at % len(seen)], seen[other % len(seen)]
    if kind is CorrectionKind.MERGE and target == into:
        return None
    if kind is CorrectionKind.SPLIT:
        into = f"split-{number}"
    moves = kind in (CorrectionKind.MERGE, CorrectionKind.SPLIT)
    return correction(
        kind,
        target,
        number,
        facts=facts if kind is CorrectionKind.FACTS else Facts(),
        other=into if moves else "",
        items=tuple(sorted(f"i{n}" for n in numbers)) if kind is CorrectionKind.SPLIT else (),
    )


@given(st.lists(STEP, max_size=8), st.randoms(use_true_random=False))
def test_any_sequence_undone_in_any_order_gives_the_first_state(steps, chance):
    first = (ONE, TWO, told(replace(CALL, when=When(date(2026, 1, 5))), 5, 6, 7))
    shown, made = first, []
    for number, step in enumerate(steps):
        taken = _taken(number, step, shown)
        if taken:
            made.append(taken)
            shown = curation.curated(shown, made)
    assert sorted(i for story in shown for i in ids(story)) == sorted(
        i for story in first for i in ids(story)
    )
    assert by_id(curation.curated(shown, made)) == by_id(shown)
    for correction_id in chance.sample([c.id for c in made], len(made)):
        made = [replace(c, undone=c.undone or c.id == correction_id) for c in made]
        shown = curation.curated(shown, made)
    assert by_id(shown) == by_id(first)


def _names(story_id, corrections):
    return any(story_id in (c.story_id, c.other) for c in corrections)


@given(st.lists(STEP, min_size=1, max_size=6), st.integers(0, 5))
def test_one_undone_among_several_is_as_if_it_had_never_been(steps, which):
    shown, made = (ONE, TWO), []
    for number, step in enumerate(steps):
        taken = _taken(number, step, shown)
        if taken:
            made.append(taken)
            shown = curation.curated(shown, made)
    gone = made[which % len(made)] if made else None
    others = [c for c in made if c is not gone]
    if gone and not (gone.kind is CorrectionKind.SPLIT and _names(gone.other, others)):
        undone = curation.curated(shown, [replace(c, undone=c is gone) for c in made])
        never = curation.curated((ONE, TWO), others)
        visible = {name: story for name, story in by_id(undone).items() if story.sources}
        assert visible == {name: story for name, story in by_id(never).items() if story.sources}
