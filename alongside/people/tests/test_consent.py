"""What a person agrees to share, and takes back."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.kit.ids import new_id
from alongside.people import actions
from alongside.people.models import Consent, StoryItem
from alongside.people.tests.test_contact import the_story_follows_from_the_facts

TODAY = timezone.localdate


def agree(cast, person="dorothy", by="mina", **facts):
    told = {"parts": ["goals"], "starts_on": TODAY(), "how_given": "said", **facts}
    if "contact" not in told:
        told = {"organisation": "Armley allotments", **told}
    return actions.agree_sharing(
        person=cast.people[person], id=new_id(), by=cast.workers[by], at=timezone.now(), **told
    )


def contact(cast, name="Jo Byrne", person="dorothy", **facts):
    return actions.add_contact(
        person=cast.people[person], id=new_id(), name=name, by=cast.workers["mina"], at=timezone.now(), **facts
    )


def take_back(consent, cast, day=None, **facts):
    told = {"seen_version": consent.version, "taken_back_on": day or TODAY(), "how_taken_back": "Told me", **facts}
    return actions.take_back_sharing(consent=consent, by=cast.workers["mina"], at=timezone.now(), **told)


def page_of(name, person, *keys):
    return reverse(f"people:{name}", args=[person.pk, *keys])


def test_what_is_agreed_and_taken_back_is_in_the_story(cast):
    consent = agree(cast, contact=contact(cast), parts=["goals", "story"], other="the photographs")
    assert consent.what == "My story and notes; My goals; the photographs"
    take_back(consent, cast)
    lines = set(StoryItem.objects.filter(source_id=consent.pk).values_list("line", flat=True))
    assert lines == {"I agreed to share with Jo Byrne", "Sharing with Jo Byrne was taken back"}
    assert the_story_follows_from_the_facts()


def test_what_holds_on_a_day(cast):
    today, day = TODAY(), timedelta(days=1)
    now, later = agree(cast, ends_on=today), agree(cast, starts_on=today + day)
    before = agree(cast, starts_on=today - 9 * day, ends_on=today - day)
    back = take_back(agree(cast), cast)
    holding = Consent.objects.of(cast.people["dorothy"]).holding(on=today)
    assert now in holding
    assert not {later.pk, before.pk, back.pk} & {one.pk for one in holding}
    states = [one.state(on=today) for one in (now, later, before, back)]
    assert states == ["agreed", "to come", "over", "taken back"]


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"parts": []}, "what may be shared"),
        ({"organisation": ""}, "with whom"),
        ({"ends_on": date(2020, 1, 1)}, "last day comes before"),
        ({"starts_on": date(1800, 1, 1)}, "years ago"),
        ({"starts_on": date(2999, 1, 1)}, "more than a year"),
        ({"who_agreed": "best_interests"}, "how it was found out"),
        ({"who_agreed": "decider", "about_capacity": "We tried pictures."}, "Choose the attorney"),
    ],
)
def test_what_cannot_be_right_has_a_sentence(cast, facts, says):
    with pytest.raises(actions.UnableToShare, match=r"(?i)" + says):
        agree(cast, **facts)
    assert not Consent.objects.filter(organisation="Armley allotments", person=cast.people["dorothy"]).exists()


def test_only_an_attorney_or_a_deputy_on_record_decides_for_somebody(cast):
    jo = contact(cast, kind="friend")
    facts = {"who_agreed": "decider", "decided_by": jo, "about_capacity": "We tried pictures, twice."}
    with pytest.raises(actions.UnableToShare, match="not on record as an attorney"):
        agree(cast, **facts)
    actions.add_relationship(
        contact=jo, id=new_id(), kind="attorney", powers=["health"], by=cast.workers["mina"], at=timezone.now()
    )
    assert agree(cast, **facts).decided_by == jo


def test_a_contact_of_another_or_one_who_left_is_refused(cast):
    with pytest.raises(actions.UnableToShare, match="this person's life"):
        agree(cast, contact=contact(cast, person="simon"))
    jo = contact(cast, name="Una Grey")
    jo = actions.end_contact(
        contact=jo, seen_version=1, ended_on=TODAY(), why_ended="Moved", by=cast.workers["mina"], at=timezone.now()
    )
    with pytest.raises(actions.UnableToShare, match="no longer in their life"):
        agree(cast, contact=jo)


def test_it_is_taken_back_once_and_not_before_it_was_agreed(cast):
    consent = agree(cast)
    for day, says in ((TODAY() + timedelta(days=1), "still to come"), (TODAY() - timedelta(days=9), "before it was")):
        with pytest.raises(actions.UnableToShare, match=says):
            take_back(consent, cast, day)
    stale = Consent.objects.get(pk=consent.pk)
    consent = take_back(consent, cast)
    with pytest.raises(actions.UnableToShare, match="meanwhile"):
        take_back(stale, cast)
    with pytest.raises(actions.UnableToShare, match="already"):
        take_back(consent, cast)


def test_recorded_shown_printed_and_taken_back_by_hand(cast, sign_in):
    jo, dorothy, client = contact(cast), cast.people["dorothy"], sign_in(cast.workers["mina"])
    today = TODAY()
    typed = {
        "id": new_id(), "whom": str(jo.pk), "parts": ["health"], "what_for": "<i>Lifts</i>", "how_given": "said",
        "who_agreed": "person", "starts_on_day": today.day, "starts_on_month": today.month,
        "starts_on_year": today.year,
    }  # fmt: skip
    url = page_of("agree_sharing", dorothy)
    assert "Jo Byrne" in client.get(f"{url}?with={jo.pk}").content.decode()
    assert client.post(url, typed).status_code == 302
    assert client.post(url, typed).status_code == 302
    consent = Consent.objects.get(contact=jo)
    for name, keys in (("sharing", ()), ("sharing_to_print", ()), ("consent", (consent.pk,)), ("contact", (jo.pk,))):
        assert "My health" in client.get(page_of(name, dorothy, *keys)).content.decode(), name
    assert "&lt;i&gt;Lifts" in client.get(page_of("consent", dorothy, consent.pk)).content.decode()
    assert "Jo Byrne" in client.get(page_of("story", dorothy)).content.decode().split("<aside")[1]
    url = page_of("take_back", dorothy, consent.pk)
    day = {"taken_back_on_day": today.day, "taken_back_on_month": today.month, "taken_back_on_year": today.year}
    assert client.post(url, {"version": 1, **day}).status_code == 422
    assert client.post(url, {"version": 1, **day, "how_taken_back": "Shook her head"}).status_code == 302
    assert "taken back" in client.get(page_of("sharing", dorothy)).content.decode()
    assert "have not agreed to share" in client.get(page_of("sharing_to_print", dorothy)).content.decode() or (
        Consent.objects.filter(person=dorothy).count() > 1
    )
    assert client.post(url, {"version": 1, **day, "how_taken_back": "Again"}).status_code == 422


def test_who_decided_for_somebody_says_why_by_hand(cast, sign_in):
    client, today = sign_in(cast.workers["mina"]), TODAY()
    typed = {
        "id": new_id(), "whom": "organisation", "organisation": "St Anne's surgery", "parts": ["health"],
        "how_given": "another_way", "who_agreed": "best_interests", "starts_on_day": today.day,
        "starts_on_month": today.month, "starts_on_year": today.year,
    }  # fmt: skip
    url = page_of("agree_sharing", cast.people["dorothy"])
    answer = client.post(url, typed)
    assert answer.status_code == 422
    assert "how it was found out" in answer.content.decode()
    assert client.post(url, {**typed, "about_capacity_too": "Pictures, twice; a quiet room."}).status_code == 302
    consent = Consent.objects.get(organisation="St Anne's surgery")
    html = client.get(page_of("consent", cast.people["dorothy"], consent.pk)).content.decode()
    assert "a quiet room" in html
    assert "this decision on that day" in html


def test_another_persons_agreement_is_not_there(cast, sign_in):
    consent = agree(cast)
    client = sign_in(cast.workers["mina"])
    assert client.get(page_of("consent", cast.people["simon"], consent.pk)).status_code == 404
