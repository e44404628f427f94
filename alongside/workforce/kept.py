"""What was typed when a sign-in timed out: kept for the same account, given back on the same page, gone once sent.

Any page with a form takes part in one line, when its form is sent to the page's own address and a refused one answers
with 422::

    form = WriteNote(request.POST or typed(request), initial=...)
"""

import json
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from alongside.audit.acting import House
from alongside.design.forms import TypedEarlier
from alongside.workforce.actions.kept import forget_words, keep_words
from alongside.workforce.models import Account, KeptWords
from alongside.workforce.rules import WORDS_AT_MOST

HOUSEKEEPER = House("time-out")
# In the session: the paths for which this account has words waiting, so that no other page asks the database.
WAITING = "words_waiting"
NOT_WORDS = ("csrfmiddlewaretoken",)
LONGEST_PATH = KeptWords._meta.get_field("path").max_length


def typed(request: HttpRequest) -> TypedEarlier | None:
    """What the account behind a GET had typed on this page before it was signed out; None: nothing. Writes nothing.

    A form made from it is not bound: it shows the words, judges none, and is not valid until it is sent.
    """
    if request.method not in ("GET", "HEAD") or request.path not in request.session.get(WAITING, ()):
        return None
    kept = KeptWords.objects.filter(account=request.user.pk, path=request.path).first()
    if kept is None:
        return None
    words = TypedEarlier(mutable=True)
    for name, answers in kept.words.items():
        words.setlist(name, answers)
    return words


def page_of(request: HttpRequest) -> str:
    """The address on this site, with its query, of the page a request was sent from; its own where none is told."""
    told = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or ""
    parts = urlsplit(told)
    if parts.netloc != request.get_host() or not parts.path.startswith("/"):
        return request.get_full_path()
    return parts.path + (f"?{parts.query}" if parts.query else "")


def words_of(request: HttpRequest) -> dict[str, list[str]]:
    """What was typed into the form that this request sends; never a password, nor the token against forgery."""
    return {
        name: answers
        for name, answers in request.POST.lists()
        if name not in NOT_WORDS and "password" not in name and any(answer.strip() for answer in answers)
    }


def keep_what_was_typed(request: HttpRequest, account: Account) -> bool:
    """Keep the words of a request that came too late. False when there are none or they are too many to keep."""
    words, path = words_of(request), urlsplit(page_of(request)).path
    if (
        not words
        or len(path) > LONGEST_PATH
        or len(json.dumps(words, ensure_ascii=False).encode(errors="replace")) > WORDS_AT_MOST
    ):
        return False
    keep_words(account=account, path=path, words=storable(words), by=HOUSEKEEPER, at=timezone.now())
    return True


def storable(words: dict[str, list[str]]) -> dict[str, list[str]]:
    """The same words with what no database holds (a null character, half of a pair) shown as �."""
    return {
        name.replace("\0", "�"): [answer.replace("\0", "�").encode(errors="replace").decode() for answer in answers]
        for name, answers in words.items()
    }


def waiting_for(account: Account) -> list[str]:
    """The paths on which words of this account wait."""
    return list(KeptWords.objects.filter(account=account).values_list("path", flat=True))


def forget_if_sent(request: HttpRequest, response: HttpResponse) -> None:
    """Words are done with once their page was sent again and nothing in it was refused."""
    if request.method != "POST" or response.status_code >= 400:
        return
    waiting = request.session.get(WAITING, ())
    if request.path in waiting and request.user.is_authenticated:
        forget_words(account=request.user, path=request.path, by=HOUSEKEEPER, at=timezone.now())
        request.session[WAITING] = [path for path in waiting if path != request.path]
