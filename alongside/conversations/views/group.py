"""Pages of a contact with a group: choose who was there, write what they share and each one's part, record once."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside import packs
from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.conversations import actions
from alongside.conversations.forms.group import GroupPage
from alongside.conversations.models import Group, GroupDraft
from alongside.conversations.story.group import of_one
from alongside.conversations.views.kept import kept, seen_version
from alongside.conversations.views.laws import LAWS
from alongside.design.forms import shown_in
from alongside.design.laws import laws_today
from alongside.design.page_mark import marked
from alongside.design.pages import page
from alongside.design.typed import is_key
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo
from alongside.people.doors import person_view
from alongside.people.models import Person
from alongside.people.open_to import open_to
from alongside.workforce.kept import typed
from alongside.workforce.models import TeamMember, Worker
from alongside.workforce.models.team import holds_on

RECORD = Permission.GROUP_RECORD


@worker_view(RECORD, page="group")
def new_group(request: HttpRequest) -> HttpResponse:
    """Begin one, with the key it will have; or go on with the draft one has."""
    draft = GroupDraft.objects.filter(worker=request.actor).order_by("-saved_at").first()
    return redirect("conversations:group", draft.pk if draft else new_id())


@person_view(Permission.CONVERSATION_RECORD, page="")
def group_with(request: HttpRequest, person: Person, source_id: UUID) -> HttpResponse:
    """From one person's clock to the draft of their group."""
    return redirect("conversations:group", of_one(source_id, person.pk))


@worker_view(RECORD, page="group")
def group(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Write it; all that is sent is kept as a draft; recording closes it. Recorded: with whom, for its recorder."""
    recorded = Group.objects.filter(pk=group_id).first()
    if recorded is not None and request.method == "POST":
        return redirect(_address_once_recorded(group_id))
    if recorded is not None:
        return _recorded(request, recorded)
    draft = _draft(request, group_id)
    sheet = _sheet(request, draft)
    if request.method == "POST":
        if "record" not in request.POST:
            with shown_in(sheet.main):
                try:
                    _keep(request, group_id, sheet, draft)
                except ChangedMeanwhile as refusal:
                    sheet.changed_on_another_device(refusal.current)
                    return _page(request, group_id, sheet, draft)
                return redirect("/") if "keep" in request.POST else redirect("conversations:group", group_id)
        elif sheet.is_valid():
            with shown_in(sheet.main):
                return _record(request, group_id, sheet, draft)
        draft = _keep_refused(request, group_id, sheet, draft) or draft
    return _page(request, group_id, sheet, draft)


def _draft(request: HttpRequest, key: UUID) -> GroupDraft | None:
    """One's own draft of this key; 404 where it is a colleague's."""
    draft = GroupDraft.objects.filter(pk=key).first()
    if draft is not None and draft.worker_id != request.actor.pk:
        raise Http404("There is no such draft.")
    return draft


def _sheet(request: HttpRequest, draft: GroupDraft | None) -> GroupPage:
    """The page's forms: as sent, as kept, or new. Somebody ticked whom one is no longer alongside stays, by name."""
    people = open_to(request.actor, Permission.CONVERSATION_RECORD, at=request.at)
    kept = list(draft.words.get("people", [])) if draft else []
    lost = [UUID(key) for key in [*kept, *request.POST.getlist("people")] if key not in people and is_key(key)]
    for person in Person.objects.some_seen_by(request.actor, lost, at=request.at).values() if lost else ():
        if not person.is_hidden_from_them and str(person.pk) in kept:
            people[str(person.pk)] = person
    colleagues = {str(one.pk): one.name for one in _colleagues(request)}
    if request.method == "POST":
        return GroupPage(people, colleagues, data=request.POST, earlier=draft.words if draft else None)
    if (words := typed(request)) is not None:
        return GroupPage(people, colleagues, earlier=words)
    if draft is not None:
        return GroupPage(people, colleagues, earlier={**draft.words, "version": draft.version})
    return GroupPage(people, colleagues, first={"contact_at": request.at})


def _colleagues(request: HttpRequest) -> list[Worker]:
    """Those in one's own teams."""
    today = in_london(request.at).date()
    mine = TeamMember.objects.filter(holds_on(today), worker=request.actor).values("team")
    theirs = TeamMember.objects.filter(holds_on(today), team__in=mine).values("worker")
    return list(Worker.objects.filter(pk__in=theirs).exclude(pk=request.actor.pk).order_by("name"))


def _page(request: HttpRequest, key: UUID, sheet: GroupPage, draft: GroupDraft | None) -> HttpResponse:
    context = {
        "key": key,
        "sheet": sheet,
        "form": sheet.main,
        "forms": sheet.forms,
        "draft": draft,
        "clock": packs.active().clock("recording_working_days"),
        "laws": laws_today(request, *LAWS),
    }
    status = 422 if any(form.errors for form in sheet.forms if form.is_bound) else 200
    return page(request, "conversations/write_group.html", context, status=status)


def _keep(
    request: HttpRequest, key: UUID, sheet: GroupPage, draft: GroupDraft | None, words: dict[str, Any] | None = None
) -> GroupDraft:
    sheet.is_valid()
    answers = sheet.main.cleaned_data
    return actions.keep_group_draft(
        people=sheet.ticked,
        id=key,
        words=sheet.words() if words is None else words,
        contact_at=answers.get("contact_at"),
        seen_version=_seen_version(request, sheet, draft) or 0,
        by=request.actor,
        at=request.at,
    )


def _seen_version(request: HttpRequest, sheet: GroupPage, draft: GroupDraft | None) -> int | None:
    return seen_version(request, draft, sheet.words(), sheet.main.cleaned_data.get("version"))


def _keep_refused(request: HttpRequest, key: UUID, sheet: GroupPage, draft: GroupDraft | None) -> GroupDraft | None:
    """Keep what could not be recorded; what another device kept is not overwritten: the page shows both."""
    try:
        return _keep(request, key, sheet, draft)
    except ChangedMeanwhile as refusal:
        sheet.changed_on_another_device(refusal.current)
    except UnableTo:
        pass  # the page says already why
    return None


def _record(request: HttpRequest, key: UUID, sheet: GroupPage, draft: GroupDraft | None) -> HttpResponse:
    answers = {**sheet.main.cleaned_data, "version": _seen_version(request, sheet, draft)}
    workers = Worker.objects.filter(pk__in=answers.pop("workers", None) or [])
    try:
        actions.record_group(
            id=key,
            own=sheet.own(),
            people=[sheet.people[one] for one in answers.pop("people")],
            workers=list(workers),
            seen_version=answers.pop("version"),
            **answers,
            by=request.actor,
            at=request.at,
        )
    except AlreadyDone:
        pass
    return redirect(_address_once_recorded(key))


def _address_once_recorded(key: UUID) -> str:
    return reverse("conversations:group", args=[key]) + "?recorded=1"


def _recorded(request: HttpRequest, recorded: Group) -> HttpResponse:
    """With whom it was recorded: for its recorder, and of those alone whom they are still alongside."""
    if recorded.recorded_by_id != request.actor.pk:
        raise Http404("There is no such page.")
    talks = {str(row.person_id): row.pk for row in recorded.conversations.standing()}
    people = open_to(request.actor, Permission.PERSON_OPEN, at=request.at)
    with_whom = [(one, talks[str(k)]) for one in people.values() for k in one.keys if str(k) in talks]
    context = {"group": recorded, "with_whom": with_whom, "just_recorded": "recorded" in request.GET}
    return page(request, "conversations/group.html", context)


@require_POST
@worker_view(RECORD, page="")
def keep_group(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Keep a draft while it is typed; answers with the line that says when it was saved."""
    draft = _draft(request, group_id)
    sheet = _sheet(request, draft)
    words = marked(sheet.words(), request.POST)
    return kept(request, lambda: _keep(request, group_id, sheet, draft, words))


@require_POST
@worker_view(RECORD, page="")
def drop_group(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Throw one's own draft away."""
    draft = get_object_or_404(GroupDraft, pk=group_id, worker=request.actor)
    actions.drop_group_draft(draft=draft, by=request.actor, at=request.at)
    return redirect("/")
