"""A decision is written on one page: begun, kept while it is typed, decided, thrown away."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.decisions import actions
from alongside.decisions.asked_for import asked_for
from alongside.decisions.forms.decision import ADD_OPTION, DecisionPage, one_more_way
from alongside.decisions.kinds import BY_SLUG, CHOICES, DETERMINATIONS, Kind
from alongside.decisions.models import Decision
from alongside.decisions.sheet import Weighing
from alongside.design.forms import shown_in
from alongside.design.pages import page, partial
from alongside.design.typed import is_key
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo
from alongside.people.doors import person_view
from alongside.people.models import Person
from alongside.workforce.kept import typed

MAKE = Permission.DECISION_MAKE


@person_view(MAKE, page="weigh_decision")
def start(request: HttpRequest, person: Person) -> HttpResponse:
    """What is it about: a choice, or a test of law? Or go on with one that is being weighed."""
    rows = Decision.objects.of(person).filter(state="weighing").select_related("kept_by").order_by("-kept_at")
    context = {"person": person, "choices": CHOICES, "determinations": DETERMINATIONS, "weighing": list(rows)}
    return page(request, "decisions/start.html", context)


@person_view(MAKE, page="")
def begin(request: HttpRequest, person: Person, decision_kind: str) -> HttpResponse:
    """Begin a decision of one kind: its key is made here, so that its page has an address from the first."""
    if decision_kind not in BY_SLUG:
        raise Http404("There is no such kind of decision.")
    address = f"{reverse('decisions:write', args=[person.pk, new_id()])}?kind={decision_kind}"
    instead_of = request.GET.get("instead_of", "")
    is_theirs = is_key(instead_of) and Decision.objects.of(person).filter(pk=instead_of).exists()
    return redirect(f"{address}&instead_of={instead_of}" if is_theirs else address)


@person_view(MAKE, page="weigh_decision")
def write(request: HttpRequest, person: Person, decision_id: UUID) -> HttpResponse:
    """Write a decision, in any order: everything sent is kept; deciding says what is missing, or makes it."""
    held = _held(person, decision_id)
    if held is not None and not held.is_open:
        return redirect("decisions:decision", person.pk, decision_id)
    if (kind := _kind(request, held)) is None:
        return redirect("decisions:start", person.pk)
    weighing = Weighing(person, decision_id, kind, held, by=request.actor, at=request.at)  # type: ignore[attr-defined]
    if request.method != "POST":
        earlier = typed(request)
        sheet = weighing.as_kept(earlier, _first(request, person, kind))
        sheet.main.typed_earlier = earlier is not None
        return _page(request, weighing, sheet, held)
    sheet = weighing.as_sent(request.POST, is_taking=True)
    if "decide" not in request.POST:
        return _keep_and_go_on(request, weighing, sheet)
    with shown_in(sheet.main):
        try:
            held, is_made = weighing.decide(sheet)
        except AlreadyDone:
            return redirect("decisions:decision", person.pk, decision_id)
        if is_made:
            begun_for = asked_for(held)
            there = f"{reverse('decisions:decision', args=[person.pk, decision_id])}?decided=1"
            return redirect(begun_for.href if begun_for else there)
    if sheet.main.standing is not None:
        held = sheet.main.standing
        sheet.changed_meanwhile(held)
    return _page(request, weighing, sheet, held)


def _held(person: Person, decision_id: UUID) -> Decision | None:
    """The decision of this key as it is kept; None before it is. 404 where the key is somebody else's."""
    held = Decision.objects.with_everybody().filter(pk=decision_id).first()
    if held is not None and held.person_id not in person.keys:
        raise Http404("There is no such decision.")
    return held


def _kind(request: HttpRequest, held: Decision | None) -> Kind | None:
    earlier = typed(request) or {}
    slug = held.kind if held else request.POST.get("kind") or request.GET.get("kind") or earlier.get("kind")
    return BY_SLUG.get(slug or "")


def _first(request: HttpRequest, person: Person, kind: Kind) -> dict[str, Any]:
    """What a new page begins with."""
    question = kind.begins.format(called=person.called)
    first = {"question": question, "has_copy": True, "supersedes": request.GET.get("instead_of", "")}
    return first | {"fact-assessed_on": in_london(request.at).date()}  # type: ignore[attr-defined]


def _keep_and_go_on(request: HttpRequest, weighing: Weighing, sheet: DecisionPage) -> HttpResponse:
    """Keep it, with one more way where that was asked for; then leave the page, or come back to it."""
    words, box, person, key = sheet.words(), "", weighing.person, weighing.key
    if request.POST.get("add") == ADD_OPTION:
        box = one_more_way(words, len(sheet.options))
    with shown_in(sheet.main):
        try:
            weighing.keep(sheet, words)
        except AlreadyDone:
            return redirect("decisions:decision", person.pk, key)
        if "keep" in request.POST:
            return redirect("decisions:decision", person.pk, key)
        address = reverse("decisions:write", args=[person.pk, key])
        box = "follows" if "show" in request.POST else box
        return redirect(f"{address}#{box}" if box else address)
    if sheet.main.standing is not None:
        sheet.changed_meanwhile(sheet.main.standing)
    return _page(request, weighing, sheet, sheet.main.standing or weighing.held)


def _page(request: HttpRequest, weighing: Weighing, sheet: DecisionPage, held: Decision | None) -> HttpResponse:
    has_errors = sheet.data is not None and not sheet.is_right
    context = {
        "person": weighing.person,
        "key": weighing.key,
        "kind": weighing.kind,
        "sheet": sheet,
        "form": sheet.main,
        "forms": sheet.forms,
        "held": held,
        "boxes": weighing.boxes(sheet, held),
        "begun_for": weighing.begun_for,
    }
    return page(request, "decisions/write.html", context, status=422 if has_errors else 200)


@require_POST
@person_view(MAKE, page="")
def keep(request: HttpRequest, person: Person, decision_id: UUID) -> HttpResponse:
    """Keep it while it is typed; answers with the line that says when it was saved."""
    held = _held(person, decision_id)
    if (kind := _kind(request, held)) is None:
        raise Http404("There is no such kind of decision.")
    weighing = Weighing(person, decision_id, kind, held, by=request.actor, at=request.at)  # type: ignore[attr-defined]
    try:
        held = weighing.keep_while_typed(weighing.as_sent(request.POST))
    except AlreadyDone:
        return partial(request, "decisions/kept.html", {})
    except ChangedMeanwhile:
        return partial(request, "decisions/kept.html", {"elsewhere": True})
    except UnableTo as refusal:
        return partial(request, "decisions/kept.html", {"refusal": str(refusal)})
    return partial(request, "decisions/kept.html", {"held": held})


@person_view(MAKE, page="weigh_decision")
def drop(request: HttpRequest, person: Person, decision_id: UUID) -> HttpResponse:
    """Throw away what is still weighed, after asking once more."""
    held = get_object_or_404(Decision.objects.of(person).with_everybody(), pk=decision_id)
    refusal = ""
    if request.method == "POST":
        try:
            actions.drop_decision(decision=held, by=request.actor, at=request.at)  # type: ignore[attr-defined]
            return redirect("decisions:decisions", person.pk)
        except UnableTo as refused:
            refusal = str(refused)
    context = {"person": person, "decision": held, "refusal": refusal}
    return page(request, "decisions/drop.html", context, status=422 if refusal else 200)
