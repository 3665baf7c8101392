"""Documents: what is normalised keeps its place, sentences end where a reader ends them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.model import Item
from bot.core.text import language, normalise, read


def sentences(title: str, summary: str) -> list[str]:
    doc = read(Item(id="x", title=title, summary=summary))
    return [doc.words(s.span) for s in doc.sentences]


@given(st.text(), st.text())
def test_any_text_keeps_its_length_and_its_spans(title: str, summary: str) -> None:
    doc = read(Item(id="x", title=title, summary=summary))
    assert len(doc.norm) == len(doc.text)
    ends = [0]
    for number, sentence in enumerate(doc.sentences):
        assert sentence.index == number
        assert ends[-1] <= sentence.span.start <= sentence.span.end <= len(doc.text)
        ends.append(sentence.span.end)


@given(st.text(alphabet="aU.S \u2028\u3000\u00e9\u4e2d\u3002!?\"'()\n", max_size=60))
def test_no_mix_of_scripts_spaces_and_stops_breaks_reading(text: str) -> None:
    assert len(read(Item(id="x", title=text, summary=text)).norm) == 2 * len(text) + 1


@pytest.mark.parametrize(
    "summary",
    [
        "Adm. Dong met Gen. Brown on Sept. 9 in Washington.",
        "The U.S. China envoy met Mr. Wang.",
        "Lt. Gen. He Lei met Rep. Adam Smith, D-Wash., at 3 p.m. on Tuesday.",
    ],
)
def test_abbreviations_do_not_end_a_sentence(summary: str) -> None:
    assert sentences("Title", summary) == ["Title", summary]


def test_title_and_summary_are_apart() -> None:
    doc = read(Item(id="x", title="Rubio, Wang meet", summary="They met in Munich. Talks were frank."))
    assert [(doc.words(s.span), s.in_title) for s in doc.sentences] == [
        ("Rubio, Wang meet", True),
        ("They met in Munich.", False),
        ("Talks were frank.", False),
    ]


def test_feed_artefacts_become_plain_characters() -> None:
    assert normalise("China #39;s quot;frank quot; talks") == 'China    \'s     "frank     " talks'
    assert normalise("<b>R&amp;D</b>") == "   R&    D    "
    assert normalise("Biden\u2019s call\u00a0\u2013 \u201cfrank\u201d") == 'Biden\'s call - "frank"'


@pytest.mark.parametrize(
    "line",
    [
        "WASHINGTON (Reuters) - ",
        "BEIJING, Nov. 7 (Xinhua) -- ",
        "QINGDAO, China - ",
        "Paris, France \u2014 ",
        "SHANGHAI >> ",
    ],
)
def test_a_dateline_is_no_part_of_its_sentence(line: str) -> None:
    assert sentences("T", f"{line}The two ministers met.")[1] == "The two ministers met."


def test_a_headline_with_a_dash_is_no_dateline() -> None:
    assert sentences("T", "Rubio - China's foe - met Wang.")[1] == "Rubio - China's foe - met Wang."


@pytest.mark.parametrize(
    ("summary", "report"),
    [
        ("Read more: Biden meets Xi", []),
        ("They met. (Photo: AP)", ["They met."]),
        ("Biden met Xi on Monday.", ["Biden met Xi on Monday."]),
        ("Watch as Biden meets Xi.", ["Watch as Biden meets Xi."]),
    ],
)
def test_teasers_and_captions_are_left_out(summary: str, report: list[str]) -> None:
    assert sentences("T", summary)[1:] == report


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Rubio speaks with Wang - Reuters", "Rubio speaks with Wang"),
        ("Rubio speaks with Wang - The Washington Post", "Rubio speaks with Wang"),
        ("Rubio speaks with Wang | World News | Sky News", "Rubio speaks with Wang"),
        ("Rubio speaks with Wang-Xinhua", "Rubio speaks with Wang"),
        (
            "Secretary Rubio's Call with Wang - United States Department of State",
            "Secretary Rubio's Call with Wang",
        ),
        ("Rubio speaks with Wang \u2014 chinadaily.com.cn", "Rubio speaks with Wang"),
        ("鲁比奥与王毅通电话 - 纽约时报中文网", "鲁比奥与王毅通电话"),
    ],
)
def test_the_outlet_behind_a_headline_is_no_part_of_it(title: str, headline: str) -> None:
    assert sentences(title, "They spoke.") == [headline, "They spoke."]
    assert len(read(Item(id="x", title=title)).norm) == len(title) + 1


@pytest.mark.parametrize(
    "title",
    [
        "China's Xi to meet Biden - White House",
        "Xi, Biden to talk soon -sources",
        "Opinion | Why Xi won",
        "Raging at Beijing will not help | Jane Smith",
        "What Xi wants from the summit | Opinion",
        "US-China talks - a first for both powers",
        "Rubio meets Wang - and says nothing",
    ],
)
def test_what_a_headline_says_behind_a_dash_stays(title: str) -> None:
    assert sentences(title, "") == [title]


def test_the_name_of_the_feed_behind_a_headline_is_no_part_of_it() -> None:
    item = Item(id="x", title="Rubio speaks with Wang - Foreign Brief", source="Foreign Brief")
    doc = read(item)
    assert [doc.words(s.span) for s in doc.sentences] == ["Rubio speaks with Wang"]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Smith and John A. Doe\n",
        "By Steve Brown, AP Diplomatic Writer. ",
        "Updated 10:30 AM ET. ",
        "4 min read\n",
        "Rubio speaks with Wang. ",
        "Rubio Speaks With Wang - Reuters\n",
        "\u2022 ",
    ],
)
def test_what_stands_before_the_lead_is_no_part_of_the_report(line: str) -> None:
    text = f"{line}The two spoke on Monday."
    assert sentences("Rubio speaks with Wang - Reuters", text)[1:] == ["The two spoke on Monday."]


def test_a_text_that_only_repeats_the_headline_adds_nothing() -> None:
    title = "Rubio speaks with Wang"
    assert sentences(f"{title} - BBC News", f"{title}  BBC News") == [title]


def test_a_lead_that_begins_with_by_stays() -> None:
    lead = "By Wang's account the talks were frank."
    assert sentences("T", lead)[1] == lead


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Biden meets Xi", "en"),
        ("拜登会见习近平", "zh"),
        ("董军与Hegseth通话", "zh"),
        ("Xi (习近平) met Biden in Bali", "en"),
        ("", "en"),
    ],
)
def test_language_follows_the_letters(text: str, lang: str) -> None:
    assert language(text) == lang


def test_chinese_sentences_end_at_full_width_stops() -> None:
    assert sentences("标题", "董军会见了客人。双方通话！") == ["标题", "董军会见了客人。", "双方通话！"]


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        ("HEGSETH SPEAKS WITH CHINA'S DONG", "Hegseth Speaks with China's Dong"),
        ("US, PRC DEFENSE CHIEFS MEET IN KUALA LUMPUR", "US, PRC Defense Chiefs Meet in Kuala Lumpur"),
        ("U.S. AND CHINA TALK", "U.S. and China Talk"),
        ("US", "US"),
        ("Trump meets XI", "Trump meets XI"),
    ],
)
def test_a_headline_in_capitals_is_read_as_others_are(title: str, read_as: str) -> None:
    assert sentences(title, "") == [read_as]
