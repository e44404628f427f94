"""How much anybody may tell us without an account, and when it is enough: pure."""

from datetime import timedelta

# From one place on the network (a library's computers are one), within an hour.
FROM_A_PLACE, WITHIN = 12, timedelta(hours=1)
# About one entry, before somebody has looked; and about all of them.
ABOUT_AN_ENTRY, ABOUT_ALL = 10, 300
REMEMBERED = timedelta(days=1)

TOO_OFTEN = "That was a lot from where you are. Thank you. Please wait an hour before you tell us more."
KNOWN = "Others told us about this too. We are looking into it now, so you need not tell us again."
TOO_MANY = (
    "So many people told us things that we must look at those first. Please ring the council, or come back in a week."
)


def why_not_now(*, from_the_place: int, about_it: int, about_all: int) -> str:
    """Why nothing more can be told now; empty when it can. The counts are of what is fresh, or waits for a look."""
    if from_the_place >= FROM_A_PLACE:
        return TOO_OFTEN
    if about_it >= ABOUT_AN_ENTRY:
        return KNOWN
    return TOO_MANY if about_all >= ABOUT_ALL else ""
