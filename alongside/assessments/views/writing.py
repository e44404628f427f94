"""An assessment is begun and written on one page by everybody alongside, and filled from what was said before."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.assessments import actions
from alongside.assessments.forms import (
    AgreeDay,
    BeginAssessment,
    FinishAssessment,
    PickSaid,
    StillTrue,
    WriteAssessment,
    mark,
)
from alongside.assessments.models import Assessment, AssessmentPart, Picked
from alongside.assessments.said_before import age, said_before
from alongside.assessments.together import together, who_waits
from alongside.assessments.views.eligibility import Finding, keep_while_typed, keep_within, shown_within
from alongside.assessments.views.ending import then_given
from alongside.assessments.views.finding import assessment_of, found_of, how_old, may, shown
from alongside.assessments.views.keeping import fault_in, keep_each
from alongside.decisions.sheet import mark_of
from alongside.design.forms import shown_in
from alongside.design.laws import laws_today
from alongside.design.pages import page, partial
from alongside.kit.ids import new_id
from alongside.kit.moments import date_in_words, in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo
from alongside.people.doors import person_view
from alongside.people.models import Person
from alongside.workforce.kept import typed

# In the form of the page, what is asked to finish it; and where on the page it goes on after a button of the finding.
FINISH = "finish"
AFTERWARDS = {"decide": "#finish", "show": "#follows", "later": "#eligibility"}
LEAD, WRITE = Permission.ASSESSMENT_LEAD, Permission.ASSESSMENT_WRITE


@person_view(LEAD, page="write_assessment")
def begin(request: HttpRequest, person: Person) -> HttpResponse:
    """Begin an assessment with a person: what it is about, and by when it is ready."""
    form = BeginAssessment(request.POST or typed(request), initial={"id": new_id(), "kind": "adult"})
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["id"]
        with shown_in(form):
            try:
                actions.begin_assessment(person=person, **form.cleaned_data, by=request.actor, at=request.at)  # type: ignore[attr-defined]
            except AlreadyDone:
                pass
            return redirect("assessments:write", person.pk, key)
    context = {"person": person, "form": form, "has_died": person.died_on is not None, "button": "Begin"}
    context["laws"] = laws_today(request, "needs_assessment", "carers_assessment")
    return page(request, "assessments/begin.html", context, status=422 if form.errors else 200)


@person_view(WRITE, page="write_assessment")
def write(request: HttpRequest, person: Person, assessment_id: UUID) -> HttpResponse:
    """Write in any part, in any order; everybody alongside can, at once, and nothing of anybody's is lost.

    Whoever leads it finds eligibility and finishes it here, too, with everything kept first.
    """
    one = assessment_of(person, assessment_id)
    if not one.is_open and request.method != "POST":
        return redirect("assessments:assessment", person.pk, one.pk)
    rows = {row.part: row for row in one.written.all()}
    form = WriteAssessment(request.POST or typed(request), assessment=one, rows=rows)
    finishing = FinishAssessment(request.POST if "finish" in request.POST else None, prefix=FINISH)
    finding = Finding()
    if request.method == "POST":
        with shown_in(form):
            _, elsewhere = _keep(request, one, form)
            if elsewhere:
                form.is_different(elsewhere)
                form.add_error(None, "Somebody else wrote in the same part. Both are below; nothing is lost.")
            is_kept = not elsewhere and form.is_valid()
            finding = keep_within(request, person, one, decides=is_kept and "decide" in request.POST)
            if finding.late:
                form.add_error(
                    None,
                    "Somebody else has decided, or thrown away, what is found. What you typed is not lost: see there.",
                )
            if is_kept and not finding.has_errors:
                gone_on = _go_on(request, person, one, finishing)
                if gone_on is not None:
                    return gone_on
        one = assessment_of(person, assessment_id)
        form.rows = {row.part: row for row in one.written.all()}
    if finding.boxes is None and not finding.late:
        finding = shown_within(request, person, one)
    found, concluded = found_of(one)
    context = {
        "person": person,
        "one": one,
        "form": form,
        "finishing": finishing,
        "finding": finding,
        "forms": [form, *finding.forms, finishing],
        "marks": form.marks(),
        "found": found,
        "concluded": concluded,
        "shown": shown(request, one),
        "saved_at": max((row.changed_at for row in one.written.all()), default=None),
        "may_lead": may(request, person, LEAD),
        "together": together(one, request.actor, at=request.at),  # type: ignore[attr-defined]
        "waits": who_waits(one, request.actor, at=request.at),  # type: ignore[attr-defined]
    }
    has_errors = form.errors or finishing.errors or finding.has_errors
    return page(request, "assessments/write.html", context, status=422 if has_errors else 200)


def _go_on(request: HttpRequest, person: Person, one: Assessment, finishing: FinishAssessment) -> HttpResponse | None:
    """Where it goes on once everything is kept: None where it cannot be finished, which the form then says."""
    now: dict[str, Any] = {"by": request.actor, "at": request.at}  # type: ignore[attr-defined]
    here = reverse("assessments:write", args=[person.pk, one.pk])
    if "find" in request.POST:
        actions.begin_eligibility(assessment=one, key=new_id(), **now)
        return redirect(f"{here}#eligibility")
    if "finish" in request.POST:
        if not finishing.is_valid():
            return None
        facts = {"seen_version": finishing.cleaned_data["version"]}
        facts["is_carer_blind"] = finishing.cleaned_data["is_carer_blind"]
        try:
            actions.finish_assessment(assessment=one, **facts, **now)
        except AlreadyDone:
            pass
        except ChangedMeanwhile as changed:
            finishing.add_error(None, str(changed))
            return None
        except UnableTo as unable:
            finishing.add_error(getattr(unable, "field", None) or None, str(unable))
            return None
        return redirect(then_given(request, person, assessment_of(person, one.pk)))
    if "leave" in request.POST:
        return redirect("assessments:assessment", person.pk, one.pk)
    if "pick" in request.POST:
        return redirect("assessments:pick", person.pk, one.pk)
    if picked := next((pick for pick in one.picked.all() if str(pick.pk) == request.POST.get("still")), None):
        return redirect("assessments:still", person.pk, one.pk, picked.pk)
    places = (place for name, place in AFTERWARDS.items() if name in request.POST)
    return redirect(f"{here}{next(places, '')}")


def _keep(
    request: HttpRequest, one: Assessment, form: WriteAssessment
) -> tuple[list[AssessmentPart], list[AssessmentPart]]:
    """Keep each part that was changed; the parts that were kept, and those in which somebody else wrote meanwhile."""
    now: dict[str, Any] = {"by": request.actor, "at": request.at}  # type: ignore[attr-defined]
    return keep_each(
        form.sent(),
        lambda sent: actions.write_part(
            assessment=one, part=sent.part, words=sent.words, seen_version=sent.seen, **now
        ),
    )


@require_POST
@person_view(WRITE, page="")
def keep(request: HttpRequest, person: Person, assessment_id: UUID) -> HttpResponse:
    """Keep it while it is typed; answers with the line that says when it was saved."""
    one = assessment_of(person, assessment_id)
    form = WriteAssessment(request.POST, assessment=one, rows={row.part: row for row in one.written.all()})
    try:
        kept, elsewhere = _keep(request, one, form)
        held, why_not = keep_while_typed(request, person, one)
    except UnableTo as refusal:
        return partial(request, "assessments/kept.html", {"refusal": str(refusal), "marks": []})
    marks = [(row.part, mark(row)) for row in kept]
    context = {"marks": marks, "elsewhere": elsewhere, "at": request.at, "held": held}  # type: ignore[attr-defined]
    context["why_not"] = why_not or fault_in(form)
    context["mark"] = mark_of(held.words) if held else ""
    return partial(request, "assessments/kept.html", context)


@person_view(LEAD, page="write_assessment")
def agree(request: HttpRequest, person: Person, assessment_id: UUID) -> HttpResponse:
    """Keep the day agreed with the person, and how they were told of it."""
    one = assessment_of(person, assessment_id)
    first = {"version": one.version, "ready_on": one.ready_on, "told": one.told}
    form = AgreeDay(request.POST or typed(request), initial=first)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.agree_day(
                assessment=one,
                seen_version=facts.pop("version"),
                **facts,
                by=request.actor,  # type: ignore[attr-defined]
                at=request.at,  # type: ignore[attr-defined]
            )
            return redirect("assessments:assessment", person.pk, one.pk)
    context = {"person": person, "one": one, "form": form, "button": "Keep the day"}
    return page(request, "assessments/agree.html", context, status=422 if form.errors else 200)


@person_view(WRITE, page="write_assessment")
def pick(request: HttpRequest, person: Person, assessment_id: UUID) -> HttpResponse:
    """Pick what was already said into a part: who said it and how long ago stand beside it."""
    one = assessment_of(person, assessment_id)
    today = in_london(request.at).date()  # type: ignore[attr-defined]
    said = said_before(person)
    into = {f"{pick.source}:{pick.source_id}": pick.into.label for pick in one.picked.all()}
    whose = {each.name: f"{each.who}, {date_in_words(each.on)}, {age(each.on, today=today)}" for each in said}
    whose |= {name: f"{whose[name]}. Picked into “{label}”." for name, label in into.items() if name in whose}
    lines = [(each.name, each.words) for each in said]
    first = {"part": request.GET.get("part", ""), "what": request.GET.getlist("what"), "still": "not_asked"}
    form = PickSaid(request.POST or typed(request), kind=one.what, said=lines, whose=whose, initial=first)
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.pick_said(assessment=one, **form.cleaned_data, by=request.actor, at=request.at)  # type: ignore[attr-defined]
            address = reverse("assessments:write", args=[person.pk, one.pk])
            return redirect(f"{address}#part-{form.cleaned_data['part']}")
    context = {"person": person, "one": one, "form": form, "said": said, "button": "Pick these"}
    return page(request, "assessments/pick.html", context, status=422 if form.errors else 200)


@person_view(WRITE, page="write_assessment")
def still(request: HttpRequest, person: Person, assessment_id: UUID, picked_id: UUID) -> HttpResponse:
    """Say whether something that was picked is still true, or take it out again."""
    one = assessment_of(person, assessment_id)
    picked = get_object_or_404(Picked.objects.select_related("assessment__person"), pk=picked_id, assessment=one)
    picked.assessment = one
    first = {"version": picked.version, "still": picked.still, "now": picked.now}
    form = StillTrue(request.POST or typed(request), initial=first)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        known: dict[str, Any] = {
            "picked": picked,
            "seen_version": facts.pop("version"),
            "by": request.actor,  # type: ignore[attr-defined]
            "at": request.at,  # type: ignore[attr-defined]
        }
        with shown_in(form):
            if "out" in request.POST:
                actions.put_back(**known)
            else:
                actions.say_if_still(**known, **facts)
            return redirect(f"{reverse('assessments:write', args=[person.pk, one.pk])}#part-{picked.part}")
    old = how_old(picked, in_london(request.at).date())  # type: ignore[attr-defined]
    context = {"person": person, "one": one, "picked": picked, "old": old, "form": form}
    return page(request, "assessments/still.html", context, status=422 if form.errors else 200)


@require_POST
@person_view(LEAD, page="")
def eligibility(request: HttpRequest, person: Person, assessment_id: UUID) -> HttpResponse:
    """Begin to find whether the needs are eligible, or go on with it, on the page of the assessment."""
    one = assessment_of(person, assessment_id)
    try:
        actions.begin_eligibility(assessment=one, key=new_id(), by=request.actor, at=request.at)  # type: ignore[attr-defined]
    except UnableTo:  # it has ended meanwhile: its page says how
        return redirect("assessments:assessment", person.pk, one.pk)
    return redirect(f"{reverse('assessments:write', args=[person.pk, one.pk])}#eligibility")
