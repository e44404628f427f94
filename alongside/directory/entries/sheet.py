"""The page that tells an entry: one form and its rows, read, sent, and shown again with what was typed."""

from typing import Any

from django.http import HttpRequest, QueryDict

from alongside.design.fields import NOTHING
from alongside.design.forms import Difference, Form, TypedEarlier
from alongside.directory.entries.answers import Answers, answers_of, would_say
from alongside.directory.entries.parts import Parts, parts_of
from alongside.directory.entries.words import differing, schedule_in_words, words_of
from alongside.directory.forms.entry import CostRow, OfAnEntry, PlaceRow, Row, TimeRow, rows
from alongside.kit.refusals import ChangedMeanwhile

KINDS: dict[str, type[Row]] = {"times": TimeRow, "places": PlaceRow, "costs": CostRow}
MORE = "more"


class Sheet:
    """A form about an entry with its rows. `parts` is the entry so far; None: it is new.

    A page sent with the button that asks for another row comes back with it, and judges nothing.
    """

    def __init__(
        self,
        request: HttpRequest,
        kind: type[OfAnEntry],
        *,
        parts: Parts | None = None,
        earlier: TypedEarlier | None = None,
        **begin: Any,
    ):
        self.parts = parts
        self.is_sending = request.method == "POST" and MORE not in request.POST
        data = request.POST if self.is_sending else None
        if request.method == "POST" and not self.is_sending:
            earlier = typed_so_far(request.POST)
        more = request.POST.get(MORE, "")
        answers = answers_of(parts) if parts else {}
        told = {name: value for name, value in answers.items() if name not in KINDS}
        initial = {**told, **begin, **({"version": parts.service.version} if parts else {})}
        other = [(str(one.pk), schedule_in_words(one)) for one in parts.schedules] if parts else []
        chosen = [(key, words or "As they say") for key, words in other if key in answers.get("other_times", ())]
        self.form = kind(data if data is not None else earlier, initial=initial, other_times=chosen)
        if earlier is not None and more:
            self.form.typed_earlier = False
        self.rows: dict[str, list[Row]] = {
            name: rows(of, name, data=data, earlier=earlier, begin=answers.get(name, ()), more=more == name)
            for name, of in KINDS.items()
        }
        for row in self._every_row():
            row.typed_earlier = False

    def _every_row(self) -> list[Row]:
        return [row for of_a_kind in self.rows.values() for row in of_a_kind]

    def is_sent(self) -> bool:
        """Was it sent to be kept?"""
        return self.is_sending

    def is_valid(self) -> bool:
        """Can everything that was sent be read? Every part is asked, so that all that is wrong is shown at once."""
        return all([self.form.is_valid(), *(row.is_valid() for row in self._every_row() if row.is_bound)])

    def answers(self) -> Answers:
        """The entry as it was told."""
        return self.form.answers(self.rows)

    def show_both(self, refusal: ChangedMeanwhile) -> bool:
        """Somebody else changed the entry: show what was typed beside what it says now, heading by heading.

        False, and nothing to show, where both say the same: it was sent twice, or two wrote the same.
        """
        current = refusal.current
        [now] = parts_of([current])
        said, would = words_of(now), self._would_say(now)
        if not differing(said, would):
            return False
        self.form.changed_meanwhile(current)
        self.form.differences = [
            Difference(name, would.get(name, NOTHING), said.get(name, NOTHING)) for name in differing(said, would)
        ]
        self.form.add_error(None, str(refusal))
        return True

    def would_change(self, now: Parts) -> list[tuple[str, str]]:
        """What it would say otherwise than an entry says now, heading by heading. Takes one that was found valid."""
        said, would = words_of(now), self._would_say(now)
        return [(name, would.get(name, NOTHING)) for name in differing(said, would)]

    def _would_say(self, now: Parts) -> dict[str, str]:
        run_by = {"run_by": now.organisation.name} if "run_by" not in self.form.fields else {}
        return words_of(would_say(now, {**self.answers(), **run_by}))

    def forms(self) -> list[Form]:
        """The form and its rows, for the errors at the head of the page."""
        return [self.form, *self._every_row()]

    def context(self) -> dict[str, Any]:
        """What the template is given."""
        return {"form": self.form, "forms": self.forms(), "rows": self.rows}

    def status(self) -> int:
        """422 when something was refused, else 200."""
        return 422 if any(form.is_bound and form.errors for form in self.forms()) else 200


def typed_so_far(post: QueryDict) -> TypedEarlier:
    """What was typed into a page that only asked for another row."""
    words = TypedEarlier(mutable=True)
    for name, answers in post.lists():
        words.setlist(name, answers)
    return words
