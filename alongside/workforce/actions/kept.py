"""Keeping what was typed when a sign-in timed out, and letting go of what has grown old. Drafts: no ledger line."""

from datetime import datetime

from django.contrib.sessions.models import Session

from alongside.audit.acting import House
from alongside.audit.acts import HOUSE, action
from alongside.workforce.models import Account, KeptWords, ReminderSent, SignInTry
from alongside.workforce.rules import REMINDERS_REMEMBERED, TRIES_REMEMBERED, WORDS_KEPT_FOR


@action("words.kept", needs=HOUSE, in_ledger=False)
def keep_words(*, account: Account, path: str, words: dict[str, list[str]], by: House, at: datetime) -> KeptWords:
    """Keep what an account had typed on a page, in the place of what was kept there before."""
    kept, _ = KeptWords.objects.update_or_create(account=account, path=path, defaults={"words": words, "kept_at": at})
    return kept


@action("words.used", needs=HOUSE, in_ledger=False)
def forget_words(*, account: Account, path: str, by: House, at: datetime) -> None:
    """Let go of what was kept for a page: it has been sent."""
    KeptWords.objects.filter(account=account, path=path).delete()


@action("words.outgrown", needs=HOUSE, in_ledger=False)
def forget_what_is_old(*, what: str = "words.tries.sessions", by: House, at: datetime) -> None:
    """Let go of words after seven days, failed tries after one, reminders after sixty, and sessions past their end."""
    KeptWords.objects.filter(kept_at__lt=at - WORDS_KEPT_FOR).delete()
    SignInTry.objects.filter(at__lt=at - TRIES_REMEMBERED).delete()
    ReminderSent.objects.filter(sent_at__lt=at - REMINDERS_REMEMBERED).delete()
    Session.objects.filter(expire_date__lt=at).delete()
