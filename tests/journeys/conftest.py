"""Journeys: a real browser, a real server, the cast. Every page reached is asked whether everybody can use it."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.servers.basehttp import ServerHandler, WSGIRequestHandler
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Error

from alongside.workforce.models import Account
from tests.cast import PASSWORD

LAPTOP, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
REFUSED, NO_LINE = "Failed to load resource: the server responded with a status of 4", "net::ERR_"

BUILT = (Path(__file__).parent / "built.js").read_text()

AXE = Axe().axe_script
# Of what axe finds, only what is wrong comes out of the browser: all the rest takes longer to send than to find.
LOOK = """axe.run({ resultTypes: ["violations"] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)]))"""

# What axe has looked at in this process and found nothing in, as built.js numbers it.
LOOKED_AT = set()


def signed_in(slug):
    """Django's test client, as one of the cast."""
    client = Client()
    client.force_login(Account.objects.get(email=f"{slug}@example.org"))
    return client


class Reader:
    """Somebody with a browser. `page` is Playwright's; `visit`, `open`, `fill` and `press` read as what people do."""

    def __init__(self, page, address, *, has_scripts=True):
        self.page, self.address, self.has_scripts = page, address, has_scripts
        self.lines, self.refusals, self.expected, self.has_line = [], [], set(), True
        page.on("console", lambda m: self.lines.append((m.text, m.location["url"])) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.lines.append((str(e), "")))
        page.on("response", self.note_refusal)

    def note_refusal(self, response):
        """Note a page that the server refuses, as it is answered: the browser's own line comes when it likes."""
        if response.status >= 400 and response.request.is_navigation_request():
            self.refusals.append(response.url)

    @property
    def complaints(self):
        """What nobody expected: refused pages, and lines of the console but those that say again what was expected."""
        again = [(text, url) for text, url in self.lines if text.startswith(REFUSED) and url in self.expected]
        again += [(text, url) for text, url in self.lines if NO_LINE in text and not self.has_line]
        return [f"Refused: {url}" for url in self.refusals] + [line for line in self.lines if line not in again]

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
        """As `check`, of what the window holds at this instant. Axe looks where there is something new (built.js)."""
        assert not self.complaints, self.complaints
        if self.has_scripts:
            self.page.wait_for_load_state("domcontentloaded")  # else a slow machine shows an empty one
            width, window, is_here, things = self.page.evaluate(BUILT)
            assert width <= window, f"{self.page.url} is {width} wide in a window of {window}"
            if not LOOKED_AT.issuperset(things):
                if not is_here:
                    self.page.evaluate(AXE)
                told = self.page.evaluate(LOOK)
                assert not told, f"{self.page.url}: {told}"
                LOOKED_AT.update(things)
        return self

    def is_refused(self, words=""):
        """The page came back, refused, with this sentence. One page did: another that nobody expects is a complaint."""
        self.reads(words)
        assert self.refusals, f"{self.page.url} says {words!r}, and was not refused"
        self.expected.add(self.refusals.pop(0))
        return self.check()

    def loses_the_line(self):
        """From now on the browser may complain that the network is gone."""
        self.has_line = False
        return self

    def signs_in(self, slug):
        """Begin signed in, on the desk. How one signs in is lived in test_one_note_in_one_story."""
        return self.is_signed_in(slug).visit("/")

    def is_signed_in(self, slug):
        """Hold the cookie of somebody who signed in, and open no page yet."""
        cookie = signed_in(slug).cookies["sessionid"]
        self.page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.address}])
        return self

    def signs_in_by_the_form(self, slug):
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

    def unfold(self, words="More"):
        """Open what is folded away under these words, by the keyboard."""
        self.page.locator("summary", has_text=words).first.press("Enter")
        return self.check()

    def fill(self, label, words):
        self.page.get_by_label(label).fill(words)
        return self

    def reads(self, words):
        """The page says so, now or in a moment."""
        self.page.get_by_text(words).first.wait_for(timeout=5000)
        return self


@pytest.fixture(autouse=True, scope="session")
def keep_the_line():
    """Let the browser ask for many pages on one line, by saying how long each is, and send each page at once.

    A new line is a new thread, and what SQLite reads to open a database takes ten times what the page does.
    """

    def set_content_length(answer):
        if isinstance(answer.result, HttpResponse):
            answer.headers["Content-Length"] = str(len(answer.result.content))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ServerHandler, "set_content_length", set_content_length)
        patch.setattr(WSGIRequestHandler, "disable_nagle_algorithm", True)
        yield


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
