"""Anybody tells us that an entry has changed: no account, not too often; and that we thank them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.audit.acting import House
from alongside.audit.doors import public_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.directory import actions
from alongside.directory.forms.public import ABOUT, TellUs
from alongside.directory.models import Service
from alongside.directory.public.pages import Shown, shown
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.workforce.signing_in import place_of

ANYBODY = House("public")


def _one(request: HttpRequest, service_id: UUID) -> Shown:
    found = shown([service_id], today=in_london(request.at).date())
    if not found:
        raise Http404
    return found[0]


def _unlisted(response: HttpResponse) -> HttpResponse:
    """Found by no search engine, and kept by nobody: it holds a form."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


@public_view
def tell_us(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Say what of an entry has changed. It is not changed by that: somebody looks first."""
    one = _one(request, service_id)
    form = TellUs(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        with shown_in(form):
            try:
                actions.tell_of_change(
                    service=Service.objects.get(pk=service_id),
                    **{**told, "about": ABOUT[told["about"]]},
                    place=place_of(request),
                    by=ANYBODY,
                    at=request.at,
                )
            except AlreadyDone:
                pass
            return _unlisted(redirect("directory:told_us", service_id))
    context = {"one": one, "form": form, "button": "Tell us"}
    return _unlisted(page(request, "directory/public_tell.html", context, status=422 if form.errors else 200))


@public_view
def told_us(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Thank you, and what happens now."""
    return _unlisted(page(request, "directory/public_told.html", {"one": _one(request, service_id)}))
