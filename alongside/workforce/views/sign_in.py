"""Getting in, getting out, and the way back for whoever cannot."""

from uuid import UUID

from django.contrib.auth import logout
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect

from alongside.audit.doors import public_view
from alongside.design.pages import page
from alongside.kit.refusals import UnableTo
from alongside.workforce import forms
from alongside.workforce.actions import signing_in as actions
from alongside.workforce.keys import OneUse, keyed_hash
from alongside.workforce.models import Account, SignInTry
from alongside.workforce.rules import LINKS_AT_MOST, LINKS_WITHIN
from alongside.workforce.signing_in import (
    AWAY,
    DOORKEEPER,
    UnableToTryYet,
    has_left,
    open_session,
    place_of,
    refuse_if_slowed,
    try_to_sign_in,
)
from alongside.workforce.views.going_on import done, go_to, local, site_of

# Why somebody finds themselves here, and what is added when what they had typed is kept.
AWAY_IN_WORDS = {
    "idle": "You were away for a while, so we signed you out.",
    "long": "You signed in more than twelve hours ago, so we ask again.",
}
IS_KEPT = "What you typed is kept: sign in, and it is back on its page."


@public_view
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with an email address and a password; then the page somebody was on their way to."""
    onward = local(request.GET.get("next", ""))
    if request.actor is not None:
        return redirect(onward)
    form = forms.SignIn(request.POST if request.method == "POST" else None)
    status = 422 if form.errors else 200
    if form.is_bound and form.is_valid():
        try:
            account = try_to_sign_in(**form.cleaned_data, place=place_of(request), at=request.at)
        except UnableTo as refusal:
            form.add_error(None, str(refusal))
            status = 429 if isinstance(refusal, UnableToTryYet) else 422
        else:
            open_session(request, account)
            return redirect(onward)
    context = {"form": form, "done": done(request), "away": _away_in_words(request)}
    return page(request, "workforce/sign_in.html", context, status=status)


def _away_in_words(request: HttpRequest) -> str:
    away = request.session.get(AWAY, {})
    return " ".join(filter(None, (AWAY_IN_WORDS.get(away.get("why"), ""), IS_KEPT if away.get("kept") else "")))


@public_view
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out. Only a button does: an address that is followed or fetched ahead does not."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if request.user.is_authenticated:
        actions.sign_out(account=request.user, by=DOORKEEPER, at=request.at)
    logout(request)
    return redirect("/")


@public_view
def cannot_sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for a link to choose a new password. The answer is the same whether or not an account has the address."""
    form = forms.AskForLink(request.POST if request.method == "POST" else None)
    status = 422 if form.errors else 200
    if form.is_bound and form.is_valid():
        try:
            _ask(request, form.cleaned_data["email"])
        except UnableToTryYet as refusal:
            form.add_error(None, str(refusal))
            status = 429
        else:
            return go_to("sign_in", done="asked")
    return page(request, "workforce/cannot_sign_in.html", {"form": form}, status=status)


def _ask(request: HttpRequest, email: str) -> None:
    """Send a link, unless several went to that address lately."""
    place, mark, at = place_of(request), keyed_hash(email), request.at
    refuse_if_slowed(place, at=at)
    actions.note_try(kind=SignInTry.Kind.ASK, address=place, email=mark, by=DOORKEEPER, at=at)
    if SignInTry.objects.lately_at(mark, at=at, within=LINKS_WITHIN, kind=SignInTry.Kind.ASK).count() > LINKS_AT_MOST:
        return
    account = Account.objects.of(email)
    known = account if account is not None and not has_left(account, at=at) else actions.NOBODY
    actions.ask_for_link(account=known, site=site_of(request), by=DOORKEEPER, at=at)


@public_view
def choose_password(request: HttpRequest, account_id: UUID, token: str) -> HttpResponse:
    """Choose a password, on a link that opens this once."""
    account = Account.objects.select_related("worker").filter(pk=account_id).first()
    if account is None or has_left(account, at=request.at) or not OneUse(request.at).opens(account, token):
        return _private(page(request, "workforce/link_spent.html", status=410))
    form = forms.ChoosePassword(request.POST if request.method == "POST" else None, account=account)
    if form.is_bound and form.is_valid():
        encoded = make_password(form.cleaned_data["password"])
        actions.choose_password(account=account, encoded=encoded, by=DOORKEEPER, at=request.at)
        return go_to("sign_in", done="password")
    return _private(page(request, "workforce/choose_password.html", {"form": form}, status=422 if form.errors else 200))


def _private(response: HttpResponse) -> HttpResponse:
    """The address of such a page is a key: no browser keeps the page, and no other site is told where it was."""
    response["Cache-Control"] = "no-store"
    return response
