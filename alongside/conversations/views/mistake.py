"""Pages on which a mistake is put right: what was entered in error is struck, or moved to the right person."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.access.permissions import Permission
from alongside.conversations import actions
from alongside.conversations.forms.beside import STRIKE, PutRight
from alongside.conversations.models import Conversation, FirstContact
from alongside.conversations.story.words import struck_in_words
from alongside.conversations.views.beside import Recorded, address_of, recorded_of
from alongside.conversations.views.may import may
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone
from alongside.people.doors import person_view
from alongside.people.models import Person
from alongside.people.open_to import open_to
from alongside.people.telling import shortened
from alongside.workforce.kept import typed

PUT_RIGHT = Permission.MISTAKE_PUT_RIGHT


@person_view(PUT_RIGHT, page="mistake")
def mistake(
    request: HttpRequest, person: Person, note_id: UUID | None = None, conversation_id: UUID | None = None
) -> HttpResponse:
    """Strike what was entered in error, or move it to the person it is about, of those one is alongside."""
    recorded = recorded_of(person, note_id=note_id, conversation_id=conversation_id)
    back = address_of(recorded, person)
    if recorded.struck_at is not None:
        return redirect(back)
    others = {key: one for key, one in open_to(request.actor, PUT_RIGHT, at=request.at).items() if one.pk != person.pk}
    added = {str(row.pk): row for row in recorded.corrections.order_by("added_at")}
    form = PutRight(
        request.POST or typed(request),
        people=[(key, one.name) for key, one in others.items()],
        caller=_caller_to_ask_of(recorded),
        added=[(key, shortened(row.words, 120)) for key, row in added.items()],
        initial={"id": new_id()},
    )
    if request.method == "POST" and form.is_valid():
        answers, now = form.cleaned_data, {"by": request.actor, "at": request.at}
        with shown_in(form):
            if answers["what"] == STRIKE:
                actions.strike(recorded=recorded, why=answers["why"], **now)
                return redirect(back)
            along = [added[key] for key in answers.get("along") or ()]
            try:
                actions.move(
                    recorded=recorded,
                    id=answers["id"],
                    to=others[answers["to"]],
                    along=along,
                    caller_goes_along=bool(answers.get("caller")),
                    **now,
                )
            except AlreadyDone:
                pass
            return redirect("people:story", person.pk)
    context = {"person": person, "form": form, "back": back, "others": others}
    return page(request, "conversations/mistake.html", context, status=422 if form.errors else 200)


def _caller_to_ask_of(recorded: Recorded) -> str:
    """The name of whoever called in a first contact and was in the person's life before; empty where nobody did."""
    if not isinstance(recorded, Conversation):
        return ""
    contact = FirstContact.objects.filter(conversation=recorded).select_related("caller_contact").first()
    caller = contact.caller_contact if contact is not None and not contact.added_its_caller else None
    return caller.name if caller is not None else ""


def struck_page(request: HttpRequest, person: Person, recorded: Recorded) -> HttpResponse:
    """In place of what was struck: that it was, by whom, and why; and the way to open it, for those who may."""
    name = "conversation" if isinstance(recorded, Conversation) else "note"
    context: dict[str, Any] = {
        "person": person,
        "recorded": recorded,
        "struck": struck_in_words(recorded),
        "opens": f"conversations:struck_{name}" if may(request, person, Permission.STRUCK_OPEN) else "",
    }
    return page(request, "conversations/struck.html", context)


def only_struck(recorded: Recorded) -> None:
    """404 for what was not struck: it is read where it stands."""
    if recorded.struck_at is None:
        raise Http404("This was not struck.")
