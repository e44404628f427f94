"""Pages of assessments: shown, refused, two editors in one part and in two, what is missing, an empty one."""

import re
from html import unescape

import pytest
from django.urls import reverse

from alongside.assessments import actions
from alongside.assessments.models import Assessment, Picked
from alongside.assessments.said_before import said_before
from alongside.decisions.models import Decision
from alongside.kit.ids import new_id
from alongside.people.tests.test_views import statements


@pytest.fixture
def as_mina(cast, sign_in):
    return sign_in(cast.workers["mina"])


@pytest.fixture
def dorothy(cast):
    return cast.people["dorothy"]


@pytest.fixture
def hers(cast, dorothy):
    return Assessment.objects.of(dorothy).get()


def at(name, person, *keys):
    return reverse(f"assessments:{name}", args=[person.pk, *keys])


def read(answer, status=200):
    assert answer.status_code == status
    return unescape(answer.content.decode())


def marks_in(page):
    return dict(re.findall(r'name="(seen-\w+)" id="seen-\w+" value="([^"]+)"', page))


def test_two_workers_write_at_once_and_nothing_is_lost(as_mina, cast, dorothy, hers):
    address = at("write", dorothy, hers.pk)
    page = read(as_mina.get(address))
    assert "What matters most" in page
    assert "Still to be written down" in page
    assert "section 9(4) to (6)" in page
    assert "how anybody who cares for them was involved" in page
    seen = marks_in(page)
    written = {row.part: row.words for row in hers.written.all()}
    # Somebody else writes in two parts meanwhile.
    for part, words in (("identity", "She sings in chapel."), ("matters", "The garden, and her cat.")):
        version = hers.written.filter(part=part).values_list("version", flat=True).first() or 0
        actions.write_part(
            assessment=hers, part=part, words=words, seen_version=version, by=cast.workers["mina"], at=cast.now
        )
    typed = {**written, **seen, "identity": "", "matters": "The garden first.", "carers": "Her niece, on Sundays."}
    answer = read(as_mina.post(address, typed), 422)
    assert "The garden, and her cat." in answer, "both are shown"
    assert "The garden first." in answer
    now = {row.part: row.words for row in hers.written.all()}
    assert now["identity"] == "She sings in chapel.", "a part that was not touched stays as somebody else wrote it"
    assert now["carers"] == "Her niece, on Sundays."
    assert now["matters"] == "The garden, and her cat."
    again = {
        **typed,
        **marks_in(answer),
        "identity": now["identity"],
        "matters": "The garden and the cat.",
        "leave": "yes",
    }
    assert as_mina.post(address, again)["Location"] == at("assessment", dorothy, hers.pk)
    assert hers.written.get(part="matters").words == "The garden and the cat."
    picked = str(hers.picked.get().pk)
    for button, there in (({"pick": "yes"}, at("pick", dorothy, hers.pk)), ({"still": picked}, picked)):
        now_typed = {**marks_in(read(as_mina.get(address))), "family": f"Before {there[-9:]}.", **button}
        assert there in as_mina.post(address, now_typed)["Location"]
        assert hers.written.get(part="family").words == now_typed["family"], "kept before it is left"
    kept = read(
        as_mina.post(
            at("keep", dorothy, hers.pk), {"young_people": "Nobody.", "seen-young_people": seen["seen-young_people"]}
        )
    )
    assert "Saved" in kept
    long = read(as_mina.post(at("keep", dorothy, hers.pk), {"means": "x" * 10_001, "seen-means": seen["seen-means"]}))
    assert "“Money, and standing among others”: This is 1 character too long." in long
    assert 'id="seen-young_people"' in kept
    assert "somebody else" in read(
        as_mina.post(
            at("keep", dorothy, hers.pk), {"young_people": "Two.", "seen-young_people": seen["seen-young_people"]}
        )
    )


def test_it_is_filled_from_what_was_said_found_eligible_and_finished(as_mina, cast, dorothy, hers):
    page = read(as_mina.get(at("pick", dorothy, hers.pk)))
    said = said_before(dorothy)[0]
    assert said.who in page
    assert "ago" in page
    assert "Choose where it belongs." in read(as_mina.post(at("pick", dorothy, hers.pk), {"what": [said.name]}), 422)
    typed = {"part": "family", "what": [said.name], "still": "not_asked"}
    assert as_mina.post(at("pick", dorothy, hers.pk), typed).status_code == 302
    picked = Picked.objects.get(assessment=hers, part="family")
    still = at("still", dorothy, hers.pk, picked.pk)
    assert said.words[:40] in read(as_mina.get(still))
    answer = {"version": 1, "still": "changed", "now": "She has two cats."}
    assert as_mina.post(still, answer)["Location"].endswith("#part-family")
    assert "She has two cats." in read(as_mina.get(at("assessment", dorothy, hers.pk)))
    assert "Both versions are below" in read(as_mina.post(still, answer), 422)
    assert as_mina.post(still, {"version": 2, "still": "yes", "out": "yes"}).status_code == 302

    begun = as_mina.post(at("eligibility", dorothy, hers.pk))
    assert begun["Location"] == f"{at('write', dorothy, hers.pk)}#eligibility"
    assert "cook my own dinner" in read(as_mina.get(begun["Location"]))
    finish = at("finish", dorothy, hers.pk)
    assert "still being weighed" in read(as_mina.get(finish))
    hers.refresh_from_db()
    assert "Decide that first" in read(as_mina.post(finish, {"version": hers.version, "is_carer_blind": "yes"}), 422)
    agree = {
        "version": hers.version,
        "ready_on_day": 1,
        "ready_on_month": 1,
        "ready_on_year": 2019,
        "told": "By phone.",
    }
    assert "This day has passed." in read(as_mina.post(at("agree", dorothy, hers.pk), agree), 422)
    assert "Can they decide this for themselves, with help?" in read(as_mina.get(at("end", dorothy, hers.pk)))
    end = {"version": hers.version, "outcome": "declined", "words": "Not now."}
    assert as_mina.post(at("end", dorothy, hers.pk), end).status_code == 302
    page = read(as_mina.get(at("assessment", dorothy, hers.pk)))
    assert "You may say no to an assessment." in page
    assert "Judgement needed" in page
    assert as_mina.get(at("write", dorothy, hers.pk)).status_code == 302
    assert as_mina.post(at("eligibility", dorothy, hers.pk))["Location"] == at("assessment", dorothy, hers.pk)
    hers.refresh_from_db()
    strike = {"id": new_id(), "version": hers.version, "why": "The wrong record."}
    assert as_mina.post(at("strike", dorothy, hers.pk), strike).status_code == 302
    page = read(as_mina.get(at("assessment", dorothy, hers.pk)))
    assert "Entered in error" in page
    assert "stool" not in page


def test_one_is_begun_once_from_an_empty_page_and_a_colleague_is_refused(as_mina, sign_in, cast, dorothy, hers):
    simon = cast.people["simon"]
    assert "There is no assessment here yet." in read(as_mina.get(at("assessments", simon)))
    typed = {"id": new_id(), "kind": "occupational_therapy"}
    first = as_mina.post(at("begin", simon), typed)
    assert as_mina.post(at("begin", simon), typed)["Location"] == first["Location"], "sent twice, begun once"
    other = read(as_mina.post(at("begin", simon), {**typed, "id": new_id()}), 422)
    assert "One like this is under way already." in other
    his = Assessment.objects.of(simon).get()
    assert first["Location"] == at("write", simon, his.pk)
    page = read(as_mina.get(first["Location"]))
    assert "Equipment and changes to the home" in page
    assert as_mina.get(at("assessment", simon, hers.pk)).status_code == 404, "of somebody else"
    one = statements(as_mina, at("assessments", simon))
    for kind in ("adult", "carer"):
        actions.begin_assessment(person=simon, id=new_id(), kind=kind, by=cast.workers["mina"], at=cast.now)
    assert statements(as_mina, at("assessments", simon)) == one
    ade = sign_in(cast.workers["ade"])
    assert ade.get(at("begin", simon)).status_code == 403
    assert ade.get(at("write", simon, his.pk)).status_code == 200, "a support worker alongside writes in it too"


def test_a_carers_is_in_the_carers_own_record_and_an_adults_limb_is_refused_there(as_mina, cast):
    simon, mina = cast.people["simon"], cast.workers["mina"]
    his = actions.begin_assessment(person=simon, id=new_id(), kind="carer", by=mina, at=cast.now)
    page = read(as_mina.get(at("write", simon, his.pk)))
    assert "Are they willing to care now?" in page
    assert "or have time for themselves." in page
    assert "section 10(5) to (8)" in page
    assert "one of them cares for somebody too" in page, "young carers are noticed"
    begun = as_mina.post(at("eligibility", simon, his.pk))["Location"]
    found = Decision.objects.get(found_in=his)
    assert found.kind == "carer_eligibility"
    typed = {"question": "Are they?", "reasons": "She has no hour to herself.", "fact-outcomes-nutrition": "longer"}
    answer = read(as_mina.post(begun, {**typed, "version": found.version, "decide": "yes"}), 422)
    assert "Taking significantly longer counts for an adult with needs of their own, not for a carer." in answer
    assert "She has no hour to herself." in answer, "nothing is lost"
    assert Decision.objects.get(pk=found.pk).words["reasons"] == typed["reasons"]
