"""Pictures of the web pages for the docs: the demo's recorded feeds on top of the contacts known before.

.venv/bin/python -m tests.browser.pictures docs/pictures
"""

import io
import sys
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import sync_playwright

from bot.app import site
from bot.catalog.history import load_history
from bot.demo import opened_demo
from bot.services.seeding import seed_stories
from bot.web.server import WebServer
from tests.browser.conftest import FLAGS, chromium

STORY = "2025-09-09-hegseth-dong-video"
SHOTS = {
    "web-timeline": ("/", (1200, 1040), "light", False),
    "web-timeline-dark": ("/", (1200, 1040), "dark", False),
    "web-contact": (f"/contacts/{STORY}", (1200, 900), "light", True),
    "web-contact-phone": (f"/contacts/{STORY}", (390, 844), "dark", False),
    "web-feeds": ("/feeds", (1200, 700), "light", False),
}
"""Name -> page, size of the window, colours, whether the whole page is shown."""


def main(folder):
    with opened_demo(io.StringIO()) as running:
        begin = running.clock.now()
        known = load_history(None, running.app.catalog.knowledge)
        before = (begin - timedelta(days=21)).date()
        stories = [event.story() for event in known if event.contact.when.day < before]
        seed_stories(running.app.store, stories, begin)
        for _ in running.play(lambda _step: None):
            pass
        with WebServer(site(running.app, {}), "127.0.0.1", 0) as server:
            shoot(f"http://127.0.0.1:{server.port}", folder)


def shoot(base, folder):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        for name, (path, (width, height), scheme, whole) in SHOTS.items():
            window = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, locale="en-US"
            )
            page = window.new_page()
            page.goto(base + path)
            target = folder / f"{name}.png"
            page.screenshot(path=target, full_page=whole)
            window.close()
            print(target)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
