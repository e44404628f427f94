"""Pages that read decisions: all of a person's, one, and those of one's own that rest on law that has changed."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside import law
from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.decisions import rules
from alongside.decisions.around import around, version_for
from alongside.decisions.forms.decision import read
from alongside.decisions.given import A_DECISION, A_DETERMINATION
from alongside.decisions.kinds import OF_ADVOCATES
from alongside.decisions.law_at_the_side import Law, law_for, of_kept, settled
from alongside.decisions.laws import replaced_versions
from alongside.decisions.models import Counsel, Decision, DecisionTurn, WeighedRisk
from alongside.decisions.models.beside import TurnKind
from alongside.decisions.models.decision import MADE, State
from alongside.decisions.shown import of_made, of_weighed
from alongside.decisions.story.decision import how_it_stands, in_a_line
from alongside.decisions.views.finding import decision_of, may
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.letters.in_hand import copies_of
from alongside.letters.in_hand import in_a_line as in_hand
from alongside.people.doors import person_view
from alongside.people.models import Person

MAKE = Permission.DECISION_MAKE
COPIES = (A_DECISION.slug, A_DETERMINATION.slug)
ADVOCATE_TURNS = (TurnKind.REFERRED, TurnKind.ARRANGED, TurnKind.CHANGED)


@person_view(page="decisions")
def decisions(request: HttpRequest, person: Person) -> HttpResponse:
    """What was decided with a person: what is weighed, what stands and what no more; and what they want to try."""
    asked = Decision.objects.of(person).with_everybody().prefetch_related("options", "laws").order_by("-begun_at")
    there = DecisionTurn.objects.filter(decision=OuterRef("pk"), kind=TurnKind.ARRANGED)
    rows = list(asked.annotate(has_advocate=Exists(there)))
    made = sorted((one for one in rows if one.state in MADE), key=lambda one: (one.made_at, one.pk), reverse=True)
    lines = [(one, in_a_line(one), how_it_stands(one)) for one in made]
    risks = list(WeighedRisk.objects.of(person).order_by("-weighed_at"))
    context = {
        "person": person,
        "weighing": [one for one in rows if one.state in (State.WEIGHING, State.SECOND)],
        "standing": [line for line in lines if line[0].state == State.STANDS],
        "owed": [one for one in rows if owes_advocate(one) and not one.has_advocate],  # type: ignore[attr-defined]
        "past": [line for line in lines if line[0].state != State.STANDS],
        "risks": [one for one in risks if one.ended_at is None],
        "past_risks": [one for one in risks if one.ended_at is not None],
        "may_make": may(request, person, MAKE),
        "may_weigh": may(request, person, Permission.RISK_WEIGH) and person.died_on is None,
    }
    return page(request, "decisions/decisions.html", context)


def owes_advocate(one: Decision) -> bool:
    """Was an advocate found to be owed, and does that finding stand?"""
    return one.kind in OF_ADVOCATES and bool(one.finding) and one.state == State.STANDS


@person_view(page="decision")
def decision(request: HttpRequest, person: Person, decision_id: UUID) -> HttpResponse:
    """One decision: what they said, what was decided, why, why not otherwise, under which law; and what came after."""
    one = decision_of(person, decision_id)
    if one.state == State.STRUCK and not _may_open_struck(request, person):
        return page(request, "decisions/struck.html", {"person": person, "decision": one})
    counsel = list(Counsel.objects.filter(decision=one).select_related("given_by", "answered_by").order_by("given_at"))
    turns = list(DecisionTurn.objects.filter(decision=one).select_related("by").order_by("at", "pk"))
    may_make = may(request, person, MAKE)
    context: dict[str, Any] = {
        "person": person,
        "decision": one,
        "me": request.actor.pk,  # type: ignore[attr-defined]
        "counsel": counsel,
        "turns": turns,
        "challenged": any(row.due_at and not (row.answered_at or row.taken_back_at) for row in counsel),
        "how": how_it_stands(one),
        "state": State(one.state).label,
        "may_make": may_make,
        "may_advise": may(request, person, Permission.DECISION_ADVISE),
        "may_second": one.state == State.SECOND and _may_second(request, person, one),
        "may_give": may(request, person, Permission.COPY_GIVE) and one.state in MADE and person.died_on is None,
        "may_strike": one.state != State.STRUCK and may(request, person, Permission.MISTAKE_PUT_RIGHT),
        "owes_advocate": owes_advocate(one),
        "has_advocate": any(turn.kind == TurnKind.ARRANGED for turn in turns),
        "has_changed": any(turn.kind == TurnKind.CHANGED for turn in turns),
        "just_decided": "decided" in request.GET,
        "held": [(copy, in_hand(copy)) for copy in copies_of(person, COPIES, one.pk)],
    }
    context |= _weighed(request, person, one) if one.is_open else _made(one)
    today = in_london(request.at).date()  # type: ignore[attr-defined]
    context["is_held"] = any(copy.given_on and copy.contact_id is None for copy, _ in context["held"])
    context["law_has_changed"] = any(side.has_changed(on=today) for side in context["laws"])
    return page(request, "decisions/decision.html", context)


def _weighed(request: HttpRequest, person: Person, one: Decision) -> dict[str, Any]:
    """The parts of one that is still weighed, and what it lacks."""
    made_at = one.made_at or request.at  # type: ignore[attr-defined]
    about = around(person, request.actor, one.what, on=in_london(made_at).date(), at=request.at)  # type: ignore[attr-defined]
    weighed = read(about, one.words)
    write = reverse("decisions:write", args=[person.pk, one.pk])
    lacking = rules.missing(weighed, one.what, about.version, called=person.called)
    side = law_for(about)
    return {
        "shown": of_weighed(weighed, one.what, about.version, called=person.called),
        "missing": [(row.words, f"{write}#id_{row.field}") for row in lacking],
        "laws": [side] if side else [],
        "settled": settled(about.version, weighed) if one.what.test else None,
    }


def _made(one: Decision) -> dict[str, Any]:
    """The parts of one that was made, from its facts; its law as it was that day."""
    laws: list[Law] = [of_kept(row) for row in one.laws.all()]
    version = None
    if one.law_version:
        try:
            version = law.version(one.law_version)
        except law.Refused:
            version = version_for(one.what, in_london(one.made_at).date()) if one.made_at else None
    return {"shown": of_made(one, version), "missing": [], "laws": laws, "settled": None}


def _may_open_struck(request: HttpRequest, person: Person) -> bool:
    return may(request, person, Permission.STRUCK_OPEN)


def _may_second(request: HttpRequest, person: Person, one: Decision) -> bool:
    return may(request, person, Permission.DECISION_SECOND) and one.decided_by_id != request.actor.pk  # type: ignore[attr-defined]


@person_view(page="decision")
def turn(request: HttpRequest, person: Person, decision_turn_id: UUID) -> HttpResponse:
    """What became of a decision leads to the decision itself."""
    found = DecisionTurn.objects.filter(decision__person__in=person.keys, pk=decision_turn_id).first()
    if found is None:
        raise Http404("There is no such turn.")
    return redirect(f"{reverse('decisions:decision', args=[person.pk, found.decision_id])}#turns")


@worker_view(Permission.DECISIONS_UNDER_LAW, page="law_has_changed")
def law_has_changed(request: HttpRequest) -> HttpResponse:
    """The decisions of one's own that stand, and rest on a version of law that another has followed since."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    today = in_london(request.at).date()  # type: ignore[attr-defined]
    rows = Decision.objects.filter(
        state=State.STANDS, law_looked_at=None, decided_by=actor, laws__version__in=replaced_versions(on=today)
    )
    rows = rows.with_everybody().prefetch_related("options", "laws").order_by("made_at").distinct()
    people = Person.objects.some_seen_by(actor, {row.person_id for row in rows}, at=request.at)  # type: ignore[attr-defined]
    found = [
        (row, people[row.person_id], [side for side in map(of_kept, row.laws.all()) if side.has_changed(on=today)])
        for row in rows
        if row.person_id in people and people[row.person_id].opens_to(actor)
    ]
    return page(request, "decisions/law_has_changed.html", {"found": found})
