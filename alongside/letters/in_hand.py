"""How one copy stands, in a line: for a page of whatever it is a copy of."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from alongside.kit.moments import date_in_words, day_in_words, in_london
from alongside.letters.formats import Channel, WhyNot
from alongside.letters.models import Copy
from alongside.people.models import Person


def copies_of(person: Person, kinds: Iterable[str], source: UUID) -> list[Copy]:
    """Every copy that was prepared of one fact, for the person or somebody they share it with; the newest first."""
    rows = Copy.objects.of(person).filter(kind__in=kinds, source_id=source).defer("content", "easy_read", "translated")
    return list(rows.select_related("contact", "given_by", "kept_back_by").order_by("-prepared_at", "-pk"))


def in_a_line(copy: Copy) -> str:
    """`Large print, 18 point, by hand, 3 May 2026, by Mina Osei. They have it, 4 May 2026: “Thank you”`."""
    form = copy.form_in_words[:1].upper() + copy.form_in_words[1:]
    if copy.contact is not None:
        form = f"For {copy.contact.name}: {copy.form_in_words}"
    if copy.given_on is not None:
        how = str(Channel(copy.channel).label)
        return _sentences(
            f"{form}, {how[:1].lower()}{how[1:]}, {date_in_words(copy.given_on)}, by {copy.given_by}",
            f"They have it, {date_in_words(copy.acknowledged_on)}" if copy.acknowledged_on else "",
            copy.acknowledged_words and f"“{copy.acknowledged_words}”",
        )
    if copy.kept_back_at is not None:
        day = date_in_words(in_london(copy.kept_back_at).date())
        # Why it could bring harm stands with the copy alone.
        why = "" if copy.why_not == WhyNot.HARM else copy.why_not_words
        return _sentences(f"{form}: not given, {day}", str(WhyNot(copy.why_not).label), why)
    return f"{form}: not yet given, to be given by {day_in_words(copy.give_by)}"


def _sentences(*said: Any) -> str:
    return " ".join(f"{one}" if str(one)[-1] in ".?!”" else f"{one}." for one in said if one)
