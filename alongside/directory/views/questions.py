"""Questions to colleagues: asked, answered, read, closed, and what is kept of them."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.directory import actions
from alongside.directory.entries.trust import may_settle
from alongside.directory.forms import together as forms
from alongside.directory.models import Answer, Question, Service
from alongside.directory.views.entry_ways import go_to, may
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo
from alongside.workforce.kept import typed

ASK, KNOW = Permission.QUESTION_ASK, Permission.LOCAL_KNOWLEDGE_SHARE
A_PAGE, OFFERED = 20, 10


@worker_view(ASK, page="questions")
def questions(request: HttpRequest) -> HttpResponse:
    """What colleagues ask, the newest first; those that are answered apart."""
    which = "closed" if request.GET.get("which") == "closed" else ""
    rows = Question.objects.closed() if which else Question.objects.open()
    rows = rows.select_related("asked_by", "service").annotate(
        answers_given=Count("answers", Q(answers__taken_back_at=None))
    )
    shown = Paginator(rows.order_by("-asked_at", "-id"), A_PAGE).get_page(request.GET.get("page"))
    return page(request, "directory/questions.html", {"shown": shown, "which": which})


@worker_view(ASK, page="ask_colleagues")
def ask(request: HttpRequest) -> HttpResponse:
    """Ask colleagues, about an entry (`about` in the address) or about none."""
    service = Service.objects.filter(pk=key).first() if (key := _key(request.GET.get("about", ""))) else None
    form = forms.AskColleagues(request.POST or typed(request))
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.ask_colleagues(service=service, **form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("directory:question", form.cleaned_data["id"])
    context = {"form": form, "service": service, "button": "Ask colleagues"}
    return page(request, "directory/ask_colleagues.html", context, status=422 if form.errors else 200)


@worker_view(ASK, page="question")
def question(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """One question with its answers; and answer it."""
    one = get_object_or_404(Question.objects.select_related("asked_by", "service", "closed_by"), pk=question_id)
    form = forms.AnswerQuestion(request.POST or typed(request))
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.answer_question(question=one, **form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("directory:question", one.pk)
    answers = list(one.answers.select_related("written_by", "kept_by", "kept_as__service").order_by("written_at", "id"))
    is_mine = one.asked_by_id == request.actor.pk
    theirs = [each for each in answers if each.taken_back_at is None and each.written_by_id != one.asked_by_id]
    newest = max((each.written_at for each in theirs), default=None)
    context = {
        "question": one,
        "answers": answers,
        "form": form if one.closed_at is None else None,
        "is_mine": is_mine,
        "mine": request.actor.pk,
        "may_settle": may_settle(one, request.actor),
        "may_know": may(request, KNOW),
        "is_unread": is_mine and newest is not None and (one.read_at is None or one.read_at < newest),
    }
    return page(request, "directory/question.html", context, status=422 if form.errors else 200)


@require_POST
@worker_view(ASK, page="settle_question")
def settle(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """I have read the answers; or (`what` is close) it is answered. What changed meanwhile is shown instead."""
    one = get_object_or_404(Question, pk=question_id)
    form = forms.OnlyVersion(request.POST)
    if form.is_valid():
        act = actions.close_question if request.POST.get("what") == "close" else actions.read_answers
        try:
            act(question=one, seen_version=form.cleaned_data["version"], by=request.actor, at=request.at)
        except (ChangedMeanwhile, UnableTo):
            pass  # the page it leads to shows how it stands, and what can be done
    return redirect("directory:question", one.pk)


@worker_view(KNOW, page="keep_answer")
def keep(request: HttpRequest, answer_id: UUID) -> HttpResponse:
    """Keep an answer as local knowledge, with the entry that the question was about, or one found by words."""
    one = get_object_or_404(Answer.objects.select_related("question__service", "written_by"), pk=answer_id)
    if not may_settle(one.question, request.actor) or one.kept_as_id or one.taken_back_at:
        return redirect("directory:question", one.question_id)
    words = request.GET.get("q", "").replace("\0", "")[:100]
    about = one.question.service
    found = [] if not words else list(Service.objects.going().found_by(words).order_by("name", "id")[:OFFERED])
    entries = {str(each.pk): each for each in [*([about] if about else []), *found]}
    form = forms.KeepAnswer(
        request.POST or typed(request),
        entries=[(key, each.name) for key, each in entries.items()],
        initial={"words": one.words, "service": str(about.pk) if about else ""},
    )
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            told = dict(form.cleaned_data)
            service = entries[told.pop("service")]
            try:
                actions.keep_answer(answer=one, service=service, **told, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return go_to(service.pk, done="known")
    context = {"form": form, "answer": one, "words": words, "entries": entries, "button": "Keep it with the entry"}
    return page(request, "directory/keep_answer.html", context, status=422 if form.errors else 200)


@worker_view(ASK, page="take_answer_back")
def take_back(request: HttpRequest, answer_id: UUID) -> HttpResponse:
    """Take one's own answer back, and say why."""
    one = get_object_or_404(Answer.objects.select_related("question", "kept_as__service"), pk=answer_id)
    if one.taken_back_at is not None or one.written_by_id != request.actor.pk:
        return redirect("directory:question", one.question_id)
    form = forms.TakeAnswerBack(request.POST or typed(request))
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.take_answer_back(answer=one, **form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("directory:question", one.question_id)
    context = {"form": form, "answer": one, "button": "Take it back"}
    return page(request, "directory/take_answer_back.html", context, status=422 if form.errors else 200)


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
