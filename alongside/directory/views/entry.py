"""The directory for workers: found, opened, added, corrected, with what it said before."""

from datetime import timedelta
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.directory import actions
from alongside.directory.entries.pages import next_days, rows_of
from alongside.directory.entries.parts import parts_of
from alongside.directory.entries.rules import FRESH_FOR_DAYS, is_stale
from alongside.directory.entries.sheet import Sheet
from alongside.directory.entries.trust import waits_for_a_look
from alongside.directory.events import mine, names
from alongside.directory.forms import entry as forms
from alongside.directory.introductions.counts import how_many
from alongside.directory.models import EntryChange, EntryFile, EntryLink, Going, LocalKnowledge, Service
from alongside.directory.models.entry import ChangeState
from alongside.directory.public.words import phones_of
from alongside.directory.views.entry_ways import done, go_to, may, told_of
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.workforce.kept import typed

READ, CHANGE, LOOK = Permission.DIRECTORY_READ, Permission.DIRECTORY_CHANGE, Permission.DIRECTORY_LOOK_AFTER
KNOW, GO, ASK = Permission.LOCAL_KNOWLEDGE_SHARE, Permission.EVENT_JOIN, Permission.QUESTION_ASK
A_PAGE = 20
FRESH = timedelta(days=FRESH_FOR_DAYS)


@worker_view(CHANGE, page="add_entry")
def add(request: HttpRequest) -> HttpResponse:
    """A new entry."""
    sheet = Sheet(request, forms.AddEntry, earlier=typed(request), name=request.GET.get("name", "")[:300])
    if sheet.is_sent() and sheet.is_valid():
        with shown_in(sheet.form):
            answers = sheet.form.cleaned_data
            try:
                actions.add_entry(
                    answers=sheet.answers(),
                    id=answers["id"],
                    how=answers["how"],
                    although_alike=answers["although_alike"],
                    by=request.actor,
                    at=request.at,
                )
            except AlreadyDone:
                _put_right(request, sheet, answers["id"])
            return go_to(answers["id"], done="added")
    return page(
        request, "directory/write_entry.html", {**sheet.context(), "service": None, "told": None}, status=sheet.status()
    )


def _put_right(request: HttpRequest, sheet: Sheet, key: UUID) -> None:
    """They went back, typed something else, and added it once more: the entry says that now, if nobody changed it."""
    service = Service.objects.select_related("organisation").filter(pk=key, added_by=request.actor, version=1).first()
    if service is not None and sheet.would_change(parts_of([service])[0]):
        actions.change_entry(
            service=service, seen_version=service.version, answers=sheet.answers(), by=request.actor, at=request.at
        )


@worker_view(READ, page="entry")
def entry(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """One entry: everything it says, when it is next on, when it was last checked, and what colleagues know."""
    service = get_object_or_404(Service.objects.select_related("organisation"), pk=service_id)
    [parts] = parts_of([service])
    today = in_london(request.at).date()
    next_on = next_days(parts, today=today) if service.runs else []
    going = list(Going.objects.standing().filter(service=service, on__gte=today)) if may(request, GO) else []
    context = {
        "service": service,
        "rows": rows_of(parts),
        "phones": phones_of(parts),
        "next_days": next_on,
        "going": [
            (day, hours, names(those), mine(those, request.actor))
            for day, hours in next_on
            for those in ([one for one in going if one.on == day],)
        ],
        "questions": service.questions.open().order_by("-asked_at")[:5] if may(request, ASK) else [],
        "may_go": may(request, GO),
        "may_ask": may(request, ASK),
        "new_key": new_id(),
        "check": service.checks.order_by("-checked_on", "-recorded_at").first(),
        "is_stale": service.runs and is_stale(service.checked_on, today=today),
        "waiting": EntryChange.objects.filter(service=service, state=ChangeState.WAITING).count(),
        "knowledge": list(LocalKnowledge.objects.filter(service=service).standing()) if may(request, KNOW) else [],
        "link": EntryLink.objects.open(at=request.at).filter(organisation=service.organisation_id).first(),
        "files": list(EntryFile.objects.standing().filter(service=service)),
        "introduced": how_many(service),
        "more_of_theirs": Service.objects.going()
        .filter(organisation=service.organisation_id)
        .exclude(pk=service.pk)
        .order_by("name")[:8],
        "may_change": may(request, CHANGE),
        "may_look": may(request, LOOK),
        "may_know": may(request, KNOW),
        "today": today,
        "done": done(request),
    }
    return page(request, "directory/entry.html", context)


@worker_view(CHANGE, page="change_entry")
def change(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Correct an entry. Where many rely on it, the correction waits for a look, and the page says so before."""
    service = get_object_or_404(Service.objects.select_related("organisation"), pk=service_id)
    [parts] = parts_of([service])
    told = told_of(request, service_id)
    sheet = Sheet(request, forms.ChangeEntry, parts=parts, earlier=typed(request))
    if sheet.is_sent() and sheet.is_valid():
        with shown_in(sheet.form):
            try:
                made = actions.change_entry(
                    service=service,
                    seen_version=sheet.form.cleaned_data["version"],
                    answers=sheet.answers(),
                    how=sheet.form.cleaned_data["how"],
                    told=told,
                    by=request.actor,
                    at=request.at,
                )
                return go_to(service_id, done="waits" if made and made.state == ChangeState.WAITING else "changed")
            except ChangedMeanwhile as refusal:
                if not sheet.show_both(refusal):
                    return go_to(service_id, done="changed")
    waits = waits_for_a_look(service, roles=request.actor.roles)
    context = {**sheet.context(), "service": service, "waits": waits, "told": told}
    return page(request, "directory/write_entry.html", context, status=sheet.status())


@worker_view(READ, page="entry_history")
def history(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """What an entry said before each change, by whom it was changed, and when it was checked."""
    service = get_object_or_404(Service, pk=service_id)
    changes = Paginator(
        EntryChange.objects.filter(service=service).select_related("looked_by", "feed").order_by("-made_at", "-id"),
        A_PAGE,
    ).get_page(request.GET.get("page"))
    context = {
        "service": service,
        "changes": changes,
        "rows": [
            (one, [(name, one.before.get(name, ""), one.after.get(name, "")) for name in _names(one)])
            for one in changes
        ],
        "checks": list(service.checks.order_by("-checked_on", "-recorded_at")[:A_PAGE]),
        "may_look": may(request, LOOK),
    }
    return page(request, "directory/entry_history.html", context)


def _names(one: EntryChange) -> list[str]:
    return list({**one.before, **one.after})
