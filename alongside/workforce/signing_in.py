"""Who is behind a request, how they got in, and for how long."""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import SESSION_KEY, login, logout
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode

from alongside.audit.acting import House
from alongside.audit.doors import Door
from alongside.design.pages import page
from alongside.kit.moments import clock_time, in_london
from alongside.kit.prepared import Prepared
from alongside.kit.refusals import UnableTo
from alongside.workforce import kept
from alongside.workforce.actions import signing_in as actions
from alongside.workforce.keys import keyed_hash
from alongside.workforce.models import Account, SignInTry
from alongside.workforce.rules import LONGEST_SITTING, SLOWED_WITHIN, TRIES_REMEMBERED, lock_ends, slowed_until

DOORKEEPER = House("sign-in")
NO_MATCH = "That email address and password do not match an account here."
NO_PASSWORD = "!"  # noqa: S105 - no hash at all: checking it takes as long as checking one
A_MINUTE = 60
# In the session: when the sign-in was and the last request came, in seconds, and who was signed out for being away.
SIGNED_IN_AT, SEEN_AT, AWAY = "signed_in_at", "seen_at", "away"


class UnableToSignIn(UnableTo):
    """Not let in. The message is the same whether or not an account has the address that was typed."""


class UnableToTryYet(UnableTo):
    """Too many tries from one place on the network."""


# Asked at every request of somebody who is signed in.
ACCOUNT_AND_WORKER: Prepared[Account] = Prepared(
    lambda key: Account.objects.select_related("worker").filter(pk=key), key=UUID
)


class AccountBackend(BaseBackend):
    """Reads the account and its worker in one statement. A worker who has left is nobody here."""

    def get_user(self, user_id: UUID) -> Account | None:
        found = ACCOUNT_AND_WORKER(key=user_id)
        return found[0] if found and not has_left(found[0], at=timezone.now()) else None


def who_is_behind(request: HttpRequest) -> Any:
    """The Worker signed in, or None."""
    account = request.user
    return getattr(account, "worker", None) if account.is_authenticated else None


def has_left(account: Account, *, at: datetime) -> bool:
    """Does this account belong to a worker who no longer works here?"""
    worker = getattr(account, "worker", None)
    return worker is not None and worker.has_left(on=in_london(at).date())


def place_of(request: HttpRequest) -> str:
    """The keyed hash of where a request comes from: an address, or the network of one that has many (IPv6, /64).

    Behind a council's proxy the address is the last told, which the proxy added; what a sender put before it is not
    believed.
    """
    told = request.META.get("REMOTE_ADDR", "")
    if settings.IN_SERVER:
        told = request.headers.get("X-Forwarded-For", told).split(",")[-1].strip()
    try:
        address = ip_address(told)
    except ValueError:
        return keyed_hash(told)
    return keyed_hash(str(ip_network(f"{address}/64", strict=False) if isinstance(address, IPv6Address) else address))


def refuse_if_slowed(place: str, *, at: datetime) -> None:
    """Refuse, with UnableToTryYet, a place from which too many tries came lately."""
    tries = SignInTry.objects.lately_from(place, at=at, within=SLOWED_WITHIN).values_list("at", flat=True)
    if (until := slowed_until(tries, at=at)) is not None:
        raise UnableToTryYet(
            f"There were many tries from where you are. Try again at {clock_time(until + timedelta(minutes=1))}."
        )


def try_to_sign_in(*, email: str, password: str, place: str, at: datetime) -> Account:
    """The account that this address and password open. `place` is the keyed hash of where the try comes from.

    Refuses with UnableToSignIn, in the same words and the same time whether or not the address is known, and with
    UnableToTryYet. The try is noted before it is weighed, so that tries made at once count each other.
    """
    refuse_if_slowed(place, at=at)
    mark = keyed_hash(email)
    mine = actions.note_try(kind=SignInTry.Kind.TRY, address=place, email=mark, by=DOORKEEPER, at=at)
    account = Account.objects.of(email)
    failures = failures_at(mark, at=at, but=mine.pk)
    shut_until = lock_ends(failures)
    is_locked = shut_until is not None and shut_until > at
    if not is_locked:
        renewed: list[str] = []
        encoded = account.password if account is not None else NO_PASSWORD
        fits = check_password(password, encoded, setter=lambda words: renewed.append(make_password(words)))
        if fits and account is not None and not has_left(account, at=at):
            return actions.let_in(account=account, renewed="".join(renewed), by=DOORKEEPER, at=at)
        shut_until = lock_ends([*failures, at])
    actions.turn_away(account=account or actions.NOBODY, by=DOORKEEPER, at=at)
    if shut_until is None or shut_until <= at:
        raise UnableToSignIn(NO_MATCH)
    if not is_locked:
        actions.lock(account=account or actions.NOBODY, by=DOORKEEPER, at=at)
    raise UnableToSignIn(
        f"{NO_MATCH} After five tries we wait. Try again at {clock_time(shut_until)}, or ask for a new password."
    )


def failures_at(mark: str, *, at: datetime, but: UUID | None = None) -> list[datetime]:
    """When the failed tries at an address were, in order of time."""
    tries = SignInTry.objects.lately_at(mark, at=at, within=TRIES_REMEMBERED, kind=SignInTry.Kind.TRY)
    return [tried_at for key, tried_at in tries.order_by("at", "id").values_list("pk", "at") if key != but]


def locked_until(account: Account, *, at: datetime) -> datetime | None:
    """Until when an account takes no password; None: it takes one now."""
    shut_until = lock_ends(failures_at(keyed_hash(account.email), at=at))
    return shut_until if shut_until is not None and shut_until > at else None


def open_session(request: HttpRequest, account: Account) -> None:
    """Sign an account in on this browser, under a new session key.

    Somebody who was away and signs in again keeps the token against forgery, so that their pages in other tabs can
    still be sent; anybody else gets a new one.
    """
    was_away = request.session.pop(AWAY, {})
    token = request.META.get("CSRF_COOKIE")
    login(request, account)
    if token and was_away.get("account") == str(account.pk):
        request.META["CSRF_COOKIE"] = token


def idle_time_out(get_response: Any) -> Any:
    """Middleware: ends a sign-in that has been idle, keeps what was typed, and lets go of it once it is sent.

    It weighs a request as its view is about to run, after the check against forgery: no other site can leave words.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        kept.forget_if_sent(request, response)
        return response

    respond.process_view = weigh_time  # type: ignore[attr-defined]
    return respond


def weigh_time(request: HttpRequest, view: Any, args: Any, words: Any) -> HttpResponse | None:
    """None lets the view run; otherwise the way to the sign-in page."""
    door: Door | None = getattr(view, "door", None)
    if SESSION_KEY not in request.session:
        return too_late(request, door)
    session, now = request.session, int(timezone.now().timestamp())
    seen_at, signed_in_at = session.get(SEEN_AT), session.get(SIGNED_IN_AT)
    if seen_at is None or signed_in_at is None:
        session[SEEN_AT] = session[SIGNED_IN_AT] = now
        session[kept.WAITING] = kept.waiting_for(request.user) if request.user.is_authenticated else []
    elif now - seen_at > settings.IDLE_MINUTES * A_MINUTE:
        return end_sitting(request, door, why="idle")
    elif now - signed_in_at > LONGEST_SITTING.total_seconds():
        return end_sitting(request, door, why="long")
    elif now - seen_at >= A_MINUTE and not (door is not None and door.is_watch):
        session[SEEN_AT] = now
    return None


def end_sitting(request: HttpRequest, door: Door | None, *, why: str) -> HttpResponse | None:
    """End the session; what was typed is kept. A public page goes on, signed out."""
    is_public = door is None or door.kind == "public"
    if door is not None and door.is_watch:
        return HttpResponse("You are signed out.", status=401)  # the page itself says so, and keeps what is typed
    if door is not None and door.is_aside and "HX-Request" in request.headers:
        return to_sign_in(request)  # the form it stands beside comes after, and all that was typed is kept then
    account, is_kept = request.user, False
    if account.is_authenticated:
        if request.method == "POST" and not is_public:
            is_kept = kept.keep_what_was_typed(request, account)
        actions.time_out(account=account, by=DOORKEEPER, at=timezone.now())
    told = {"account": str(account.pk), "why": why, "kept": is_kept}
    logout(request)
    request.session[AWAY] = told
    if is_public:
        return None
    if request.method == "POST" and not is_kept and kept.words_of(request):
        return not_sent(request)
    return to_sign_in(request)


def too_late(request: HttpRequest, door: Door | None) -> HttpResponse | None:
    """Something was sent and nobody is signed in: whose it is cannot be told, so it is shown to be copied."""
    if request.method != "POST" or door is None or door.kind == "public":
        return None
    return not_sent(request) if kept.words_of(request) else to_sign_in(request)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page, and from there the page that somebody was on. A part of an open page is only told no."""
    if "HX-Request" in request.headers:
        return HttpResponse("You are signed out. Sign in again in another tab.", status=401)
    came_from = kept.page_of(request) if request.method == "POST" else request.get_full_path()
    return redirect(f"{settings.LOGIN_URL}?{urlencode({'next': came_from})}")


def not_sent(request: HttpRequest) -> HttpResponse:
    """What was typed, to be copied, with the way to sign in."""
    if "HX-Request" in request.headers:
        return to_sign_in(request)
    words = [
        (name.replace("_", " ").capitalize(), answer)
        for name, answers in kept.words_of(request).items()
        if name not in ("id", "version")
        for answer in answers
    ]
    return page(request, "workforce/not_sent.html", {"words": words, "next": kept.page_of(request)}, status=403)
