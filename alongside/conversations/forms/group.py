"""What is asked of a contact with a group: what they share, and each person's own part."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from alongside import packs
from alongside.conversations.actions.group import AT_ONCE, TOO_MANY
from alongside.conversations.forms.conversation import in_words, storable
from alongside.conversations.models.conversation import How
from alongside.conversations.told import OwnPart
from alongside.design.fields import ChoiceField, ChoicesField, LineField, MomentField, VersionField, WordsField
from alongside.design.forms import Difference, Form
from alongside.design.page_mark import PAGE, unmarked
from alongside.people.models import Person


def ways() -> list[tuple[str, str]]:
    """How people met, in the pack's words and order."""
    return [(way.id, way.text) for way in packs.active().conversations.ways]


class WriteGroup(Form):
    """What is asked once: who was there, and what they share."""

    version = VersionField(required=False)
    people = ChoicesField("Who was there?", missing="Tick who was there.")
    what = LineField("What was it?", limit=120, missing="Write what it was, for example: the lunch club.")
    contact_at = MomentField("When was it?")
    how = ChoiceField("How did you meet?", choices=ways, as_select=True, initial=How.VISIT.value)
    place = LineField("Where was it?", limit=120, required=False)
    shared = WordsField(
        "What we did together",
        limit=4000,
        rows=4,
        required=False,
        hint="This stands with each of them, so name none of them here.",
    )
    workers = ChoicesField("Which colleagues were there?", required=False)
    marks_optional = False

    def clean_people(self) -> list[str]:
        """A group of two hundred is a sentence, not a page."""
        chosen = self.cleaned_data["people"]
        if len(chosen) > AT_ONCE:
            self.add_error("people", TOO_MANY)
        return chosen


class PartOfOne(Form):
    """One person's own part. `person` is whose it is."""

    in_their_words = WordsField("In their words", rows=2, required=False, voice="person")
    strength = LineField("A strength they named", limit=120, required=False)
    they_will = LineField("What they will do", limit=400, required=False)
    i_will = LineField("What I will do for them", limit=400, required=False)
    marks_optional = False

    def __init__(self, *args: Any, person: Person, **kwargs: Any):
        super().__init__(*args, prefix=prefix_of(person), **kwargs)
        self.person = person


def prefix_of(person: Person) -> str:
    """What the names of one person's boxes begin with."""
    return f"of-{person.pk.hex}"


class GroupPage:
    """The whole page: `main`, and the part of each person ticked (`parts`). `people` by key are all who can be ticked.

    `data` is what was sent, and is judged; `earlier` what was kept before, which is only shown.
    """

    def __init__(
        self,
        people: Mapping[str, Person],
        colleagues: Mapping[str, str],
        *,
        data: Any = None,
        earlier: Mapping[str, Any] | None = None,
        first: Mapping[str, Any] | None = None,
    ):
        self.people, self.data, self.earlier = people, data, earlier or {}
        self.main = WriteGroup(data, initial=dict(first or {}))
        self.main.fields["people"].choices = [(key, one.name) for key, one in people.items()]  # type: ignore[attr-defined]
        if colleagues:
            self.main.fields["workers"].choices = list(colleagues.items())  # type: ignore[attr-defined]
        else:
            del self.main.fields["workers"]
        if data is None and earlier is not None:
            self.main.begin_with(earlier)  # type: ignore[arg-type]
        ticked = data.getlist("people") if data is not None else list(self.main["people"].value() or [])
        self.ticked = [people[key] for key in people if key in ticked]
        self.parts = [self._part(person) for person in self.ticked[:AT_ONCE]]

    def _part(self, person: Person) -> PartOfOne:
        """One person's boxes as they were sent; as they were kept, where the page that was sent had none of them."""
        name = f"{prefix_of(person)}-in_their_words"
        if self.data is None or name not in self.data:
            kept = {key: words for key, words in self.earlier.items() if key.startswith(prefix_of(person))}
            if self.data is not None:
                return PartOfOne({name: "", **kept}, person=person)
            part = PartOfOne(person=person)
            part.begin_with(kept)  # type: ignore[arg-type]
            return part
        return PartOfOne(self.data, person=person)

    @property
    def forms(self) -> list[Form]:
        """All of it, in the order of the page."""
        return [self.main, *self.parts]

    def is_valid(self) -> bool:
        """Is everything that was sent right?"""
        checked = [form.is_valid() for form in self.forms if form.is_bound]
        return all(checked)

    def words(self) -> dict[str, Any]:
        """What is in each box as it was sent; of those whose boxes were not on the page, what was kept before."""
        kept = {key: words for key, words in self.earlier.items() if key.startswith("of-")}
        for key, answers in self.data.lists():
            if key in ("people", "workers"):
                kept[key] = [storable(one) for one in answers]
            elif key not in ("csrfmiddlewaretoken", "version", "record", "keep", "add", PAGE):
                kept[key] = storable(answers[-1])
        return kept

    def changed_on_another_device(self, draft: Any) -> None:
        """Show what another device kept beside what was typed here."""
        mine = self.words()
        labels = {
            key: f"{form.person.name}: {field.label}" if isinstance(form, PartOfOne) else str(field.label)
            for form in self.forms
            for name, field in form.fields.items()
            for key in field.keys(form.add_prefix(name))  # type: ignore[attr-defined]
        }
        self.main.standing = draft
        self.main.differences = [
            Difference(
                labels.get(key, "Another person’s part"), in_words(mine.get(key)), in_words(draft.words.get(key))
            )
            for key in dict.fromkeys([*mine, *unmarked(draft.words)])
            if (mine.get(key) or "") != (draft.words.get(key) or "") and key not in ("people", "workers")
        ]

    def own(self) -> dict[UUID, OwnPart]:
        """Each person's own part, by their key."""
        return {part.person.pk: OwnPart(**part.cleaned_data) for part in self.parts}
