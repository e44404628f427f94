"""What is asked about an entry: what it is, where, when, what it costs, whom to ask."""

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any

from alongside.design.fields import (
    ChoiceField,
    ChoicesField,
    ClockField,
    DayField,
    EmailField,
    KeyField,
    LineField,
    NumberField,
    TickField,
    VersionField,
    WordsField,
)
from alongside.design.forms import Form
from alongside.directory.entries.answers import FORTNIGHTLY, ONCE, WEEKLY, Answers
from alongside.directory.entries.kinds import kind_choices
from alongside.directory.entries.rules import OLDEST_AGE
from alongside.directory.models.entry import HowChecked
from alongside.directory.models.offer import Status
from alongside.directory.models.place import AccessKind
from alongside.directory.oruk.values import URI

HOW = [(one.value, one.label) for one in HowChecked if one != HowChecked.FEED]
OFTEN = [
    (WEEKLY, "Every week"),
    (FORTNIGHTLY, "Every other week"),
    ("month_1", "The first of the month"),
    ("month_2", "The second of the month"),
    ("month_3", "The third of the month"),
    ("month_4", "The fourth of the month"),
    ("month_last", "The last of the month"),
    (ONCE, "Once, on a day"),
]
WEEKDAYS = [
    ("MO", "Monday"), ("TU", "Tuesday"), ("WE", "Wednesday"), ("TH", "Thursday"), ("FR", "Friday"), ("SA", "Saturday"),
    ("SU", "Sunday"),
]  # fmt: skip
ROWS_AT_MOST = 30
POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})")


class Row(Form):
    """One row of which there may be several: a row in which nothing is typed or ticked is no row."""

    marks_optional = False
    begins_with: dict[str, Any] = {}

    @classmethod
    def is_blank(cls, data: Any, prefix: str) -> bool:
        """Was nothing typed or ticked in this row?"""
        names = [
            key
            for name, field in cls.base_fields.items()
            if name not in cls.begins_with
            for key in field.keys(f"{prefix}-{name}")  # type: ignore[attr-defined]
        ]
        return not any(value.strip() for name in names for value in data.getlist(name))

    def told(self) -> Answers:
        """The row as the entry's answers have it."""
        return {name: _plain(value) for name, value in self.cleaned_data.items()}


class TimeRow(Row):
    """When it is on."""

    begins_with = {"often": WEEKLY}
    often = ChoiceField("How often", choices=OFTEN, as_select=True, initial=WEEKLY)
    days = ChoicesField("On which days", choices=WEEKDAYS, required=False)
    opens_at = ClockField("From", required=False, hint="Like 10:00 or 2.30pm")
    closes_at = ClockField("Until", required=False)
    on = DayField(
        "The day, if it is once; else from which day",
        required=False,
        hint="For every other week, a day on which it is. For example, 27 11 2026",
    )
    until = DayField("Until which day, if it ends", required=False)
    notes = LineField("What else to know about when", limit=300, required=False)

    def clean(self) -> dict[str, Any]:
        """Something that comes round says on which days; something that is once says which day."""
        answers = super().clean() or self.cleaned_data
        if "days" in self.errors or "on" in self.errors:
            return answers
        if answers.get("often") == ONCE and not answers.get("on"):
            self.add_error("on", "Write the day on which it is.")
        if answers.get("often") != ONCE and not answers.get("days"):
            self.add_error("days", "Tick the days on which it is.")
        if answers.get("often") == FORTNIGHTLY and not answers.get("on"):
            self.add_error("on", "Write one day on which it is, so that everybody knows in which weeks.")
        if answers.get("on") and answers.get("until") and answers["until"] < answers["on"]:
            self.add_error("until", "It ends before it begins. Check the days.")
        return answers

    def told(self) -> Answers:
        answers = super().told()
        return {**answers, "days": [], "until": ""} if answers["often"] == ONCE else answers


class PlaceRow(Row):
    """Where it is on."""

    place = LineField("Name of the place", limit=300, required=False, hint="For example Armley Library")
    lines = LineField("Street and number", limit=300, required=False)
    town = LineField("Town or city", limit=100, required=False)
    postcode = LineField("Postcode", limit=10, width=10, required=False)
    access = ChoicesField("Getting in and being there", choices=AccessKind.choices, required=False)
    access_words = LineField("Anything else about getting in", limit=300, required=False)

    def clean(self) -> dict[str, Any]:
        """A place has a name or a street, and a postcode that can be one."""
        answers = super().clean() or self.cleaned_data
        if not answers.get("place") and not answers.get("lines"):
            self.add_error("place", "Write the name of the place, or its street.")
        postcode = (answers.get("postcode") or "").upper()
        if postcode:
            match = POSTCODE.fullmatch(" ".join(postcode.split()))
            if match is None:
                self.add_error("postcode", "That is no postcode. Write it in full, like LS12 3AB, or leave it empty.")
            else:
                answers["postcode"] = f"{match[1]} {match[2]}"
        return answers


class CostRow(Row):
    """What it costs."""

    amount = LineField("Pounds", limit=12, width=5, required=False, hint="0 if it is free")
    what = LineField("For what", limit=200, required=False, hint="For example a session, with tea")
    for_whom = LineField("For whom, if not for all", limit=200, required=False)

    def clean(self) -> dict[str, Any]:
        """An amount is a number of pounds, as text."""
        answers = super().clean() or self.cleaned_data
        words = (answers.get("amount") or "").replace("£", "").replace(",", "").strip()
        if words:
            try:
                amount = Decimal(words)
            except InvalidOperation:
                amount = Decimal(-1)
            if not (amount.is_finite() and 0 <= amount < 100_000):
                self.add_error("amount", "Write the cost in pounds, like 3.50, or 0 if it is free.")
            else:
                answers["amount"] = f"{amount:.2f}".replace(".00", "")
        return answers


class OfAnEntry(Form):
    """What every page about an entry asks. Not used by itself."""

    name = LineField("What is it called?", limit=300, missing="Write what it is called.")
    description = WordsField(
        "What is it?", limit=5000, rows=4, required=False, hint="Say what happens there, as you would to a neighbour."
    )
    kinds = ChoicesField("What kind of thing is it?", choices=kind_choices, required=False)
    run_by = LineField(
        "Who runs it?", limit=300, missing="Write who runs it: an organisation, a club, a few neighbours."
    )
    is_online = TickField("It can be joined online or by phone")
    eligibility = LineField("Who may come, if not everybody", limit=500, required=False)
    minimum_age = NumberField("From which age", most=OLDEST_AGE, required=False, unit="years")
    maximum_age = NumberField("Up to which age", most=OLDEST_AGE, required=False, unit="years")
    languages = LineField(
        "Languages spoken there beside English", limit=300, required=False, hint="With commas between them"
    )
    area = LineField("Only for those who live in", limit=1000, required=False)
    contact_name = LineField("Whom to ask for", limit=300, required=False, hint="A name they have published, or a role")
    phone = LineField("Phone number", limit=100, width=20, required=False)
    email = EmailField("Email address", required=False, autocomplete="off")
    url = LineField("Their own page", limit=500, required=False, hint="It begins with https://")
    alert = LineField("To know at once", limit=500, required=False, hint="For example: closed in August")
    other_times = ChoicesField("Other times", required=False, hint="Untick one to take it away.")

    def __init__(self, *args: Any, other_times: list[tuple[str, str]] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if other_times:
            self.fields["other_times"].choices = other_times  # type: ignore[attr-defined]
        else:
            del self.fields["other_times"]

    def clean_url(self) -> str:
        """An address on the web, in full."""
        url = self.cleaned_data["url"]
        if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", url):
            url = f"https://{url}"
        if url and not ("." in url and URI.fullmatch(url)):
            self.add_error("url", "Write the address of their page in full, like https://example.org.")
        return str(url)

    def answers(self, rows: dict[str, list[Row]]) -> Answers:
        """The entry as told by this form and its rows."""
        told = {name: _plain(value) for name, value in self.cleaned_data.items()}
        for name in ("id", "version", "how", "although_alike", "word"):
            told.pop(name, None)
        told |= {name: self.cleaned_data[name] for name in ("minimum_age", "maximum_age")}
        told.setdefault("other_times", [])
        told.setdefault("run_by", "")
        for name, of_a_kind in rows.items():
            told[name] = [row.told() for row in of_a_kind if row.is_bound]
        return told


class AddEntry(OfAnEntry):
    id = KeyField()
    how = ChoiceField("How do you know?", choices=HOW, initial=HowChecked.WEBSITE.value, as_select=True)
    although_alike = TickField("It is another, with the same name")


class ChangeEntry(OfAnEntry):
    version = VersionField()
    how = ChoiceField(
        "Is everything else still right? Then say how you made sure, and it counts as checked today",
        choices=HOW,
        required=False,
        as_select=True,
    )


class ChangeByLink(OfAnEntry):
    """The same for whoever runs it: with the word that was agreed with them."""

    version = VersionField()
    word = LineField(
        "The word you agreed with us", limit=100, missing="Write the word that you agreed with us on the telephone."
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        del self.fields["run_by"]


class CloseEntry(Form):
    version = VersionField()
    status = ChoiceField(
        "What happened?",
        choices=[(one.value, one.label) for one in Status if one != Status.ACTIVE],
        missing="Say whether it has ended or only rests.",
    )
    why = LineField("Why, or since when", limit=300, missing="Write why, in a few words, so that others need not ask.")


class CheckEntry(Form):
    checked_on = DayField("On which day?", missing="Write the day on which you made sure.")
    how = ChoiceField("How did you make sure?", choices=HOW, missing="Say how you made sure.")


def rows(
    kind: type[Row], prefix: str, *, data: Any = None, earlier: Any = None, begin: Any = (), more: bool = False
) -> list[Row]:
    """Rows of one kind: as many as were sent (`data`), kept (`earlier`) or begun with, at least one, with one `more`.

    A row in which nothing is typed is not bound. `begin` is what rows begin with, as answers.
    """
    there = data if data is not None else earlier
    begin = list(begin)
    number = max(count(there, prefix) if there is not None else len(begin), 1) + more
    made = []
    for place in range(min(number, ROWS_AT_MOST)):
        name = f"{prefix}-{place}"
        initial = initial_of(kind, begin[place]) if place < len(begin) else dict(kind.begins_with)
        if data is not None and not kind.is_blank(data, name):
            made.append(kind(data, prefix=name, initial=initial))
        else:
            made.append(kind(earlier, prefix=name, initial=initial if data is None else dict(kind.begins_with)))
    return made


def initial_of(kind: type[Row], told: Answers) -> dict[str, Any]:
    """What a row begins with, from an answer as an entry keeps it."""
    words = dict(told)
    for name in ("on", "until"):
        if name in words:
            words[name] = date.fromisoformat(words[name]) if words[name] else None
    for name in ("opens_at", "closes_at"):
        if name in words:
            words[name] = time.fromisoformat(words[name]) if words[name] else None
    return words


def count(data: Mapping[str, Any], prefix: str) -> int:
    """How many rows of this kind were sent, those with nothing in them too."""
    return max((int(match[1]) + 1 for key in data if (match := re.match(rf"{prefix}-(\d{{1,2}})-", key))), default=0)


def _plain(value: Any) -> Any:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None and not isinstance(value, int) else value
