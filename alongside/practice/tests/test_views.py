"""Every worker reads how we work, in the words of whichever pack is active."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from justhtml import JustHTML

from alongside import packs
from alongside.access.roles import WORKERS_ROLES, Role

PAGES = [
    "/practice/",
    "/practice/model/",
    "/practice/principles/",
    "/practice/conversations/",
    "/practice/cards/",
    "/practice/cards/support_worker/",
    "/practice/connecting-people/",
    "/practice/community/",
    "/practice/plain-words/",
]
NAMES = ("alongside-core", "connecting-people", "hertfordshire", "southend", "leeds")


@pytest.fixture(autouse=True)
def pack(settings):
    settings.PACK = "hertfordshire"
    return packs.active()


def words(response):
    """What a reader of the page reads, with the spaces made single."""
    body = re.sub(r"(?s)<(script|style).*?</\1>", " ", response.content.decode())
    return " ".join(JustHTML(body).to_text().split())


@pytest.mark.parametrize("address", [*PAGES, "/practice/principles/safeguarding/"])
def test_a_worker_reads_each_page(sign_in, mina, address):
    response = sign_in(mina).get(address)
    assert response.status_code == 200
    assert "Hertfordshire Connected Lives" in words(response)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("address", PAGES)
def test_each_page_with_each_pack_is_valid_html_with_ids_of_its_own(sign_in, mina, settings, name, address):
    settings.PACK = name
    html = sign_in(mina).get(address).content.decode()
    assert JustHTML(html, collect_errors=True).errors == []
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", [*PAGES, "/practice/principles/safeguarding/", "/practice/principles/no_such/"])
def test_signed_out_one_is_sent_to_sign_in_and_back(client, db, address):
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/?next=%2Fpractice%2F")


@pytest.mark.parametrize("role", sorted(WORKERS_ROLES))
def test_every_role_reads_its_own_card_first(sign_in, worker, pack, role):
    page = words(sign_in(worker(role)).get("/practice/cards/"))
    card = pack.cards[role]
    others = page.index("Cards of other roles")
    for item in (*card.purpose, *card.ways, *card.questions):
        assert page.index(item.text) < others
    for challenge in card.challenges:
        assert page.index(challenge.text) < page.index(challenge.way_through) < others
    assert ("A draft of ours" in page[:others]) == card.draft


def test_two_roles_read_two_cards(sign_in, worker):
    page = words(sign_in(worker(Role.SUPPORT_WORKER, Role.SUPERVISOR)).get("/practice/cards/"))
    assert "My cards" in page
    assert page.index("Support worker, from an agency") < page.index("Cards of other roles")
    assert page.index("Supervisor") < page.index("Cards of other roles")


def test_the_card_of_another_role(sign_in, mina):
    page = words(sign_in(mina).get("/practice/cards/rapid_response/"))
    assert "A draft of ours" in page
    assert "I respond within four hours" in page
    page = words(sign_in(mina).get("/practice/cards/support_worker/"))
    assert "A draft of ours" not in page
    assert "From: Connected Lives in Practice. Role: Support Worker (Agency)" in page


def test_a_principle_point_by_point(sign_in, mina, pack):
    response = sign_in(mina).get("/practice/principles/alternatives/")
    page = words(response)
    for point in pack.principle("alternatives").points:
        assert point.text in page
        assert f'id="{point.id}"' in response.content.decode()
    assert "2. Every contact is strength based and risk positive" in page
    assert "4. Safeguarding" in page
    assert "BASW Code of Ethics" in page


def test_the_principles_in_order(sign_in, mina, pack):
    page = words(sign_in(mina).get("/practice/principles/"))
    places = [page.index(f"{one.number}. {one.title}") for one in pack.principles.principles]
    assert places == sorted(places)
    assert len(places) == 10


def test_conversations_clocks_and_minutes(sign_in, mina, pack):
    page = words(sign_in(mina).get("/practice/conversations/"))
    texts = [one.text for one in sorted(pack.conversations.conversations, key=lambda one: one.order)]
    assert [page.index(text) for text in texts] == sorted(page.index(text) for text in texts)
    for told in ("Write it down: 2 working days", "Somebody responds: 4 hours", "Rapid response holds on: 72 hours"):
        assert told in page
    assert page.count("2 minutes") == 3


def test_connecting_people(sign_in, mina, pack):
    page = words(sign_in(mina).get("/practice/connecting-people/"))
    for part in (*pack.cycles.person, *pack.cycles.worker, *pack.barriers.barriers, *pack.agency.features):
        assert f"{part.title}. {part.text}" in page
    assert "Simon and Mina" in page


def test_what_southend_asks_of_commissioning_and_community(sign_in, mina, settings):
    settings.PACK = "southend"
    page = words(sign_in(mina).get("/practice/community/"))
    pack = packs.active()
    for statement in (*pack.commissioning.statements, *pack.community.statements):
        assert statement.text in page


def test_whose_words_they_are(sign_in, mina, pack):
    page = words(sign_in(mina).get("/practice/"))
    assert pack.head.note in page
    assert "endorsed" in page
    for source in pack.sources.values():
        assert source.title in page
        assert source.publisher in page
    assert [layer.title in page for layer in pack.chain] == [True, True, True]


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/practice/", "This pack holds no vision."),
        ("/practice/", "This pack holds no values."),
        ("/practice/", "This pack holds no tiers."),
        ("/practice/model/", "This pack says no more about its model"),
        ("/practice/model/", "This pack holds no statements about assessment."),
        ("/practice/principles/", "This pack holds no practice principles."),
        ("/practice/connecting-people/", "This pack says nothing about connecting people"),
        ("/practice/community/", "This pack holds no commissioning statements."),
        ("/practice/community/", "This pack holds no community principles."),
    ],
)
def test_what_a_pack_does_not_hold_is_said(sign_in, mina, settings, address, says):
    settings.PACK = "alongside-core"
    assert says in words(sign_in(mina).get(address))


@pytest.mark.parametrize(
    "address",
    [
        "/practice/principles/no_such_thing/",
        "/practice/cards/juggler/",
        "/practice/cards/self/",
        "/practice/cards/..%2Fpack/",
        "/practice/principles/a%20b/",
    ],
)
def test_an_unknown_name_is_not_found(sign_in, mina, address):
    assert sign_in(mina).get(address).status_code == 404


def test_a_principle_of_a_pack_that_has_none_is_not_found(sign_in, mina, settings):
    settings.PACK = "leeds"
    assert sign_in(mina).get("/practice/principles/safeguarding/").status_code == 404


def statements(client, address):
    client.get(address)  # the first page of a sitting writes the session
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


@pytest.mark.parametrize("address", PAGES)
def test_one_role_or_three_one_pack_or_another_the_same_statements(sign_in, worker, settings, address):
    few = statements(sign_in(worker(Role.PRACTITIONER)), address)
    many = statements(sign_in(worker(Role.PRACTITIONER, Role.SUPERVISOR, Role.PRINCIPAL)), address)
    settings.PACK = "alongside-core"
    assert few == many == statements(sign_in(worker(Role.ADMINISTRATOR)), address)
