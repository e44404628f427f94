"""Pages of a conversation: begin, write, keep, record, read."""

from typing import Any
from uuid import UUID

from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside import packs
from alongside.access.permissions import Permission
from alongside.conversations import actions
from alongside.conversations.around import around
from alongside.conversations.forms.answers import Pause
from alongside.conversations.forms.conversation import ROWS, ConversationPage, first_answers
from alongside.conversations.models import Conversation, ConversationDraft, Series
from alongside.conversations.models.conversation import How, Kind
from alongside.conversations.story.conversation import ordinal
from alongside.conversations.views.kept import kept, seen_version
from alongside.conversations.views.laws import beside_writing
from alongside.conversations.views.may import may
from alongside.design.forms import shown_in
from alongside.design.page_mark import marked
from alongside.design.pages import page
from alongside.design.typed import is_key
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo
from alongside.people.doors import person_view
from alongside.people.models import Person
from alongside.workforce.kept import typed

RECORD = Permission.CONVERSATION_RECORD


@person_view(RECORD, page="add_conversation")
def start(request: HttpRequest, person: Person) -> HttpResponse:
    """Start a conversation: which of them, or go on with a draft."""
    drafts = ConversationDraft.objects.of(person).filter(worker=request.actor).order_by("-saved_at")
    every = sorted(packs.active().conversations.conversations, key=lambda conversation: conversation.order)
    context = {
        "person": person,
        "kinds": every,
        "series": request.GET.get("series", ""),
        "how": _how(request),
        "open_series": list(Series.objects.of(person).open().order_by("-opened_at")),
        "drafts": [(draft, packs.active().conversation(draft.kind).title) for draft in drafts],
    }
    return page(request, "conversations/start.html", context)


@person_view(RECORD, page="")
def begin(request: HttpRequest, person: Person, kind: str) -> HttpResponse:
    """Begin a conversation of one kind: its key is made here, so that its page has an address from the first."""
    if kind not in Kind.values:
        raise Http404("There is no such conversation.")
    if kind == Kind.FIRST_CONTACT and may(request, person, Permission.FIRST_CONTACT_RECORD):
        return redirect(f"{reverse('conversations:new_first_contact')}?person={person.pk}")
    address = reverse("conversations:write_conversation", args=[person.pk, new_id()])
    series = request.GET.get("series", "")
    how = f"&how={met}" if (met := _how(request)) else ""
    return redirect(f"{address}?kind={kind}{how}" + (f"&series={series}" if is_key(series) else ""))


def _how(request: HttpRequest) -> str:
    """How they meet, where the page before knew it; else empty."""
    how = request.GET.get("how", "")
    return how if how in How.values else ""


@person_view(RECORD, page="add_conversation")
def write_conversation(request: HttpRequest, person: Person, conversation_id: UUID) -> HttpResponse:
    """Write a conversation, in any order: everything sent is kept as a draft; recording closes it."""
    if request.method != "POST" and Conversation.objects.of(person).filter(pk=conversation_id).exists():
        return redirect("conversations:conversation", person.pk, conversation_id)
    if request.method != "POST" and _is_a_colleagues(request, conversation_id):
        return redirect("conversations:start", person.pk)  # whoever covers for them cannot finish their sentence
    draft = _draft(request, person, conversation_id)
    if (kind := _kind(request, draft)) is None:
        return redirect("conversations:start", person.pk)
    sheet = _sheet(request, person, kind, draft)
    if request.method == "POST":
        if "record" not in request.POST:
            return _keep_and_go_on(request, person, conversation_id, sheet, draft)
        if sheet.is_valid():
            with shown_in(sheet.main):
                return _record(request, person, conversation_id, sheet, draft)
            if sheet.main.standing is not None:
                sheet.changed_on_another_device(sheet.main.standing)
        draft = (
            _keep_refused(request, person, conversation_id, sheet, draft) or draft
        )  # nothing typed is lost, with or without JavaScript
    return _write_page(request, person, conversation_id, sheet, draft)


def _draft(request: HttpRequest, person: Person, conversation_id: UUID) -> ConversationDraft | None:
    """One's own draft of this key; 404 where the key is a colleague's, or somebody else's."""
    draft = ConversationDraft.objects.filter(pk=conversation_id).first()
    if draft is not None and (draft.worker_id != request.actor.pk or draft.person_id not in person.keys):
        raise Http404("There is no such draft.")
    return draft


def _is_a_colleagues(request: HttpRequest, conversation_id: UUID) -> bool:
    return ConversationDraft.objects.filter(pk=conversation_id).exclude(worker=request.actor).exists()


def _kind(request: HttpRequest, draft: ConversationDraft | None) -> str | None:
    """Which of the four it is, as it was begun; None where nothing says so."""
    earlier = typed(request) or {}
    kind = draft.kind if draft else request.POST.get("kind") or request.GET.get("kind") or earlier.get("kind")
    return kind if kind in Kind.values else None


def _sheet(request: HttpRequest, person: Person, kind: str, draft: ConversationDraft | None) -> ConversationPage:
    """The page's forms: as sent, as kept, or new."""
    about = around(person, request.actor, kind, at=request.at)
    if request.method == "POST":
        return ConversationPage(about, data=request.POST)
    if (words := typed(request)) is not None:
        sheet = ConversationPage(about, earlier=words)
        sheet.main.typed_earlier = True
        return sheet
    if draft is not None:
        return ConversationPage(about, earlier={**draft.words, "version": draft.version})
    first = first_answers(about, request.at)
    if request.GET.get("series") in about.series:
        first["series"] = request.GET["series"]
    if how := _how(request):
        first["how"] = how
    return ConversationPage(about, first=first)


def _write_page(
    request: HttpRequest, person: Person, key: UUID, sheet: ConversationPage, draft: ConversationDraft | None
) -> HttpResponse:
    pack = packs.active()
    goes_on = str(sheet.main["series"].value() or "") if "series" in sheet.main.fields else ""
    series = sheet.around.series.get(goes_on)
    number = (series.conversations.aggregate(last=Max("number"))["last"] or 0) + 1 if series else 1
    clock = pack.clock("recording_working_days")
    context = {
        "person": person,
        "key": key,
        "sheet": sheet,
        "form": sheet.main,
        "forms": sheet.forms,
        "draft": draft,
        "kind": pack.conversation(sheet.around.kind),
        "which": f"{ordinal(number)} conversation",
        "clock": clock,
        "pause": Pause(initial={"version": draft.version}) if draft and draft.contact_at and clock.may_pause else None,
        "is_crisis": sheet.around.kind == Kind.CRISIS,
        **beside_writing(request, sheet.around.kind, _offered(sheet)),
    }
    status = 422 if any(form.errors for form in sheet.forms if form.is_bound) else 200
    return page(request, "conversations/write_conversation.html", context, status=status)


def _offered(sheet: ConversationPage) -> list[str]:
    """The kinds of what is filled in as offered."""
    return [str(row["kind"].value()) for row in sheet.rows["offer"] if row["what"].value()]


def _seen_version(request: HttpRequest, sheet: ConversationPage, draft: ConversationDraft | None) -> int | None:
    return seen_version(request, draft, sheet.words(), sheet.main.cleaned_data.get("version"))


def _keep(
    request: HttpRequest,
    person: Person,
    key: UUID,
    sheet: ConversationPage,
    draft: ConversationDraft | None,
    words: dict[str, Any] | None = None,
) -> ConversationDraft:
    """Keep what is typed, whatever is wrong with it."""
    sheet.is_valid()
    answers = sheet.main.cleaned_data
    return actions.keep_conversation_draft(
        person=person,
        id=key,
        kind=sheet.around.kind,
        words=sheet.words() if words is None else words,
        contact_at=answers.get("contact_at"),
        seen_version=_seen_version(request, sheet, draft) or 0,
        by=request.actor,
        at=request.at,
    )


def _keep_and_go_on(
    request: HttpRequest,
    person: Person,
    conversation_id: UUID,
    sheet: ConversationPage,
    draft: ConversationDraft | None,
) -> HttpResponse:
    """Keep the draft, with one more row where that was asked for; then leave the page, or come back to it."""
    words, row = sheet.words(), ""
    if (name := request.POST.get("add", "")) in ROWS:
        row = sheet.add_row(words, name)
    with shown_in(sheet.main):
        try:
            _keep(request, person, conversation_id, sheet, draft, words)
        except AlreadyDone:
            return redirect("conversations:conversation", person.pk, conversation_id)
        if "keep" in request.POST:
            return redirect("people:story", person.pk)
        address = reverse("conversations:write_conversation", args=[person.pk, conversation_id])
        return redirect(f"{address}#{row}" if row else address)
    if sheet.main.standing is not None:
        sheet.changed_on_another_device(sheet.main.standing)
    return _write_page(request, person, conversation_id, sheet, sheet.main.standing)


def _keep_refused(
    request: HttpRequest, person: Person, key: UUID, sheet: ConversationPage, draft: ConversationDraft | None
) -> ConversationDraft | None:
    """Keep what could not be recorded. What another device kept is not overwritten: the page shows both."""
    if sheet.main.standing is not None:
        return None
    try:
        return _keep(request, person, key, sheet, draft)
    except AlreadyDone:
        return None
    except ChangedMeanwhile as refusal:
        sheet.changed_on_another_device(refusal.current)
        return None


def _record(
    request: HttpRequest, person: Person, key: UUID, sheet: ConversationPage, draft: ConversationDraft | None
) -> HttpResponse:
    facts = {**sheet.facts(), "id": key, "seen_version": _seen_version(request, sheet, draft)}
    address = reverse("conversations:conversation", args=[person.pk, facts["id"]])
    try:
        actions.record_conversation(person=person, **facts, by=request.actor, at=request.at)
    except AlreadyDone:
        recorded = get_object_or_404(Conversation.objects.of(person), pk=facts["id"])
        if not _says_the_same(recorded, facts):
            raise UnableTo(
                "This conversation was recorded a moment ago from another device, and in other words. Yours are still "
                "on this page: open it from the story in another window, and add what is missing beside it."
            ) from None
    return redirect(f"{address}?recorded=1")


def _says_the_same(recorded: Conversation, facts: dict[str, Any]) -> bool:
    """Does what was recorded hold the words that were sent now?"""
    noticed = [statement.words for statement in recorded.statements.all()]
    to_do = [undertaking.words for undertaking in recorded.undertakings.all()]
    return (
        recorded.in_their_words == facts["in_their_words"]
        and noticed == [one.words for one in facts["noticed"]]
        and to_do == [one.words for one in facts["to_do"]]
    )


@require_POST
@person_view(RECORD, page="")
def keep_conversation(request: HttpRequest, person: Person, conversation_id: UUID) -> HttpResponse:
    """Keep a draft while it is typed; answers with the line that says when it was saved."""
    draft = _draft(request, person, conversation_id)
    if (kind := _kind(request, draft)) is None:
        raise Http404("There is no such conversation.")
    sheet = _sheet(request, person, kind, draft)
    words = marked(sheet.words(), request.POST)
    return kept(request, lambda: _keep(request, person, conversation_id, sheet, draft, words))


@require_POST
@person_view(RECORD, page="")
def drop_conversation(request: HttpRequest, person: Person, conversation_id: UUID) -> HttpResponse:
    """Throw one's own draft away."""
    draft = get_object_or_404(ConversationDraft.objects.of(person), pk=conversation_id, worker=request.actor)
    actions.drop_conversation_draft(draft=draft, by=request.actor, at=request.at)
    return redirect("people:story", person.pk)


@person_view(RECORD, page="add_conversation")
def pause_recording(request: HttpRequest, person: Person, conversation_id: UUID) -> HttpResponse:
    """Let the recording clock of a draft begin later, for a reason, where the pack allows it."""
    draft = _draft(request, person, conversation_id)
    if draft is None:
        return redirect("conversations:start", person.pk)
    form = Pause(request.POST or typed(request), initial={"version": draft.version})
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.pause_recording(
                draft=draft,
                until=form.cleaned_data["until"],
                why=form.cleaned_data["why"],
                by=request.actor,
                at=request.at,
            )
            return redirect("conversations:write_conversation", person.pk, draft.pk)
    context = {
        "person": person,
        "form": form,
        "title": "Pause the recording clock",
        "intro": "Your draft stays as it is. Its clock begins anew on the day you choose.",
        "button": "Pause it",
        "back": reverse("conversations:write_conversation", args=[person.pk, draft.pk]),
    }
    return page(request, "conversations/answer.html", context, status=422 if form.errors else 200)
