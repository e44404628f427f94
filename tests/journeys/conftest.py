"""Journeys: a real browser, a real server, the cast. Every page reached is asked whether everybody can use it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error

from tests.cast import PASSWORD

LAPTOP, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


class Reader:
    """Somebody with a browser. `page` is Playwright's; `visit`, `open`, `fill` and `press` read as what people do."""

    def __init__(self, page, address, *, has_scripts=True):
        self.page, self.address, self.has_scripts = page, address, has_scripts
        self.complaints = []
        page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.complaints.append(str(e)))

    def visit(self, path):
        self.page.goto(self.address + path)
        return self.check()

    def check(self):
        """Nothing sideways, nothing that axe finds, nothing in the console. A page that is just leaving is awaited."""
        for _ in range(4):
            try:
                return self.check_now()
            except Error:
                self.page.wait_for_timeout(300)
                self.page.wait_for_load_state()
        return self.check_now()

    def check_now(self):
        """As `check`, of whatever the window holds at this instant."""
        assert not self.complaints, self.complaints
        if self.has_scripts:
            width = self.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
            assert width[0] <= width[1], f"{self.page.url} is {width[0]} wide in a window of {width[1]}"
            found = Axe().run(self.page).response["violations"]
            told = [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in found]
            assert not told, f"{self.page.url}: {told}"
        return self

    def signs_in(self, slug):
        self.visit("/sign-in/")
        self.page.get_by_label("Email address").fill(f"{slug}@example.org")
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.press("Sign in")
        return self.check()

    def follow(self, words):
        self.page.get_by_role("link", name=words).first.click()
        return self.check()

    def press(self, words):
        self.page.get_by_role("button", name=words, exact=True).click()
        self.page.wait_for_load_state()
        return self

    def fill(self, label, words):
        self.page.get_by_label(label).fill(words)
        return self

    def reads(self, words):
        """The page says so, now or in a moment."""
        self.page.get_by_text(words).first.wait_for(timeout=5000)
        return self


@pytest.fixture
def lives(transactional_db, cast):
    """The cast, where a server in another thread can see them."""
    return cast


@pytest.fixture
def read(browser, live_server, lives):
    """`read(view, scripts=...)` opens a browser window of its own at a size."""
    contexts = []

    def open_window(size=LAPTOP, *, scripts=True, **options):
        context = browser.new_context(viewport=size, java_script_enabled=scripts, **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        return Reader(context.new_page(), live_server.url, has_scripts=scripts)

    yield open_window
    for context in contexts:
        context.close()
