"""The page that follows a conversation with whoever calls: found or added meanwhile, kept as it is typed, recorded."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside import law, packs
from alongside.access.permissions import Permission
from alongside.audit import ledger
from alongside.audit.acts import in_ledger_as
from alongside.audit.doors import look, worker_view
from alongside.conversations import actions
from alongside.conversations.forms.first_contact import SOMEBODY_NEW, WriteFirstContact, first_answers
from alongside.conversations.models import FirstContact, FirstContactDraft
from alongside.conversations.models.first_contact import Assessment
from alongside.conversations.models.place import Place
from alongside.conversations.views.first_contact_whom import Adding, add_somebody, found_for, with_those_who_know
from alongside.conversations.views.kept import kept, seen_version
from alongside.conversations.whom import Whom, whom
from alongside.design.forms import shown_in
from alongside.design.page_mark import marked
from alongside.design.pages import page
from alongside.design.typed import is_key
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.law.beside import laws_on
from alongside.people.standing import told_by
from alongside.workforce.kept import typed

RECORD = Permission.FIRST_CONTACT_RECORD


@worker_view(RECORD, page="first_contact")
def new_first_contact(request: HttpRequest) -> HttpResponse:
    """Begin one, with the key that it will have; about somebody, where `?person=` says whom."""
    address = reverse("conversations:write_first_contact", args=[new_id()])
    person = request.GET.get("person", "")
    return redirect(f"{address}?person={person}" if is_key(person) else address)


@worker_view(RECORD, page="first_contact")
def write_first_contact(request: HttpRequest, first_id: UUID) -> HttpResponse:
    """Write it, in any order: everything sent is kept as a draft; recording closes it."""
    if FirstContact.objects.filter(pk=first_id).exists():
        return redirect("conversations:first_contact", first_id)
    draft = _draft(request, first_id)
    about = whom(_about(request, draft), request.actor, at=request.at)
    form = _form(request, about, draft)
    adding = Adding()
    if request.method == "POST":
        if "record" not in request.POST:
            answer, adding = _do(request, first_id, form, about, draft)
            if answer is not None:
                return answer
        elif form.is_valid():
            with shown_in(form):
                return _record(request, first_id, form, about, draft)
            if form.standing is not None:
                form.changed_on_another_device(form.standing)
        draft = _keep_refused(request, first_id, form, about, draft) or draft
    return _page(request, first_id, form, about, draft, adding)


def _draft(request: HttpRequest, key: UUID) -> FirstContactDraft | None:
    """One's own draft of this key; 404 where it is a colleague's."""
    draft = FirstContactDraft.objects.filter(pk=key).first()
    if draft is not None and draft.worker_id != request.actor.pk:
        raise Http404("There is no such draft.")
    return draft


def _about(request: HttpRequest, draft: FirstContactDraft | None) -> UUID | None:
    """The key of whom it is about: as it was sent, else as it was kept, else as the address says."""
    earlier = typed(request) or {}
    if request.method == "POST":
        key = request.POST.get("person", "")
    else:
        key = earlier.get("person") or (str(draft.person_id or "") if draft else request.GET.get("person", ""))
    return UUID(key) if is_key(key) else None


def _form(request: HttpRequest, about: Whom, draft: FirstContactDraft | None) -> WriteFirstContact:
    """The page's form: as sent, as kept, or new."""
    if request.method == "POST":
        return WriteFirstContact(request.POST, whom=about)
    if (words := typed(request)) is not None:
        return WriteFirstContact(words, whom=about)
    if draft is not None:
        return WriteFirstContact(whom=about, earlier={**draft.words, "version": draft.version})
    return WriteFirstContact(whom=about, initial={**first_answers(request.at), **with_those_who_know({}, about)})


def _do(
    request: HttpRequest, key: UUID, form: WriteFirstContact, about: Whom, draft: FirstContactDraft | None
) -> tuple[HttpResponse | None, Adding]:
    """Keep the draft; and find, choose or add whom it is about, where that was asked for. None: the page comes back."""
    asked, _, chosen = request.POST.get("do", "").partition(":")
    words, there = form.words(), reverse("conversations:write_first_contact", args=[key])
    adding = Adding()
    if asked == "choose" and is_key(chosen):
        about = whom(UUID(chosen), request.actor, at=request.at)
        words = with_those_who_know({**words, "q": ""}, about)
    elif asked == "unchoose":
        about = Whom(request.actor, request.at)
    elif asked == "add":
        adding = add_somebody(request, form)
        if adding.person is None:
            return None, adding
        about = whom(adding.person, request.actor, at=request.at)
        words = {**words, "q": "", **dict.fromkeys(SOMEBODY_NEW, "")}
    with shown_in(form):
        try:
            _keep(request, key, form, about, draft, words)
        except AlreadyDone:
            return redirect("conversations:first_contact", key), adding
        if "keep" in request.POST:
            return redirect("desk:first_contact"), adding
        return redirect(f"{there}#who" if asked else there), adding
    if form.standing is not None:
        form.changed_on_another_device(form.standing)
    return _page(request, key, form, about, form.standing, adding), adding


def _seen_version(request: HttpRequest, form: WriteFirstContact, draft: FirstContactDraft | None) -> int | None:
    return seen_version(request, draft, form.words(), form.cleaned_data.get("version"))


def _keep(
    request: HttpRequest,
    key: UUID,
    form: WriteFirstContact,
    about: Whom,
    draft: FirstContactDraft | None,
    words: dict[str, Any] | None = None,
) -> FirstContactDraft:
    form.is_valid()
    return actions.keep_first_contact_draft(
        person=about.person,
        id=key,
        words=form.words() if words is None else words,
        contact_at=form.cleaned_data.get("contact_at"),
        seen_version=_seen_version(request, form, draft) or 0,
        by=request.actor,
        at=request.at,
    )


def _keep_refused(
    request: HttpRequest, key: UUID, form: WriteFirstContact, about: Whom, draft: FirstContactDraft | None
) -> FirstContactDraft | None:
    """Keep what could not be recorded. What another device kept is not overwritten: the page shows both."""
    if form.standing is not None:
        return None
    try:
        return _keep(request, key, form, about, draft)
    except AlreadyDone:
        return None
    except ChangedMeanwhile as refusal:
        form.changed_on_another_device(refusal.current)
        return None


def _record(
    request: HttpRequest, key: UUID, form: WriteFirstContact, about: Whom, draft: FirstContactDraft | None
) -> HttpResponse:
    facts = {**form.facts(), "id": key, "seen_version": _seen_version(request, form, draft)}
    try:
        actions.record_first_contact(person=about.person, **facts, by=request.actor, at=request.at)
    except AlreadyDone:
        pass
    return redirect(reverse("conversations:first_contact", args=[key]) + "?recorded=1")


def _page(
    request: HttpRequest,
    key: UUID,
    form: WriteFirstContact,
    about: Whom,
    draft: FirstContactDraft | None,
    adding: Adding,
) -> HttpResponse:
    person, pack, today = about.person, packs.active(), in_london(request.at).date()
    if person is not None and about.opens:
        request.person = person  # the banner says how to communicate with them
        look(request, subject=in_ledger_as(person), page="first_contact", person=person.pk, **told_by(person))
    sought = "" if person is not None else str(form["q"].value() or "").strip()
    answer = found_for(sought, request.actor, request.at)
    if listed := [one.person.pk for one in [*(answer.found if answer else ()), *adding.likely]]:
        ledger.write_list(request.actor.key, page="first_contact", shown=listed, at=request.at)
    context = {
        "key": key,
        "form": form,
        "draft": draft,
        "whom": about,
        "person": person,
        "answer": answer,
        "adding": adding,
        "kind": pack.conversation("first_contact"),
        "clock": pack.clock("recording_working_days"),
        "section_42": law.as_at("section_42", on=today),
        "laws": laws_on(today, "information_and_advice", "no_assessment", "information_sharing"),
        "Place": Place,
        "Assessment": Assessment,
    }
    return page(request, "conversations/write_first_contact.html", context, status=422 if form.errors else 200)


@require_POST
@worker_view(RECORD, page="")
def keep_first_contact(request: HttpRequest, first_id: UUID) -> HttpResponse:
    """Keep a draft while it is typed; answers with the line that says when it was saved."""
    draft = _draft(request, first_id)
    about = whom(_about(request, draft), request.actor, at=request.at)
    form = _form(request, about, draft)
    words = marked(form.words(), request.POST)
    return kept(request, lambda: _keep(request, first_id, form, about, draft, words))


@require_POST
@worker_view(RECORD, page="")
def drop_first_contact(request: HttpRequest, first_id: UUID) -> HttpResponse:
    """Throw one's own draft away."""
    draft = get_object_or_404(FirstContactDraft, pk=first_id, worker=request.actor)
    actions.drop_first_contact_draft(draft=draft, by=request.actor, at=request.at)
    return redirect("desk:first_contact")
