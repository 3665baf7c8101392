import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.runs import Line, LineKind, Run, of_rich_text, of_text
from bot.slack.text import mrkdwn


def runs(markup, zone="UTC"):
    (line,) = of_text({"type": "mrkdwn", "text": markup}, zone)
    return line.runs


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("a *b* c", (Run("a "), Run("b", bold=True), Run(" c"))),
        (
            "_i_ ~s~ `c`",
            (Run("i", italic=True), Run(" "), Run("s", strike=True), Run(" "), Run("c", code=True)),
        ),
        ("*bold _both_*", (Run("bold ", bold=True), Run("both", bold=True, italic=True))),
        ("2 * 3 * 4 and snake_case_name", (Run("2 * 3 * 4 and snake_case_name"),)),
        ("<https://a.example/?x=1&amp;y=2|A &amp; B>", (Run("A & B", url="https://a.example/?x=1&y=2"),)),
        ("*<https://a.example|A>*", (Run("A", bold=True, url="https://a.example"),)),
        ("<!here> <@U1>", (Run("@here", ping=True), Run(" "), Run("@U1", ping=True))),
        ("AT&amp;T &lt;x&gt;", (Run("AT&T <x>"),)),
        ("<!date^1757579400^{date_short_pretty} {time}|x>", (Run("Sep 11, 2025 08:30"),)),
    ],
)
def test_mrkdwn_is_read_as_slack_reads_it(markup, expected):
    assert runs(markup) == expected


def test_moments_stand_in_the_zone_asked_for():
    assert runs("<!date^1757579400^{date_num} {time_secs}|x>", "Asia/Shanghai") == (
        Run("9/11/2025 16:30:00"),
    )


def test_lines_and_quotations():
    lines = of_text({"type": "mrkdwn", "text": "one\n&gt; two"})
    assert lines == [Line((Run("one"),)), Line((Run("two"),), LineKind.QUOTE)]
    assert of_text({"type": "plain_text", "text": "*as* <it> is"}) == [Line((Run("*as* <it> is"),))]


def test_rich_text_keeps_its_words_as_they_are():
    text = {"type": "text", "text": "*not* <bold>", "style": {"bold": True}}
    item = {"type": "rich_text_section", "elements": [{"type": "link", "url": "https://a.example"}]}
    block = {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_quote", "elements": [text]},
            {"type": "rich_text_list", "style": "bullet", "elements": [item, item]},
        ],
    }
    link = Line((Run("https://a.example", url="https://a.example"),), LineKind.BULLET)
    assert of_rich_text(block) == [Line((Run("*not* <bold>", bold=True),), LineKind.QUOTE), link, link]


@given(st.text())
def test_escaped_text_is_read_as_one_plain_run(text):
    shown = mrkdwn(text)
    if shown:
        (line,) = of_text({"type": "mrkdwn", "text": shown})
        assert all(run == Run(run.text) for run in line.runs)
        assert line.kind is LineKind.TEXT
