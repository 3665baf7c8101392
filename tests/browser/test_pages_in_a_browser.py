"""The pages as a browser shows them: light and dark, wide and narrow, without scripts, with hostile text."""

import shutil
from datetime import date, timedelta
from itertools import pairwise

import pytest

from bot.core.model import Mode
from bot.store.store import Store
from tests.unit.web.visiting import save, told, visited
from tests.unit.web.web_stories import AT_LENGTH, HOSTILE, MINISTERS, PLANNED, UNDATED, feed

SCREENS = {"desktop": (1280, 900), "tablet": (768, 1024), "phone": (375, 812)}
PATHS = (
    *("/", "/?status=held&q=hegseth", "/feeds", "/nowhere"),
    *("/contacts/call", "/contacts/hostile", "/contacts/long"),
)
MANY = tuple(told(f"c{number:02}", date(2024, 5, 1) + timedelta(days=number)) for number in range(50))
LONG = told("long", date(2026, 3, 2), mode=Mode.IN_PERSON, location="L" + "o" * 300 + "ng")

LEAST_CONTRAST = 4.5
"""Of text to its background: WCAG 2.2, success criterion 1.4.3 (AA)."""

CONTRASTS = """
() => {
  const parts = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const [r, g, b, a = 1] = parts(getComputedStyle(at).backgroundColor);
      if (a === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const node of document.querySelectorAll('body *')) {
    const own = [...node.childNodes].some((c) => c.nodeType === 3 && c.textContent.trim());
    const box = node.getBoundingClientRect();
    if (!own || box.width === 0 || node.closest('details:not([open]) > :not(summary)')) continue;
    const style = getComputedStyle(node);
    const ink = parts(node.namespaceURI.endsWith('svg') ? style.fill : style.color);
    const [a, b] = [luminance(ink), luminance(behind(node))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < LEAST) poor.push([node.tagName, node.className.toString(), ratio.toFixed(2)]);
  }
  return poor;
}
""".replace("LEAST", str(LEAST_CONTRAST))


@pytest.fixture(scope="module")
def site(sqlite_template, tmp_path_factory):
    path = shutil.copy(sqlite_template, tmp_path_factory.mktemp("browser") / "site.db")
    store = Store.at(f"sqlite:///{path}")
    save(store, AT_LENGTH, MINISTERS, PLANNED, UNDATED, HOSTILE, LONG, *MANY)
    with store.begin() as tx:
        tx.feeds.put(feed("A feed with a name that goes on and on " * 4), "config")
    with visited(store) as visitor:
        yield visitor.base
    store.close()


@pytest.fixture
def opened(browser):
    """Opens a page in a window of its own; closes all of them."""
    windows = []

    def open_page(address, screen="desktop", **more):
        width, height = SCREENS[screen]
        windows.append(browser.new_context(viewport={"width": width, "height": height}, **more))
        page = windows[-1].new_page()
        page.trouble = []
        page.on("console", lambda said: page.trouble.append(said.text))
        page.on("pageerror", lambda error: page.trouble.append(str(error)))
        page.on("dialog", lambda dialog: (page.trouble.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda asked: _note_foreign(page, address, asked.url))
        page.goto(address)
        return page

    yield open_page
    for window in windows:
        window.close()


def _note_foreign(page, address, url):
    own = address.split("/", 3)[:3]
    if url.split("/", 3)[:3] != own:
        page.trouble.append(f"asked {url}")


@pytest.mark.parametrize(
    ("screen", "scheme"),
    [("desktop", "light"), ("desktop", "dark"), ("tablet", "light"), ("phone", "light"), ("phone", "dark")],
)
def test_pages_fit_are_legible_and_ask_nobody_else(site, opened, screen, scheme):
    page = opened(site, screen, color_scheme=scheme)
    for path in PATHS:
        page.goto(site + path)
        assert page.locator("h1").is_visible(), path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        assert page.evaluate(CONTRASTS) == [], path
    assert [said for said in page.trouble if "404 (Not Found)" not in said] == []


def test_dark_is_dark_and_light_is_light(site, opened):
    shades = {
        scheme: opened(site, color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    }
    bright = {scheme: sum(map(int, shade[4:-1].split(","))) for scheme, shade in shades.items()}
    assert bright["dark"] < 150 < 600 < bright["light"]


def test_everything_works_without_scripts(site, opened):
    page = opened(site, java_script_enabled=False)
    page.get_by_label("Person").fill("rubio")
    page.get_by_label("Status").select_option("held")
    page.get_by_role("button", name="Filter").click()
    assert page.locator(".entry").count() == 1
    page.locator(".entry h3 a").click()
    assert page.locator("h1").inner_text() == "Marco Rubio – Wang Yi: phone call held"
    page.get_by_role("link", name="Timeline").first.click()
    page.get_by_role("link", name="Older").click()
    page.locator(".entry").first.wait_for()  # a click waits for the next page to begin, not for all of it
    page.get_by_role("link", name="Newer").click()
    page.get_by_role("link", name="Older").wait_for()


def test_the_keyboard_reaches_the_content_first(site, opened):
    page = opened(site)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the content"
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("id") == "main"


def test_the_parts_of_a_page_have_names(site, opened):
    page = opened(site)
    for role in ("banner", "main", "contentinfo", "search"):
        assert page.get_by_role(role).count() == 1
    assert page.locator("input, select").count() == page.locator("label input, label select").count()
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3')].map((h) => Number(h.tagName[1]))")
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_hostile_text_runs_nothing(site, opened):
    page = opened(f"{site}/contacts/hostile")
    for link in page.locator(".sources a").all():
        assert link.get_attribute("href").startswith("https://news.example/")
    page.mouse.move(300, 300)
    assert page.trouble == []
    assert page.evaluate("document.querySelectorAll('script, img, iframe').length") == 0
