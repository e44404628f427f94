"""Where a person lives and how they are reached: kept, refused, and confidential where it must be."""

from datetime import date
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone
from alongside.people import actions, facts
from alongside.people.models import Address, WayToReach


@pytest.fixture
def nobody_yet(cast):
    """Somebody of whom nothing is written yet, alongside Mina; and Mina."""
    mina = cast.workers["mina"]
    return actions.add_person(id=new_id(), name="Noor Ali", by=mina, at=timezone.now()), mina


def url(person, name, *keys):
    return reverse(f"people:{name}", args=[person.pk, *keys])


def html_of(response):
    return unescape(response.content.decode())


def add_address(person, by, **facts_of):
    facts_of = {"lines": "4 Canal Street\nLeeds", **facts_of}
    return actions.add_address(person=person, id=new_id(), by=by, at=timezone.now(), **facts_of)


def test_addresses_stand_newest_first_with_their_days(nobody_yet, sign_in):
    person, mina = nobody_yet
    add_address(person, mina, lines="1 Old Lane", starts_on=date(2001, 2, 3), ends_on=date(2010, 1, 1))
    add_address(person, mina, postcode="ls123ab", starts_on=date(2010, 1, 1))
    html = html_of(sign_in(mina).get(url(person, "identity")))
    assert html.index("4 Canal Street") < html.index("1 Old Lane")
    assert "LS12 3AB" in html
    assert "Lived there from 3 February 2001 until 1 January 2010" in html


@pytest.mark.parametrize(
    ("facts_of", "field", "says"),
    [
        ({"postcode": "LS1"}, "postcode", "is not a postcode"),
        ({"starts_on": date(2020, 1, 2), "ends_on": date(2020, 1, 1)}, "ends_on", "before it began"),
        ({"starts_on": date(1950, 1, 1)}, "starts_on", "before they were born"),
        ({"ends_on": date(1950, 1, 1)}, "ends_on", "before they were born"),
        ({"starts_on": date(2990, 1, 1)}, "starts_on", "more than a year from now"),
    ],
)
def test_an_address_that_cannot_be_right_is_refused(cast, facts_of, field, says):
    mina = cast.workers["mina"]
    person = actions.add_person(id=new_id(), name="Noor Ali", born_on=date(1960, 5, 5), by=mina, at=timezone.now())
    with pytest.raises(actions.UnableToKeepAddress, match=says) as refusal:
        add_address(person, mina, **facts_of)
    assert refusal.value.field == field


def test_a_confidential_address_is_shown_to_those_who_answer_for_them_and_others_learn_whom_to_ask(cast, sign_in):
    dorothy, mina = cast.people["dorothy"], cast.workers["mina"]
    Address.objects.filter(person=dorothy, is_confidential=True).delete()
    secret = add_address(dorothy, mina, lines="9 Quiet Close", postcode="LS12 3AB", is_confidential=True)
    html = html_of(sign_in(mina).get(url(dorothy, "identity")))
    assert "9 Quiet Close" in html
    assert "Confidential" in html
    for slug in ("ruth", "graham"):  # of the team, not by name; on duty, but a supervisor
        client = sign_in(cast.workers[slug])
        for page in ("identity", "identity_history"):
            html = html_of(client.get(url(dorothy, page)))
            assert "Quiet" not in html
            assert "LS12 3AB" not in html
            assert "confidential address" in html
        assert "Ask <bdi>Mina Osei</bdi>" in html_of(client.get(url(dorothy, "identity")))
        assert client.get(url(dorothy, "change_address", secret.pk)).status_code == 404
        stolen = {"version": 1, "lines": "x"}
        assert client.post(url(dorothy, "change_address", secret.pk), stolen).status_code == 404
        with pytest.raises(actions.UnableToKeepAddress, match="Ask somebody who may see it"):
            actions.change_address(
                address=Address.objects.get(pk=secret.pk),
                seen_version=1,
                lines="x",
                by=cast.workers[slug],
                at=timezone.now(),
            )
    assert Address.objects.get(pk=secret.pk).lines == "9 Quiet Close"


def test_an_address_made_confidential_is_closed_in_all_its_history(cast, sign_in):
    dorothy, mina = cast.people["dorothy"], cast.workers["mina"]
    Address.objects.filter(person=dorothy, is_confidential=True).delete()
    address = add_address(dorothy, mina, lines="9 Quiet Close")
    actions.change_address(
        address=address, seen_version=1, lines="9 Quiet Close", is_confidential=True, by=mina, at=timezone.now()
    )
    assert "Quiet" not in html_of(sign_in(cast.workers["ruth"]).get(url(dorothy, "identity_history")))
    assert "Quiet" in html_of(sign_in(mina).get(url(dorothy, "identity_history")))


def test_one_confidential_address_at_a_time(nobody_yet):
    person, mina = nobody_yet
    first = add_address(person, mina, is_confidential=True)
    with pytest.raises(actions.UnableToKeepAddress, match="already"):
        add_address(person, mina, is_confidential=True)
    actions.change_address(
        address=first, seen_version=1, lines="4 Canal Street", is_confidential=True,
        ends_on=timezone.localdate(), by=mina, at=timezone.now(),
    )  # fmt: skip
    assert add_address(person, mina, is_confidential=True).version == 1


def test_an_address_sent_twice_is_one_and_its_second_editor_is_told(nobody_yet, sign_in):
    person, mina = nobody_yet
    client, key = sign_in(mina), new_id()
    facts_of = {"id": key, "lines": "4 Canal Street", "postcode": "LS12 3AB"}
    for _ in range(2):
        assert client.post(url(person, "add_address"), facts_of).status_code == 302
    assert Address.objects.filter(person=person).count() == 1
    change = {"version": 1, "lines": "5 Canal Street"}
    assert client.post(url(person, "change_address", key), change).status_code == 302
    response = client.post(url(person, "change_address", key), {**change, "lines": "6 Canal Street"})
    assert response.status_code == 422
    assert "5 Canal Street" in html_of(response)
    assert "6 Canal Street" in html_of(response)


@pytest.mark.parametrize(
    ("way", "typed", "kept"),
    [
        ("phone", "0113 496 0123", "01134960123"),
        ("phone", "+44 (113) 496-0123", "+441134960123"),
        ("phone", "ring me", None),
        ("phone", "12", None),
        ("email", "noor@example.org", "noor@example.org"),
        ("email", "noor@", None),
    ],
)
def test_phones_and_emails_are_read_or_refused(nobody_yet, way, typed, kept):
    person, mina = nobody_yet
    facts_of = {
        "person": person,
        "id": new_id(),
        "way": way,
        "number_or_email": typed,
        "by": mina,
        "at": timezone.now(),
    }
    if kept is None:
        with pytest.raises(actions.UnableToKeepWayToReach):
            actions.add_way_to_reach(**facts_of)
    else:
        assert actions.add_way_to_reach(**facts_of).number_or_email == kept
        with pytest.raises(AlreadyDone):
            actions.add_way_to_reach(**facts_of)
    assert WayToReach.objects.filter(person=person).count() == (kept is not None)


def test_one_way_to_reach_is_tried_first_and_one_that_ended_says_so(nobody_yet, sign_in):
    person, mina = nobody_yet
    client, keys = sign_in(mina), [new_id(), new_id()]
    for key, number in zip(keys, ("0113 496 0001", "0113 496 0002"), strict=True):
        facts_of = {"id": key, "way": "phone", "number_or_email": number, "is_first": "yes", "about": "Text first"}
        for _ in range(2):
            assert client.post(url(person, "add_way_to_reach"), facts_of).status_code == 302
    assert WayToReach.objects.get(is_first=True, person=person).pk == keys[1]
    change = {"version": 2, "way": "phone", "number_or_email": "0113 496 0001", "is_first": "yes"}
    assert client.post(url(person, "change_way_to_reach", keys[0]), change).status_code == 302
    assert WayToReach.objects.get(is_first=True, person=person).pk == keys[0]
    ended = {
        "version": 2,
        "way": "phone",
        "number_or_email": "0113 496 0002",
        "ends_on_day": "1",
        "ends_on_month": "2",
        "ends_on_year": "2020",
    }
    assert client.post(url(person, "change_way_to_reach", keys[1]), ended).status_code == 302
    html = html_of(client.get(url(person, "identity")))
    assert "not theirs since 1 February 2020" in html
    assert client.post(url(person, "change_way_to_reach", keys[1]), ended).status_code == 422


def test_statements_are_the_same_for_one_row_and_for_three(nobody_yet, sign_in):
    from alongside.people.tests.test_views import statements

    person, mina = nobody_yet
    client, counts = sign_in(mina), []
    for n in range(3):
        add_address(person, mina, lines=f"{n} Canal Street")
        actions.add_way_to_reach(
            person=person, id=new_id(), way="phone", number_or_email=f"0113 496 000{n}", by=mina, at=timezone.now()
        )
        counts.append([statements(client, url(person, page)) for page in ("identity", "identity_history")])
    assert counts[0] == counts[2]


def test_nobody_to_ask_is_said_too(cast):
    assert facts.who_may_say(cast.people["li"], at=timezone.now()) == [], "first contact may not see one"
