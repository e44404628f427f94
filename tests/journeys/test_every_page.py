"""Every page, as every member of the cast, on a laptop and on the smallest phone: nothing sideways, nothing axe finds.

The addresses are those of the product itself: a page that is added is walked without anybody remembering to.
"""

import re

import pytest
from django.urls import URLPattern, get_resolver, reverse

from alongside.conversations.models import Note
from alongside.packs import active
from tests.cast import WORKERS
from tests.journeys.conftest import LAPTOP, PHONE


def addresses(cast):
    """Every page that a GET can ask for, filled in with somebody's keys."""
    simon, note = cast.people["simon"], Note.objects.filter(person=cast.people["simon"]).first()
    known = {
        "person_id": simon.pk,
        "note_id": note.pk,
        "worker_id": cast.workers["ade"].pk,
        "team_id": cast.teams["Armley"].pk,
        "slug": active().principles.principles[0].id,
        "role": "support_worker",
        "heading": "wellness",
    }
    for name, needs in sorted(routes(get_resolver())):
        if needs <= known.keys():
            yield name, reverse(name, kwargs={key: known[key] for key in needs})


def routes(resolver, namespace=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield f"{namespace}{pattern.name}", frozenset(pattern.pattern.converters)
        else:
            inside = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern, inside)


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("half", [0, 1])
def test_every_page_can_be_used_by_everybody(read, lives, half, size):
    """A page that is the same for two of them, but for the name in its foot, is looked at once."""
    seen = set()
    for slug in ["sam", *WORKERS][half::2]:
        reader = read(size).signs_in(slug)
        walked = 0
        for _name, path in addresses(lives):
            response = reader.page.request.get(reader.address + path, max_redirects=0)
            if response.status in (405, 302, 404) or "text/html" not in response.headers["content-type"]:
                continue
            assert response.status in (200, 403), f"{path}: {response.status}"
            walked += 1
            page = as_anybody_sees_it(response.text(), lives.workers[slug].name)
            if page not in seen:
                seen.add(page)
                reader.page.goto(reader.address + path)
                reader.complaints.clear()  # a 403 is written to the console
                reader.check()
        assert walked > 15
        reader.page.context.close()


def as_anybody_sees_it(html, name):
    """A page without what is only one reader's: keys, tokens and their name."""
    return re.sub(r'value="[^"]*"', "", html).replace(name, "")
