"""What the shape of a file cannot say: does it make sense? Each fault goes to the page, with its line."""

from typing import Any

from alongside.packs.marked import Marked
from alongside.packs.sections import Card, Head
from alongside.packs.shapes import OURS, Page


def head(read: Head | None, marked: Marked, page: Page) -> None:
    """OURS names no document, so no source may be called so."""
    if read and OURS in read.sources:
        page.fault(_line(marked, "sources"), f"'{OURS}' stands for words of one's own. Give the source another key.")


def section(name: str, read: Any, marked: Marked, page: Page) -> None:
    """The checks of one section; none for most."""
    if read is None:
        return
    if name == "principles":
        numbers = [principle.number for principle in read.principles]
        if numbers != list(range(1, len(numbers) + 1)):
            page.fault(_line(marked, "principles"), "The principles should be numbered 1, 2, 3 and on, in their order.")
    if name == "conversations":
        orders = [conversation.order for conversation in read.conversations]
        if len(set(orders)) < len(orders):
            page.fault(_line(marked, "conversations"), "Two conversations have the same order.")
        both = {item.id for item in read.short_term} & {item.id for item in read.long_term}
        for key in sorted(both):
            page.fault(_line(marked, "long_term"), f"'{key}' is for a short while already. Give it another id here.")
    if name == "rings" and sum(rings.default for rings in read.sets) != 1:
        page.fault(_line(marked, "sets"), "One set of rings, and one only, should say 'default: yes'.")
    if name == "words":
        _said_once(read, marked, page)
        _paired(read, marked, page)


def card(stem: str, read: Card | None, marked: Marked, roles: frozenset[str], page: Page) -> None:
    """A card is of a role that the product knows, and its file is named after it."""
    if read is None:
        return
    if read.role not in roles:
        page.fault(_line(marked, "role"), f"There is no role '{read.role}'. Known: {', '.join(sorted(roles))}.")
    elif read.role != stem:
        page.fault(_line(marked, "role"), f"The card of '{read.role}' should be in the file {read.role}.yaml.")


def _said_once(read: Any, marked: Marked, page: Page) -> None:
    """Two entries for the same words would offer two answers to one question."""
    met: dict[str, str] = {}
    for key, wordings in (("plainer", read.plainer), ("kinder", read.kinder)):
        for wording in wordings:
            for said in wording.say:
                if said.casefold() in met:
                    entries = f"{met[said.casefold()]} and {wording.id}"
                    page.fault(_line(marked, key), f"'{said}' is in two entries, {entries}.")
                met[said.casefold()] = wording.id


def _paired(read: Any, marked: Marked, page: Page) -> None:
    """Words that stand for each other in order are as many on both sides."""
    for key, wordings in (("plainer", read.plainer), ("kinder", read.kinder)):
        for wording in wordings:
            say, instead = len(wording.say), len(wording.instead)
            if wording.swap == "each" and say != instead:
                sentence = f"'{wording.id}' says 'swap: each', and has {say} to 'say' and {instead} to say 'instead'."
                page.fault(_line(marked, key), sentence)


def _line(marked: Marked, key: str) -> int:
    return next((value.line for name, value in marked.value if name.value == key), marked.line)
