"""The registry: every measure, whose it is and what its licence allows; the council's licences; its own questions."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.audit.doors import worker_view
from alongside.design.forms import Form, shown_in
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.measures import actions, forms
from alongside.measures.models import MeasureLicence
from alongside.measures.registry import Measure, Terms, every, measure
from alongside.workforce.kept import typed

READ, LICENSE = Permission.PRACTICE_READ, Permission.MEASURES_LICENSE
LARGEST = 100_000


@worker_view(READ, page="measures")
def register(request: HttpRequest) -> HttpResponse:
    """Every measure: which can be asked today, which wait for a licence, and what each is for."""
    held = set(MeasureLicence.objects.holding(on=_today(request)).values_list("measure", flat=True))
    rows = [(one, one.can_be_scored and (not one.needs_licence or one.key in held)) for one in every().values()]
    context = {
        "can_be_asked": [one for one, is_open in rows if is_open],
        "waiting": [one for one, is_open in rows if not is_open and one.licence == Terms.GATED],
        "to_ask_for": [one for one, is_open in rows if not is_open and one.licence == Terms.ASK],
        "may_export": _may(request, Permission.MEASURES_EXPORT),
    }
    return page(request, "measures/register.html", context)


@worker_view(READ, page="measures")
def one_measure(request: HttpRequest, measure: str) -> HttpResponse:
    """One measure: what it asks, how it is scored, whose it is, what a change means, and the council's licences."""
    found, today = _found(measure), _today(request)
    licences = MeasureLicence.objects.filter(measure=found.key).select_related("entered_by")
    context = {
        "measure": found,
        "licences": list(licences.order_by("-starts_on", "-id")),
        "holding": MeasureLicence.objects.of_measure(found.key, on=today),
        "may_license": found.needs_licence and found.can_be_scored and _may(request, LICENSE),
        "today": today,
    }  # fmt: skip
    return page(request, "measures/measure.html", context)


@worker_view(LICENSE, page="licence")
def enter_licence(request: HttpRequest, measure: str) -> HttpResponse:
    """Enter the council's licence for a measure."""
    found = _found(measure)
    form = forms.EnterLicence(request.POST or typed(request), initial={"starts_on": _today(request)})
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.enter_licence(measure=found.key, **form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("measures:measure", found.key)
    return _form_page(request, "measures/enter_licence.html", form, found)


@worker_view(LICENSE, page="licence")
def bring_items(request: HttpRequest, licence_id: UUID) -> HttpResponse:
    """Bring in the questions from the council's own file, whole or not at all."""
    licence = get_object_or_404(MeasureLicence, pk=licence_id)
    words = request.POST.copy() if request.method == "POST" else typed(request)
    too_large = ""
    if (sent := request.FILES.get("file")) is not None and words is not None:
        try:
            words["rows"] = sent.read(LARGEST).decode("utf-8-sig")
        except UnicodeDecodeError:
            too_large = "The file is not plain text. Save it as CSV (UTF-8), and choose it again."
    form = forms.BringItems(words, initial={"version": licence.version})
    if too_large:
        form.is_valid()
        form.errors.pop("rows", None)
        form.add_error("rows", too_large)
    elif request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.bring_items(
                licence=licence, seen_version=form.cleaned_data["version"], text=form.cleaned_data["rows"],
                by=request.actor, at=request.at,
            )  # fmt: skip
            return redirect("measures:measure", licence.measure)
    return _form_page(request, "measures/bring_items.html", form, _found(licence.measure), licence=licence)


@worker_view(LICENSE, page="licence")
def end_licence(request: HttpRequest, licence_id: UUID) -> HttpResponse:
    """Say on which day a licence ends."""
    licence = get_object_or_404(MeasureLicence, pk=licence_id)
    begins = {"version": licence.version, "ends_on": licence.ends_on or _today(request)}
    form = forms.EndLicence(request.POST or typed(request), initial=begins)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.end_licence(
                licence=licence, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
            )
            return redirect("measures:measure", licence.measure)
    return _form_page(request, "measures/end_licence.html", form, _found(licence.measure), licence=licence)


def _form_page(request: HttpRequest, name: str, form: Form, found: Measure, **more: Any) -> HttpResponse:
    context = {"form": form, "measure": found, **more}
    return page(request, name, context, status=422 if form.errors else 200)


def _found(key: str) -> Measure:
    found = measure(key)
    if found is None:
        raise Http404("There is no such measure.")
    return found


def _today(request: HttpRequest) -> Any:
    return in_london(request.at).date()  # type: ignore[attr-defined]


def _may(request: HttpRequest, permission: Permission) -> bool:
    return bool(decide(permission, roles=request.actor.roles))  # type: ignore[attr-defined]
