"""A decision is written on one page: begun, kept while it is typed, decided, thrown away."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.decisions import actions, rules
from alongside.decisions.around import Around, around
from alongside.decisions.asked_for import asked_for, taken
from alongside.decisions.forms.decision import ADD_OPTION, DecisionPage, one_more_way, read
from alongside.decisions.forms.facts import TakeQuotes, groups
from alongside.decisions.kinds import BY_SLUG, CHOICES, DETERMINATIONS, Kind, more_of
from alongside.decisions.law_at_the_side import law_for, settled
from alongside.decisions.models import Decision
from alongside.decisions.rules import Missing
from alongside.design.forms import shown_in
from alongside.design.page_mark import kept_itself, marked
from alongside.design.pages import page, partial
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo
from alongside.law.beside import law_on
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
    sheet = _sheet(request, person, kind, held, is_taking=True)
    if request.method == "POST":
        if "decide" not in request.POST:
            return _keep_and_go_on(request, person, decision_id, sheet, held)
        with shown_in(sheet.main):
            try:
                return _decide(request, person, decision_id, sheet, held)
            except AlreadyDone:
                return redirect("decisions:decision", person.pk, decision_id)
            except actions.UnableToDecide as refusal:
                sheet.lacks([Missing(str(refusal), refusal.field)])
                held = _held(person, decision_id)  # kept before it was refused
        if sheet.main.standing is not None:
            held = sheet.main.standing
            sheet.changed_meanwhile(held)
    return _page(request, person, decision_id, sheet, held)


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


def _around(request: HttpRequest, person: Person, kind: Kind, held: Decision | None) -> Around:
    """With the law of the day on which it was decided, where that can be read; else of today."""
    made_at = held.made_at if held and held.made_at else request.at  # type: ignore[attr-defined]
    actor: Any = request.actor  # type: ignore[attr-defined]
    return around(person, actor, kind, on=in_london(made_at).date(), at=request.at)  # type: ignore[attr-defined]


def _sheet(
    request: HttpRequest, person: Person, kind: Kind, held: Decision | None, *, is_taking: bool = False
) -> DecisionPage:
    """The page's forms: as sent, as kept, or new. `is_taking`: what was chosen to show a finding goes into its box."""
    about = _around(request, person, kind, held)
    if request.method == "POST":
        sent = request.POST.copy()
        if is_taking and (begun_for := asked_for(held)) is not None:
            for box, words in taken(request.POST, begun_for.quotes).items():
                sent[box] = words
        sheet = DecisionPage(about, data=sent)
        made_at = sheet.weighed().made_at
        if made_at and in_london(made_at).date() != about.on:  # another day, and perhaps another law
            about = around(person, about.me, kind, on=in_london(made_at).date(), at=request.at)  # type: ignore[attr-defined]
            sheet = DecisionPage(about, data=sent)
        return sheet
    if (words := typed(request)) is not None:
        sheet = DecisionPage(about, earlier=words)
        sheet.main.typed_earlier = True
        return sheet
    if held is not None:
        return DecisionPage(about, earlier={**held.words, "version": held.version})
    return DecisionPage(about, first=_first(request, person, kind))


def _first(request: HttpRequest, person: Person, kind: Kind) -> dict[str, Any]:
    """What a new page begins with."""
    question = kind.begins.format(called=person.called)
    first = {"question": question, "has_copy": True, "supersedes": request.GET.get("instead_of", "")}
    return first | {"fact-assessed_on": in_london(request.at).date()}  # type: ignore[attr-defined]


def _keep(
    request: HttpRequest,
    person: Person,
    key: UUID,
    sheet: DecisionPage,
    held: Decision | None,
    words: dict[str, Any] | None = None,
) -> Decision:
    """Keep what is typed, whatever is wrong with it."""
    weighed, words = sheet.weighed(), sheet.words() if words is None else words
    seen = sheet.main.cleaned_data.get("version") or 0
    if held is not None and kept_itself(held.words, words, request.POST):
        seen = held.version
    return actions.keep_decision(
        person=person,
        id=key,
        kind=sheet.around.kind.slug,
        words=words,
        question=weighed.question,
        made_at=weighed.made_at,
        seen_version=seen,
        by=request.actor,  # type: ignore[attr-defined]
        at=request.at,  # type: ignore[attr-defined]
    )


def _keep_and_go_on(
    request: HttpRequest, person: Person, key: UUID, sheet: DecisionPage, held: Decision | None
) -> HttpResponse:
    """Keep it, with one more way where that was asked for; then leave the page, or come back to it."""
    words, box = sheet.words(), ""
    if request.POST.get("add") == ADD_OPTION:
        box = one_more_way(words, len(sheet.options))
    with shown_in(sheet.main):
        try:
            _keep(request, person, key, sheet, held, words)
        except AlreadyDone:
            return redirect("decisions:decision", person.pk, key)
        if "keep" in request.POST:
            return redirect("decisions:decision", person.pk, key)
        address = reverse("decisions:write", args=[person.pk, key])
        return redirect(f"{address}#{box}" if box else address)
    if sheet.main.standing is not None:
        sheet.changed_meanwhile(sheet.main.standing)
    return _page(request, person, key, sheet, sheet.main.standing or held)


def _decide(
    request: HttpRequest, person: Person, key: UUID, sheet: DecisionPage, held: Decision | None
) -> HttpResponse:
    """Keep it first, so that nothing is lost; then make it, or say everything that is missing."""
    kept = _keep(request, person, key, sheet, held)
    weighed, about = sheet.weighed(), sheet.around
    if lacking := rules.missing(weighed, about.kind, about.version, called=person.called):
        sheet.lacks(lacking)
    if not sheet.is_right:
        return _page(request, person, key, sheet, kept)
    actions.decide(decision=kept, seen_version=kept.version, weighed=weighed, by=request.actor, at=request.at)  # type: ignore[attr-defined]
    begun_for = asked_for(kept)
    return redirect(
        begun_for.href if begun_for else f"{reverse('decisions:decision', args=[person.pk, key])}?decided=1"
    )


def _page(request: HttpRequest, person: Person, key: UUID, sheet: DecisionPage, held: Decision | None) -> HttpResponse:
    about, has_errors = sheet.around, sheet.data is not None and not sheet.is_right
    weighed = sheet.weighed() if sheet.data is not None else read(about, held.words if held else {})
    lacking = rules.missing(weighed, about.kind, about.version, called=person.called)
    begun_for = asked_for(held)
    context = {
        "person": person,
        "key": key,
        "kind": about.kind,
        "sheet": sheet,
        "form": sheet.main,
        "forms": sheet.forms,
        "held": held,
        "missing": [(one.words, f"#{sheet.id_of(one.field)}") for one in lacking] if held else [],
        "law": law_for(about),
        "of_advocacy": law_on("advocacy", about.on) if about.kind.asks_advocacy else None,
        "of_imca": law_on("imca", about.on) if about.kind.asks_who_decides and about.kind.slug != "imca" else None,
        "settled": settled(about.version, weighed) if about.kind.test and held else None,
        "more": [f"more-{one.key}" for one in about.kind.more],
        "facts": groups(about.version, sheet.main.fields),
        "has_more": {one.key for one in more_of(about.kind) if weighed.more.get(one.key)},
        "weighed": weighed,
        "begun_for": begun_for,
        "takes": TakeQuotes(sheet.main.fields, begun_for.quotes) if begun_for and begun_for.quotes else None,
    }
    return page(request, "decisions/write.html", context, status=422 if has_errors else 200)


def is_key(text: str) -> bool:
    """Is this the text of a key?"""
    try:
        return bool(UUID(text))
    except ValueError:
        return False


@require_POST
@person_view(MAKE, page="")
def keep(request: HttpRequest, person: Person, decision_id: UUID) -> HttpResponse:
    """Keep it while it is typed; answers with the line that says when it was saved."""
    held = _held(person, decision_id)
    if (kind := _kind(request, held)) is None:
        raise Http404("There is no such kind of decision.")
    try:
        sheet = _sheet(request, person, kind, held)
        held = _keep(request, person, decision_id, sheet, held, marked(sheet.words(), request.POST))
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
