"""Links for whoever runs something: made and ended by workers, used by anybody who holds one and knows the word."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.audit.acting import House
from alongside.audit.doors import public_view, worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.directory import actions
from alongside.directory.entries.keys import LASTS, is_key_of, is_word_of, key_of
from alongside.directory.entries.pages import rows_of
from alongside.directory.entries.parts import parts_of
from alongside.directory.entries.sheet import Sheet
from alongside.directory.entries.trust import waits_for_a_look
from alongside.directory.forms import entry as entry_forms
from alongside.directory.forms import entry_truth as forms
from alongside.directory.models import EntryLink, Service
from alongside.directory.models.entry import ChangeState
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.workforce.kept import typed

CHANGE = Permission.DIRECTORY_CHANGE
BY_LINK = House("entry-link")
WRONG = (
    "That is not the word that was agreed. Small and capital letters make no difference; ask the council if it is lost."
)
ENDED = "This link has ended. Ask the council for another: it takes them a minute."
DONE = {
    "kept": "Thank you. Your entry says so now, and everybody can see that you checked it today.",
    "waits": "Thank you. Many people rely on this entry, so somebody at the council looks at the change first.",
}


@worker_view(CHANGE, page="make_link")
def make(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """A link for whoever runs this, with a word agreed apart from it."""
    service = get_object_or_404(Service.objects.select_related("organisation"), pk=service_id)
    form = forms.MakeLink(request.POST or typed(request))
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.make_entry_link(
                    organisation=service.organisation, **form.cleaned_data, by=request.actor, at=request.at
                )
            except AlreadyDone:
                pass
            return redirect("directory:entry_link", form.cleaned_data["id"])
    context = {"form": form, "service": service, "days": LASTS.days, "button": "Make the link"}
    return page(request, "directory/make_link.html", context, status=422 if form.errors else 200)


@worker_view(CHANGE, page="entry_link")
def link(request: HttpRequest, entry_link_id: UUID) -> HttpResponse:
    """One link, to be copied and sent; or ended."""
    one = get_object_or_404(EntryLink.objects.select_related("organisation", "made_by"), pk=entry_link_id)
    address = request.build_absolute_uri(reverse("directory:yours", args=[one.pk, key_of(one)]))
    context = {
        "link": one,
        "is_open": EntryLink.objects.open(at=request.at).filter(pk=one.pk).exists(),
        "address": address,
        "entries": list(one.organisation.services.order_by("name")[:20]),
    }
    return page(request, "directory/entry_link.html", context)


@require_POST
@worker_view(CHANGE, page="end_link")
def end(request: HttpRequest, entry_link_id: UUID) -> HttpResponse:
    """End a link now."""
    one = get_object_or_404(EntryLink, pk=entry_link_id)
    actions.end_entry_link(link=one, by=request.actor, at=request.at)
    return redirect("directory:entry_link", one.pk)


def _opened(request: HttpRequest, entry_link_id: UUID, key: str) -> tuple[EntryLink, bool]:
    """The link that this key opens, and whether it still works. 404 for any other, so that nobody learns of one."""
    one = EntryLink.objects.select_related("organisation").filter(pk=entry_link_id).first()
    if one is None or not is_key_of(one, key):
        raise Http404
    return one, EntryLink.objects.open(at=request.at).filter(pk=one.pk).exists()


def _unlisted(response: HttpResponse) -> HttpResponse:
    """Kept by no browser, found by no search engine; that no other site is told of it is so for every page."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _ended(request: HttpRequest, sheet: Sheet | None = None) -> HttpResponse:
    """The link works no more. What was typed into its page meanwhile is shown, to be read out on the telephone."""
    wrote = []
    if sheet is not None and sheet.parts is not None and sheet.is_sent() and sheet.is_valid():
        wrote = sheet.would_change(sheet.parts)
    return _unlisted(page(request, "directory/link_ended.html", {"words": ENDED, "wrote": wrote}, status=410))


def _back_to_theirs(one: EntryLink, key: str, *, done: str) -> HttpResponse:
    return _unlisted(redirect(f"{reverse('directory:yours', args=[one.pk, key])}?done={done}"))


@public_view
def yours(request: HttpRequest, entry_link_id: UUID, key: str) -> HttpResponse:
    """For whoever runs something: their entries, each to be corrected or said to be right."""
    one, is_open = _opened(request, entry_link_id, key)
    if not is_open:
        return _ended(request)
    entries = parts_of(Service.objects.filter(organisation=one.organisation_id).order_by("name")[:50])
    context = {
        "link": one,
        "key": key,
        "entries": [(parts.service, rows_of(parts)) for parts in entries],
        "done": DONE.get(request.GET.get("done", ""), ""),
    }
    return _unlisted(page(request, "directory/yours.html", context))


@public_view
def yours_entry(request: HttpRequest, entry_link_id: UUID, key: str, service_id: UUID) -> HttpResponse:
    """One of their entries: corrected, or said to be right as it stands, with the word that was agreed."""
    one, is_open = _opened(request, entry_link_id, key)
    service = get_object_or_404(
        Service.objects.select_related("organisation"), pk=service_id, organisation=one.organisation
    )
    [parts] = parts_of([service])
    sheet = Sheet(request, entry_forms.ChangeByLink, parts=parts)
    if not is_open:
        return _ended(request, sheet)
    if sheet.is_sent() and sheet.is_valid():
        if not is_word_of(one, sheet.form.cleaned_data["word"]):
            left = actions.count_wrong_word(link=one, by=BY_LINK, at=request.at)
            if left.ended_at:
                return _ended(request, sheet)
            sheet.form.add_error("word", WRONG)
        else:
            with shown_in(sheet.form):
                try:
                    made = actions.change_by_link(
                        service=service,
                        link=one,
                        seen_version=sheet.form.cleaned_data["version"],
                        answers=sheet.answers(),
                        by=BY_LINK,
                        at=request.at,
                    )
                    waits = made is not None and made.state == ChangeState.WAITING
                    return _back_to_theirs(one, key, done="waits" if waits else "kept")
                except ChangedMeanwhile as refusal:
                    if not sheet.show_both(refusal):
                        return _back_to_theirs(one, key, done="kept")
    context = {
        **sheet.context(), "service": service, "link": one, "key": key, "waits": waits_for_a_look(service),
    }  # fmt: skip
    return _unlisted(page(request, "directory/yours_entry.html", context, status=sheet.status()))
