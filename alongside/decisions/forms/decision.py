"""What is asked about a decision: one page, in any order. Nothing has to be there to keep it; deciding asks."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.http import QueryDict

from alongside.decisions.around import Around, named
from alongside.decisions.facts import CONCLUSIONS
from alongside.decisions.forms.facts import evidence_in, facts_in, fields_of
from alongside.decisions.forms.money import MoneyField
from alongside.decisions.kinds import RIGHTS, more_of
from alongside.decisions.laws import NAMED
from alongside.decisions.models.decision import Agrees, Each
from alongside.decisions.rules import Missing
from alongside.decisions.weighed import Weighed, WeighedOption
from alongside.design.fields import (
    ChoiceField,
    ChoicesField,
    DayField,
    LineField,
    MomentField,
    TickField,
    VersionField,
    WordsField,
)
from alongside.design.forms import Difference, Form, when
from alongside.design.page_mark import unmarked

OPTIONS_AT_MOST, OPTIONS_FIRST, ADD_OPTION = 10, 2, "option"
LIMIT = 10_000


class OptionBox(Form):
    """One way. A row in which nothing is typed is no way."""

    name = LineField("What is it?", limit=200, required=False)
    good = WordsField("What is good about it", limit=4000, rows=2, required=False)
    wrong = WordsField("What could go wrong", limit=4000, rows=2, required=False)
    fit = WordsField("How it fits their life and culture", limit=4000, rows=2, required=False)
    cost = MoneyField("What it costs, where that matters", required=False, hint="In pounds")
    cost_each = ChoiceField("How often", choices=Each.choices, as_select=True, required=False, initial=Each.WEEK.value)
    why = WordsField("Why it is chosen, or why it is not right", limit=4000, rows=2, required=False)
    marks_optional = False

    def begin_with(self, earlier: Any) -> bool:
        """Show what was kept earlier in place of what a new row begins with."""
        for name, field in self.fields.items():
            if any(key in earlier for key in field.keys(self.add_prefix(name))):  # type: ignore[attr-defined]
                self.initial[name] = field.widget.value_from_datadict(earlier, self.files, self.add_prefix(name))
        return True

    @property
    def is_empty(self) -> bool:
        """Is nothing typed in it?"""
        return not any(str(self[name].value() or "").strip() for name in self.fields if name != "cost_each")

    def weighed(self) -> WeighedOption:
        """What it tells, as far as it can be read."""
        answers = {name: self.cleaned_data.get(name) for name in self.fields}
        cost, each = answers.pop("cost"), answers.pop("cost_each")
        said = {name: words or "" for name, words in answers.items()}
        return WeighedOption(**said, cost=cost, cost_each=each if cost is not None and each else "")


class WriteDecision(Form):
    """Everything but the ways. Which boxes there are depends on the kind, and on the law of the day."""

    version = VersionField(required=False)
    question = LineField("What is to be decided?", limit=300, required=False)
    their_view = WordsField(
        "What do they think, in their own words?", limit=LIMIT, rows=3, required=False, voice="person"
    )
    view_said_by = LineField("Who said it, if somebody else did", limit=120, required=False)
    view_said_on = DayField("On which day did they say it?", required=False, hint="Leave it empty for today.")
    agrees = ChoiceField("Do they agree?", choices=Agrees.choices, required=False)
    why_not_known = WordsField("Why is it not known?", limit=1000, rows=2, required=False)
    chosen = ChoiceField("Which way is chosen?", required=False)
    finding = ChoiceField("What do you conclude?", required=False, hint="It is yours, and no machine’s.")
    reasons = WordsField("Why? In plain words", limit=LIMIT, rows=4, required=False)
    laws = ChoicesField("Which law does it rest on?", choices=[(one.key, one.words) for one in NAMED], required=False)
    other_law = LineField("Other law or policy", limit=200, required=False)
    restricts = TickField("It restricts or reduces something")
    rests_on = ChoiceField(
        "Which finding says that they cannot decide this themselves?", as_select=True, required=False
    )
    risk = ChoiceField("A risk that was weighed with them", as_select=True, required=False)
    supersedes = ChoiceField("Does it take the place of an earlier one?", as_select=True, required=False)
    is_provisional = TickField("It is for now, until we look at it again")
    review_on = DayField("When do we look at it again?", required=False)
    made_at = MomentField(
        "When was it decided?", required=False, hint="Leave it empty for now. Otherwise for example 27 11 2026 at 14:30"
    )
    has_copy = TickField("Prepare a copy for their hand")
    seconds = ChoiceField("Who looks at it with you?", as_select=True, required=False)
    marks_optional = False

    def __init__(self, *args: Any, around: Around, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.around, kind = around, around.kind
        called = around.person.called
        for more in more_of(kind):
            self.fields[f"more-{more.key}"] = WordsField(more.label, limit=4000, rows=2, required=False, hint=more.hint)
        self.fields["has_copy"].label = f"Prepare a copy for {called} to have in their hand"
        offered: dict[str, list[tuple[str, str]]] = {
            "rests_on": [("", "None yet"), *((key, named(one)) for key, one in around.findings.items())],
            "risk": [("", "None"), *((key, one.wants[:120]) for key, one in around.risks.items())],
            "supersedes": [("", "No"), *((key, named(one)) for key, one in around.standing.items())],
            "seconds": [("", "Nobody yet"), *((key, one.name) for key, one in around.seconds.items())],
        }
        if kind.test:
            words = CONCLUSIONS[kind.test]
            offered["finding"] = [("yes", words[0]), ("no", words[1])]
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        boxes, follow = fields_of(around.version) if around.version else ({}, [])
        self.fields.update(boxes)
        rights = tuple(f"more-{more.key}" for more in RIGHTS)
        self.conditions = (
            when("agrees", Agrees.NOT_KNOWN).asks("why_not_known"),
            when("is_provisional", "yes").asks("review_on"),
            *((when("restricts", "yes").asks(*rights),) if kind.is_choice and not kind.restricts else ()),
            *follow,
        )
        for name in self._not_asked():
            del self.fields[name]

    def changed_meanwhile(self, current: Any, labels: Mapping[str, str] | None = None) -> None:
        """Somebody else went on with it: the page compares what is in every box (`DecisionPage.changed_meanwhile`)."""
        self.standing = current

    def _not_asked(self) -> list[str]:
        kind, around = self.around.kind, self.around
        left = ["finding"] if kind.is_choice else ["chosen", "laws", "other_law", "restricts", "risk"]
        if not kind.is_choice:
            left += [f"more-{more.key}" for more in RIGHTS]
        left += [name for name in ("risk", "rests_on", "supersedes") if name not in left and not self._offers(name)]
        left += ["restricts"] if kind.restricts else []
        left += [] if around.wants_second and around.seconds else ["seconds"]
        left += ["has_copy"] if around.person.died_on else []
        return left

    def _offers(self, name: str) -> bool:
        if name == "rests_on":
            return self.around.kind.is_choice and (self.around.kind.needs_capacity or bool(self.around.findings))
        return bool(self.around.risks if name == "risk" else self.around.standing)


class DecisionPage:
    """The whole page: what is asked once (`main`), and the ways (`options`).

    `data` is what was sent, and is read; `earlier` what was kept, which is only shown unless it is read again (`read`).
    """

    def __init__(
        self,
        around: Around,
        *,
        data: Mapping[str, Any] | None = None,
        earlier: Mapping[str, Any] | None = None,
        first: Mapping[str, Any] | None = None,
    ):
        self.around, self.data = around, data
        self._weighed: Weighed | None = None
        there = data if data is not None else earlier
        ways = max(how_many(there), OPTIONS_FIRST) if around.kind.is_choice else 0
        self.main = WriteDecision(data, around=around, initial=dict(first or {}))
        if data is None and earlier is not None:
            self.main.begin_with(earlier)  # type: ignore[arg-type]
        self.options = [OptionBox(data, prefix=f"{ADD_OPTION}-{number}") for number in range(ways)]
        if data is None and earlier is not None:
            for option in self.options:
                option.begin_with(earlier)
        if "chosen" in self.main.fields:
            names = (option["name"].value() or "" for option in self.options)
            words = [
                (str(number), f"Way {number + 1}{': ' if name else ''}{name}") for number, name in enumerate(names)
            ]
            self.main.fields["chosen"].choices = words  # type: ignore[attr-defined]

    @property
    def forms(self) -> list[Form]:
        """All of it, in the order of the page."""
        return [self.main, *self.options]

    def is_valid(self) -> bool:
        """Can everything that was sent be read?"""
        checked = [form.is_valid() for form in self.forms]  # every one of them has its say
        return all(checked)

    def words(self) -> dict[str, Any]:
        """What is in each box as it was sent, whatever it is."""
        kept: dict[str, Any] = {}
        for form in self.forms:
            for name, field in form.fields.items():
                if name == "version" or self.data is None:
                    continue
                for key in field.keys(form.add_prefix(name)):  # type: ignore[attr-defined]
                    if isinstance(field, ChoicesField):
                        kept[key] = [storable(one) for one in _list_in(self.data, key)]
                    elif key in self.data or not isinstance(field, TickField):
                        kept[key] = storable(self.data.get(key) or "")
        return kept

    @property
    def is_right(self) -> bool:
        """Is there nothing to say against anything on the page?"""
        return not any(form.errors for form in self.forms)

    def weighed(self) -> Weighed:
        """What is written, as far as it can be read. Ways in which nothing is typed are left out."""
        if self._weighed is None:
            self.is_valid()
            self._weighed = self._read_all()
        return self._weighed

    def _read_all(self) -> Weighed:
        answers, around = self.main.cleaned_data, self.around
        given = [(number, option) for number, option in enumerate(self.options) if not option.is_empty]
        chosen = answers.get("chosen") or ""
        places = [str(number) for number, _ in given]
        plain = ("question", "their_view", "view_said_by", "agrees", "why_not_known", "reasons", "other_law", "seconds")
        return Weighed(
            **{name: answers.get(name) or "" for name in plain},
            view_said_on=answers.get("view_said_on"),
            options=tuple(option.weighed() for _, option in given),
            chosen=places.index(chosen) if chosen in places else None,
            facts=facts_in(around.version, answers) if around.version else {},
            evidence=evidence_in(answers),
            finding={"yes": True, "no": False}.get(answers.get("finding") or ""),
            laws=tuple(answers.get("laws") or ()),
            restricts=bool(answers.get("restricts")) or around.kind.restricts,
            more={more.key: words for more in more_of(around.kind) if (words := answers.get(f"more-{more.key}"))},
            **{name: _key(answers.get(name)) for name in ("rests_on", "risk", "supersedes")},
            is_provisional=bool(answers.get("is_provisional")),
            review_on=answers.get("review_on") if answers.get("is_provisional") else None,
            made_at=answers.get("made_at"),
            has_copy=bool(answers.get("has_copy")),
        )

    def lacks(self, what: Iterable[Missing]) -> None:
        """Show on the page what is missing, each beside its box."""
        for one in what:
            form, name = self.place_of(one.field)
            form.add_error(name if name in form.fields else None, one.words)

    def place_of(self, field: str) -> tuple[Form, str]:
        """The form that has the box of this name, and the box's name in it."""
        if found := re.fullmatch(rf"{ADD_OPTION}-(\d+)-(\w+)", field):
            filled = [option for option in self.options if not option.is_empty]
            spare = [option for option in self.options if option.is_empty]
            place = int(found[1])
            option = filled[place] if place < len(filled) else (spare or self.options)[0]
            return option, found[2]
        return self.main, field

    def id_of(self, field: str) -> str:
        """The id of the box of this name, for a link to it; that of its group where it has several."""
        form, name = self.place_of(field)
        return f"id_{form.add_prefix(name)}" if name in form.fields else "main-content"

    def changed_meanwhile(self, standing: Any) -> None:
        """Show what somebody else kept beside what was typed here."""
        mine = self.words()
        labels = {
            key: str(field.label)
            for form in self.forms
            for name, field in form.fields.items()
            for key in field.keys(form.add_prefix(name))  # type: ignore[attr-defined]
        }
        self.main.standing = standing
        self.main.differences = [
            Difference(labels.get(key, "Another way"), _read(mine.get(key)), _read(standing.words.get(key)))
            for key in dict.fromkeys([*mine, *unmarked(standing.words)])
            if (mine.get(key) or "") != (standing.words.get(key) or "")
        ]


def read(around: Around, words: Mapping[str, Any]) -> Weighed:
    """What is written in words that were kept."""
    data = QueryDict(mutable=True)
    for key, answer in words.items():
        data.setlist(key, answer if isinstance(answer, list) else [answer])
    return DecisionPage(around, data=data).weighed()


def how_many(data: Mapping[str, Any] | None) -> int:
    """How many ways were sent or kept, those with nothing in them too."""
    numbers = [int(match[1]) + 1 for key in data or () if (match := re.match(rf"{ADD_OPTION}-(\d{{1,2}})-", key))]
    return min(max(numbers, default=0), OPTIONS_AT_MOST)


def one_more_way(words: dict[str, Any], ways: int) -> str:
    """Give the words one more way; the id of its first box."""
    place = min(ways, OPTIONS_AT_MOST - 1)
    words.setdefault(f"{ADD_OPTION}-{place}-name", "")
    return f"id_{ADD_OPTION}-{place}-name"


def storable(words: str) -> str:
    """The same words with what no database holds (a null character, half of a pair) shown as �."""
    return words.replace("\0", "�").encode(errors="replace").decode()


def _list_in(data: Any, key: str) -> list[str]:
    return data.getlist(key) if hasattr(data, "getlist") else list(data.get(key) or ())


def _key(text: Any) -> UUID | None:
    return UUID(text) if text else None


def _read(answer: Any) -> str:
    return ", ".join(answer) if isinstance(answer, list) else answer or "Nothing"
