"""Sign-in accounts, the tries to get in, and the words kept over a time-out."""

from datetime import datetime, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from alongside.kit.models import Record


class AccountQuerySet(models.QuerySet["Account"]):
    def get_by_natural_key(self, email: str) -> "Account":
        """The account that signs in with this email address, however it is capitalised."""
        return self.get(email=email.strip().lower())

    def of(self, email: str) -> "Account | None":
        """The account of this email address, with its worker; None when there is none."""
        return self.select_related("worker").filter(email=email.strip().lower()).first()


class Account(AbstractBaseUser, Record):
    """A way in. A worker has one; people and those they share with will have theirs. The email is in lower case."""

    # No column: the ledger says when somebody signed in, and nothing is saved outside an action.
    last_login = None
    email = models.EmailField(max_length=254, unique=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    objects = AccountQuerySet.as_manager()

    def __str__(self) -> str:
        return self.email

    @property
    def is_invited(self) -> bool:
        """Has nobody chosen a password for it yet?"""
        return not self.has_usable_password()


class SignInTryQuerySet(models.QuerySet["SignInTry"]):
    def lately_from(self, address: str, *, at: datetime, within: timedelta) -> "SignInTryQuerySet":
        """Tries and asks from one place on the network, given as its keyed hash."""
        return self.filter(address=address, at__gt=at - within)

    def lately_at(self, email: str, *, at: datetime, within: timedelta, kind: str) -> "SignInTryQuerySet":
        """Tries, or asks, at one email address, given as its keyed hash; whether or not an account has it."""
        return self.filter(email=email, kind=kind, at__gt=at - within)


class SignInTry(Record):
    """One try to sign in, or one ask for a new password, that has not led anywhere.

    Where it came from (`address`) and whose email address was typed (`email`) are kept as keyed hashes only, so that a
    flood can be slowed and an account locked, alike for addresses that exist here and for those that do not.
    """

    class Kind(models.TextChoices):
        TRY = "try"
        ASK = "ask"

    at = models.DateTimeField()
    kind = models.CharField(max_length=3, choices=Kind, default=Kind.TRY)
    address = models.CharField(max_length=64)
    email = models.CharField(max_length=64)

    objects = SignInTryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["address", "at"], name="tries_from_an_address"),
            models.Index(fields=["email", "at"], name="tries_at_an_email"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} at {self.at:%Y-%m-%d %H:%M}"


class KeptWords(Record):
    """What somebody had typed when their sign-in timed out; given back to the same account alone, then removed."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)  # unfinished words go with the account
    path = models.CharField(max_length=500)
    words = models.JSONField()  # field name -> list of what was typed
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "path"], name="one_keeping_a_page")]
        indexes = [models.Index(fields=["kept_at"], name="words_by_age")]

    def __str__(self) -> str:
        return f"words kept for {self.path}"
