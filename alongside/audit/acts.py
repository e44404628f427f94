"""The one door for change."""

import functools
import inspect
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import because
from alongside.audit import ledger
from alongside.audit.acting import About, Act, House, about, current_act
from alongside.audit.models import LedgerEntry
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, UnableTo

HOUSE = "house"  # in the place of a permission: only the house itself may
F = TypeVar("F", bound=Callable[..., Any])


class UnableToAllow(UnableTo):
    """The actor may not do this. The message says why, and what would make it possible."""


def action(verb: str, *, needs: Permission | str, creates: str = "", in_ledger: bool = True) -> Callable[[F], F]:
    """Make a function the only way a fact changes.

    `verb` is the ledger's, in the past tense (`note.recorded`). `needs` is a Permission, asked about the person whom
    the first argument concerns, or HOUSE. `creates` names the kind of record made (`conversations.note`): the function
    then takes `id`, the key of the record to be, so that the ledger can name it and a form sent twice makes it once.
    `in_ledger=False` is for drafts alone.

    The function takes keywords only, among them `by` (who does it) and `at` (when, aware). Refused at import time
    otherwise. It runs in a transaction; a refusal is an UnableTo, written down outside the transaction that it undid.
    """

    def door(function: F) -> F:
        signature = inspect.signature(function)
        parameters = _checked(function, signature, verb, needs, creates)
        subject_name = next((name for name in parameters if name not in ("id", "by", "at")), "")

        @functools.wraps(function)
        def act(**words: Any) -> Any:
            signature.bind(**words)
            by, at = words["by"], words["at"]
            subject = words.get(subject_name, parameters[subject_name].default) if subject_name else None
            timezone.localtime(at)  # refuses a naive moment
            whom = about(by, subject, at)
            name = f"{creates}:{words['id']}" if creates else in_ledger_as(subject)
            why = ledger.told(because(whom.standing, whom.openness))
            line = functools.partial(ledger.entry, actor=by.key, subject=name, at=at, person=whom.person, detail=why)
            with _under_way(Act(new_id(), by.key)) as this:
                try:
                    _check(needs, by, whom)
                    with transaction.atomic():
                        if in_ledger:  # first, so that the triggers beneath know the act before the first change
                            line(verb, act=this.id).save(force_insert=True)
                        else:
                            ledger.tell_triggers(this)
                        return function(**words)
                except UnableTo as refusal:
                    if in_ledger or isinstance(refusal, UnableToAllow):
                        _write_down(refusal, verb, line)
                    raise

        act.action = verb  # type: ignore[attr-defined]
        act.creates = creates  # type: ignore[attr-defined]
        return cast(F, act)

    return door


def _checked(
    function: Callable[..., Any], signature: inspect.Signature, verb: str, needs: Permission | str, creates: str
) -> dict[str, inspect.Parameter]:
    parameters = dict(signature.parameters)
    keyword_only = all(p.kind is inspect.Parameter.KEYWORD_ONLY for p in parameters.values())
    if not keyword_only or list(parameters)[-2:] != ["by", "at"]:
        raise TypeError(f"{function.__name__}: an action takes keywords only and ends with by and at")
    if any(parameters[name].default is not inspect.Parameter.empty for name in ("by", "at")):
        raise TypeError(f"{function.__name__}: an action is told by whom and when; it does not guess")
    if bool(creates) != ("id" in parameters):
        raise TypeError(f"{function.__name__}: an action that creates a record takes its id, and no other does")
    if not creates and len(parameters) < 3:
        raise TypeError(f"{function.__name__}: an action is about something, which is its first argument")
    if not re.fullmatch(r"[a-z_]+\.[a-z_]+", verb) or not function.__doc__:
        raise TypeError(f"{function.__name__}: an action has a verb such as note.recorded, and says what it does")
    if needs != HOUSE and needs not in set(Permission):
        raise TypeError(f"{function.__name__}: an action needs a permission of the table, or HOUSE")
    return parameters


@contextmanager
def _under_way(this: Act) -> Iterator[Act]:
    """The act of this thread, until it ends; then the one around it again, for the triggers too."""
    outer = current_act.get()
    token = current_act.set(this)
    try:
        yield this
    except UnableTo:
        if outer:
            ledger.tell_triggers(outer)
        raise
    else:
        if outer:
            ledger.tell_triggers(outer)
    finally:
        current_act.reset(token)


def _check(needs: Permission | str, by: Any, whom: About) -> None:
    if needs == HOUSE:
        allowed, reason = isinstance(by, House), "Only the house itself does this."
    else:
        decision = decide(Permission(needs), roles=by.roles, standing=whom.standing, openness=whom.openness)
        allowed, reason = decision.allowed, " ".join((decision.reason, *decision.could[:1]))
    if not allowed:
        raise UnableToAllow(reason or "There is no such record.")


def _write_down(refusal: UnableTo, verb: str, line: Callable[..., LedgerEntry]) -> None:
    """A refused attempt, outside the transaction that it undid. A form sent twice was not refused: it was done."""
    if not isinstance(refusal, AlreadyDone):
        line("refused", detail={"verb": verb, "refusal": type(refusal).__name__}).save(force_insert=True)


def in_ledger_as(subject: Any) -> str:
    """`people.person:<id>` for a record, `people.person` for several, a key or a slug as it is.

    Refuses (TypeError) anything else: the ledger holds no words, and what is written there stays.
    """
    if isinstance(subject, models.Model):
        return f"{subject._meta.label_lower}:{subject.pk}"
    if isinstance(subject, list | tuple) and all(isinstance(one, models.Model) for one in subject):
        return ",".join(sorted({one._meta.label_lower for one in subject})) or "nothing"
    if isinstance(subject, UUID) or (isinstance(subject, str) and re.fullmatch(r"[a-z][a-z0-9_.:/-]{0,100}", subject)):
        return str(subject)
    raise TypeError(f"An act is about a record, or something with a key; not about {type(subject).__name__}.")
