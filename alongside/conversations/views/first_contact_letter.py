"""The letter that came with a professional's referral: kept, and sent on to whoever may read the first contact."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.conversations import actions
from alongside.conversations.forms.first_contact import KeepLetter
from alongside.conversations.models.first_contact import Caller
from alongside.conversations.views.first_contact_reading import closed_to, for_whom, look_at
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.files.serving import sent
from alongside.workforce.kept import typed

RECORD = Permission.FIRST_CONTACT_RECORD


@worker_view(RECORD, page="first_contact")
def keep_letter(request: HttpRequest, first_id: UUID) -> HttpResponseBase:
    """Attach what a professional sent with their referral."""
    contact, person = for_whom(request, first_id)
    if contact.caller != Caller.PROFESSIONAL or contact.letter_id or closed_to(request, person):
        return redirect("conversations:first_contact", contact.pk)
    form = KeepLetter(request.POST or typed(request), request.FILES or None, initial={"version": contact.version})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.keep_letter(
                contact=contact, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
            )
            return redirect("conversations:first_contact", contact.pk)
    look_at(request, person)
    context = {"person": person, "first": contact, "form": form}
    return page(request, "conversations/keep_letter.html", context, status=422 if form.errors else 200)


@worker_view(RECORD, page="first_contact")
def letter(request: HttpRequest, first_id: UUID) -> HttpResponseBase:
    """The letter, to be saved; for those who may read the first contact."""
    contact, person = for_whom(request, first_id)
    if contact.letter is None or closed_to(request, person):
        raise Http404("There is no such letter.")
    look_at(request, person)
    return sent(contact.letter, name=f"letter from {contact.organisation}")
