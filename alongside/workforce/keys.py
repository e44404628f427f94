"""What stands for an address without giving it away, and the links that let somebody choose a password once."""

from datetime import UTC, datetime, timedelta

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.http import base36_to_int

from alongside.workforce.models import Account

INVITATION_LASTS = timedelta(days=3)
NEW_PASSWORD_LASTS = timedelta(hours=1)


def keyed_hash(words: str) -> str:
    """The same 64 letters for the same words, of no use to whoever has the table and not the key."""
    return salted_hmac("alongside.workforce.tries", words.strip().lower(), algorithm="sha256").hexdigest()


class OneUse(PasswordResetTokenGenerator):
    """Tokens as of one moment. One dies when its account's password or email address changes, and by its age."""

    key_salt = "alongside.workforce.keys.OneUse"

    def __init__(self, at: datetime):
        super().__init__()
        self.at = at

    def _now(self) -> datetime:
        return self.at.astimezone(UTC).replace(tzinfo=None)

    def opens(self, account: Account, token: str) -> bool:
        """Is this token good for this account now?"""
        if not self.check_token(account, token):
            return False
        made = base36_to_int(token.split("-")[0])
        return self._num_seconds(self._now()) - made <= lasts(account).total_seconds()


def lasts(account: Account) -> timedelta:
    """How long a link for this account lives: an invitation three days, a new password an hour."""
    return INVITATION_LASTS if account.is_invited else NEW_PASSWORD_LASTS


def link_for(account: Account, *, site: str, at: datetime) -> str:
    """A fresh link on which this account's holder chooses a password. `site` is `https://` and the host."""
    return site.rstrip("/") + reverse("workforce:choose_password", args=[account.pk, OneUse(at).make_token(account)])
