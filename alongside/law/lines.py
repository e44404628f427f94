"""Questions to the law as lines of JSON, and its answers as lines of JSON: what `manage.py law` reads and prints."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from alongside.law.registry import REGISTER, Register
from alongside.law.verdict import Refused

Answer = dict[str, Any]


def answers(name: str, lines: Iterable[bytes], *, on: date, register: Register = REGISTER) -> Iterator[Answer]:
    """One answer a line, in order: the verdict of the version that is law on a day, or `refused` with a sentence.

    Lines are UTF-8, ended by a line feed; blank ones are skipped and so is a byte order mark before the first. An
    unknown name is refused at once, not line by line.
    """
    register.versions(name)
    return _each(name, lines, on=on, register=register)


def _each(name: str, lines: Iterable[bytes], *, on: date, register: Register) -> Iterator[Answer]:
    for number, line in enumerate(lines):
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 0 else line
        if not line.strip():
            continue
        try:
            yield _answer(name, read_facts(line), on=on, register=register)
        except Refused as refusal:
            yield {"name": name, "refused": str(refusal)}


def _answer(name: str, facts: dict[str, Any], *, on: date, register: Register) -> Answer:
    version = register.as_at(name, on=on)
    verdict = version.judge(facts)
    answer: Answer = {
        "name": name,
        "version": version.version,
        "met": verdict.met,
        "reasons": list(verdict.reasons),
        "provisions": list(verdict.provisions),
        "facts": facts,
    }
    if verdict.met is None:
        answer["to_weigh"] = list(verdict.to_weigh)
    return answer | verdict.extra


def read_facts(line: bytes) -> dict[str, Any]:
    """The facts of one line. Refuses what is not UTF-8, not strict JSON, not an object, or says one thing twice."""
    try:
        facts = json.loads(line.decode("utf-8"), object_pairs_hook=_said_once, parse_constant=_no_number)
    except Refused:
        raise
    except UnicodeDecodeError:
        raise Refused("This line is not UTF-8 text.") from None
    # ValueError: no JSON, or a whole number of thousands of digits. RecursionError: brackets without end.
    except (ValueError, RecursionError):
        raise Refused("This line is not JSON.") from None
    if not isinstance(facts, dict):
        raise Refused("This line is JSON but not an object of facts.")
    return facts


def _said_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for key, value in pairs:
        if key in said:
            raise Refused(f"This line says “{key[:60]}” twice.")
        said[key] = value
    return said


def _no_number(word: str) -> None:
    raise Refused(f"{word} is not a number in JSON.")


def as_line(answer: Answer) -> str:
    """An answer as one line of JSON, not ended. Letters stand as they are; half a surrogate pair stays an escape."""
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")


def listing(register: Register = REGISTER) -> Iterator[Answer]:
    """Every name with its versions, oldest first, and what the newest rests on, asks for and is called by.

    `from` and `until` are the first and the last day of a version, or None. `keys` are the words that may stand
    inside a fact that is an object or a list; `checked` is whether every version is.
    """
    for name in register.names():
        versions = register.versions(name)
        newest = versions[-1]
        yield {
            "name": name,
            "versions": [
                {"version": each.version, "from": _day(each.start), "until": _day(register.until(each))}
                for each in versions
            ],
            "provisions": list(newest.provisions),
            "checked": all(each.checked for each in versions),
            "facts": {fact: kind.name for fact, kind in newest.facts.items()},
            "keys": [key for kind in newest.facts.values() for key in kind.keys],
        }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
