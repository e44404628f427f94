"""The pages on which two records are found, seen side by side, joined and undone; what the rest of the house shows."""

from datetime import timedelta
from html import unescape
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.audit.models import LedgerEntry
from alongside.kit.ids import new_id
from alongside.people import actions
from alongside.people.models import Joining, Person, StoryItem
from alongside.people.tests.test_joining import added, again, ask_in, joined


def main(answer):
    return unescape(answer.content.decode()).split("<main", 1)[1].split("</main>")[0]


def day_of(now):
    day = timezone.localtime(now)
    return {"taken_back_on_day": day.day, "taken_back_on_month": day.month, "taken_back_on_year": day.year}


def noted(client, person, words):
    """Record a call of yesterday as the page does; gives its key and where it led."""
    day, key = timezone.localtime(timezone.now() - timedelta(days=1)), new_id()
    typed = {
        "id": key, "kind": "call", "contact_at_day": day.day, "contact_at_month": day.month,
        "contact_at_year": day.year, "contact_at_time": "09:00", "in_their_words": words, "strength_says": "person",
    }  # fmt: skip
    answer = client.post(f"/people/{person.pk}/notes/new/", typed)
    assert answer.status_code == 302, main(answer)
    return key, answer["Location"]


@pytest.fixture
def two(cast, sign_in):
    """Dorothy, and the record that was made when she rang under her married name."""
    mina, now = cast.workers["mina"], timezone.now()
    dot = added("Dot Hale-Winters", mina, now, known_as="Dot")
    noted(sign_in(mina), dot, "I have a sister in Goole.")
    return cast.people["dorothy"], dot


def test_the_other_record_is_found_seen_side_by_side_joined_and_undone(cast, two, sign_in):
    dorothy, dot = two
    client = sign_in(cast.workers["mina"])
    story = main(client.get(f"/people/{dorothy.pk}/"))
    assert f"/people/{dorothy.pk}/records/" in story
    page = main(client.get(f"/people/{dorothy.pk}/records/", {"q": "hale winters"}))
    address = f"/people/{dorothy.pk}/records/join/{dot.pk}/"
    assert address in page
    answer = client.get(address)
    page = main(answer)
    for words in ("Dorothy Hale", "Dot Hale-Winters", "Who is alongside", "Mina Osei", "2 items", "Nothing written"):
        assert words in page
    assert LedgerEntry.objects.filter(person=dot.pk, page="join_records", verb="looked").count() == 1
    assert f"/people/{dot.pk}/records/join/{dorothy.pk}/" in page, "either may go on"
    key = new_id()
    refused = client.post(address, {"id": key, "why": ""})
    assert refused.status_code == 422
    assert "Write how you know." in main(refused)
    assert not Joining.objects.exists()
    facts = {"id": key, "why": "She told me her married name"}
    page = main(client.post(address, facts, follow=True))
    assert "one story, with all that was in both" in page
    assert "Undo this" in page
    assert client.post(address, facts).status_code == 302, "sent twice it is done once"
    assert Joining.objects.count() == 1
    story = main(client.get(f"/people/{dorothy.pk}/"))
    assert "I have a sister in Goole." in story
    assert "Two records are one now" in story
    assert "known too as <bdi>Dot Hale-Winters</bdi>" in story
    page = main(client.get(f"/people/{dorothy.pk}/records/"))
    assert "She told me her married name" in page
    assert "differs" in page
    joining = Joining.objects.get()
    undo = f"/people/{dorothy.pk}/records/{joining.pk}/"
    assert client.post(undo, {"why": ""}).status_code == 422
    page = main(client.post(undo, {"why": "Two sisters-in-law"}, follow=True))
    assert "They are two records again" in page
    assert "Two sisters-in-law" in page
    assert "Two sisters-in-law" in main(client.get(undo)), "what was undone can still be read"
    assert "I have a sister in Goole." not in main(client.get(f"/people/{dorothy.pk}/"))
    assert "I have a sister in Goole." in main(client.get(f"/people/{dot.pk}/"))


def test_whoever_may_not_is_told_why_and_shown_nothing_of_the_other(cast, two, sign_in):
    dorothy, dot = two
    li, rosa = cast.people["li"], cast.people["rosa"]
    client = sign_in(cast.workers["mina"])
    answer = client.get(f"/people/{dorothy.pk}/records/join/{li.pk}/")
    assert answer.status_code == 403
    assert "can ask you in" in main(answer)
    assert li.name not in main(answer)
    for key in (rosa.pk, new_id()):
        assert client.get(f"/people/{dorothy.pk}/records/join/{key}/").status_code == 404
    facts = {"id": new_id(), "why": "A guess"}
    assert client.post(f"/people/{dorothy.pk}/records/join/{li.pk}/", facts).status_code == 403
    assert client.get(f"/people/{dorothy.pk}/records/join/{dorothy.pk}/").status_code == 302
    joining = joined(dot, dorothy, cast.workers["mina"], timezone.now())
    simon = cast.people["simon"]
    ade = sign_in(cast.workers["ade"])
    assert ade.get(f"/people/{simon.pk}/records/join/{dorothy.pk}/").status_code == 403
    assert "can join two records" in main(ade.get(f"/people/{simon.pk}/records/"))
    assert ade.get(f"/people/{simon.pk}/records/{joining.pk}/").status_code == 404
    graham = sign_in(cast.workers["graham"])
    page = main(graham.get(f"/people/{dorothy.pk}/records/{joining.pk}/"))
    assert "Undo this" in page, "a supervisor whose team is alongside may undo it"


def test_the_key_of_a_record_put_aside_leads_to_the_one_it_goes_on_as(cast, two, sign_in):
    dorothy, dot = two
    mina = cast.workers["mina"]
    note = StoryItem.objects.of(dot).get(kind="note").source_id
    client = sign_in(mina)
    opened = client.get(f"/people/{dot.pk}/change/")
    version = again(dot).version
    assert opened.status_code == 200
    joined(dot, dorothy, mina, timezone.now())
    for end in ("", "looks/?page=1", f"notes/{note}/", "who-i-am/", "identity/"):
        answer = client.get(f"/people/{dot.pk}/{end}")
        assert (answer.status_code, answer["Location"]) == (302, f"/people/{dorothy.pk}/{end}")
        assert client.get(answer["Location"]).status_code == 200
    # A page left open on the record put aside: what it sends is done, and overwrites nothing.
    sent = {
        "version": version, "name": "Dot Hale-Winters", "known_as": "Dottie", "pronouns": "", "born_on_day": "",
        "born_on_month": "", "born_on_year": "", "what_matters": "", "what_matters_said_by": "",
    }  # fmt: skip
    answer = client.post(f"/people/{dot.pk}/change/", sent)
    assert answer.status_code == 422
    page = main(answer)
    assert "Somebody else changed this while you were writing." in page
    assert "Dottie" in page
    assert again(dorothy).name == "Dorothy Hale"
    note_id, led = noted(client, dot, "The phone still works.")
    assert led.startswith(f"/people/{dorothy.pk}/notes/{note_id}/")
    assert StoryItem.objects.get(source_id=note_id).person_id == dorothy.pk
    leo = sign_in(cast.workers["leo"])
    assert leo.get(f"/people/{dot.pk}/").status_code == 403, "and opens nothing to anybody else"
    assert leo.get(f"/people/{dorothy.pk}/").status_code == 403


def test_finding_the_desk_and_the_list_show_one_person(cast, two, sign_in):
    dorothy, dot = two
    mina = cast.workers["mina"]
    client = sign_in(mina)
    joined(dot, dorothy, mina, timezone.now())
    for sought in ("Dorothy", "Winters"):
        page = main(client.get("/people/find/", {"q": sought}))
        assert page.count('class="title link"') == 1
        assert f'href="/people/{dorothy.pk}/"' in page
        assert "known too as <bdi>Dot Hale-Winters</bdi>" in page
    for address in ("/", "/people/"):
        page = main(client.get(address))
        assert f"/people/{dot.pk}/" not in page
        assert page.count(f'href="/people/{dorothy.pk}/"') == 1
    assert "If somebody would drive me" in main(client.get(f"/people/{dot.pk}/notes/new/", follow=True)), "her draft"
    assert "Record your note about Dot" in main(client.get("/"))
    looks = main(client.get(f"/people/{dorothy.pk}/looks/"))
    assert "joined two records of theirs" in looks


def test_every_page_of_a_joined_person_opens_and_costs_little(cast, two, sign_in):
    """As many statements for three joined records as for two; a person's page as many as where there is one."""
    dorothy, dot = two
    mina, now = cast.workers["mina"], timezone.now()
    client = sign_in(mina)
    pages = (
        "", "change/", "who-i-am/", "who-i-am/write/please_do/", "who-i-am/one-side/", "before-you-knock/",
        "communication/", "communication/ask/", "people-in-my-life/", "sharing/", "looks/", "alongside/", "identity/",
        "identity/changes/", "identity/words/", "identity/counted/", "identity/health/", "records/", "notes/new/",
    )  # fmt: skip

    def cost(end):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = client.get(f"/people/{dorothy.pk}/{end}")
        assert answer.status_code == 200, end
        return len(asked)

    for end in pages:
        cost(end)  # the first look of the day is written down
    alone = {end: cost(end) for end in pages}
    joined(dot, dorothy, mina, now)
    with_two = {end: cost(end) for end in pages}
    third = added("Dorothea Hale", mina, now)
    noted(client, third, "I was a gardener.")
    joined(third, again(dorothy), mina, now)
    with_three = {end: cost(end) for end in pages}
    assert with_three == with_two
    assert with_two[""] == alone[""] <= 12
    dearer = {end for end in pages if with_two[end] > alone[end] + 2}
    assert dearer <= {"records/"}, "which then shows what each says"


def test_what_lies_with_the_record_put_aside_can_still_be_changed(cast, two, sign_in):
    dorothy, dot = two
    mina, now = cast.workers["mina"], timezone.now()
    address = actions.add_address(person=dot, id=new_id(), lines="1 Old Street", by=mina, at=now)
    contact = actions.add_contact(person=dot, id=new_id(), name="Winifred", is_somebody_else=True, by=mina, at=now)
    consent = actions.agree_sharing(
        person=dot, id=new_id(), contact=contact, parts=["story"], starts_on=timezone.localdate(now),
        how_given="said", by=mina, at=now,
    )  # fmt: skip
    actions.write_communication(
        person=dot, id=new_id(), seen_version=0, has_needs=True, in_short="Speak slowly.",
        review_on=timezone.localdate(now) + timedelta(days=30), by=mina, at=now,
    )  # fmt: skip
    joined(dot, dorothy, mina, now)
    client = sign_in(mina)
    page = f"/people/{dorothy.pk}/identity/addresses/{address.pk}/"
    assert "1 Old Street" in main(client.get(page))
    sent = client.post(page, {"version": 1, "lines": "2 New Street", "postcode": "", "about": ""})
    assert sent.status_code == 302
    address.refresh_from_db()
    assert (address.lines, address.person_id) == ("2 New Street", dot.pk)
    assert "Winifred" in main(client.get(f"/people/{dorothy.pk}/people-in-my-life/{contact.pk}/"))
    assert "Winifred" in main(client.get(f"/people/{dorothy.pk}/people-in-my-life/"))
    assert "2 New Street" in main(client.get(f"/people/{dorothy.pk}/identity/"))
    assert "Winifred" in main(client.get(f"/people/{dorothy.pk}/sharing/{consent.pk}/"))
    taken = {"version": 1, "how_taken_back": "She shook her head", **day_of(now)}
    assert client.post(f"/people/{dorothy.pk}/sharing/{consent.pk}/withdraw/", taken).status_code == 302
    story = main(client.get(f"/people/{dorothy.pk}/"))
    assert "Sharing with Winifred was taken back" in story
    assert "Speak slowly." in story, "the banner"
    assert "What helps may have changed." in story, "what is next"
    call_command("rebuild_story", "--check", stdout=StringIO())
    ask_in(again(dorothy), cast.workers["helen"], "principal", mina, now)
    assert Person.objects.one_seen_by(cast.workers["helen"], dot.pk, at=timezone.now()).standing
