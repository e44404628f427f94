"""What an asking, a licence and a file of questions must be: pure."""

import csv
import io
from datetime import date
from typing import Any

LONGEST_QUESTION = 300


def fault_in_asked_on(asked_on: date, *, today: date) -> str:
    """Why a measure cannot have been asked on a day; empty when it can."""
    return "A measure cannot have been asked on a day to come. Check the day." if asked_on > today else ""


def fault_in_again_on(again_on: date | None, *, asked_on: date, today: date) -> str:
    """Why a day to ask again is none; empty when it is one, or None."""
    if again_on is None or again_on > max(asked_on, today):
        return ""
    return "The day to ask again is to come. Choose a later day, or leave it empty."


def fault_in_licence_days(starts_on: date, ends_on: date | None) -> str:
    """Why a licence cannot run from one day until another; empty when it can."""
    if ends_on is not None and ends_on < starts_on:
        return "The last day comes before the first. Check both."
    return ""


def read_items(text: str, *, count: int, answers: int) -> tuple[list[dict[str, Any]], list[str]]:
    """The questions of a council's own file, and each fault by its line.

    One line for each question: its words, then the words of its answers from the lowest to the highest. Answers that
    stand on the first line alone are those of every question; none at all: the figures themselves stand there.
    """
    rows = [
        [cell.strip() for cell in row] for row in csv.reader(io.StringIO(text)) if any(cell.strip() for cell in row)
    ]
    found, faults, shared = [], [], []
    for number, row in enumerate(rows, 1):
        words, named = row[0], [cell for cell in row[1:] if cell]
        shared = named if number == 1 else shared
        named = named or shared
        if not words or len(words) > LONGEST_QUESTION:
            faults.append(f"Line {number}: write the question first, in at most {LONGEST_QUESTION} letters.")
        if named and len(named) != answers:
            faults.append(f"Line {number}: {len(named)} answers, where this measure has {answers}.")
        found.append({"words": words, "answers": named})
    if len(rows) != count:
        faults.insert(0, f"The file has {len(rows)} questions, and this measure has {count}. Nothing was brought in.")
    return found, faults
