"""Pages of short notes: write, keep, record, read, add beside."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside import packs
from alongside.access.permissions import Permission
from alongside.conversations import actions
from alongside.conversations.forms.note import AddBeside, WriteNote, kinds
from alongside.conversations.models import Note, NoteDraft, NoteKind
from alongside.conversations.story.words import recorded_in_words, struck_in_words
from alongside.conversations.views.beside import recorded_of, what_is_not_right
from alongside.conversations.views.kept import kept, seen_version
from alongside.conversations.views.may import may
from alongside.conversations.views.mistake import only_struck, struck_page
from alongside.design.forms import shown_in
from alongside.design.page_mark import PAGE, marked
from alongside.design.pages import page
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone
from alongside.people.doors import person_view
from alongside.people.models import Person, Strength
from alongside.people.reading import strength_as_read
from alongside.workforce.kept import typed


@person_view(Permission.NOTE_RECORD, page="add_note")
def write_note(request: HttpRequest, person: Person) -> HttpResponse:
    """Write a short note: a draft of one's own goes on where it was left; recording closes it."""
    draft = None if request.method == "POST" else _draft(request, person)
    form = WriteNote(request.POST or typed(request), initial=_beginning(request, person, draft))
    if request.method == "POST" and "keep" in request.POST:
        return _leave_as_draft(request, person, form)
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            note_id = _record(request, person, form)
            return redirect(reverse("conversations:note", args=[person.pk, note_id]) + "?recorded=1")
    if request.method == "POST" and form.standing is None:
        with shown_in(form):
            draft = _keep(request, person, form)  # nothing typed is lost, with or without JavaScript
    return _note_page(request, person, form, form.standing or draft)


def _note_page(request: HttpRequest, person: Person, form: WriteNote, draft: NoteDraft | None) -> HttpResponse:
    pack = packs.active()
    asked = pack.note_kind(form["kind"].value() if form["kind"].value() in NoteKind.values else NoteKind.VISIT)
    context = {
        "form": form,
        "person": person,
        "draft": draft,
        "pack_kind": asked,
        "clock": pack.clock("recording_working_days"),
    }
    return page(request, "conversations/write_note.html", context, status=422 if form.errors else 200)


def _draft(request: HttpRequest, person: Person) -> NoteDraft | None:
    """This worker's latest draft about the person, if there is one."""
    return NoteDraft.objects.of(person).filter(worker=request.actor).order_by("-saved_at").first()


def _beginning(request: HttpRequest, person: Person, draft: NoteDraft | None) -> dict[str, Any]:
    if draft is None:
        return {"id": new_id(), "contact_at": request.at, "version": None}
    boxes = {
        name: field_words(draft.words, field.keys(name))
        for name, field in WriteNote.base_fields.items()
        if name not in ("id", "version")
    }
    return {**boxes, "id": draft.pk, "version": draft.version}


def field_words(words: dict[str, str], keys: list[str]) -> Any:
    """What a draft holds for one field: a text, or the parts of a date."""
    parts = [words.get(key, "") for key in keys]
    return parts if len(parts) > 1 else parts[0]


def _record(request: HttpRequest, person: Person, form: WriteNote) -> UUID:
    facts = {name: answer for name, answer in form.cleaned_data.items() if name != "version"}
    facts |= {"seen_version": form.cleaned_data.get("version"), "page_mark": request.POST.get(PAGE, "")}
    facts["strength_says"] = facts["strength_says"] or "person"
    try:
        actions.record_note(person=person, **facts, by=request.actor, at=request.at)
    except AlreadyDone:
        pass
    return facts["id"]


def _seen_version(request: HttpRequest, person: Person, form: WriteNote) -> int | None:
    draft = NoteDraft.objects.of(person).filter(pk=form.cleaned_data["id"], worker=request.actor).first()
    return seen_version(request, draft, form.without_keys(), form.cleaned_data.get("version"))


def _keep(
    request: HttpRequest, person: Person, form: WriteNote, words: dict[str, Any] | None = None
) -> NoteDraft | None:
    """Keep what is typed, whatever is wrong with it; None when it has been recorded meanwhile."""
    form.is_valid()
    answers = form.cleaned_data
    if not answers.get("id"):
        return None
    try:
        return actions.keep_draft(
            person=person,
            id=answers["id"],
            words=form.without_keys() if words is None else words,
            contact_at=answers.get("contact_at"),
            seen_version=_seen_version(request, person, form) or 0,
            by=request.actor,
            at=request.at,
        )
    except AlreadyDone:
        return None


def _leave_as_draft(request: HttpRequest, person: Person, form: WriteNote) -> HttpResponse:
    with shown_in(form):
        _keep(request, person, form)
        return redirect("people:story", person.pk)
    return _note_page(request, person, form, form.standing)


@require_POST
@person_view(Permission.NOTE_RECORD, page="")
def keep_note(request: HttpRequest, person: Person) -> HttpResponse:
    """Keep a draft while it is typed; answers with the line that says when it was saved."""
    form = WriteNote(request.POST)
    return kept(request, lambda: _keep(request, person, form, marked(form.without_keys(), request.POST)))


@require_POST
@person_view(Permission.NOTE_RECORD, page="")
def drop_note(request: HttpRequest, person: Person, note_id: UUID) -> HttpResponse:
    """Throw one's own draft away."""
    draft = get_object_or_404(NoteDraft.objects.of(person), pk=note_id, worker=request.actor)
    actions.drop_draft(draft=draft, by=request.actor, at=request.at)
    return redirect("people:story", person.pk)


@person_view(page="note")
def read_note(request: HttpRequest, person: Person, note_id: UUID) -> HttpResponse:
    """One note as it was recorded, and what was added beside it since; of a struck one, that it was struck."""
    note = recorded_of(person, note_id=note_id, conversation_id=None)
    if note.struck_at is not None:
        return struck_page(request, person, note)
    form = AddBeside(request.POST or typed(request))
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.add_correction(note=note, **form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("conversations:note", person.pk, note.pk)
    strengths = Strength.objects.of(person).filter(source_id=note.pk).select_related("named_by", "person")
    context = {
        **_as_read(person, note),
        "strengths": [strength_as_read(one) for one in strengths],
        "form": form,
        "may_add": may(request, person, Permission.NOTE_CORRECT),
        "may_put_right": may(request, person, Permission.MISTAKE_PUT_RIGHT),
        "just_recorded": "recorded" in request.GET,
    }
    return page(request, "conversations/note.html", context, status=422 if form.errors else 200)


@person_view(Permission.STRUCK_OPEN, page="struck")
def struck_note(request: HttpRequest, person: Person, note_id: UUID) -> HttpResponse:
    """What a struck note said, for those who may open it."""
    note = recorded_of(person, note_id=note_id, conversation_id=None)
    only_struck(note)
    context = {
        **_as_read(person, note),
        "strengths": [{"words": words} for words in note.struck_strengths],
        "may_add": False,
        "may_put_right": False,
        "just_recorded": False,
    }
    return page(request, "conversations/note.html", context)


def _as_read(person: Person, note: Note) -> dict[str, Any]:
    return {
        "person": person,
        "note": note,
        "one": note,
        "kind": dict(kinds())[note.kind],
        "corrections": list(note.corrections.select_related("added_by").order_by("added_at")),
        "kept": recorded_in_words(note),
        "not_right": what_is_not_right(note),
        "struck": struck_in_words(note) if note.struck_at else "",
    }
