"""A browser without a window: one kept-alive connection on the loopback, its cookies, and the forms of a page."""

import http.client
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode


@dataclass
class Answer:
    """What came back, and how long it took from the first byte sent to the last received, in seconds."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes
    took: float


class Client:
    """Talks to one server as a browser behind a proxy that speaks TLS would."""

    def __init__(self, port: int):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.origin = f"https://127.0.0.1:{port}"
        self.cookies: dict[str, str] = {}

    def get(self, path: str, **headers: str) -> Answer:
        return self._send("GET", path, None, headers)

    def post(self, path: str, fields: dict[str, str], **headers: str) -> Answer:
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.origin, **headers}
        return self._send("POST", path, urlencode(fields), headers)

    def _send(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        headers = {"X-Forwarded-Proto": "https", "Accept": "text/html", **headers}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        begun = time.perf_counter()
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        content = response.read()
        took = time.perf_counter() - begun
        for line in response.headers.get_all("Set-Cookie") or ():
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(line).items()})
        return Answer(response.status, response.headers, content, took)


@dataclass
class PageForm:
    """A form of a page: where it goes, and what is in its boxes."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self.box = self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(PageForm(facts.get("action", "")))
        elif self.forms and facts.get("name") and tag in ("input", "textarea"):
            chosen = facts.get("type") not in ("radio", "checkbox", "submit") or "checked" in facts
            if chosen:
                self.forms[-1].fields[facts["name"]] = facts.get("value", "")
            self.box = facts["name"] if tag == "textarea" else ""
        elif self.forms and facts.get("name") and tag == "select":
            self.select = facts["name"]
        elif self.select and tag == "option" and ("selected" in facts or self.select not in self.forms[-1].fields):
            self.forms[-1].fields[self.select] = facts.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.box = ""
        elif tag == "select":
            self.select = ""

    def handle_data(self, data: str) -> None:
        if self.box:
            self.forms[-1].fields[self.box] += data


def form_with(page: bytes, name: str) -> PageForm:
    """The form of a page that has a box of this name. Refuses (LookupError) a page without one."""
    parser = _Forms()
    parser.feed(page.decode())
    found = next((form for form in parser.forms if name in form.fields), None)
    if found is None:
        raise LookupError(f"The page has no form with {name}.")
    return found
