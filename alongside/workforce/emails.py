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


def morning_reminder(waits: int, when: str, site: str) -> Email:
    """For a worker for whom so many things wait. `when` says it of the nearest: `is due by 14:00 today`."""
    things = "1 thing waits" if waits == 1 else f"{waits:,} things wait"
    nearest = "It" if waits == 1 else "The nearest"
    return Email(f"{things} for you", f"Good morning.\n\n{things} for you. {nearest} {when}." + _ways(site))


def near_reminder(near: int, hours: int, when: str, site: str) -> Email:
    """For a worker for whom so many clocks end within so many hours."""
    things = "1 thing that waits for you is" if near == 1 else f"{near:,} things that wait for you are"
    nearest = "It" if near == 1 else "The nearest"
    within = "an hour" if hours == 1 else f"{hours} hours"
    subject = "Something is due soon" if near == 1 else f"{near:,} things are due soon"
    return Email(subject, f"{things} due within {within}. {nearest} {when}." + _ways(site))


def _ways(site: str) -> str:
    return (
        f"\n\nOpen your desk:\n{site}/\n\nYou asked for this email. Change or end it under My reminders:\n"
        f"{site}/my-reminders/{SIGNED}"
    )


def address_changed() -> Email:
    """For the address that an account no longer has."""
    return Email(
        "The email address of your Alongside account was changed",
        "Your Alongside account now has another email address, and this one no longer signs in. "
        "If you did not expect this, tell an administrator at once." + SIGNED,
    )
