"""Shifts: my own; entered on a person's page; begun at the door; looked at; imported from a file."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.roles import Role
from alongside.access.standing import Openness
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.design.typed import Misread
from alongside.kit.refusals import AlreadyDone
from alongside.people import actions
from alongside.people.doors import person_view
from alongside.people.forms import shift as forms
from alongside.people.joined import as_they_go_on
from alongside.people.models import Involvement, Person, carrying
from alongside.people.reading import shift_in_words
from alongside.people.rota import KNOWN, Rota, read_rota, text_of
from alongside.people.shifts import worth_saying
from alongside.people.views.involvement import back, workers
from alongside.workforce.kept import typed
from alongside.workforce.models import Worker


@worker_view(Permission.DESK_SEE, page="shifts")
def shifts(request: HttpRequest) -> HttpResponse:
    """My shifts that have not closed: with whom, when, and where to read about them. What is over is gone from here."""
    rows = as_they_go_on(
        list(Involvement.objects.shifts_of(request.actor, at=request.at)), request.actor, at=request.at
    )
    in_words = partial(shift_in_words, now=request.at)
    context = {
        "open_now": [(row, in_words(row)) for row in rows if row.opens_at <= request.at],
        "to_come": [(row, in_words(row)) for row in rows if row.opens_at > request.at],
        "may_import": bool(decide(Permission.SHIFTS_IMPORT, roles=request.actor.roles)),
        "may_begin": bool(decide(Permission.SHIFT_BEGIN_AT_DOOR, roles=request.actor.roles)),
    }
    return page(request, "people/shifts.html", context)


@person_view(Permission.INVOLVEMENT_CHANGE, page="alongside")
def enter(request: HttpRequest, person: Person) -> HttpResponse:
    """Put a support worker on a shift with this person. What is worth saying is said before it is entered."""
    form = forms.EnterShift(
        request.POST or typed(request),
        choices=workers(request, frozenset({Role.SUPPORT_WORKER})),
        initial={"starts_at": request.at},
    )
    remarks: list[str] = []
    if request.method == "POST" and form.is_valid():
        answers = dict(form.cleaned_data)
        remarks = worth_saying(answers["starts_at"], answers["ends_at"])
        if not remarks or "seen" in request.POST:
            worker = get_object_or_404(Worker, pk=answers.pop("worker"))
            with shown_in(form):
                try:
                    actions.enter_shift(person=person, worker=worker, **answers, by=request.actor, at=request.at)
                except AlreadyDone:
                    pass
                return back(person, "entered")
    context = {"form": form, "person": person, "remarks": [] if form.errors else remarks}
    return page(request, "people/enter_shift.html", context, status=422 if form.errors or remarks else 200)


@worker_view(Permission.SHIFT_BEGIN_AT_DOOR, page="at_the_door")
def at_the_door(request: HttpRequest) -> HttpResponse:
    """A support worker at an open person's door, not on a shift: begins one, with a reason and an end.

    A record that is restricted or hidden is a 404 here, as one that does not exist.
    """
    asked = request.POST.get("person") or request.GET.get("person") or ""
    if not asked:
        return redirect("people:find")
    person = _open_person(request, asked)
    if decide(Permission.PERSON_OPEN, roles=request.actor.roles, standing=person.standing):
        return redirect("people:story", person.pk)
    form = forms.BeginAtTheDoor(request.POST or typed(request))
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.begin_shift_at_door(person=person, **form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("people:story", person.pk)
    return page(
        request, "people/at_the_door.html", {"form": form, "person": person}, status=422 if form.errors else 200
    )


def _open_person(request: HttpRequest, key: str) -> Person:
    try:
        person = Person.objects.one_seen_by(request.actor, UUID(key), at=request.at)  # type: ignore[attr-defined]
    except ValueError:
        raise Http404("There is no such person.") from None
    if person is None or person.openness != Openness.OPEN:
        raise Http404("There is no such person.")
    return person


@require_POST
@person_view(Permission.INVOLVEMENT_CHANGE, page="")
def look_at(request: HttpRequest, person: Person, involvement_id: UUID) -> HttpResponse:
    """A shift begun at the door is right, or it ends now."""
    row = get_object_or_404(Involvement.objects.of(person), pk=involvement_id, shift_from="door")
    carrying(row, person)
    is_right = "stop" not in request.POST
    actions.look_at_shift(involvement=row, is_right=is_right, by=request.actor, at=request.at)
    return back(person, "right" if is_right else "stopped")


@worker_view(Permission.SHIFTS_IMPORT, page="import_shifts")
def import_shifts(request: HttpRequest) -> HttpResponse:
    """A file of shifts: read, shown with its faults by line, and then entered whole or not at all."""
    words = request.POST.copy() if request.method == "POST" else typed(request)
    refusal = ""
    if (sent := request.FILES.get("file")) is not None and words is not None:
        try:
            words["rows"] = text_of(sent.read())
        except Misread as misread:
            words["rows"], refusal = "", misread.sentence
    form = forms.ImportShifts(words)
    if refusal:
        form.is_valid()
        form.errors.pop("rows", None)
        form.add_error("rows", refusal)
    rota = Rota()
    if request.method == "POST" and form.is_valid():
        rota = read_rota(form.cleaned_data["rows"], file=form.cleaned_data["id"], by=request.actor, at=request.at)
        if rota.is_right and "enter" in request.POST:
            with shown_in(form):
                shifts = [line.shift(form.cleaned_data["id"]) for line in rota.lines]
                try:
                    actions.import_shifts(shifts=shifts, by=request.actor, at=request.at)
                except AlreadyDone:
                    pass
                return redirect(f"{request.path}?imported={len(shifts)}")
        for sentence in rota.in_sentences:
            form.add_error("rows", sentence)
    context = {
        "form": form,
        "rota": rota,
        "columns": KNOWN,
        "imported": request.GET["imported"][:4] if request.GET.get("imported", "").isdecimal() else "",
    }
    return page(request, "people/import_shifts.html", context, status=422 if form.errors else 200)
