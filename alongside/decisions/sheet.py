"""What is written of one decision, as it was sent, kept or begins: read, kept and decided.

On the decision's own page, or within a page of a room above, in whose form its boxes then stand (`Weighing.boxes`).
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import QueryDict

from alongside.decisions import actions, rules
from alongside.decisions.around import Around, around
from alongside.decisions.asked_for import AskedFor, asked_for, taken
from alongside.decisions.forms.decision import DecisionPage, read
from alongside.decisions.forms.facts import TakeQuotes, groups
from alongside.decisions.kinds import Kind, more_of
from alongside.decisions.law_at_the_side import Law, Settled, law_for, settled
from alongside.decisions.models import Decision
from alongside.decisions.rules import Missing
from alongside.decisions.weighed import Weighed
from alongside.design.forms import TypedEarlier
from alongside.design.page_mark import kept_itself, marked, unmarked
from alongside.kit.moments import in_london
from alongside.law.beside import law_on
from alongside.people.models import Person

__all__ = ["MARK", "Boxes", "DecisionPage", "Weighing", "mark_of"]
MARK = "weighed-mark"


@dataclass(frozen=True)
class Weighing:
    """Whoever weighs a decision about a person, at a moment; `held` is what is kept of it, None before anything is."""

    person: Person
    key: UUID
    kind: Kind
    held: Decision | None
    by: Any
    at: datetime

    @cached_property
    def around(self) -> Around:
        """With the law of the day on which it was decided, where that can be read; else of today."""
        return self._around_on((self.held and self.held.made_at) or self.at)

    def _around_on(self, moment: datetime) -> Around:
        return around(self.person, self.by, self.kind, on=in_london(moment).date(), at=self.at)

    @cached_property
    def begun_for(self) -> AskedFor | None:
        """What it was begun for in a room above; None where it stands by itself."""
        return asked_for(self.held)

    def as_sent(self, data: QueryDict, *, is_taking: bool = False) -> DecisionPage:
        """The boxes as they were sent. `is_taking`: what was chosen to show a finding goes into its box."""
        sent = data.copy()
        if is_taking and self.begun_for is not None:
            for box, words in taken(data, self.begun_for.quotes).items():
                sent[box] = words
        sheet = DecisionPage(self.around, data=sent)
        made_at = sheet.weighed().made_at
        if made_at and in_london(made_at).date() != self.around.on:  # another day, and perhaps another law
            sheet = DecisionPage(self._around_on(made_at), data=sent)
        return sheet

    def as_kept(self, earlier: TypedEarlier | None = None, first: Mapping[str, Any] | None = None) -> DecisionPage:
        """The boxes as somebody typed them before they were signed out (`earlier`), as they are kept, or new."""
        if earlier is not None:
            return DecisionPage(self.around, earlier=earlier)
        if self.held is not None:
            return DecisionPage(self.around, earlier={**self.held.words, "version": self.held.version})
        return DecisionPage(self.around, first=first)

    def keep(self, sheet: DecisionPage, words: dict[str, Any] | None = None) -> Decision:
        """Keep what is typed, whatever is wrong with it. Raises as `keep_decision` does.

        What this very page kept, though the answer may never have come, stands in nobody's way.
        """
        weighed, words = sheet.weighed(), sheet.words() if words is None else words
        seen = sheet.main.cleaned_data.get("version") or 0
        if self.held is not None and kept_itself(self.held.words, words, sheet.data or {}):
            seen = self.held.version
        return actions.keep_decision(
            person=self.person,
            id=self.key,
            kind=self.kind.slug,
            words=words,
            question=weighed.question,
            made_at=weighed.made_at,
            seen_version=seen,
            by=self.by,
            at=self.at,
        )

    def keep_while_typed(self, sheet: DecisionPage) -> Decision:
        """The same while somebody types, with which page it was that kept it."""
        return self.keep(sheet, marked(sheet.words(), sheet.data or {}))

    def decide(self, sheet: DecisionPage) -> tuple[Decision, bool]:
        """Keep it first, so that nothing is lost; then make it, or say in the boxes everything that is missing.

        Gives it as it then is, and whether it was made.
        """
        kept = self.keep(sheet)
        if lacking := self.lacking(sheet.weighed(), sheet.around):
            sheet.lacks(lacking)
        if not sheet.is_right:
            return kept, False
        try:
            made = actions.decide(
                decision=kept, seen_version=kept.version, weighed=sheet.weighed(), by=self.by, at=self.at
            )
        except actions.UnableToDecide as refusal:
            sheet.lacks([Missing(str(refusal), refusal.field)])
            return kept, False
        return made, True

    def lacking(self, weighed: Weighed, about: Around) -> list[Missing]:
        """Everything that it still lacks."""
        return rules.missing(weighed, about.kind, about.version, called=self.person.called)

    def boxes(self, sheet: DecisionPage, held: Decision | None) -> "Boxes":
        """All that the boxes need to be drawn; `held` is what is kept of it by now."""
        about = sheet.around
        weighed = sheet.weighed() if sheet.data is not None else read(about, held.words if held else {})
        quotes = self.begun_for.quotes if self.begun_for else ()
        return Boxes(
            weighing=self,
            held=held,
            sheet=sheet,
            weighed=weighed,
            lacking=self.lacking(weighed, about) if held else [],
            takes=TakeQuotes(sheet.main.fields, quotes) if quotes else None,
        )


@dataclass(frozen=True)
class Boxes:
    """The boxes of a decision as a page draws them (`decisions/boxes.html`), and what stands beside them."""

    weighing: Weighing
    held: Decision | None
    sheet: DecisionPage
    weighed: Weighed
    lacking: list[Missing]
    takes: TakeQuotes | None

    @property
    def kind(self) -> Kind:
        return self.weighing.kind

    @property
    def form(self) -> Any:
        return self.sheet.main

    @property
    def seen(self) -> Any:
        """The version that the page is made from; empty where nothing is kept.

        Of words typed before a sign-in timed out that which stood then, so that what came meanwhile is seen first.
        """
        then = None if self.form.is_bound else self.form["version"].value()
        return then or (self.held.version if self.held else "")

    @property
    def mark(self) -> str:
        """The mark of what is kept, by which a page that sends it again tells whether anything was changed on it."""
        return mark_of(self.held.words) if self.held else ""

    @property
    def missing(self) -> list[tuple[str, str]]:
        """What it still lacks, and where that is written."""
        return [(one.words, f"#{self.sheet.id_of(one.field)}") for one in self.lacking]

    @property
    def law(self) -> Law | None:
        return law_for(self.sheet.around)

    @property
    def of_advocacy(self) -> Law | None:
        """The law by which an advocate may be owed; None where that is not asked."""
        return law_on("advocacy", self.sheet.around.on) if self.kind.asks_advocacy else None

    @property
    def of_imca(self) -> Law | None:
        asks = self.kind.asks_who_decides and self.kind.slug != "imca"
        return law_on("imca", self.sheet.around.on) if asks else None

    @property
    def settled(self) -> Settled | None:
        """What the law makes of what was found so far."""
        return settled(self.sheet.around.version, self.weighed) if self.kind.test and self.held else None

    @property
    def more(self) -> list[str]:
        return [f"more-{one.key}" for one in self.kind.more]

    @property
    def facts(self) -> list[tuple[str, str, list[str]]]:
        return groups(self.sheet.around.version, self.form.fields)

    @property
    def has_more(self) -> set[str]:
        return {one.key for one in more_of(self.kind) if self.weighed.more.get(one.key)}


def mark_of(words: Mapping[str, Any]) -> str:
    """A short mark of what is in the boxes. An empty box is as good as none, and ends of lines are alike."""
    said = {box: str(typed).replace("\r\n", "\n").strip() for box, typed in unmarked(words).items() if typed}
    kept = json.dumps({box: typed for box, typed in said.items() if typed}, sort_keys=True)
    return hashlib.sha256(kept.encode()).hexdigest()[:16]
