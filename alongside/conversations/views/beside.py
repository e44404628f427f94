"""Pages on which a person says that something is not right, and is answered."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from alongside.access.permissions import Permission
from alongside.conversations import actions
from alongside.conversations.forms.beside import AnswerNotRight, SayNotRight
from alongside.conversations.models import Conversation, Disagreement, Note
from alongside.conversations.models.disagreement import Answer
from alongside.conversations.parts import WHOLE, parts_of
from alongside.conversations.story.disagreement import WITH_ITS_CLOCK
from alongside.conversations.views.may import may
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.people.doors import person_view
from alongside.people.models import Person, carrying
from alongside.workforce.kept import typed

Recorded = Note | Conversation


def recorded_of(person: Person, *, note_id: UUID | None, conversation_id: UUID | None) -> Recorded:
    """The note or the conversation of an address; 404 where the person has none of that key."""
    model = Note if note_id else Conversation
    rows = model.objects.of(person).select_related("recorded_by", "struck_by")
    one = get_object_or_404(rows, pk=note_id or conversation_id)
    carrying(one, person)
    return one


def address_of(recorded: Recorded, person: Person) -> str:
    """Where a note or a conversation is read."""
    name = "note" if isinstance(recorded, Note) else "conversation"
    return reverse(f"conversations:{name}", args=[person.pk, recorded.pk])


@person_view(Permission.DISAGREEMENT_ENTER, page="not_right")
def say_not_right(
    request: HttpRequest, person: Person, note_id: UUID | None = None, conversation_id: UUID | None = None
) -> HttpResponse:
    """Enter for a person what they say is not right, beside the part that it is about."""
    recorded = recorded_of(person, note_id=note_id, conversation_id=conversation_id)
    back = address_of(recorded, person)
    if recorded.struck_at is not None:
        return redirect(back)
    parts = parts_of(recorded)
    initial = {"id": new_id(), "said_on": in_london(request.at).date(), "part": request.GET.get("part", WHOLE)}
    form = SayNotRight(request.POST or typed(request), parts=parts, initial=initial)
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.enter_disagreement(recorded=recorded, **form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect(f"{back}#not-right")
    context = {
        "person": person, "form": form, "title": f"What is not right, says {person.called}", "button": "Put it beside",
        "back": back,
        "intro": "What was recorded stays as it is. This stands beside it, and whoever recorded it answers.",
    }  # fmt: skip
    return page(request, "conversations/answer.html", context, status=422 if form.errors else 200)


@person_view(page="not_right")
def not_right(request: HttpRequest, person: Person, disagreement_id: UUID) -> HttpResponse:
    """What a person says is not right, beside what it is about; and the answer, or the way to give it."""
    one = get_object_or_404(Disagreement.objects.of(person).select_related(*WITH_ITS_CLOCK), pk=disagreement_id)
    carrying(one, person)
    recorded = one.recorded
    carrying(recorded, person)
    if recorded.struck_at is not None:
        return redirect(address_of(recorded, person))
    form = AnswerNotRight(request.POST or typed(request), initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.answer_disagreement(
                disagreement=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
            )
            return redirect(f"{address_of(recorded, person)}#not-right")
    context = {
        "person": person,
        "one": one,
        "part": dict(parts_of(recorded)).get(one.part, ""),
        "answer": Answer(one.answer).label if one.answer else "",
        "recorded": recorded,
        "back": address_of(recorded, person),
        "form": form,
        "may_answer": may(request, person, Permission.DISAGREEMENT_ANSWER),
    }
    return page(request, "conversations/not_right.html", context, status=422 if form.errors else 200)


def what_is_not_right(recorded: Recorded) -> dict[str, list[tuple[Disagreement, str]]]:
    """What the person says is not right, with what was answered in words, by the part that it stands beside."""
    rows = recorded.disagreements.select_related("entered_by", "answered_by").order_by("entered_at", "pk")
    found: dict[str, list[tuple[Disagreement, str]]] = {}
    for row in rows:
        found.setdefault(row.part, []).append((row, Answer(row.answer).label if row.answer else ""))
    return found
