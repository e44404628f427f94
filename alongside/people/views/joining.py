"""Two records of one person: found, seen side by side, joined, and undone."""

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Openness
from alongside.audit import ledger
from alongside.audit.acts import in_ledger_as
from alongside.audit.doors import READING, denied, look
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.refusals import AlreadyDone
from alongside.people import actions
from alongside.people.doors import person_view
from alongside.people.forms import joining as forms
from alongside.people.models import HealthRecordLink, Joining, Person
from alongside.people.search import find
from alongside.people.side_by_side import Column, side_by_side
from alongside.people.views.identity import may, others_number
from alongside.workforce.kept import typed

JOIN, CONFIDENTIAL = Permission.PERSON_JOIN, Permission.ADDRESS_SEE_CONFIDENTIAL


@person_view(page="records")
def records(request: HttpRequest, person: Person) -> HttpResponse:
    """Which records are this person's, what each says, and whether there is another."""
    joinings = list(_joinings(person))
    may_join = may(request.actor, person, JOIN)
    finding = forms.FindOther(request.GET if "q" in request.GET else None, initial={"q": person.name})
    sought = finding.cleaned_data["q"] if finding.is_bound and finding.is_valid() else ""
    context = {
        "person": person,
        "held": [one for one in joinings if one.parted_at is None],
        "undone": [one for one in joinings if one.parted_at is not None],
        "just_undone": next((one for one in joinings if str(one.pk) == request.GET.get("undone")), None),
        "columns": [],
        "rows": [],
        "may_join": may_join,
        "finding": finding,
        "sought": sought,
        "found": _found(request, person, sought or person.name) if may_join else [],
    }
    if person.joined_keys:
        each = {one.pk: one for one in Person.objects.filter(pk__in=person.keys)}
        may_see = may(request.actor, person, CONFIDENTIAL)
        columns = [Column(each[key], [key], may_see) for key in person.keys]
        context |= _table(request, columns)
    return page(request, "people/records.html", context)


def _joinings(person: Person) -> Sequence[Joining]:
    return Joining.objects.of(person).select_related("record", "into", "joined_by", "parted_by")


def _found(request: HttpRequest, person: Person, sought: str) -> list[tuple[Person, bool, bool]]:
    """Others who may be the same: (person, have they the same NHS number?, may the two be joined by this worker?)."""
    same = others_number(request, person, HealthRecordLink.objects.one_of(person))
    alike = find(sought, by=request.actor, at=request.at)  # type: ignore[attr-defined]
    keys = {one.pk for one in same}
    found = [one for one in [*same, *(one for one in alike if one.pk not in keys)] if one.pk != person.pk]
    if found or "q" in request.GET:
        ledger.write_list(request.actor.key, page="find", shown=[one.pk for one in found], at=request.at)  # type: ignore[attr-defined]
    return [(one, one.pk in keys, may(request.actor, one, JOIN)) for one in found]  # type: ignore[attr-defined]


def _table(request: HttpRequest, columns: list[Column]) -> dict[str, object]:
    rows = side_by_side(columns, at=request.at)  # type: ignore[attr-defined]
    return {"columns": [column.person for column in columns], "rows": rows}


@person_view(JOIN, page="join_records")
def join_records(request: HttpRequest, person: Person, other_id: UUID) -> HttpResponse:
    """Two records side by side; joined, with a reason, they are read as one."""
    other = Person.objects.one_seen_by(request.actor, other_id, at=request.at)
    if other is None or other.is_hidden_from_them:
        raise Http404("There is no such person.")
    if other.pk == person.pk:  # one already: that page says since when
        return redirect("people:records", person.pk)
    form = forms.JoinRecords(request.POST or typed(request))
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.join_records(into=person, record=other.pk, **form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect(reverse("people:joining", args=[person.pk, form.cleaned_data["id"]]) + "?joined=1")
    theirs = {"standing": other.standing, "openness": Openness(other.openness)}
    if not (decision := decide(JOIN, roles=request.actor.roles, **theirs)):
        return denied(request, decision, JOIN, "join_records", subject=in_ledger_as(other), person=other.pk)
    if request.method in READING:  # both records are read here
        look(request, subject=in_ledger_as(other), page="join_records", person=other.pk)
    columns = [Column(one, one.keys, may(request.actor, one, CONFIDENTIAL)) for one in (person, other)]
    context = {"person": person, "other": other, "form": form, **_table(request, columns)}
    return page(request, "people/join_records.html", context, status=422 if form.errors else 200)


@person_view(page="joining")
def joining(request: HttpRequest, person: Person, joining_id: UUID) -> HttpResponse:
    """One joining: what was joined, when, by whom and why; and how to undo it."""
    one = get_object_or_404(_joinings(person), pk=joining_id)
    form = forms.PartRecords(request.POST or typed(request))
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.part_records(joining=one, **form.cleaned_data, by=request.actor, at=request.at)
            return redirect(reverse("people:records", args=[person.pk]) + f"?undone={one.pk}")
    context = {
        "person": person,
        "one": one,
        "form": form,
        "may_join": may(request.actor, person, JOIN),
        "just_joined": "joined" in request.GET and one.parted_at is None,
    }
    return page(request, "people/joining.html", context, status=422 if form.errors else 200)
