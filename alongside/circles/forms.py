"""What is asked about a person's maps."""

from typing import Any

from django.core.exceptions import ValidationError

from alongside import packs
from alongside.circles.found import Alter
from alongside.circles.models.words import Help, Kind, Met, Mode, Often, Quality, Sector
from alongside.design.fields import (
    ChoiceField,
    ChoicesField,
    DayField,
    KeyField,
    LineField,
    TickField,
    VersionField,
    YesNoField,
)
from alongside.design.forms import Form, when
from alongside.people.names import alike_names, folded

NO_RING, NEW_RINGS, ALL, SOMEBODY_NEW = "none", "new", "all", "new"
EVERY_MAP = "every"
WAYS = [
    ("csv", "CSV: tables for a spreadsheet, or for R, as Network Canvas writes them"),
    ("graphml", "GraphML: for network programs, as Network Canvas writes it"),
]
NAME_HINT = "A nickname or initials will do. A group, a place, a pet or something online can be on it too."
SAID_HINT = "Leave it empty if the person said so themselves."


def ring_sets() -> list[tuple[str, str]]:
    """The sets of rings of the active pack, as key and words."""
    return [
        (each.id, f"{each.title}: {', '.join(ring.title for ring in each.rings)}") for each in packs.active().rings.sets
    ]


class BeginMap(Form):
    """A new map. `maps` are pairs of key and words of those it can be copied forward from, newest first."""

    id = KeyField()
    drawn_on = DayField("When was it drawn?", missing="Write the day it was drawn.")
    made_with = LineField("Who drew it with them?", limit=200, required=False)
    said_by = LineField("Who said where everybody belongs?", limit=120, required=False, hint=SAID_HINT)
    follows = ChoiceField("Begin with", missing="Say what to begin with.")
    ring_set = ChoiceField("Which rings?", choices=ring_sets, missing="Choose a set of rings.")
    conditions = (when("follows", NEW_RINGS).needs("ring_set"),)

    def __init__(self, *args: Any, maps: list[tuple[str, str]] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        copies = [(key, f"A copy of the map of {words}, to change together") for key, words in maps or ()]
        self.fields["follows"].choices = [*copies, (NEW_RINGS, "Empty rings")]  # type: ignore[attr-defined]


class JoinMap(Form):
    """What joins a person's own device to a map."""

    marks_optional = False
    code = LineField(
        "The code", limit=20, missing="Write the code that the worker's screen shows.", hint="Six letters and numbers."
    )
    known = LineField(
        "What you like to be called, or the day and month you were born",
        limit=100,
        missing="Write what you like to be called, or the day and month you were born.",
        hint="For example: Sam, or 27 March",
    )


class AddToMap(Form):
    """Somebody or something new, in one field; or one of those in their life (`contacts`, pairs of key and name)."""

    marks_optional = False
    id = KeyField()
    name = LineField("Add somebody or something", limit=200, required=False, hint=NAME_HINT)
    is_somebody_else = TickField("This is somebody else, whose name is much the same")
    contact = ChoiceField("Or somebody from the people in their life", as_select=True, required=False)

    def __init__(self, *args: Any, contacts: list[tuple[str, str]] | None = None, ask: str = "", **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["contact"].label = ask or self.fields["contact"].label
        self.fields["contact"].choices = [("", "Nobody yet"), *(contacts or ())]  # type: ignore[attr-defined]


class Describe(Form):
    """One placement. `rings` are pairs of key and words; `through` of those they may have met through."""

    version = VersionField()
    ring = ChoiceField("How close?")
    kind = ChoiceField("Who or what?", choices=Kind.choices, inline=True)
    is_paid = YesNoField("Are they paid to be in this person's life?", required=False)
    sector = ChoiceField(
        "Which part of life?", choices=[("", "Not said"), *Sector.choices], as_select=True, required=False
    )
    quality = ChoiceField(
        "How is the tie?", choices=[("", "Not said"), *Quality.choices], as_select=True, required=False
    )
    words = LineField("In their words", limit=300, required=False, hint="For example: she has heard all my jokes")
    help_received = ChoicesField("What help comes from them?", choices=Help.choices, required=False)
    help_given = ChoicesField("What help goes to them?", choices=Help.choices, required=False)
    modes = ChoicesField("How are they in touch?", choices=Mode.choices, required=False)
    often = ChoiceField("How often?", choices=[("", "Not said"), *Often.choices], as_select=True, required=False)
    met = ChoiceField("How did they meet?", choices=[("", "Not said"), *Met.choices], as_select=True, required=False)
    met_through = ChoiceField("Through whom, or where?", as_select=True, required=False)
    met_words = LineField("How they met, in a few words", limit=200, required=False)

    def __init__(
        self,
        *args: Any,
        rings: list[tuple[str, str]] | None = None,
        through: list[tuple[str, str]] | None = None,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.fields["ring"].choices = [*(rings or ()), (NO_RING, "No ring yet")]  # type: ignore[attr-defined]
        self.fields["met_through"].choices = [("", "Nobody on the map"), *(through or ())]  # type: ignore[attr-defined]


class KeepFrom(Form):
    """What is kept from whom. `names`, `workers` and `sharers` are pairs of key and words."""

    id = KeyField()
    what = ChoiceField("What is kept?", missing="Say what is kept: all of the circles, or one name.", as_select=True)
    whom = ChoiceField("From whom?", missing="Say from whom.", as_select=True)
    why = LineField("Why, in a few words", limit=200, required=False)

    def __init__(
        self,
        *args: Any,
        names: list[tuple[str, str]] | None = None,
        whom: list[tuple[str, str]] | None = None,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [("", "Choose"), (ALL, "All of my circles"), *(names or ())]  # type: ignore[attr-defined]
        self.fields["whom"].choices = [("", "Choose"), *(whom or ())]  # type: ignore[attr-defined]


class TakeOut(Form):
    """Which of a person's maps leave as files, and in which form. `maps` are pairs of key and words, newest first."""

    which = ChoiceField("Which map?", missing="Choose one of the maps, or all of them.")
    way = ChoiceField("As what?", choices=WAYS, missing="Choose what the files are for.")

    def __init__(self, *args: Any, maps: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["which"].choices = [*maps, (EVERY_MAP, "All of them")]  # type: ignore[attr-defined]


class BringIn(Form):
    """What is asked with the files of a map."""

    id = KeyField()
    drawn_on = DayField("When was it drawn?", missing="Write the day it was drawn.")
    made_with = LineField("Who drew it with them?", limit=200, required=False)
    said_by = LineField("Who said where everybody belongs?", limit=120, required=False, hint=SAID_HINT)
    ring_set = ChoiceField("Which rings?", choices=ring_sets, missing="Choose a set of rings.")
    case = LineField(
        "Whose map is it, as the files call them?",
        limit=100,
        required=False,
        hint="Only where the files hold the maps of several people.",
    )


class KeepFound(Form):
    """Everybody that the files hold: on the map or not, by which name, how close, and whether they are known here.

    `alters` are those found; `rings` are pairs of key and words, `life` of key and name of those in the person's life.
    """

    marks_optional = False

    def __init__(
        self,
        data: Any = None,
        *,
        alters: list[Alter],
        rings: list[tuple[str, str]],
        life: list[tuple[str, str]],
        **kwargs: Any,
    ):
        super().__init__(data, **kwargs)
        self.alters = alters
        for n, alter in enumerate(alters):
            name = " ".join((data.get(f"name_{n}", "") if data else alter.name).split()) or alter.name
            alike = [(key, f"{known}, in their life already") for key, known in life if alike_names(known, name)]
            self.fields[f"in_{n}"] = TickField("On the map", initial=True)
            self.fields[f"name_{n}"] = LineField(
                "Name", limit=200, initial=alter.name, missing="Write a name, or leave them off the map."
            )
            self.fields[f"ring_{n}"] = ChoiceField(
                "How close?",
                choices=[*rings, (NO_RING, "No ring yet")],
                as_select=True,
                initial=str(alter.ring or NO_RING),
            )
            if alike:
                self.fields[f"who_{n}"] = ChoiceField(
                    "Who is this?",
                    choices=[("", "Choose"), *alike, (SOMEBODY_NEW, "Somebody else, new here")],
                    as_select=True,
                    missing=f"Say whether “{name}” is known here, or is somebody else.",
                )
        # Of those who are left off the map, nothing is asked.
        asked = [[f"{part}_{n}" for part in ("name", "ring", "who")] for n in range(len(alters))]
        self.conditions = tuple(
            when(f"in_{n}", "yes").needs(*(name for name in names if name in self.fields))
            for n, names in enumerate(asked)
        )

    def clean(self) -> dict[str, Any]:
        """Refuses a name that stands twice for two who are new, and one of those known here chosen twice."""
        facts: dict[str, Any] = super().clean() or self.cleaned_data
        seen: dict[str, int] = {}
        if not any(facts.get(f"in_{n}") for n in range(len(self.alters))):
            raise ValidationError("Leave at least one of them on the map, or go back.")
        for n in range(len(self.alters)):
            name, who = facts.get(f"name_{n}"), facts.get(f"who_{n}") or SOMEBODY_NEW
            if not facts.get(f"in_{n}") or not name:
                continue
            mark = folded(name) if who == SOMEBODY_NEW else who
            if mark in seen:
                self.add_error(
                    f"name_{n}",
                    f"“{name}” is there twice. Give one of the two another name, so that they can be told apart, or "
                    "leave one off the map.",
                )
            seen[mark] = n
        return facts

    def chosen(self) -> list[tuple[int, str, int | None, str]]:
        """Those for the map: their place among the alters, name, ring (None: none yet), whose key (empty: new)."""
        facts, found = self.cleaned_data, []
        for n in range(len(self.alters)):
            if facts[f"in_{n}"]:
                ring, who = facts[f"ring_{n}"], facts.get(f"who_{n}") or SOMEBODY_NEW
                key = "" if who == SOMEBODY_NEW else who
                found.append((n, facts[f"name_{n}"], None if ring == NO_RING else int(ring), key))
        return found


class OnlyVersion(Form):
    """A button that changes what was seen."""

    version = VersionField()
