"""What may be given how: pure. A fault is a sentence that says what would make it possible; empty: there is none.

Source: the Accessible Information Standard DAPB1605, whose needs are recorded in `people` and have to be met by
whatever is sent out. What a person asks for themselves comes before what was recorded of them.
"""

from collections.abc import Collection
from datetime import date, timedelta

from alongside.kit.moments import date_in_words
from alongside.letters.formats import Channel, Format
from alongside.people.communication import in_words

PRINTED = frozenset({Format.STANDARD, Format.LARGE_18, Format.LARGE_24, Format.EASY_READ, Format.TRANSLATION})
# A recorded need (people/lists/communication.toml) -> the forms that meet it.
MEETS: dict[str, frozenset[str]] = {
    "large_print": frozenset({Format.LARGE_18, Format.LARGE_24}),
    "easy_read": frozenset({Format.EASY_READ}),
    "plain_email": frozenset({Format.PLAIN_TEXT}),
    "audio": frozenset({Format.RECORDING}),
    "braille": frozenset({Format.PLAIN_TEXT}),
    "bsl_video": frozenset({Format.RECORDING}),
    "coloured_paper": PRINTED,
    "other_language": frozenset({Format.TRANSLATION, Format.RECORDING}),
    "pictures": frozenset({Format.EASY_READ}),
}
# A way of giving -> the ways of being reached that allow it. By hand and together are never forbidden.
REACHED_BY: dict[str, frozenset[str]] = {
    Channel.POST: frozenset({"letter"}),
    Channel.EMAIL: frozenset({"email"}),
    Channel.THROUGH: frozenset({"through_somebody"}),
    "text": frozenset({"text_message"}),  # no copy fits into one, but a link does
}
LONGEST_AHEAD = timedelta(days=366)


def forms_that_meet(needs: Collection[str]) -> list[str]:
    """The forms that meet what somebody needs, all of them where nothing is needed, those that meet most first."""
    if not needs:
        return list(Format)
    met = {form: sum(form in MEETS.get(need, ()) for need in needs) for form in Format}
    return sorted((form for form in Format if met[form]), key=lambda form: -met[form]) or list(Format)


def fault_in_form(form: str, needs: Collection[str], *, called: str, asked_for: str) -> str:
    """Why a form is not one to give somebody with these needs, who did not ask for it (`asked_for` in their words)."""
    if asked_for or form in forms_that_meet(needs):
        return ""
    forms = " or ".join(_lower(Format(one).label) for one in forms_that_meet(needs))
    return (
        f"{called} needs: {_lower(in_words('formats', needs))}. Choose {forms}, "
        "or write how they asked for this form themselves."
    )


def fault_in_channel(
    channel: str,
    *,
    called: str,
    contacts: Collection[str],
    formats: Collection[str] = (),
    is_confidential: bool = False,
    may_see_confidential: bool = False,
    who_may: str = "",
) -> str:
    """Why a copy may not reach somebody in this way.

    `contacts` are the only ways they are reached by (empty: any). `is_confidential`: where they live is kept safe.
    `who_may` names those who may post to it.
    """
    if channel == Channel.POST and is_confidential and not may_see_confidential:
        ask = f"Ask {who_may}, or" if who_may else "Somebody who may see it can, or"
        return f"Where {called} lives is confidential, so nothing is posted from here. {ask} give it by hand."
    allowed = REACHED_BY.get(channel, frozenset())
    if channel == Channel.EMAIL and "plain_email" in formats:
        return ""
    if contacts and allowed and not allowed & set(contacts):
        return (
            f"{called} is to be reached by: {_lower_each(in_words('contacts', contacts))}. Give it by hand, read it "
            "together, or ask them again how to communicate."
        )
    return ""


def fault_in_give_by(give_by: date, *, today: date) -> str:
    """Why a day cannot be the one by which a copy is given."""
    if give_by < today:
        return "That day is past. Write the day by which they will have it."
    return "That is more than a year ahead. Write a day that is closer." if give_by > today + LONGEST_AHEAD else ""


def fault_in_given_on(given_on: date, *, today: date, prepared_on: date) -> str:
    """Why a copy cannot have been given on this day."""
    if given_on > today:
        return "That day is still to come. Write the day on which it was given."
    if given_on < prepared_on:
        return f"It was prepared on {date_in_words(prepared_on)}. Write that day or a later one."
    return ""


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _lower_each(words: str) -> str:
    return "; ".join(map(_lower, words.split("; ")))
