"""The coded answers that the national return and equity need: lists kept as data in `lists/`, read once. Pure.

A list is one file: `label`, where it comes from (`source`, `release`, `confidence`, perhaps a `note`), the field of the
return it answers (`return_field`, empty: none) and its answers. An answer keeps its key for ever; `return_code` is what
the return calls it. Every list ends with `prefers_not_to_say` and `not_asked`.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "lists"
NOT_ASKED, PREFERS_NOT_TO_SAY = "not_asked", "prefers_not_to_say"


@dataclass(frozen=True)
class CodeList:
    """One list of coded answers. `words` is answer key -> words; `codes` is answer key -> the return's code."""

    name: str
    label: str
    source: str
    release: str
    confidence: str
    return_field: str
    note: str
    words: dict[str, str]
    codes: dict[str, str]

    def pairs(self) -> list[tuple[str, str]]:
        """Key and words of each answer, in order."""
        return list(self.words.items())


@cache
def code_list(name: str) -> CodeList:
    """The list of this name. Refuses (KeyError) a name there is no file for."""
    if name not in names():
        raise KeyError(name)
    path = FOLDER / f"{name}.toml"
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    answers = said["answers"]
    return CodeList(
        name=name,
        label=said["label"],
        source=said["source"],
        release=said["release"],
        confidence=said["confidence"],
        return_field=said["return_field"],
        note=said.get("note", ""),
        words={answer["key"]: answer["words"] for answer in answers},
        codes={answer["key"]: answer["return_code"] for answer in answers if "return_code" in answer},
    )


@cache
def names() -> tuple[str, ...]:
    """Every list of coded answers there is, in order of the alphabet."""
    files = FOLDER.glob("*.toml")
    return tuple(sorted(path.stem for path in files if "answers" in tomllib.loads(path.read_text(encoding="utf-8"))))


def in_words(name: str, key: str) -> str:
    """An answer as people read it; an unknown key is given back as it is."""
    return code_list(name).words.get(key, key)
