"""Every value that the store keeps comes back as it was."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from sqlalchemy.dialects import postgresql, sqlite

from bot.core.feed import Feed, FeedState
from bot.core.model import Contact, Reason, Source, StoryChange, Subscription
from bot.core.verdict import Verdict
from bot.store.codec import Utc, encode, storable
from tests.story_samples import ANY_CHANGE, HELD, MOMENTS

SCORES = st.floats(0, 1)
REASONS = st.lists(st.builds(Reason, weight=st.floats(-9, 9)), max_size=2).map(tuple)
ANY_CONTACT = st.builds(Contact, score=SCORES, reasons=REASONS)
TIMES = ("last_polled", "last_ok", "last_changed", "failing_since", "next_due", "newest_item", "health_since")
VALUES = {
    "contact": ANY_CONTACT,
    "feed": st.from_type(Feed),
    "feed state": st.builds(FeedState, **dict.fromkeys(TIMES, MOMENTS)),
    "source": st.builds(Source, published=MOMENTS, contact=ANY_CONTACT),
    "change": ANY_CHANGE,
    "subscription": st.builds(Subscription, min_score=SCORES, muted_until=MOMENTS),
    "verdict": st.builds(
        Verdict, score=SCORES, reasons=REASONS, contacts=st.lists(ANY_CONTACT, max_size=2).map(tuple)
    ),
}


def round_trip(value):
    adapter = TypeAdapter(type(value))
    return adapter.validate_json(encode(adapter, value))


@pytest.mark.parametrize("kind", VALUES)
@settings(max_examples=40)
@given(data=st.data())
def test_every_kept_value_survives(kind, data):
    value = data.draw(VALUES[kind])
    assume("\\ud" not in ascii(value))  # lone surrogates are replaced: the test below
    assert round_trip(value) == value


def test_what_no_database_takes_is_replaced_one_for_one():
    change = StoryChange(HELD.history[0].kind, "item", evidence="a\ud800b")
    assert round_trip(change).evidence == "a\ufffdb"
    assert storable("a\x00b\udfffc") == "a\ufffdb\ufffdc"


@given(st.text(st.characters()))
def test_storable_text_keeps_its_length_and_is_stable(text):
    clean = storable(text)
    assert len(clean) == len(text)
    assert storable(clean) == clean
    clean.encode()


def test_fields_at_their_defaults_are_not_written():
    assert encode(TypeAdapter(Subscription), Subscription("C1")) == '{"channel":"C1"}'


@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()])
@given(moment=st.datetimes(timezones=st.just(timezone(timedelta(hours=8)))))
def test_times_come_back_in_utc(dialect, moment):
    kept = Utc().process_bind_param(moment, dialect)
    back = Utc().process_result_value(kept, dialect)
    assert back == moment
    assert back.tzinfo is UTC


def test_a_naive_time_is_refused():
    with pytest.raises(ValueError, match="naive"):
        Utc().process_bind_param(datetime(2026, 1, 1), sqlite.dialect())  # noqa: DTZ001
