"""One page says of a decision all that defends it; and trouble is told in a sentence."""

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.decisions.models import Decision
from alongside.decisions.tests.test_views import at, read
from alongside.kit.ids import new_id
from alongside.letters.models import Copy
from alongside.people.actions import record_death
from alongside.workforce.models import Due


@pytest.fixture
def as_mina(cast, sign_in):
    return sign_in(cast.workers["mina"])


@pytest.fixture
def dorothy(cast):
    return cast.people["dorothy"]


def test_of_every_decision_one_page_says_why_why_not_otherwise_under_which_law_who_was_heard_and_what_is_held(
    as_mina,
):
    """What an issue is done by: shown for each decision that the cast, and so the demo, holds."""
    every = list(Decision.objects.made().with_everybody().prefetch_related("options", "laws"))
    assert len(every) >= 2
    for one in every:
        page = read(as_mina.get(at("decision", one.person, one.pk)))
        text = page.replace("\n", " ")
        for said in (one.question, one.reasons, one.their_view, "Who was heard", *one.more.values()):
            assert said in text, (one, said)
        for law in one.laws.all():
            assert law.words in text
        if one.what.is_choice:
            assert len(one.options.all()) >= 2
            assert text.count("Why it is not right") == len(one.options.all()) - 1
            for way in one.options.all():
                assert way.why in text
        else:
            assert "Why not otherwise" in text
            for reason in one.verdict["reasons"]:
                assert reason in text
        for counsel in one.counsel.all():
            assert counsel.words in text
        held = text[text.index('id="held"') :]
        for copy in Copy.objects.filter(source_id=one.pk):
            assert copy.title in held
            assert "They have it" in held, "in their hand"
        [given] = Copy.objects.filter(source_id=one.pk, acknowledged_on__isnull=False)
        copy = read(as_mina.get(reverse("letters:copy", args=[one.person_id, given.pk])))
        assert ("You have a written record of what we found" in copy) is not one.what.is_choice, "the law at its side"
        for way in one.options.all():
            begins = "The way we chose" if way.is_chosen else "Another way"
            assert f">{begins}: {way.name}</h" in copy, "no table, which large print would break"
            assert f"How it fits your life: {way.fit}" in copy


def test_trouble_is_told_in_a_sentence_and_nothing_is_lost(as_mina, cast, dorothy):
    """A limb of the other regime, a day before the law, and a person who dies meanwhile."""
    address = f"{at('write', dorothy, new_id())}?kind=carer_eligibility"
    assert "does not count for a carer" in read(as_mina.get(address))
    wrong = {"kind": "carer_eligibility", "question": "Her caring", "fact-outcomes-nutrition": "longer"}
    page = read(as_mina.post(address, {**wrong, "reasons": "She is slow.", "decide": "yes"}), 422)
    assert "Taking significantly longer counts for an adult with needs of their own, not for a carer." in page
    assert "She is slow." in page
    early = {"made_at_day": "1", "made_at_month": "3", "made_at_year": "2015", "made_at_time": "10:00"}
    address = f"{at('write', dorothy, new_id())}?kind=adult_eligibility"
    page = read(as_mina.post(address, {"kind": "adult_eligibility", **early, "decide": "yes"}), 422)
    assert "This law is not known here for that day." in page
    simon, [made], now = cast.people["simon"], cast.people["simon"].decisions.all(), timezone.now()
    record_death(
        person=simon, seen_version=simon.version, died_on=timezone.localdate(), told_by="Jo", by=cast.workers["mina"],
        at=now,
    )  # fmt: skip
    page = read(as_mina.get(at("decision", simon, made.pk)))
    assert "has died. What was decided stays as it was" in page
    for gone in ("Prepare a copy", "How to communicate with Simon", "Weigh it anew"):
        assert gone not in page
    page = read(as_mina.get(at("look_again", simon, made.pk)))
    assert "so nothing more is decided" in page
    for gone in ("It stays for now", "It stands", "weigh it anew"):
        assert gone not in page
    stays = {"version": made.version, "outcome": "set_aside", "words": ""}
    assert "Write why, in plain words." in read(as_mina.post(at("look_again", simon, made.pk), stays), 422)
    assert as_mina.post(at("look_again", simon, made.pk), {**stays, "outcome": "stands"}).status_code == 422
    assert as_mina.post(at("look_again", simon, made.pk), {**stays, "outcome": "died"}).status_code == 302
    page = read(as_mina.get(at("decision", simon, made.pk)))
    assert "Not looked at again, since they died" in page
    assert "Look at it again together" not in read(as_mina.get(at("risk", simon, made.risk_id)))
    assert not Due.objects.filter(kind="decision_review", source_id=made.pk, done_at=None).exists()
