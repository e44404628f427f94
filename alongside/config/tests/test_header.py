"""The header: few links, and the parts of what one of them leads to."""

import re

import pytest

pytestmark = pytest.mark.django_db


def parts_of(html):
    """The parts that stand above a page, and the one that it belongs to."""
    found = re.search(r'<nav class="tabs" aria-label="Community">(.*?)</nav>', html, re.DOTALL)
    here = re.search(r'aria-current="page">([^<]+)<', found[1]) if found else None
    return (re.findall(r">([^<>]+)</a>", found[1]) if found else [], here and here[1])


def test_the_community_is_one_link_and_its_pages_show_its_parts(cast, sign_in):
    client = sign_in(cast.workers["nell"])
    everything = ["What is on", "Who we know", "Events", "Questions", "Talking Points"]
    for path, here in (
        ("/directory/entries/", "What is on"),
        ("/community/", "Who we know"),
        ("/community/evenings/", "Events"),
        ("/community/questions/", "Questions"),
        ("/talking-points/", "Talking Points"),
    ):
        html = client.get(path).content.decode()
        assert parts_of(html) == (everything, here), path
        assert html.count(">Community</a>") == 1
    assert parts_of(client.get("/").content.decode()) == ([], None)


def test_one_part_alone_is_not_shown(cast, sign_in):
    html = sign_in(cast.workers["priya"]).get("/directory/entries/").content.decode()
    assert parts_of(html) == ([], None)
    assert ">Community</a>" in html
