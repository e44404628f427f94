"""What each column of an evaluation's bundle means. Pure; the figures' formulas and sources are in `figures.py`."""

from inspect import getdoc

from alongside.circles import figures
from alongside.circles.cells import table
from alongside.circles.models.words import Help, Kind, Met, Mode, Often, Quality, Sector

README = """Figures of circles, taken out of Alongside on {day}: {egos} people, {maps} maps.

There are no names in it, no words that anybody said, and no dates: days are counted from a person's first map. Ids were
made for this bundle alone. They cannot be joined with another bundle, nor led back to a record. Even so each row is
about one person, and so personal data (UK GDPR, Article 4(5)): keep it closed, publish nothing about fewer than ten.

egos.csv    one row for each person (ego): how many maps, and change over three maps or more
maps.csv    one row for each map: its figures, and what changed since the map before
alters.csv  one row for each alter on each map: closeness and the answers given, as codes
ties.csv    one row for each pair of alters who know each other; that the ego knows everybody goes without saying
codebook.csv  every column: what it means, its values

Empty: not known, or not defined. Hidden records, and whatever is kept from whoever took this out, are not in it.
A larger network is not always a better one; no figure is a target; below five alters those of structure mean little.
Constraint can be above 1. Density leaves the ego out.
`manage.py network_figures` takes alters.csv and ties.csv of one map number, and egos.csv.
"""


def _choices(kind: type) -> str:
    return "; ".join(f"{key}: {label}" for key, label in kind.choices)  # type: ignore[attr-defined]


def _of(function: object) -> str:
    """The first sentence of a figure's own words."""
    return (getdoc(function) or "").split("\n")[0]


STRUCTURE = {name: _of(getattr(figures, name)) for name in figures.Structure._fields}
YES = "true, false, or empty: not known"
# Column -> what it means, and its values where they are codes.
EGO: dict[str, tuple[str, str]] = {
    "ego_id": ("Stands for the person in this bundle", ""),
    "maps": ("How many maps were drawn, corrected ones left out", ""),
    "ever": ("Over three maps or more: how many alters were on any", ""),
    "core": ("How many were on all", ""),
    "intermittent": ("How many left and came back", ""),
    "total_churn": ("1 - core / ever", ""),
}
MAP: dict[str, tuple[str, str]] = {
    "ego_id": EGO["ego_id"],
    "map": ("The number of the map, by the day it was drawn", ""),
    "days": ("Days since the person's first map", ""),
    "reviewed": ("Whether it was looked at together and found right", "true, false"),
    "rings": ("How many rings it has", ""),
    **{name: (meaning, "") for name, meaning in STRUCTURE.items()},
    "placed": ("Alters with a ring", ""),
    "unplaced": ("Alters without one", ""),
    "mean_ring": ("Mean ring of those placed; 1 is closest", ""),
    "share_in_first": ("Share of those placed who are in ring 1", ""),
    "paid": ("Alters who are paid", ""),
    "unpaid": ("Alters who are not", ""),
    "paid_unknown": ("Alters of whom it is not known", ""),
    "formal_share": ("Share of alters known to be paid, or met only through a service", ""),
    "beyond_services": ("Alters known to be neither", ""),
    "beyond_unknown": ("Alters of whom it is not known", ""),
    **{f"kind_{key}": (f"Alters that are: {label}", "") for key, label in Kind.choices},
    **{f"sector_{key}": (f"Alters in the part of life: {label}", "") for key, label in Sector.choices},
    "sector_unknown": ("Alters whose part of life was not said", ""),
    "sector_blau": (_of(figures.blau), ""),
    "sector_iqv": (_of(figures.iqv), ""),
    "sector_entropy": (_of(figures.entropy), ""),
    **{f"quality_{key}": (f"Ties that are: {label}", "") for key, label in Quality.choices},
    "quality_unknown": ("Ties of which it was not said", ""),
    "help_received": ("Alters from whom help comes, and to whom none goes", ""),
    "help_given": ("Alters to whom help goes, and from whom none comes", ""),
    "help_both": ("Alters with whom it goes both ways", ""),
    "help_neither": ("Alters with whom it goes neither way", ""),
    "multiplexity": ("Kinds of help an alter is part of, on average", ""),
    "kept": ("Since the map before: alters on both", ""),
    "gone": ("Alters on that one alone", ""),
    "new": ("Alters on this one alone", ""),
    "stability": ("kept / all on either (Jaccard)", ""),
    "turnover": ("1 - stability", ""),
    "share_gone": ("gone / all before", ""),
    "share_new": ("new / all now", ""),
    "moved_inward": ("Of those on both maps, where the rings are the same: closer", ""),
    "moved_outward": ("further out", ""),
    "moved_same": ("where they were", ""),
    "moved_unplaced": ("without a ring on one of the two", ""),
}
ALTER: dict[str, tuple[str, str]] = {
    "ego_id": EGO["ego_id"],
    "map": MAP["map"],
    "alter_id": ("Stands for the alter on every map of this ego", ""),
    "ring": ("1 is closest; empty: no ring yet", ""),
    "kind": ("Who or what", _choices(Kind)),
    "paid": ("Paid to be in the person's life", YES),
    "sector": ("Part of life", _choices(Sector)),
    "quality": ("How the tie is", _choices(Quality)),
    "often": ("How often they are in touch", _choices(Often)),
    "met": ("How they met", _choices(Met)),
    "help_received": ("Help that comes from them, blanks between", _choices(Help)),
    "help_given": ("Help that goes to them, blanks between", _choices(Help)),
    "modes": ("How they are in touch, blanks between", _choices(Mode)),
    "beyond_services": ("Neither paid nor met only through a service", YES),
    "degree": ("How many of the other alters they know", ""),
}
TIE: dict[str, tuple[str, str]] = {
    "ego_id": EGO["ego_id"],
    "map": MAP["map"],
    "from": ("An alter", ""),
    "to": ("An alter whom they know", ""),
}


def codebook() -> str:
    """Every column of every file, as a table."""
    rows = [
        (f"{name}.csv", column, meaning, values)
        for name, columns in (("egos", EGO), ("maps", MAP), ("alters", ALTER), ("ties", TIE))
        for column, (meaning, values) in columns.items()
    ]
    return table(["file", "column", "meaning", "values"], rows)
