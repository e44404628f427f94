"""Getting in and out. Nobody is signed in yet, so the house itself acts: `House("sign-in")`."""

from datetime import datetime

from alongside.audit.acting import House
from alongside.audit.acts import HOUSE, action
from alongside.kit.work import send_email_later
from alongside.workforce import emails
from alongside.workforce.keys import keyed_hash, link_for
from alongside.workforce.models import Account, SignInTry

NOBODY = "sign-in"  # in the ledger, in the place of an account: no account has that address


@action("sign_in.tried", needs=HOUSE, in_ledger=False)
def note_try(*, kind: SignInTry.Kind, address: str, email: str, by: House, at: datetime) -> SignInTry:
    """Note a try or an ask before it is answered, so that tries made at once see each other. Keyed hashes only."""
    return SignInTry.objects.create(kind=kind, address=address, email=email, at=at)


@action("sign_in.done", needs=HOUSE)
def let_in(*, account: Account, renewed: str = "", by: House, at: datetime) -> Account:
    """The password was right: the failed tries at this address are forgotten.

    `renewed` is the same password hashed anew, when the way it was kept has grown old; empty: as it is.
    """
    if renewed:
        account.password = renewed
        account.save(update_fields=["password"])
    _forget_tries(account)
    return account


@action("sign_in.failed", needs=HOUSE)
def turn_away(*, account: Account | str, by: House, at: datetime) -> None:
    """The password was wrong, or the account is locked or unknown (NOBODY). Only the ledger is written."""


@action("sign_in.locked", needs=HOUSE)
def lock(*, account: Account | str, by: House, at: datetime) -> None:
    """One try too many. The lock itself is reckoned from the tries (`rules.lock_ends`); only the ledger is written."""


@action("sign_in.link_asked", needs=HOUSE)
def ask_for_link(*, account: Account | str, site: str, by: House, at: datetime) -> None:
    """Send a link to choose a password to whoever says they cannot sign in; NOBODY is sent none."""
    if isinstance(account, Account):
        send_link(account, site=site, at=at)


@action("password.chosen", needs=HOUSE)
def choose_password(*, account: Account, encoded: str, by: House, at: datetime) -> Account:
    """Take a new password, hashed beforehand (`make_password`): hashing is slow, and a transaction should not be.

    Unlocks the account. Every other session of it ends, and every link made before, since both hold the old hash.
    """
    account.password = encoded
    account.save(update_fields=["password"])
    _forget_tries(account)
    return account


@action("sign_out.done", needs=HOUSE)
def sign_out(*, account: Account, by: House, at: datetime) -> None:
    """Somebody signed out. Only the ledger is written; the session is ended by the page."""


@action("sign_out.timed_out", needs=HOUSE)
def time_out(*, account: Account, by: House, at: datetime) -> None:
    """Somebody was away for too long, or signed in for too long. Only the ledger is written."""


def send_link(account: Account, *, site: str, at: datetime) -> None:
    """Put a link to choose a password in the post, inside the transaction of the action that calls."""
    link = link_for(account, site=site, at=at)
    email = emails.invitation(link) if account.is_invited else emails.new_password(link)
    send_email_later(to=account.email, subject=email.subject, body=email.body)


def _forget_tries(account: Account) -> None:
    SignInTry.objects.filter(email=keyed_hash(account.email)).delete()
