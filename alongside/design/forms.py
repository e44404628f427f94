"""Forms: clean input and sentences. A form never saves and never sees a request.

A form declares its fields (`design.fields`) and which questions follow from an answer::

    class RecordVisit(Form):
        id = KeyField()
        who = ChoiceField("Who was there?", choices=[("us", "The two of us"), ("others", "Others too")])
        who_else = LineField("Who else?")
        conditions = (when("who", "others").needs("who_else"),)
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from alongside.kit.refusals import ChangedMeanwhile, UnableTo


@dataclass(frozen=True)
class Condition:
    """Questions that are asked only after one of these answers; `required` when they must then be answered."""

    trigger: str
    answers: tuple[str, ...]
    fields: tuple[str, ...] = ()
    required: bool = False

    def needs(self, *fields: str) -> "Condition":
        """The questions that must be answered after this answer."""
        return Condition(self.trigger, self.answers, fields, required=True)

    def asks(self, *fields: str) -> "Condition":
        """The questions that may be answered after this answer."""
        return Condition(self.trigger, self.answers, fields)


def when(field: str, *answers: str) -> Condition:
    """Begin a condition: `when("who", "others").needs("who_else")`. A tick's answer is `"yes"`."""
    return Condition(field, answers)


@dataclass(frozen=True)
class Difference:
    """One answer that differs between what somebody typed and what stands now, both in words."""

    label: str
    yours: str
    now: str


class TypedEarlier(QueryDict):
    """What somebody had typed into a form before they were signed out, given back to them."""


class Form(forms.Form):
    """The form that all of ours are made of. Errors are whole sentences; whatever was typed is kept.

    Made from TypedEarlier, it shows those words and is not bound: nothing in it is judged before it is sent.
    """

    use_required_attribute = False
    conditions: tuple[Condition, ...] = ()
    marks_optional = True  # say "(optional)" after the label of a question that need not be answered

    def __init__(self, data: Any = None, files: Any = None, *args: Any, **kwargs: Any):
        kwargs.setdefault("label_suffix", "")
        earlier = data if isinstance(data, TypedEarlier) else None
        # A page that is only read has no files, and Django would take that for a form that was sent without any.
        super().__init__(None if earlier is not None else data, files or None, *args, **kwargs)
        self.typed_earlier = earlier is not None and self.begin_with(earlier)
        self.standing: Any = None  # the record as it now stands, when somebody else changed it meanwhile
        self.differences: list[Difference] = []

    def begin_with(self, earlier: TypedEarlier) -> bool:
        """Show what was typed earlier in place of the answers to begin with; False when none of it is this form's."""
        if not any(key in earlier for name, field in self.fields.items() for key in field.keys(self.add_prefix(name))):  # type: ignore[attr-defined]
            return False
        for name, field in self.fields.items():
            self.initial[name] = field.widget.value_from_datadict(earlier, self.files, self.add_prefix(name))
        return True

    def full_clean(self) -> None:
        """Check every answer. Answers to questions that were not asked are dropped first, but stay on the page."""
        typed = self.data
        if self.is_bound and self.conditions:
            self.data = self.asked(typed)
        try:
            super().full_clean()
        finally:
            self.data = typed

    def asked(self, typed: Any) -> Any:
        """What was typed without the answers to questions that the other answers hide."""
        kept = typed.copy() if hasattr(typed, "copy") else dict(typed)
        for condition in self.conditions:
            trigger = self.fields[condition.trigger]
            given = trigger.widget.value_from_datadict(kept, self.files, self.add_prefix(condition.trigger))
            is_asked = any(answer in answers_in(given) for answer in condition.answers)
            for name in condition.fields:
                field = self.fields[name]
                field.required = is_asked and condition.required
                if not is_asked:
                    for key in field.keys(self.add_prefix(name)):  # type: ignore[attr-defined]
                        kept.pop(key, None)
        return kept

    def follow(self, name: str, answer: str) -> list[forms.BoundField]:
        """The questions that this answer to `name` brings, in order."""
        return [self[f] for c in self.conditions if c.trigger == name and answer in c.answers for f in c.fields]

    def is_follow_up(self, name: str) -> bool:
        """Is this question asked only after another's answer?"""
        return any(name in condition.fields for condition in self.conditions)

    def changed_meanwhile(self, current: Any, labels: Mapping[str, str] | None = None) -> None:
        """Somebody else changed the record: keep it, and what differs, for the page to show side by side."""
        self.standing = current
        self.differences = compare(self, current, labels)


def answers_in(given: Any) -> set[str]:
    """The answers that a trigger holds, as condition values: text, several texts, or a tick as `yes`."""
    if isinstance(given, bool):
        return {"yes"} if given else set()
    if isinstance(given, (list, tuple)):
        return {str(answer) for answer in given}
    return {str(given)} if given is not None else set()


@contextmanager
def shown_in(form: Form) -> Iterator[None]:
    """Show a refusal raised inside on the form, beside the field it names if it names one::

    with shown_in(form):
        record_note(...)
        return redirect(...)
    return page(request, "conversations/note.html", {"form": form}, status=422)
    """
    try:
        yield
    except ChangedMeanwhile as refusal:
        form.changed_meanwhile(refusal.current)
        form.add_error(None, str(refusal))
    except UnableTo as refusal:
        field = getattr(refusal, "field", None)
        form.add_error(field if field in form.fields else None, str(refusal))


def compare(form: Form, record: Any, labels: Mapping[str, str] | None = None) -> list[Difference]:
    """What differs between what was typed and `record` as it stands now, in the form's order.

    `labels` names the record's attributes to compare, with the words to show for each; None compares every
    visible field whose name is an attribute of the record. Takes a form that has been checked.
    """
    found = []
    for name, field in form.fields.items():
        if field.widget.is_hidden or not hasattr(record, name) or (labels is not None and name not in labels):
            continue
        yours, now = form.cleaned_data.get(name), field.held_in(record, name)  # type: ignore[attr-defined]
        if (yours or None) != (now or None):
            words = field.in_words  # type: ignore[attr-defined]
            found.append(Difference((labels or {}).get(name, str(field.label)), words(yours), words(now)))
    return found
