"""Pages of decisions and risks: shown, refused, what is missing in one list, two editors, sent twice, paper."""

from dataclasses import replace
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.audit.models import LOOKED, LedgerEntry
from alongside.conversations.tests.talking import nothing_differs
from alongside.decisions import actions
from alongside.decisions.models import Counsel, Decision, WeighedRisk
from alongside.kit.ids import new_id
from alongside.letters.kinds import written
from alongside.people.tests.test_views import statements
from alongside.workforce.models import Due
from tests.cast_decisions import EVENING, NEEDS, make

WRITTEN = {
    "kind": "choice",
    "question": "A bath or a shower?",
    "their_view": "A bath. I am not a car.",
    "agrees": "yes",
    "option-0-name": "A bath",
    "option-0-good": "It warms her.",
    "option-0-wrong": "Getting out.",
    "option-0-fit": "Sundays.",
    "option-0-cost": "12.50",
    "option-0-cost_each": "week",
    "option-0-why": "It is her bath.",
    "option-1-name": "A shower",
    "option-1-good": "Quick.",
    "option-1-wrong": "She is cold.",
    "option-1-fit": "Not hers.",
    "option-1-why": "Not right: nobody sings in it.",
    "chosen": "0",
    "reasons": "It keeps her Sundays.",
    "laws": ["wellbeing"],
}


@pytest.fixture
def as_mina(cast, sign_in):
    return sign_in(cast.workers["mina"])


@pytest.fixture
def dorothy(cast):
    return cast.people["dorothy"]


def at(name, person, *keys):
    return reverse(f"decisions:{name}", args=[person.pk, *keys])


def read(answer, status=200):
    assert answer.status_code == status
    return unescape(answer.content.decode())


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def test_a_small_choice_is_one_page_that_says_what_is_missing_and_is_made_once(as_mina, dorothy):
    assert "What is to be decided with" in read(as_mina.get(at("start", dorothy)))
    begun = as_mina.get(reverse("decisions:begin", args=[dorothy.pk, "choice"]))
    assert as_mina.get(reverse("decisions:begin", args=[dorothy.pk, "nothing"])).status_code == 404
    page = read(as_mina.get(begun["Location"]))
    assert "What is good about it" in page
    address = begun["Location"].split("?")[0]
    assert as_mina.get(address)["Location"] == at("start", dorothy), "of which nobody said what it is"
    some = {key: words for key, words in WRITTEN.items() if not key.startswith("option-1")}
    page = read(
        as_mina.post(
            address, {**some, "their_view": "", "review_on_day": "31", "is_provisional": "yes", "decide": "yes"}
        ),
        422,
    )
    assert page.count("There is a problem") == 1
    for missing in (
        "in their own words.",
        "Weigh at least two ways",
        "write the day on which we look at it again",
        "A bath",
    ):
        assert missing in page
    kept = Decision.objects.get(question="A bath or a shower?")
    assert kept.words["review_on_day"] == "31", "half a day is kept"
    page = read(as_mina.get(address))
    assert 'href="#id_option-1-name"' in page
    page = read(as_mina.get(at("decision", dorothy, kept.pk)))
    assert "Being weighed" in page
    assert "Weigh at least two ways" in page
    saved = read(as_mina.post(at("keep", dorothy, kept.pk), {**WRITTEN, "version": kept.version}))
    assert "Saved" in saved
    late = read(as_mina.post(at("keep", dorothy, kept.pk), {**WRITTEN, "reasons": "Other", "version": kept.version}))
    assert "somebody else has gone on" in late
    saved = read(as_mina.get(address))
    page_key = saved.split('name="page" value="')[1][:36]
    kept.refresh_from_db()
    mine = {**WRITTEN, "version": kept.version, "page": page_key}
    for reasons in ("Half", "Half a wo"):  # the first answer was lost on its way
        assert "Saved" in read(as_mina.post(at("keep", dorothy, kept.pk), {**mine, "reasons": reasons}))
    kept.refresh_from_db()
    assert kept.words["reasons"] == "Half a wo"
    stay = as_mina.post(address, {**mine, "reasons": "Half a word", "stay": "yes"})
    assert stay.status_code == 302, "what this page kept itself is not somebody else’s"
    late = read(as_mina.post(at("keep", dorothy, kept.pk), {**mine, "reasons": "Half"}))
    assert "somebody else has gone on" in late, "what comes in late takes nothing back"
    both = read(as_mina.post(address, {**WRITTEN, "reasons": "Mine", "version": kept.version, "decide": "yes"}), 422)
    assert "What you wrote, and what stands now" in both
    assert "Mine" in both
    kept.refresh_from_db()
    more = as_mina.post(address, {**WRITTEN, "version": kept.version, "add": "option"})
    assert more["Location"].endswith("#id_option-2-name")
    assert "Way 3" in read(as_mina.get(address))
    kept.refresh_from_db()
    whole = {**WRITTEN, "version": kept.version, "option-2-name": "", "decide": "yes"}
    done = as_mina.post(address, whole)
    assert done["Location"] == as_mina.post(address, whole)["Location"].split("?")[0] + "?decided=1"
    page = read(as_mina.get(done["Location"]))
    for words in (
        "Decided.",
        "A bath. I am not a car.",
        "£12.50 a week",
        "Why it is not right",
        "Care Act 2014, section 1",
    ):
        assert words in page
    assert as_mina.get(address)["Location"] == at("decision", dorothy, kept.pk)
    assert "decided. What you type" in read(as_mina.post(at("keep", dorothy, kept.pk), WRITTEN))
    assert "This was decided." in read(as_mina.post(at("drop", dorothy, kept.pk)), 422)
    assert "Decided. A bath or a shower" in read(as_mina.get(f"/people/{dorothy.pk}/"))
    document = written(dorothy, "decision", kept.pk)
    assert document.title == "A bath or a shower?"
    assert written(dorothy, "decision", dorothy.decisions.exclude(pk=kept.pk).get().pk), "the other kind too"


def test_a_determination_shows_what_follows_while_it_is_found_and_is_concluded_by_a_person(as_mina, cast, dorothy):
    address = f"{at('write', dorothy, new_id())}?kind=adult_eligibility"
    page = read(as_mina.get(address))
    assert "Are Dorothy Hale’s needs eligible?" in page
    assert "What anybody who cares for them does is left out of account." in page
    found = {
        "kind": "adult_eligibility",
        "question": "Her needs",
        "their_view": "I manage.",
        "agrees": "no",
        "reasons": "As found.",
        "fact-impairment": "yes",
        "fact-wellbeing_impact": "yes",
        "fact-outcomes-nutrition": "distress",
        "finding": "yes",
        "evidence-outcomes.nutrition": "“It burns.”",
    }
    page = read(as_mina.post(address, {**found, "decide": "yes"}), 422)
    assert "not what the law makes of your findings" in page
    assert "That is one of the ten outcomes, and it takes two." in page
    held = Decision.objects.get(question="Her needs")
    whole = {
        **found,
        "version": held.version,
        "fact-outcomes-hygiene": "longer",
        "evidence-outcomes.hygiene": "An hour and a half.",
    }
    assert as_mina.post(address, {**whole, "decide": "yes"}).status_code == 302
    page = read(as_mina.get(at("decision", dorothy, held.pk)))
    for words in (
        "Their needs are eligible",
        "Keeping themselves clean",
        "An hour and a half.",
        "That is 2 of the ten outcomes",
    ):
        assert words in page
    assert "As it stands since 1 April 2015" in page, "the provision is one tap away"
    assert "Find out whether an advocate is owed" in read(as_mina.get(address.replace(str(held.pk), str(new_id()))))
    page = read(as_mina.get(f"{at('write', cast.people['simon'], new_id())}?kind=mental_capacity"))
    assert "Nobody is on record as an attorney or a deputy." in page
    assert "Find out whether an independent mental capacity advocate is owed" in page
    page = read(as_mina.get(f"{at('write', dorothy, new_id())}?kind=mental_capacity"))
    assert "attorney for" in page
    moved = {
        "kind": "deprivation_of_liberty",
        "question": "At night",
        **day("made_at", timezone.localdate().replace(year=2026, month=6, day=1)),
    }
    night = new_id()
    as_mina.post(at("write", dorothy, night), {**moved, "made_at_time": "10:00", "stay": "yes"})
    page = read(as_mina.get(at("write", dorothy, night)))
    assert "On every day" in page, "the law of the day it was decided on"
    assert "From 2 June 2026 another version holds" in page
    simon = cast.people["simon"]
    assert as_mina.get(at("write", simon, night)).status_code == 404
    assert as_mina.get(at("decision", simon, night)).status_code == 404


def test_who_may_do_what_and_every_look_is_written(cast, sign_in, dorothy):
    simon, [made] = cast.people["simon"], cast.people["simon"].decisions.all()
    ade = sign_in(cast.workers["ade"])
    page = read(ade.get(at("decision", simon, made.pk)))
    assert "Advise, support or challenge" in page
    assert "Look at it again" not in page
    for name in ("start", "look_again", "under_law"):
        keys = () if name == "start" else (made.pk,)
        assert ade.get(at(name, simon, *keys)).status_code == 403
    assert "Weigh a decision" not in read(ade.get(f"/people/{simon.pk}/"))
    assert sign_in(cast.workers["farah"]).get(at("decision", simon, made.pk)).status_code == 403
    assert LedgerEntry.objects.filter(verb=LOOKED, page="decision", person=simon.pk).exists()


def test_counsel_a_challenge_and_its_answer_looking_again_and_striking(as_mina, cast, sign_in):
    simon, [made] = cast.people["simon"], cast.people["simon"].decisions.all()
    said = {"id": new_id(), "kind": "challenge", "words": "It is dark at five.", "said_by": "Jo"}
    page = at("decision", simon, made.pk)
    assert "Write what you say" in read(as_mina.post(at("counsel", simon, made.pk), {**said, "words": ""}), 422)
    for _ in range(2):
        assert as_mina.post(at("counsel", simon, made.pk), said)["Location"] == page
    [challenge] = Counsel.objects.filter(kind="challenge")
    assert "Challenged, to be answered" in read(as_mina.get(page))
    assert "A decision about Simon was challenged" in read(as_mina.get("/"))
    answer = at("challenge", simon, challenge.pk)
    assert "It is dark at five." in read(as_mina.get(answer))
    assert as_mina.post(answer, {"version": 1, "answer": "upheld", "answer_words": "He rings her."})["Location"] == page
    assert as_mina.get(answer)["Location"] == page
    upheld = read(as_mina.get(page))
    assert "It is upheld, and this is why" in upheld
    assert "Put something right beside your answer" in upheld
    assert as_mina.get(at("take_counsel_back", simon, challenge.pk))["Location"] == page, "what is answered stays"
    theirs = {**said, "id": new_id(), "words": "Not yet."}
    as_mina.post(at("counsel", simon, made.pk), theirs)
    back = at("take_counsel_back", simon, theirs["id"])
    refused = read(as_mina.post(back, {"version": 1, "why": "Settled"}), 422)
    assert "Jo challenged what you decided." in refused
    ade = sign_in(cast.workers["ade"])
    assert ade.get(back)["Location"] == page
    mine = {"id": new_id(), "kind": "challenge", "words": "I think it is icy.", "said_by": ""}
    ade.post(at("counsel", simon, made.pk), mine)
    back = at("take_counsel_back", simon, mine["id"])
    assert back in read(ade.get(page))
    assert "It stays readable" in read(ade.get(back))
    assert "Write why" in read(ade.post(back, {"version": 1, "why": ""}), 422)
    for _ in range(2):
        assert ade.post(back, {"version": 1, "why": "I had read the wrong one."})["Location"] == page
    taken_back = read(ade.get(page))
    for words in ("I think it is icy.", "I had read the wrong one.", "A challenge was taken back"):
        assert words in taken_back
    assert not Due.objects.filter(source_id=mine["id"]).exists(), "nobody has to answer it any more"
    assert nothing_differs() == ""
    as_mina = sign_in(cast.workers["mina"])
    made.refresh_from_db()
    again = {"version": made.version, "outcome": "for_now", "words": "Still dark."}
    assert "look again" in read(as_mina.post(at("look_again", simon, made.pk), again), 422)
    stale = as_mina.post(at("look_again", simon, made.pk), {**again, "version": made.version + 3, "outcome": "stands"})
    assert "Somebody else changed this" in read(stale, 422)
    assert as_mina.post(at("look_again", simon, made.pk), {**again, "outcome": "stands"})["Location"] == page
    anew = read(
        as_mina.get(f"{reverse('decisions:begin', args=[simon.pk, 'choice'])}?instead_of={made.pk}", follow=True)
    )
    assert f'value="{made.pk}" selected' in anew
    turn = made.turns.latest("at")
    assert as_mina.get(at("turn", simon, turn.pk))["Location"] == f"{page}#turns"
    assert as_mina.get(at("turn", cast.people["dorothy"], turn.pk)).status_code == 404
    made.refresh_from_db()
    wrong = {"id": new_id(), "version": made.version, "why": "It was about somebody else", "to": ""}
    wrong["to"] = str(cast.people["dorothy"].pk)
    assert as_mina.post(at("strike", simon, made.pk), wrong)["Location"] == page
    assert "Entered in error" in read(as_mina.get(page))
    there = Decision.objects.get(pk=wrong["id"])
    assert (there.person_id, there.state, there.question) == (cast.people["dorothy"].pk, "weighing", made.question)
    assert there.words["made_at_day"] == str(timezone.localtime(made.made_at).day)
    assert "Weigh it" in read(as_mina.get(at("write", cast.people["dorothy"], there.pk)))
    hidden = read(sign_in(cast.workers["ade"]).get(page))
    assert EVENING.reasons not in hidden
    assert written(simon, "decision", made.pk) is None
    for name in ("counsel", "second", "look_again", "under_law", "advocate", "strike"):
        assert sign_in(cast.workers["mina"]).get(at(name, simon, made.pk))["Location"] == page


def test_law_that_has_changed_is_listed_and_looked_at(as_mina, cast, dorothy):
    mina, now = cast.workers["mina"], timezone.now()
    assert "None of your decisions" in read(as_mina.get("/decisions/law/"))
    facts = dict.fromkeys(("confined_continuously", "attributable_to_state"), True)
    facts |= {"free_to_leave": False, "consents_with_capacity": False, "wishes_expressed": None}
    found = replace(
        NEEDS, question="At night", facts=facts, evidence={}, made_at=now.replace(year=2026, month=6, day=1, hour=12)
    )
    old = make(dorothy, "deprivation_of_liberty", found, mina, now)
    page = read(as_mina.get("/decisions/law/"))
    assert "from 2 June 2026 another version holds" in page
    assert "Law changes: look again at this decision about Dorothy Hale" in read(as_mina.get("/"))
    look = at("under_law", dorothy, old.pk)
    assert as_mina.post(look, {"version": old.version, "words": "She is asked each month."}).status_code == 302
    assert "Looked at under the law as it is now" in read(as_mina.get(at("decision", dorothy, old.pk)))
    owed = {"function": "assessment", "difficulties": ["weigh"], "appropriate_person": True, "disagreement": None}
    owed |= {"nhs_placement": {"long": True, "in_best_interests": True}}
    advocacy = make(dorothy, "advocacy", replace(NEEDS, facts=owed, evidence={}), mina, now)
    assert "An advocate is owed, and none is there yet." in read(as_mina.get(at("decision", dorothy, advocacy.pk)))
    assert "none is there yet" in read(as_mina.get(at("decisions", dorothy)))
    told = {"version": advocacy.version, "what": "arranged", "words": "Sefton Voices"}
    assert as_mina.post(at("advocate", dorothy, advocacy.pk), told).status_code == 302
    assert "none is there yet" not in read(as_mina.get(at("decisions", dorothy)))
    assert "What changed because of the advocate?" in read(as_mina.get(at("decision", dorothy, advocacy.pk)))
    nobody = {"about": "care_home_stay", "lacks_capacity": True}
    nobody |= dict.fromkeys(("represented", "somebody_to_consult", "urgent"), False)
    assert "What is it about?" in read(as_mina.get(f"{at('write', dorothy, new_id())}?kind=imca"))
    imca = make(dorothy, "imca", replace(NEEDS, facts=nobody, evidence={}), mina, now)
    page = read(as_mina.get(at("decision", dorothy, imca.pk)))
    for words in (
        "An advocate is owed, and none is there yet.",
        "More than 8 weeks in a care home",
        "sections 35 to 41",
    ):
        assert words in page
    assert "Not yet checked by somebody with a legal training." in page, "nobody has read it against the Act"
    assert as_mina.post(at("advocate", dorothy, imca.pk), told | {"version": imca.version}).status_code == 302
    assert "none is there yet" not in read(as_mina.get(at("decisions", dorothy)))


def test_a_risk_is_weighed_read_weighed_anew_and_ended(as_mina, cast):
    simon, [first] = cast.people["simon"], cast.people["simon"].weighed_risks.all()
    page = read(as_mina.get(at("risk", simon, first.pk)))
    assert "He does not want one, and said why." in page, "who sees it otherwise"
    facts = {
        "id": new_id(),
        "wants": "To swim",
        "good": "Air",
        "harm": "Cold",
        **day("review_on", timezone.localdate()),
    }
    assert "half weighed" in read(as_mina.post(at("weigh_risk", simon), facts), 422)
    facts["harm_of_not"] = "The sofa"
    for _ in range(2):
        assert as_mina.post(at("weigh_risk", simon), facts)["Location"] == at("risk", simon, facts["id"])
    assert "Nobody has said so yet" in read(as_mina.get(at("risk", simon, facts["id"]))), "nobody agrees by themselves"
    again = read(as_mina.get(at("weigh_anew", simon, first.pk)))
    assert "Texts Jo" in again
    assert first.agreed_by not in again, "agreed anew, or not"
    anew = {**facts, "id": new_id(), "version": first.version, "strengths": ["Turns up"]}
    assert as_mina.post(at("weigh_anew", simon, first.pk), anew).status_code == 302
    assert "It was weighed anew" in read(as_mina.get(at("risk", simon, first.pk)))
    assert as_mina.get(at("weigh_anew", simon, first.pk)).status_code == 302
    ended = {"version": 1, "how": "He swims."}
    assert as_mina.post(at("end_risk", simon, facts["id"]), ended).status_code == 302
    assert as_mina.get(at("end_risk", simon, facts["id"])).status_code == 302
    assert WeighedRisk.objects.of(simon).current().count() == 1
    assert "Weighed before" in read(as_mina.get(at("decisions", simon)))


def test_the_same_statements_for_one_decision_and_for_three(as_mina, cast, dorothy):
    mina, now, [made] = cast.workers["mina"], timezone.now(), dorothy.decisions.all()
    pages = [at("decisions", dorothy), at("decision", dorothy, made.pk), at("start", dorothy), "/decisions/law/"]
    few = [statements(as_mina, page) for page in pages]
    for _ in range(2):
        make(dorothy, "choice", replace(EVENING, is_provisional=False), mina, now)
        actions.give_counsel(decision=made, id=new_id(), kind="advice", words="Well found.", by=mina, at=now)
    assert [statements(as_mina, page) for page in pages] == few
    empty = read(as_mina.get(at("decisions", cast.people["simon"])))
    assert "What stands" in empty


def test_the_councils_second_person_is_asked_on_the_page(as_mina, cast, sign_in, dorothy, settings):
    settings.COUNCIL = replace(settings.COUNCIL, second_person=["choice"])
    address = at("write", dorothy, new_id())
    page = read(as_mina.get(f"{address}?kind=choice"))
    assert "Who looks at it with you?" in page
    team = f"team:{cast.teams['Armley'].pk}"
    assert "Choose who looks at it with you" in read(as_mina.post(address, {**WRITTEN, "decide": "yes"}), 422)
    held = Decision.objects.get(question="A bath or a shower?")
    as_mina.post(address, {**WRITTEN, "version": held.version, "seconds": team, "decide": "yes"})
    ruth = sign_in(cast.workers["ruth"])
    assert "waits for" in read(ruth.get(at("decisions", dorothy)))
    held.refresh_from_db()
    said = {"version": held.version, "agrees": "yes", "words": "Well weighed."}
    assert "Look at it as a second person" in read(ruth.get(at("second", dorothy, held.pk)))
    assert ruth.post(at("second", dorothy, held.pk), said).status_code == 302
    assert "as a second person" in read(ruth.get(at("decision", dorothy, held.pk)))
