"""The person's own page, without an account: opened by a link and a word, written, sent, added to, printed."""

import functools
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.access.standing import Kind
from alongside.assessments import actions
from alongside.assessments.forms import AddOwnWords, OpenOwnWords, WriteOwnWords
from alongside.assessments.forms.self_assessment import MARKS, mark_of
from alongside.assessments.models import OwnWords, SelfAssessment
from alongside.assessments.opening import try_to_open
from alongside.assessments.own_questions import QUESTIONS, questions_of
from alongside.assessments.own_words_shown import answers_of
from alongside.assessments.self_assessment_keys import OPEN_FOR, code_in, hashed_code
from alongside.assessments.views.keeping import fault_in, keep_each
from alongside.assessments.writer import Writer
from alongside.audit.acts import in_ledger_as
from alongside.audit.doors import READING, look, public_view
from alongside.design.forms import shown_in
from alongside.design.pages import page, partial
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.workforce.signing_in import place_of

IN_SESSION = "own_words"
# What was typed into their page: carried along when the word has to be asked for again.
CARRIED = {"id", "part", "words"} | {part for kind in QUESTIONS for part in questions_of(kind)}
View = TypeVar("View", bound=Callable[..., HttpResponse])


def _unlisted(response: HttpResponse) -> HttpResponse:
    """Kept by no browser, found by no search engine."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _opened(request: HttpRequest, code: str) -> SelfAssessment | None:
    """The page that this browser opened with this code and the word, going on or over; None: it has to be opened."""
    kept = request.session.get(IN_SESSION)
    at: datetime = request.at  # type: ignore[attr-defined]
    if not kept or kept["code"] != hashed_code(code) or at.timestamp() - kept["at"] > OPEN_FOR.total_seconds():
        return None
    return SelfAssessment.objects.with_everybody().prefetch_related("words").filter(pk=kept["own"]).first()


def _let_in(request: HttpRequest, code: str, word: str) -> SelfAssessment:
    at: datetime = request.at  # type: ignore[attr-defined]
    own = try_to_open(code=code, word=word, place=place_of(request), at=at)
    request.session.cycle_key()
    request.session[IN_SESSION] = {"own": str(own.pk), "code": hashed_code(code), "at": at.timestamp()}
    return own


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, words) for name, words in request.POST.items() if name in CARRIED or name.startswith(MARKS)]


def _at_the_door(request: HttpRequest, form: OpenOwnWords) -> HttpResponse:
    """The word is asked for, the same whatever the link; what was typed on the page before it goes along."""
    context = {"form": form, "carried": _typed(request), "button": "Open my page"}
    status = 422 if form.errors or request.method == "POST" else 200
    return _unlisted(page(request, "assessments/own_words_door.html", context, status=status))


def on_their_page(view: View) -> View:
    """A page of whoever opened the link, behind the public door: `request.actor` is the person, for this page alone.

    The view is given `own` and the code; a page that is read is a look. Nobody's browser is asked for the word first,
    and goes on with what it sent; one whose link has ended meanwhile is told so, and shown what it typed.
    """

    @functools.wraps(view)
    def enter(request: HttpRequest, code: str) -> HttpResponse:
        own = _opened(request, code)
        if own is None:
            form = OpenOwnWords(request.POST if "word" in request.POST else None, has_code=True)
            if form.is_bound and form.is_valid():
                with shown_in(form):
                    own = _let_in(request, code, form.cleaned_data["word"])
            if own is None:
                return _at_the_door(request, form)
            if not _typed(request):
                return _unlisted(redirect(request.path))
        if not own.is_going(at=request.at) or own.code != hashed_code(code):  # type: ignore[attr-defined]
            return _over(request, own)
        request.actor = Writer(own)  # type: ignore[attr-defined]
        if request.method in READING:
            look(request, subject=in_ledger_as(own), page="own_words", person=own.person.pk, because=Kind.BY_LINK)
        return _unlisted(view(request, own, code))

    return enter  # type: ignore[return-value]


def _over(request: HttpRequest, own: SelfAssessment) -> HttpResponse:
    """The link has ended: what was kept is not lost, and what came too late is shown, to be copied."""
    asked = questions_of(own.assessment.kind)
    late = [
        (asked[name].words if name in asked else "What you wrote", words)
        for name, words in _typed(request)
        if words.strip() and not name.startswith(MARKS) and name not in ("id", "part")
    ]
    context = {"own": own, "late": late}
    status = 200 if request.method in READING else 409
    return _unlisted(page(request, "assessments/own_words_over.html", context, status=status))


@public_view
def door(request: HttpRequest) -> HttpResponse:
    """Open one's own page with the letters on the paper, and the word."""
    form = OpenOwnWords(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            code = form.cleaned_data["code"]
            _let_in(request, code, form.cleaned_data["word"])
            return _unlisted(redirect("assessments:own_words", code_in(code)))
    return _at_the_door(request, form)


@public_view
@on_their_page
def write(request: HttpRequest, own: SelfAssessment, code: str) -> HttpResponse:
    """Write in any question, as much or as little as they like; once it is sent, read it and add to it."""
    if own.sent_at is not None and request.method != "POST":
        return _sent_page(request, own, code, AddOwnWords(kind=own.assessment.kind, initial={"id": new_id()}))
    form = _form(request.POST or None, own)
    if request.method == "POST":
        with shown_in(form):
            _, elsewhere = _keep(request, own, form)
            if elsewhere:
                form.is_different(elsewhere)
                form.add_error(None, "You wrote here on another device too. Both are below. Nothing is lost.")
            elif form.is_valid():
                name = "assessments:own_words_finished" if "leave" in request.POST else "assessments:own_words"
                return redirect(name, code)
        form.rows = _answers(SelfAssessment.objects.prefetch_related("words").get(pk=own.pk))
    kept = [row.written_at for row in form.rows.values()]
    context = {
        "own": own,
        "code": code,
        "form": form,
        "marks": form.marks(),
        "groups": QUESTIONS[own.assessment.kind],
        "saved_at": max(kept, default=None),
    }
    return page(request, "assessments/own_words.html", context, status=422 if form.errors else 200)


def _answers(own: SelfAssessment) -> dict[str, OwnWords]:
    return {row.part: row for row in own.words.all() if not row.is_added}


def _form(data: QueryDict | None, own: SelfAssessment) -> WriteOwnWords:
    return WriteOwnWords(data, own=own, rows=_answers(own))


def _keep(request: HttpRequest, own: SelfAssessment, form: WriteOwnWords) -> tuple[list[OwnWords], list[OwnWords]]:
    """Keep each answer that was changed; those that were kept, and those written on another device meanwhile."""
    now: dict[str, Any] = {"by": request.actor, "at": request.at}  # type: ignore[attr-defined]
    return keep_each(
        form.sent(),
        lambda sent: actions.keep_own_words(own=own, part=sent.part, words=sent.words, seen_version=sent.seen, **now),
    )


@require_POST
@public_view
def keep(request: HttpRequest, code: str) -> HttpResponse:
    """Keep it while it is typed; answers with the line that says when it was saved."""
    own = _opened(request, code)
    context: dict[str, Any] = {"marks": [], "elsewhere": [], "at": request.at}  # type: ignore[attr-defined]
    if own is None or own.code != hashed_code(code):
        context["refusal"] = "press “Save” and write your word once more. What you typed stays here."
        return _unlisted(partial(request, "assessments/own_words_kept.html", context))
    request.actor = Writer(own)  # type: ignore[attr-defined]
    try:
        form = _form(request.POST, own)
        kept, context["elsewhere"] = _keep(request, own, form)
        context["why_not"] = fault_in(form)
    except UnableTo:
        context["refusal"] = "press “Save” to see why. What you typed stays here."
    else:
        context["marks"] = [(row.part, mark_of(row)) for row in kept]
    return _unlisted(partial(request, "assessments/own_words_kept.html", context))


@public_view
@on_their_page
def finished(request: HttpRequest, own: SelfAssessment, code: str) -> HttpResponse:
    """Read it once more, and say that one has finished."""
    problem = ""
    if request.method == "POST":
        try:
            actions.send_own_words(own=own, by=request.actor, at=request.at)  # type: ignore[attr-defined]
        except AlreadyDone:
            pass
        except UnableTo as refusal:
            problem = str(refusal)
        if not problem:
            return redirect("assessments:own_words", code)
    elif own.sent_at is not None:
        return redirect("assessments:own_words", code)
    context = {"own": own, "code": code, "answers": answers_of(own), "problem": problem}
    return page(request, "assessments/own_words_finished.html", context, status=422 if problem else 200)


@public_view
@on_their_page
def add(request: HttpRequest, own: SelfAssessment, code: str) -> HttpResponse:
    """Add something to what was sent."""
    if request.method != "POST":
        return redirect("assessments:own_words", code)
    form = AddOwnWords(request.POST, kind=own.assessment.kind)
    if form.is_valid():
        with shown_in(form):
            try:
                actions.add_own_words(own=own, **form.cleaned_data, by=request.actor, at=request.at)  # type: ignore[attr-defined]
            except AlreadyDone:
                pass
            return redirect(f"{reverse('assessments:own_words', args=[code])}?added")
    return _sent_page(request, own, code, form)


def _sent_page(request: HttpRequest, own: SelfAssessment, code: str, form: AddOwnWords) -> HttpResponse:
    context = {
        "own": own,
        "code": code,
        "answers": answers_of(own),
        "form": form,
        "is_added": "added" in request.GET,
    }
    return page(request, "assessments/own_words_sent.html", context, status=422 if form.errors else 200)


@public_view
@on_their_page
def copy(request: HttpRequest, own: SelfAssessment, code: str) -> HttpResponse:
    """What they wrote, to print."""
    return page(request, "assessments/own_words_copy.html", {"own": own, "code": code, "answers": answers_of(own)})


@require_POST
@public_view
def close(request: HttpRequest, code: str) -> HttpResponse:
    """Close the page on this device: the word is asked for again. What was written stays kept."""
    request.session.pop(IN_SESSION, None)
    return _unlisted(redirect("assessments:own_words", code))
