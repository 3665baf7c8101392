"""The chart of a weekly digest."""

from datetime import date
from io import BytesIO

from PIL import Image

from bot.core.model import Track
from bot.slack.year import SCALE, year
from bot.store.tallies import Month


def test_the_chart_is_a_picture_with_its_sums_in_words():
    counts = [Month(date(2026, 1, 1), Track.DEFENSE, 2), Month(date(2025, 3, 1), Track.DIPLOMATIC, 3)]
    rendered = year(counts, date(2026, 1, 31))
    assert rendered.text == "Contacts held per month, February 2025 to January 2026: Defense 2, Diplomatic 3"
    picture = Image.open(BytesIO(rendered.picture.png)).convert("RGB")
    assert picture.width > 640 * SCALE
    colours = {colour for _, colour in picture.getcolors(100_000)}
    assert {(15, 118, 110), (184, 105, 11)} <= colours


def test_a_year_without_contacts_has_no_chart():
    assert year([], date(2026, 1, 31)) is None
