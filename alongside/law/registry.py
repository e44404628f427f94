"""Law by name and by date: every provision is a pure function, registered with the day it starts.

A change of law is a new function beside the old, registered under the same name with a later start; the old one stays,
and `as_at` finds whichever was law on a day. What no statute dates has no start, and holds on every day.
"""

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from alongside.law.checks import Check
from alongside.law.kinds import Kind, listed, shown
from alongside.law.verdict import Refused, Verdict

A_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
Rule = Callable[..., Verdict]


class UnknownName(Refused):
    """Nothing is registered under this name."""


@dataclass(frozen=True)
class Version:
    """One provision as it stood from a day: call it with facts as Python holds them, or `judge` them as JSON gives
    them.

    `start` is None where no statute dates it. `source` says where its words were read; `checks` what somebody with a
    legal training must read, and whether they have. `says` is one sentence for the reader of docs/law.md. `words` are
    its own words for what it counts, by list and key, such as `words["outcomes"]["nutrition"]`.
    """

    name: str
    start: date | None
    provisions: tuple[str, ...]
    facts: Mapping[str, Kind]
    says: str
    source: str
    checks: tuple[Check, ...]
    words: Mapping[str, Mapping[str, str]]
    rule: Rule

    def __call__(self, **facts: object) -> Verdict:
        return self.rule(**facts)

    @property
    def version(self) -> str:
        """`name@YYYY-MM-DD`: what a decision keeps. With no start, the calendar's first day."""
        return f"{self.name}@{(self.start or date.min).isoformat()}"

    @property
    def checked(self) -> bool:
        """Is nothing left that somebody with a legal training must read? A page says *not yet checked* where not."""
        return all(check.is_done for check in self.checks)

    def judge(self, facts: Mapping[str, object]) -> Verdict:
        """The verdict on facts as JSON gives them. Refuses one that is unknown, missing or of the wrong kind."""
        unknown = next((fact for fact in facts if fact not in self.facts), None)
        if unknown is not None:
            raise Refused(f"{shown(unknown)} is not a fact of {self.name}, which takes {listed(self.facts)}.")
        missing = [fact for fact in self.facts if fact not in facts]
        if missing:
            raise Refused(f"{self.name} also needs {listed(missing)}.")
        return self.rule(**{fact: kind.read(fact, facts[fact]) for fact, kind in self.facts.items()})


class Register:
    """Versions of provisions by name. The product has one; a test may make its own."""

    def __init__(self) -> None:
        self._versions: dict[str, list[Version]] = {}

    def provision(
        self,
        name: str,
        *,
        start: date | None,
        provisions: tuple[str, ...],
        facts: Mapping[str, Kind],
        says: str,
        source: str,
        checks: tuple[Check, ...] = (),
        words: Mapping[str, Mapping[str, str]] | None = None,
    ) -> Callable[[Rule], Version]:
        """Register a pure function as what `name` says from `start` on; it becomes a Version.

        Refuses, when the room is imported: a name that is no slug, no provision, the same start twice, and a function
        that does not take exactly these facts by keyword.
        """
        if not A_NAME.fullmatch(name):
            raise ValueError(f"{name!r} is not a name in lower case with underscores.")
        if not provisions:
            raise ValueError(f"{name} must say what it rests on.")

        def register(rule: Rule) -> Version:
            parameters = inspect.signature(rule).parameters.values()
            if {p.name for p in parameters if p.kind is p.KEYWORD_ONLY} != set(facts) or len(parameters) != len(facts):
                raise ValueError(f"{name} must take exactly its facts, by keyword only: {listed(facts)}.")
            version = Version(name, start, provisions, dict(facts), says, source, checks, words or {}, rule)
            beside = self._versions.setdefault(name, [])
            if any((other.start or date.min) == (start or date.min) for other in beside):
                raise ValueError(f"{version.version} is registered already.")
            beside.append(version)
            beside.sort(key=lambda each: each.start or date.min)
            return version

        return register

    def names(self) -> tuple[str, ...]:
        """Every name, in order of the alphabet."""
        return tuple(sorted(self._versions))

    def versions(self, name: str) -> tuple[Version, ...]:
        """Every version of a name, oldest first. Refuses an unknown name."""
        if name not in self._versions:
            raise UnknownName(f"There is no law named “{name[:60]}” here; the names are {listed(self.names())}.")
        return tuple(self._versions[name])

    def as_at(self, name: str, *, on: date) -> Version:
        """The version that was law on a day. Refuses an unknown name, and a day before the first version."""
        if isinstance(on, datetime):
            raise Refused("The day whose law applies must be a date, not a moment.")
        versions = self.versions(name)
        found = [version for version in versions if version.start is None or version.start <= on]
        if not found:
            raise Refused(f"{name} is known here from {versions[0].start} on, so not on {on}.")
        return found[-1]

    def version(self, stored: str) -> Version:
        """The version that a decision kept, such as `adult_eligibility@2015-04-01`. Refuses one that is not here."""
        name, _, _ = stored.partition("@")
        found = next((version for version in self.versions(name) if version.version == stored), None)
        if found is None:
            raise UnknownName(f"There is no version {shown(stored)} here.")
        return found

    def until(self, version: Version) -> date | None:
        """The last day on which a version is law, or None if nothing has followed it."""
        following = [
            each.start
            for each in self.versions(version.name)
            if each.start and each.start > (version.start or date.min)
        ]
        return min(following) - timedelta(days=1) if following else None

    def overdue(self, *, on: date) -> Iterator[str]:
        """A sentence for each check whose day has passed, in order of the names."""
        for name in self.names():
            for version in self.versions(name):
                for check in version.checks:
                    if check.is_overdue(on=on):
                        yield (
                            f"{version.version} was to be read against its source by {check.review_on}: {check.read} "
                            f"Whoever has read it signs in alongside/law/text/{name}.toml."
                        )


REGISTER = Register()
provision = REGISTER.provision
as_at = REGISTER.as_at
version = REGISTER.version
names = REGISTER.names
versions = REGISTER.versions
until = REGISTER.until
