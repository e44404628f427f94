"""What is asked about a conversation: one page of sections, in any order."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from alongside import packs
from alongside.conversations import clock
from alongside.conversations.around import ME, TEAM, Around
from alongside.conversations.forms.rows import NoticedRow, OfferRow, Row, StrengthRow, ToDoRow, rows
from alongside.conversations.models.conversation import Because, How, Kind
from alongside.conversations.told import CheckingBack, NewContact, Risk, Worry
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
from alongside.people.models.contact import Tie

NEW, DAY, NONE = "new", "day", "none"
WORDS_AT_MOST = 20_000
ROWS: dict[str, type[Row]] = {"noticed": NoticedRow, "strength": StrengthRow, "to_do": ToDoRow, "offer": OfferRow}


def ways() -> list[tuple[str, str]]:
    """How people meet, in the pack's words and order."""
    return [(way.id, way.text) for way in packs.active().conversations.ways]


class WriteConversation(Form):
    """All that is asked once. Only when it was, one thing said or noticed, and the check-back have to be there."""

    version = VersionField(required=False)
    in_their_words = WordsField("In their words", limit=WORDS_AT_MOST, rows=6, required=False, voice="person")
    said_by = LineField("Who said it, if somebody else did", limit=120, required=False)
    contact_at = MomentField("When was it?")
    how = ChoiceField("How did you meet?", choices=ways, as_select=True, missing="Choose how you met.")
    place = LineField("Where was it?", limit=120, required=False)
    contacts = ChoicesField("Who else was there?", required=False)
    workers = ChoicesField("Which colleagues were there?", required=False)
    new_contact = LineField("Somebody who is not listed", limit=120, required=False)
    new_contact_tie = ChoiceField("What are they to them?", as_select=True, required=False, initial="")
    new_contact_is_somebody_else = TickField("This is somebody else, whose name is much the same")
    series = ChoiceField("What does it go on with?", missing="Choose what it goes on with, or something new.")
    purpose = LineField("What is it about?", limit=200, required=False, hint="One line, in their words if you can.")
    purpose_is_theirs = TickField("These are their words")
    strengths = ChoicesField("Strengths that showed", required=False)
    wants = WordsField("What they want to try", limit=2000, rows=2, required=False)
    good = WordsField("The good that could come of it", limit=2000, rows=2, required=False)
    harm = WordsField("The harm that could come of it, and what makes it less", limit=2000, rows=2, required=False)
    harm_of_not = WordsField("The harm of not trying", limit=2000, rows=2, required=False)
    outcomes = ChoicesField("What came of it?", required=False)
    long_outcomes = ChoicesField("For the long run", required=False)
    because = ChoiceField("Why plan for the longer term now?", required=False)
    explored = ChoiceField("Where did you explore it?", as_select=True, missing="Choose the conversation.")
    crisis = ChoiceField("Which crisis?", as_select=True, missing="Choose the conversation of that crisis.")
    reason = WordsField("Why can it not wait?", limit=2000, rows=3, missing="Write why. A colleague will read it.")
    worried = TickField("I am worried about somebody’s safety")
    worry = WordsField("What is the worry?", limit=4000, rows=3, missing="Write what the worry is.")
    worry_to = ChoiceField(
        "Who gets it now?", as_select=True, missing="Choose who gets it, so that somebody answers it."
    )
    check_back = ChoiceField(
        "When do we check back?", choices=[(DAY, "On a day"), (NONE, "We do not, because")], initial=DAY
    )
    check_back_on = DayField("On which day?", missing="Write the day.")
    check_back_by = ChoiceField("Who does?", as_select=True, initial=ME, missing="Choose who checks back.")
    why_none = LineField("Why not?", limit=300, missing="Write why nobody checks back, in a few words.")
    marks_optional = False

    def __init__(self, *args: Any, around: Around, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.around = around
        conversations = packs.active().conversations
        offered: dict[str, Any] = {
            "contacts": [(key, one.name) for key, one in around.contacts.items()],
            "workers": [(key, one.name) for key, one in around.workers.items()],
            "new_contact_tie": [("", "Only there this time"), *((str(k), str(w)) for k, w in Tie.choices)],
            "series": [*((key, str(one)) for key, one in around.series.items()), (NEW, "Something new")],
            "strengths": [(key, one.words) for key, one in around.strengths.items()],
            "outcomes": [(one.id, one.text) for one in conversations.short_term],
            "long_outcomes": [(one.id, one.text) for one in conversations.long_term],
            "explored": around.earlier_of(Kind.FIRST_CONTACT, Kind.CONNECTING),
            "crisis": around.earlier_of(Kind.CRISIS),
            "worry_to": around.to_whom,  # asked when it is needed: a council has many teams
            "check_back_by": around.colleagues(),
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        whys = [Because.REVIEW]
        whys += [Because.CRISIS_OVER] if offered["crisis"] else []
        whys += [Because.EXPLORED] if offered["explored"] else []
        self.fields["because"].choices = [  # type: ignore[attr-defined]
            *((why.value, why.label) for why in reversed(whys)),
            (NONE, "None of these"),
        ]
        self.conditions = self._conditions()
        for name in self._not_asked():
            del self.fields[name]
        if "strengths" in self.fields:
            self.fields["strengths"].label = "Known before"

    def _conditions(self) -> tuple[Any, ...]:
        follow = [
            when("worried", "yes").needs("worry", "worry_to"),
            when("check_back", DAY).needs("check_back_on", "check_back_by"),
            when("check_back", NONE).needs("why_none"),
        ]
        if self.around.series:
            follow.append(when("series", NEW).asks("purpose", "purpose_is_theirs"))
        if self.around.kind == Kind.LONGER_TERM:
            follow += [
                when("because", Because.EXPLORED).needs("explored"),
                when("because", Because.CRISIS_OVER).needs("crisis"),
                when("because", NONE).needs("reason"),
            ]
        elif self.around.kind == Kind.CRISIS:
            self.fields["reason"].required = False
        return tuple(follow)

    def _not_asked(self) -> list[str]:
        """The questions that this conversation does not ask."""
        kind, around = self.around.kind, self.around
        left = [name for name in ("contacts", "workers", "series", "strengths") if not getattr(around, name)]
        if kind != Kind.LONGER_TERM:
            left += ["because", "explored", "crisis"]
        if kind not in (Kind.CRISIS, Kind.LONGER_TERM):
            left += ["long_outcomes", "reason"]
        return left


class ConversationPage:
    """The whole page: what is asked once (`main`), and its rows (`rows`, by name).

    `data` is what was sent, and is judged; `earlier` what was kept or typed before, which is only shown; `first` the
    answers that a new page begins with.
    """

    def __init__(
        self,
        around: Around,
        *,
        data: QueryDict | None = None,
        earlier: Mapping[str, Any] | None = None,
        first: Mapping[str, Any] | None = None,
    ):
        self.around, self.data = around, data
        self.main = WriteConversation(data, around=around, initial=dict(first or {}))
        if data is None and earlier is not None:
            self.main.begin_with(earlier)  # type: ignore[arg-type]
        self.rows = {name: rows(kind, name, around, data, earlier) for name, kind in ROWS.items()}

    @property
    def forms(self) -> list[Form]:
        """All of it, in the order of the page."""
        return [self.main, *(row for many in self.rows.values() for row in many)]

    def is_valid(self) -> bool:
        """Is everything that was sent right? Rows in which nothing is typed are passed over."""
        checked = [form.is_valid() for form in self.forms if form.is_bound]  # every one of them has its say
        return all(checked)

    def words(self) -> dict[str, Any]:
        """What is in each box as it was sent, whatever it is: what a draft keeps."""
        kept: dict[str, Any] = {}
        for form in self.forms:
            for name, field in form.fields.items():
                if name == "version" or self.data is None:
                    continue
                several = isinstance(field, ChoicesField)
                for key in field.keys(form.add_prefix(name)):  # type: ignore[attr-defined]
                    if several:
                        kept[key] = [storable(one) for one in self.data.getlist(key)]
                    elif key in self.data or not isinstance(field, TickField):
                        kept[key] = storable(self.data.get(key, ""))
        return kept

    def add_row(self, words: dict[str, Any], name: str) -> str:
        """Give the words one more row of this kind; the id of its first box."""
        many = self.rows[name]
        first = next(iter(many[0].fields))
        words[f"{name}-{len(many)}-{first}"] = ""
        return f"id_{name}-{len(many)}-{first}"

    def changed_on_another_device(self, draft: Any) -> None:
        """Show what another device kept beside what was typed here."""
        typed = self.words()
        labels = {
            key: str(field.label)
            for form in self.forms
            for name, field in form.fields.items()
            for key in field.keys(form.add_prefix(name))  # type: ignore[attr-defined]
        }
        self.main.standing = draft
        self.main.differences = [
            Difference(labels.get(key, "Another row"), in_words(typed.get(key)), in_words(draft.words.get(key)))
            for key in dict.fromkeys([*typed, *unmarked(draft.words)])
            if (typed.get(key) or "") != (draft.words.get(key) or "")
        ]

    def facts(self) -> dict[str, Any]:
        """The answers as `record_conversation` takes them."""
        answers, around = self.main.cleaned_data, self.around
        given = {name: [row.told() for row in many if row.is_bound] for name, many in self.rows.items()}
        facts = {name: answers[name] for name in ("contact_at", "how", "place", "in_their_words", "said_by")}
        because = answers.get("because") or ""
        after = answers.get("explored") if because == Because.EXPLORED else answers.get("crisis")
        return facts | {
            "kind": around.kind,
            "seen_version": answers["version"],
            "series": around.series.get(answers.get("series") or NEW),
            "purpose": answers.get("purpose") or "",
            "purpose_is_theirs": bool(answers.get("purpose_is_theirs")),
            "contacts": [around.contacts[key] for key in answers.get("contacts") or ()],
            "workers": [around.workers[key] for key in answers.get("workers") or ()],
            "new_contact": self._new_contact(),
            "noticed": given["noticed"],
            "known_strengths": [around.strengths[key] for key in answers.get("strengths") or ()],
            "new_strengths": given["strength"],
            "risk": self._risk(),
            "to_do": given["to_do"],
            "offered": given["offer"],
            "outcomes": [*answers["outcomes"], *(answers.get("long_outcomes") or ())],
            "because": "" if because == NONE else because,
            "comes_after": around.earlier.get(after or ""),
            "reason": answers.get("reason") or "",
            "worry": self._worry(),
            "checking_back": self._checking_back(),
        }

    def _new_contact(self) -> NewContact | None:
        answers = self.main.cleaned_data
        if not answers["new_contact"]:
            return None
        return NewContact(answers["new_contact"], answers["new_contact_tie"], answers["new_contact_is_somebody_else"])

    def _risk(self) -> Risk | None:
        answers = self.main.cleaned_data
        parts = [answers[name] for name in ("wants", "good", "harm", "harm_of_not")]
        return Risk(*parts) if any(parts) else None

    def _worry(self) -> Worry | None:
        answers = self.main.cleaned_data
        if not answers["worried"]:
            return None
        to = answers["worry_to"]
        found = self.around.teams.get(to.removeprefix(TEAM)) if to.startswith(TEAM) else None
        team = found.team if found else None
        return Worry(answers["worry"], None if team else self.around.worker(to), team)

    def _checking_back(self) -> CheckingBack:
        answers = self.main.cleaned_data
        if answers["check_back"] == NONE:
            return CheckingBack(why_none=answers["why_none"])
        return CheckingBack(on=answers["check_back_on"], owner=self.around.worker(answers["check_back_by"]))


def first_answers(around: Around, at: Any) -> dict[str, Any]:
    """What a new page begins with: now, and the day on which the pack would check back."""
    first = {"contact_at": at, "check_back_on": clock.check_back_on(at), "how": How.VISIT.value}
    first["series"] = next(iter(around.series), NEW)
    return first | ({"check_back": NONE, "why_none": "They have died"} if around.person.died_on else {})


def storable(words: str) -> str:
    """The same words with what no database holds (a null character, half of a pair) shown as �."""
    return words.replace("\0", "�").encode(errors="replace").decode()


def in_words(answer: Any) -> str:
    """What is in a box, as it is shown beside another's."""
    return ", ".join(answer) if isinstance(answer, list) else answer or "Nothing"
