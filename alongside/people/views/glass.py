"""The glass: broken for a reason, closed early, reviewed by a second person, and the review read."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.access.policy import may_break_glass, may_find
from alongside.access.standing import Openness
from alongside.audit.doors import worker_view
from alongside.audit.models import LedgerEntry
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.people import actions, looks
from alongside.people.doors import person_view
from alongside.people.forms import glass as forms
from alongside.people.models import BrokenGlass, Person, carrying
from alongside.people.views.contact import may
from alongside.workforce.kept import typed

MINE_AT_MOST, LOOKS_AT_MOST = 50, 200
DONE = {"closed": "It is closed.", "read": "Thank you. It is off your desk."}


@worker_view(Permission.GLASS_BREAK, page="break_glass")
def break_glass(request: HttpRequest) -> HttpResponse:
    """Open a record now that is not open to oneself, for a reason. One that is hidden is a 404."""
    asked = request.POST.get("person") or request.GET.get("person") or ""
    if not asked:
        return redirect("people:find")
    person = _person_asked_for(request, asked)
    facts = {"roles": request.actor.roles, "standing": person.standing, "openness": Openness(person.openness)}
    if not may_break_glass(**facts):
        return redirect("people:story", person.pk)  # it is open to them, or its page says why it stays closed
    form = forms.BreakGlass(request.POST or typed(request))
    if request.method == "POST" and form.is_valid():
        answers = dict(form.cleaned_data)
        with shown_in(form):
            try:
                actions.break_glass(
                    person=person, hours=int(answers.pop("hours")), **answers, by=request.actor, at=request.at
                )
            except AlreadyDone:
                pass
            return redirect("people:story", person.pk)
    context = {"form": form, "person": person, "button": "Open it now"}
    return page(request, "people/break_glass.html", context, status=422 if form.errors else 200)


def _person_asked_for(request: HttpRequest, key: str) -> Person:
    try:
        person = Person.objects.one_seen_by(request.actor, UUID(key), at=request.at)  # type: ignore[attr-defined]
    except ValueError:
        raise Http404("There is no such person.") from None
    actor = request.actor  # type: ignore[attr-defined]
    if person is None or not may_find(roles=actor.roles, standing=person.standing, openness=Openness(person.openness)):
        raise Http404("There is no such person.")
    return person


def _after_review(request: HttpRequest, person: Person, glass: BrokenGlass) -> HttpResponse:
    """Back to the review for those alongside; to their desk for whoever was only asked to review."""
    now = Person.objects.one_seen_by(request.actor, person.pk, at=request.at)  # type: ignore[attr-defined]
    if now is not None and now.opens_to(request.actor, Permission.GLASS_REVIEW):  # type: ignore[attr-defined]
        return redirect("people:review_glass", person.pk, glass.pk)
    return redirect("/")


@worker_view(Permission.DESK_SEE, page="opened")
def opened(request: HttpRequest) -> HttpResponse:
    """The records this worker opened for a reason, until when, and what a colleague says of each."""
    rows = BrokenGlass.objects.filter(worker=request.actor).select_related("reviewed_by", "asked", "asked_team")
    rows = list(rows.order_by("-opens_at")[:MINE_AT_MOST])
    people = Person.objects.some_seen_by(request.actor, [row.person_id for row in rows], at=request.at)
    known = {key: person for key, person in people.items() if not person.is_hidden_from_them}
    context = {
        "rows": [(row, known.get(row.person_id), row.is_open(at=request.at)) for row in rows],
        "told": DONE.get(request.GET.get("done", ""), ""),
    }
    return page(request, "people/opened.html", context)


@require_POST
@worker_view(Permission.DESK_SEE, page="opened")
def close_now(request: HttpRequest, glass_id: UUID) -> HttpResponse:
    """Close a record that one opened, before its end."""
    glass = get_object_or_404(BrokenGlass, pk=glass_id, worker=request.actor)
    actions.close_glass(glass=glass, by=request.actor, at=request.at)
    return redirect(reverse("people:opened") + "?done=closed")


@require_POST
@worker_view(Permission.DESK_SEE, page="opened")
def have_read(request: HttpRequest, glass_id: UUID) -> HttpResponse:
    """One has read what a colleague says of how one opened a record."""
    glass = get_object_or_404(BrokenGlass, pk=glass_id, worker=request.actor)
    try:
        actions.read_review(glass=glass, by=request.actor, at=request.at)
    except UnableTo:
        return redirect("people:opened")  # not reviewed yet: the page says so
    return redirect(reverse("people:opened") + "?done=read")


@person_view(Permission.GLASS_REVIEW, page="review_glass")
def review(request: HttpRequest, person: Person, glass_id: UUID) -> HttpResponse:
    """How a colleague broke the glass: who, when, why, what they looked at meanwhile; and whether it was right."""
    rows = BrokenGlass.objects.of(person).select_related("worker", "reviewed_by", "passed_on_by", "asked", "asked_team")
    glass = get_object_or_404(rows, pk=glass_id)
    glass = carrying(glass, person)
    is_mine = glass.worker_id == request.actor.pk
    form = forms.Review(request.POST or typed(request), may_pass_on=glass.passed_on_at is None)
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            verdict, words = form.cleaned_data["verdict"], form.cleaned_data["words"]
            if verdict == forms.ON_TO_GOVERNANCE:
                actions.pass_glass_on(glass=glass, words=words, by=request.actor, at=request.at)
            else:
                actions.review_glass(glass=glass, verdict=verdict, words=words, by=request.actor, at=request.at)
            return _after_review(request, person, glass)
    meanwhile = LedgerEntry.objects.filter(
        person__in=person.keys, actor=glass.worker.key, acted_at__gte=glass.opens_at, acted_at__lte=glass.until
    )
    context = {
        "form": form,
        "person": person,
        "glass": glass,
        "is_mine": is_mine,
        "is_open_still": glass.is_open(at=request.at),
        "looks": looks.in_words(meanwhile.order_by("at", "id")[:LOOKS_AT_MOST]),
        "may_open": may(request, person, Permission.PERSON_OPEN),
    }
    return page(request, "people/review_glass.html", context, status=422 if form.errors else 200)
