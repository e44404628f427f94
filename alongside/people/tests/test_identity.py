"""Who a person is in facts: kept, refused, shown to whom it may be, and gentle when they have died."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry
from alongside.kit.ids import new_id
from alongside.kit.refusals import ChangedMeanwhile
from alongside.people import actions
from alongside.people.models import Characteristics, HealthRecordLink, Identity, Person, StoryItem
from alongside.people.partial_days import MONTH, YEAR, PartialDay

NUMBER = "999 000 0018"


@pytest.fixture
def nobody_yet(cast):
    """Somebody of whom nothing is written yet, alongside Mina; and Mina."""
    mina = cast.workers["mina"]
    return actions.add_person(id=new_id(), name="Noor Ali", by=mina, at=timezone.now()), mina


def url(person, name, *keys):
    return reverse(f"people:{name}", args=[person.pk, *keys])


def html_of(response):
    return unescape(response.content.decode())


def seen(person):
    return Person.objects.get(pk=person.pk)


def test_their_own_words_come_before_every_code(nobody_yet, sign_in):
    person, mina = nobody_yet
    now = timezone.now()
    actions.change_identity(
        person=person,
        seen_version=None,
        words="I am from Sylhet and from Leeds.",
        first_language="Bangla",
        by=mina,
        at=now,
    )
    actions.change_characteristics(
        person=person, seen_version=None, by=mina, at=now,
        answers={"ethnicity": "asian_bangladeshi", "ethnicity_words": "Sylheti", "religion": "prefers_not_to_say"},
    )  # fmt: skip
    html = html_of(sign_in(mina).get(url(person, "identity")))
    assert html.index("I am from Sylhet") < html.index("“Sylheti”")
    assert html.index("“Sylheti”") < html.index("Counted as: Asian or Asian British: Bangladeshi")
    assert "Prefers not to say" in html
    assert "Not asked" in html
    assert "Bangla" in html
    identity = Identity.objects.get(person=person)
    assert (identity.said_by, identity.said_on) == ("", timezone.localdate(now))


def test_a_page_of_which_nothing_is_known_says_what_to_do_first(nobody_yet, sign_in):
    person, mina = nobody_yet
    html = html_of(sign_in(mina).get(url(person, "identity")))
    for words in ("Write what they say", "No address is known", "No phone number or email is known", "Not yet known"):
        assert words in html


@pytest.mark.parametrize(
    ("action", "facts_of", "says"),
    [
        ("change_identity", {"words": "x", "said_on": date(2999, 1, 1)}, "still to come"),
        ("change_characteristics", {"answers": {"gender": "no such answer"}}, "Choose an answer of the list"),
        ("change_characteristics", {"answers": {}, "answered_on": date(2999, 1, 1)}, "still to come"),
        ("change_health_record_link", {"nhs_number": "999 000 0019"}, "last digit does not agree"),
        ("change_health_record_link", {"nhs_number": "12345"}, "not ten digits"),
        ("change_health_record_link", {"nhs_number_status": "verified"}, "Write the number too"),
        ("change_health_record_link", {"gp_practice": "The Light", "gp_code": "86012"}, "a letter and five figures"),
        ("change_health_record_link", {"gp_code": "B86012"}, "name of the practice"),
    ],
)
def test_what_cannot_be_right_is_refused_in_a_sentence(nobody_yet, action, facts_of, says):
    person, mina = nobody_yet
    with pytest.raises(actions.UnableToChangeIdentity, match=says) as refusal:
        getattr(actions, action)(person=person, seen_version=None, **facts_of, by=mina, at=timezone.now())
    assert refusal.value.field
    assert not any(
        model.objects.filter(person=person).exists() for model in (Identity, Characteristics, HealthRecordLink)
    )


def test_an_nhs_number_reads_3_3_4_is_not_checked_until_somebody_does_and_is_marked_as_invented(nobody_yet, sign_in):
    person, mina = nobody_yet
    link = actions.change_health_record_link(
        person=person, seen_version=None, nhs_number="9990000018", gp_practice="The Light", gp_code="b86012",
        by=mina, at=timezone.now(),
    )  # fmt: skip
    assert (link.spaced, link.nhs_number_status, link.gp_code) == (NUMBER, "unverified", "B86012")
    html = html_of(sign_in(mina).get(url(person, "identity")))
    assert f"{NUMBER} (invented: a test number that belongs to nobody)" in html
    assert "Given, not checked" in html
    assert "The Light (B86012)" in html


def test_anothers_nhs_number_is_kept_with_a_warning_that_reveals_nobody_who_is_hidden(cast, nobody_yet, sign_in):
    person, mina = nobody_yet
    now = timezone.now()
    hidden, helen = cast.people["rosa"], cast.workers["helen"]
    facts_of = {"seen_version": None, "nhs_number": "999 000 0026", "nhs_number_status": "verified", "at": now}
    HealthRecordLink.objects.filter(person=hidden).delete()
    actions.change_health_record_link(person=hidden, by=helen, **facts_of)
    actions.change_health_record_link(person=person, by=mina, **facts_of)
    html = html_of(sign_in(mina).get(url(person, "identity")))
    assert "Another record" not in html
    assert "Rosa" not in html
    other = actions.add_person(id=new_id(), name="Nour Ali", by=mina, at=now)
    actions.change_health_record_link(person=other, by=mina, **facts_of)
    html = html_of(sign_in(mina).get(url(person, "identity")))
    assert "Another record here has this NHS number" in html
    assert "Nour Ali" in html
    assert "Rosa" not in html


@pytest.mark.parametrize(
    ("page", "model", "first", "second"),
    [
        ("change_identity", Identity, {"words": "One"}, {"words": "Another"}),
        (
            "change_health_record_link",
            HealthRecordLink,
            {"gp_practice": "One", "nhs_number_status": "none"},
            {"gp_practice": "Another", "nhs_number_status": "none"},
        ),
    ],
)
def test_two_editors_of_what_nobody_had_written_see_both_versions(nobody_yet, sign_in, page, model, first, second):
    person, mina = nobody_yet
    client = sign_in(mina)
    assert client.post(url(person, page), {"version": "", **first}).status_code == 302
    response = client.post(url(person, page), {"version": "", **second})
    html = html_of(response)
    assert response.status_code == 422
    assert "Both versions are below" in html
    assert "One" in html
    assert "Another" in html
    assert 'name="version" value="1"' in html
    assert client.post(url(person, page), {"version": "1", **second}).status_code == 302
    assert model.objects.get(person=person).version == 2


def test_two_editors_of_what_is_counted(nobody_yet, sign_in):
    person, mina = nobody_yet
    client, page = sign_in(mina), url(person, "change_characteristics")
    form = client.get(page)
    answers = dict.fromkeys(re.findall(r'<select[^>]*name="(\w+)"', html_of(form)), "not_asked")
    assert len(answers) == 16
    assert client.post(page, {"version": "", **answers, "gender": "female"}).status_code == 302
    response = client.post(page, {"version": "", **answers, "gender": "male"})
    assert response.status_code == 422
    assert "Female" in html_of(response)
    assert Characteristics.objects.get(person=person).gender == "female"


@pytest.mark.parametrize(
    ("typed", "kept", "words"),
    [
        (("", "", "1945"), PartialDay(date(1945, 1, 1), YEAR), "1945"),
        (("", "Mar", "1945"), PartialDay(date(1945, 3, 1), MONTH), "March 1945"),
    ],
)
def test_a_date_of_birth_may_be_known_in_part(cast, sign_in, typed, kept, words):
    client, key = sign_in(cast.workers["mina"]), new_id()
    day, month, year = typed
    birth = {"born_on_day": day, "born_on_month": month, "born_on_year": year}
    client.post(reverse("people:add"), {"id": key, "name": "Noor Ali", **birth})
    person = Person.objects.get(pk=key)
    assert person.born == kept
    assert "about" in html_of(client.get(url(person, "story")))
    assert words in html_of(client.get(url(person, "identity")))
    assert f"born {words}" in html_of(client.get(reverse("people:find"), {"q": "Noor Ali"}))
    form = html_of(client.get(url(person, "change")))
    assert f'name="born_on_day" type="text" value="{day}"' in form or 'name="born_on_day" type="text"' in form
    facts_of = {"version": person.version, "name": "Noor Ali", **birth, "born_on_month": month and "3"}
    assert client.post(url(person, "change"), facts_of).status_code == 302
    assert seen(person).born == kept, "sent as it stood, it stays as it was"


def test_a_day_without_its_month_is_asked_for(cast, sign_in):
    facts_of = {"id": new_id(), "name": "Noor Ali", "born_on_day": "3", "born_on_month": "", "born_on_year": "1945"}
    response = sign_in(cast.workers["mina"]).post(reverse("people:add"), facts_of)
    assert response.status_code == 422
    assert "Add the month" in html_of(response)


def test_a_death_is_told_gently_and_by_whom_we_heard_it(nobody_yet, sign_in):
    person, mina = nobody_yet
    now = timezone.now()
    day = timezone.localdate(now) - timedelta(days=1)
    person = actions.record_death(
        person=person, seen_version=person.version, died_on=day, told_by="Jo, their sister", by=mina, at=now
    )
    client = sign_in(mina)
    html = html_of(client.get(url(person, "identity")))
    assert "Jo, their sister" in html
    assert "no new clock begins" in html
    story = html_of(client.get(url(person, "story")))
    assert "They died" in story
    assert f"died {PartialDay(day).in_words()}" in story


def test_a_death_recorded_by_mistake_is_taken_back_and_stays_in_the_history(nobody_yet, sign_in):
    person, mina = nobody_yet
    client = sign_in(mina)
    died = {"died_on_year": "2026", "died_on_month": "", "died_on_day": "", "told_by": "A letter"}
    assert client.post(url(person, "record_death"), {"version": 1, **died}).status_code == 302
    assert seen(person).died == PartialDay(date(2026, 1, 1), YEAR)
    assert client.post(url(person, "take_death_back"), {"version": 1}).status_code == 422
    assert client.post(url(person, "take_death_back"), {"version": 2}).status_code == 302
    assert seen(person).died is None
    assert not StoryItem.objects.filter(person=person, kind="person_died").exists()
    html = html_of(client.get(url(person, "identity_history")))
    assert "A letter" in html
    assert "Mina Osei" in html
    assert LedgerEntry.objects.filter(verb="death.taken_back", person=person.pk).exists()
    again = client.post(url(person, "take_death_back"), {"version": 2})
    assert (again.status_code, LedgerEntry.objects.filter(verb="death.taken_back").count()) == (302, 1)
    with pytest.raises(actions.UnableToRecordDeath, match="nothing to take back"):
        actions.take_death_back(person=seen(person), seen_version=3, by=mina, at=timezone.now())
    assert client.get(url(person, "take_death_back"))["Location"] == url(person, "identity"), "nothing was closed"


@pytest.mark.parametrize(
    ("born", "died", "told_by", "says"),
    [
        (None, date(2999, 1, 1), "Jo", "still to come"),
        (date(1960, 5, 5), date(1960, 5, 4), "Jo", "before they were born"),
        (PartialDay(date(1960, 1, 1), YEAR), PartialDay(date(1959, 1, 1), YEAR), "Jo", "before they were born, 1960"),
        (None, date(1850, 1, 1), "Jo", "Check the year"),
        (None, date(2020, 1, 1), "", "who told us"),
    ],
)
def test_days_of_death_that_contradict_are_refused(cast, born, died, told_by, says):
    mina, now = cast.workers["mina"], timezone.now()
    person = actions.add_person(id=new_id(), name="Noor Ali", born_on=born, by=mina, at=now)
    with pytest.raises(actions.UnableToRecordDeath, match=says):
        actions.record_death(person=person, seen_version=1, died_on=died, told_by=told_by, by=mina, at=now)
    assert seen(person).died is None


def test_born_in_the_year_they_died_is_no_contradiction(cast):
    mina, now = cast.workers["mina"], timezone.now()
    person = actions.add_person(id=new_id(), name="Noor Ali", born_on=date(1960, 5, 5), by=mina, at=now)
    year = PartialDay(date(1960, 1, 1), YEAR)
    died = actions.record_death(person=person, seen_version=1, died_on=year, told_by="Jo", by=mina, at=now)
    assert seen(died).age_in_words(on=date(2026, 1, 1)) == "0"


@pytest.mark.parametrize(
    "wrong", [{"died_on": date(2020, 1, 1)}, {"death_told_by": "Jo"}, {"born_precision": "year", "born_on": None}]
)
def test_the_database_keeps_what_belongs_together(nobody_yet, wrong):
    person, _ = nobody_yet
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(**wrong)


def test_whoever_is_not_alongside_changes_nothing(nobody_yet, cast):
    person, _ = nobody_yet
    with pytest.raises(UnableToAllow):
        actions.change_identity(person=person, seen_version=None, words="x", by=cast.workers["leo"], at=timezone.now())
    assert not Identity.objects.filter(person=person).exists()


def test_two_at_once_make_one(nobody_yet):
    person, mina = nobody_yet
    made = actions.change_identity(person=person, seen_version=None, words="One", by=mina, at=timezone.now())
    with pytest.raises(ChangedMeanwhile) as refusal:
        actions.change_identity(person=person, seen_version=None, words="Two", by=mina, at=timezone.now())
    assert refusal.value.current.pk == made.pk


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "😀 ابو", "x" * 2000])
def test_whatever_is_written_stays_words(nobody_yet, sign_in, words):
    person, mina = nobody_yet
    client = sign_in(mina)
    assert client.post(url(person, "change_identity"), {"version": "", "words": words}).status_code == 302
    raw = client.get(url(person, "identity")).content.decode()
    assert "<script>alert" not in raw
    assert words in unescape(raw)
