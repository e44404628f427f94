"""A measure asked with a person: agreed to, answered, kept, stopped, finished, read again, struck; on paper too."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.design.forms import compare, shown_in
from alongside.design.pages import page, partial
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo
from alongside.measures import actions, forms
from alongside.measures.models import Asking, MeasureLicence
from alongside.measures.models.asking import When, items_of
from alongside.measures.registry import Measure, measure
from alongside.measures.seeing import compared, may
from alongside.people.doors import person_view
from alongside.people.models import Person, carrying
from alongside.workforce.kept import typed

ASK = Permission.MEASURE_ASK


def asking_of(person: Person, asking_id: UUID) -> Asking:
    """One asking of a person's, who carries the standing they were read with; 404 for any other."""
    rows = Asking.objects.of(person).select_related("begun_by", "finished_by", "struck_by", "licence")
    return carrying(get_object_or_404(rows, pk=asking_id), person)


def open_to_ask(request: HttpRequest, key: str) -> tuple[Measure, MeasureLicence | None]:
    """A measure of this key that can be scored, and the licence under which it is used; 404 for any other."""
    found = measure(key)
    if found is None or not found.can_be_scored:
        raise Http404("There is no such measure.")
    today = in_london(request.at).date()  # type: ignore[attr-defined]
    return found, MeasureLicence.objects.of_measure(found.key, on=today) if found.needs_licence else None


@person_view(ASK, page="ask_measure")
def begin(request: HttpRequest, person: Person, measure: str) -> HttpResponse:
    """Before the first question: what it is for, and whether they want to."""
    found, licence = open_to_ask(request, measure)
    has_one = Asking.objects.of(person).filter(measure=found.key).finished().exists()
    begins = {
        "asked_on": in_london(request.at).date(),
        "when": When.DURING if has_one else When.BEFORE,
        "how": "device",
        "who_answered": "person",
    }
    form = forms.BeginAsking(request.POST or typed(request), initial=begins)
    if request.method == "POST" and form.is_valid():
        facts = {name: answer for name, answer in form.cleaned_data.items() if name != "told"}
        with shown_in(form):
            try:
                actions.begin_asking(person=person, measure=found.key, **facts, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("measures:asking", person.pk, facts["id"])
    context = {"person": person, "form": form, "measure": found, "licence": licence}
    return page(request, "measures/begin.html", context, status=422 if form.errors else 200)


@person_view(page="measure")
def asking(request: HttpRequest, person: Person, asking_id: UUID) -> HttpResponse:
    """One asking: its questions while it is open, for whoever may ask; else what was answered and what it came to."""
    one = asking_of(person, asking_id)
    if one.finished_at is None and one.struck_at is None and may(request, person, ASK):
        return _answer(request, person, one)
    context = {
        "person": person,
        "asking": one,
        "measure": one.registered,
        "answers": _answered(one),
        "since": compared(person, one),
        "may_ask": may(request, person, ASK),
        "is_due": one.is_due_again(on=in_london(request.at).date()),
    }
    return page(request, "measures/asking.html", context)


def _answer(request: HttpRequest, person: Person, one: Asking) -> HttpResponse:
    form = forms.Answer(request.POST or typed(request), asking=one)
    if request.method == "POST":
        is_right = form.is_valid()
        with shown_in(form):
            try:
                done = _as_sent(request, one, form, is_right, seen=form.cleaned_data.get("version") or 0)
            except ChangedMeanwhile as meanwhile:
                # The draft that was kept a moment ago may be this very page: then nobody else's answers are lost.
                now = form.lay_beside(meanwhile.current)
                if compare(form, now, {name: str(form[name].label) for name in (*form.questions, "words")}):
                    raise
                done = _as_sent(request, now, form, is_right, seen=now.version)
            if done is not None:
                return done
            one.refresh_from_db(fields=["version", "kept_at"])
    version = form.standing.version if form.standing else one.version
    context = {"person": person, "form": form, "asking": one, "measure": one.registered, "version": version}
    return page(request, "measures/answer.html", context, status=422 if form.errors else 200)


def _as_sent(
    request: HttpRequest, one: Asking, form: forms.Answer, is_right: bool, *, seen: int
) -> HttpResponse | None:
    """Keep, stop or finish, as the button says; where to go on. None: something is wrong, and the rest was kept."""
    person = one.person_id
    if "keep" not in request.POST and "stop" not in request.POST and is_right:
        again_on = form.cleaned_data["again_on"]
        actions.finish_asking(
            asking=one, seen_version=seen, **form.facts(), again_on=again_on, by=request.actor, at=request.at
        )
        return redirect("measures:asking", person, one.pk)
    _keep(request, one, form, seen=seen)
    if "stop" in request.POST:
        return redirect("measures:stop", person, one.pk)
    return redirect("measures:before_and_after", person) if "keep" in request.POST else None


def _keep(request: HttpRequest, one: Asking, form: forms.Answer, *, seen: int) -> Asking:
    """Keep what can be read of what was typed."""
    return actions.keep_answers(asking=one, seen_version=seen, **form.facts(), by=request.actor, at=request.at)


@require_POST
@person_view(ASK, page="")
def keep(request: HttpRequest, person: Person, asking_id: UUID) -> HttpResponse:
    """Keep the answers while they are given; answers with the line that says when they were saved."""
    one = asking_of(person, asking_id)
    form = forms.Answer(request.POST, asking=one)
    form.is_valid()
    try:
        one = _keep(request, one, form, seen=form.cleaned_data.get("version") or 0)
    except ChangedMeanwhile:
        return partial(request, "measures/kept.html", {"elsewhere": True})
    except UnableTo as refusal:
        return partial(request, "measures/kept.html", {"refusal": str(refusal)})
    return partial(request, "measures/kept.html", {"asking": one})


@person_view(ASK, page="ask_measure")
def stop(request: HttpRequest, person: Person, asking_id: UUID) -> HttpResponse:
    """They want to stop: what they answered is kept, and can be gone on with if they ever wish."""
    one = asking_of(person, asking_id)
    if one.finished_at is not None or one.struck_at is not None:
        return redirect("measures:asking", person.pk, one.pk)
    form = forms.Stop(request.POST or typed(request), initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.stop_asking(asking=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at)
            return redirect("measures:before_and_after", person.pk)
    context = {"person": person, "form": form, "asking": one, "measure": one.registered}
    return page(request, "measures/stop.html", context, status=422 if form.errors else 200)


@person_view(ASK, page="ask_measure")
def strike(request: HttpRequest, person: Person, asking_id: UUID) -> HttpResponse:
    """It was entered in error: it stays, with why, and counts no more."""
    one = asking_of(person, asking_id)
    form = forms.Strike(request.POST or typed(request), initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.strike_asking(
                asking=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
            )
            return redirect("measures:asking", person.pk, one.pk)
    context = {"person": person, "form": form, "asking": one, "measure": one.registered}
    return page(request, "measures/strike.html", context, status=422 if form.errors else 200)


@require_POST
@person_view(ASK, page="measure")
def let_be(request: HttpRequest, person: Person, asking_id: UUID) -> HttpResponse:
    """They would rather not answer it again, or not now."""
    actions.let_be(asking=asking_of(person, asking_id), by=request.actor, at=request.at)
    return redirect("measures:before_and_after", person.pk)


@person_view(ASK, page="measure_on_paper")
def on_paper(request: HttpRequest, person: Person, measure: str) -> HttpResponse:
    """The questions on paper; of a measure whose questions may not be here, a sheet for the figures alone."""
    found, licence = open_to_ask(request, measure)
    items = items_of(found, licence)
    brought = licence.items if licence and not found.items else []
    context = {
        "person": person,
        "measure": found,
        "licence": licence,
        "rows": [(item, brought[n]["answers"] if brought else []) for n, item in enumerate(items)],
        "has_words": bool(found.items or brought),
        "goals": range(1, forms.GOALS + 1) if found.goals else (),
    }
    return page(request, "measures/on_paper.html", context)


def _answered(one: Asking) -> list[tuple[str, str]]:
    """Each question and what was answered, in words; what was left says so."""
    words = dict(one.registered.answers)
    if one.registered.goals:
        return [(goal["words"], _in_words(goal["value"], words)) for goal in one.goals]
    brought: Any = one.licence.items if one.licence and not one.registered.items else []
    found = []
    for n, item in enumerate(one.items):
        value = one.answers.get(item.key)
        named = dict(zip(words, brought[n]["answers"], strict=True)) if brought and brought[n]["answers"] else words
        found.append((item.words, _in_words(value, named)))
    return [] if one.total is not None and not one.answers else found


def _in_words(value: int | None, words: dict[int, str]) -> str:
    return "Left" if value is None else words.get(value, str(value))
