"""Emails of this room. None holds a name or anything about a person: a reader learns that an account exists."""

from typing import NamedTuple

SIGNED = "\n\nAlongside. This email was sent by a machine; an answer reaches nobody.\n"


class Email(NamedTuple):
    """What an email says."""

    subject: str
    body: str


def invitation(link: str) -> Email:
    """For somebody whose account was just made, or whose first link grew too old."""
    return Email(
        "Choose a password for your Alongside account",
        "An Alongside account was made for this address. Choose a password for it here:\n\n"
        f"{link}\n\nThe link works once, for three days. If you did not expect this, do nothing." + SIGNED,
    )


def new_password(link: str) -> Email:
    """For somebody who cannot sign in."""
    return Email(
        "A new password for your Alongside account",
        "Somebody asked for a new password for your Alongside account. If it was you, choose one here:\n\n"
        f"{link}\n\nThe link works once, for an hour. If it was not you, do nothing: your password stays as it is."
        + SIGNED,
    )


def address_changed() -> Email:
    """For the address that an account no longer has."""
    return Email(
        "The email address of your Alongside account was changed",
        "Your Alongside account now has another email address, and this one no longer signs in. "
        "If you did not expect this, tell an administrator at once." + SIGNED,
    )
