"""What cannot be right in an entry, and when one is stale. Pure: facts in, sentences out."""

from datetime import date, timedelta

# Open Referral UK recommends an assured date under three months old.
FRESH_FOR_DAYS = 90
# Notes of local knowledge from which an entry counts as one that many rely on.
KNOWN_WELL = 5
OLDEST_AGE = 120
# The United Kingdom in bands from south to north: latitudes, then the longitudes between which there is land. Kept wide
# by some miles of beach; what lies outside is water or another country.
BANDS = (
    (49.80, 50.25, -6.50, -3.40),
    (50.25, 50.55, -5.80, -2.30),
    (50.55, 51.00, -5.30, 1.10),
    (51.00, 51.50, -5.35, 1.50),
    (51.50, 52.00, -5.45, 1.65),
    (52.00, 53.00, -4.90, 1.85),
    (53.00, 53.60, -4.80, 0.60),
    (53.60, 54.00, -8.30, 0.25),
    (54.00, 55.40, -8.30, 0.00),
    (55.40, 56.50, -7.60, -1.40),
    (56.50, 57.80, -7.80, -1.65),
    (57.80, 58.80, -8.75, -2.80),
    (58.80, 59.50, -4.60, -2.25),
    (59.50, 60.95, -2.30, -0.55),
)


def fault_in_ages(minimum: int | None, maximum: int | None) -> str:
    """Why two ages cannot be right; empty when they can. None is no limit."""
    for age in (minimum, maximum):
        if age is not None and not 0 <= age <= OLDEST_AGE:
            return f"An age is a number of years from 0 to {OLDEST_AGE}."
    if minimum is not None and maximum is not None and minimum > maximum:
        return "The youngest age is above the oldest. Check both."
    return ""


def is_no_point(latitude: float | None, longitude: float | None) -> bool:
    """Are these numbers that no place on Earth has? Then they say nothing of where something is, and hide nothing."""
    return (latitude is not None and abs(latitude) > 90) or (longitude is not None and abs(longitude) > 180)


def fault_in_point(latitude: float | None, longitude: float | None) -> str:
    """Why a point cannot be where something is on; empty when it can, or is not known."""
    if latitude is None and longitude is None:
        return ""
    if latitude is None or longitude is None:
        return "Its place has only one of its two coordinates."
    for south, north, west, east in BANDS:
        if south <= latitude <= north and west <= longitude <= east:
            return ""
    return f"Its place, at {latitude:g}, {longitude:g}, is in the sea or outside the United Kingdom."


def check_by(checked_on: date | None, *, added_on: date) -> date:
    """The last day on which an entry is fresh; one that nobody has checked is to be looked at on the day it came."""
    return added_on if checked_on is None else checked_on + timedelta(days=FRESH_FOR_DAYS)


def is_stale(checked_on: date | None, *, today: date) -> bool:
    """Was it checked too long ago, or never?"""
    return checked_on is None or today > checked_on + timedelta(days=FRESH_FOR_DAYS)


def do_many_rely(*, is_marked: bool, notes: int) -> bool:
    """Does a change of it wait for a look? `notes` is how many pieces of local knowledge colleagues have left."""
    return is_marked or notes >= KNOWN_WELL
