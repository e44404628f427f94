"""Story items, strengths and who is alongside, as a page reads them."""

from datetime import datetime, time
from typing import Any

from markupsafe import Markup

from alongside.access.roles import role_in_words
from alongside.design.words import machine_time, quoted
from alongside.kit.moments import clock_time, day_in_words, day_near, in_london, moment_in_words
from alongside.people.models import Involvement, StoryItem, Strength
from alongside.people.models.story_item import Voice
from alongside.people.models.strength import Says
from alongside.people.openings import href_of
from alongside.people.telling import holds, marked, stretch


def item_as_read(item: Any) -> dict[str, Any]:
    """A StoryItem, or a row of it as `shown`, for the `story` macro. Of one read without `is_pinned`, it is not."""
    said = quoted(item.said) if item.said else ""
    is_pinned = getattr(item, "is_pinned", False)
    local, where = in_london(item.at), item.where_and_how
    when = when_in_words(local)
    return {
        "id": f"item-{item.pk.hex}",
        "at": f"{when} · {where}" if where else when,
        "machine_at": machine_time(local),
        "title": item.line,
        "href": href_of(item.kind, item.person_id, item.source_id),
        "words": f"{said}\n\n{item.told}" if said and item.told else said or item.told,
        "voice": item.voice,
        "is_key": item.is_key or is_pinned,
        "is_pinned": is_pinned,
        "fact": f"{item.source_room}/{item.source_id}/{item.kind}",
        "meta": item.aside,
        "found": "",
    }


def key_event_as_read(item: Any) -> dict[str, str]:
    """A story item among the key events: the day, its heading, and the page that it opens onto."""
    href = href_of(item.kind, item.person_id, item.source_id)
    return {"day": day_in_words(item.at), "title": item.line, "href": href}


def hit_as_read(item: StoryItem, beginnings: list[str]) -> dict[str, Any]:
    """A story item that was found by words: the stretches around them, with the words marked. Asks for ALL_WORDS."""
    read = item_as_read(item)
    said, told = item.said_whole or item.said, item.told_whole or item.told
    shown = [stretch(words, beginnings) for words in (said, told) if words and holds(words, beginnings)]
    if holds(said, beginnings):
        shown[0] = quoted(shown[0])
    marks = {name: marked(read[name], beginnings) for name in ("at", "title")}
    if shown:
        marks["found"] = Markup("\n").join(Markup('<p dir="auto">{}</p>').format(marked(w, beginnings)) for w in shown)
    return read | marks


def when_in_words(at: datetime) -> str:
    """A moment, or the day alone of what is known by its day: that stands at the day's first moment."""
    return day_in_words(at) if in_london(at).time() == time(0) else moment_in_words(at)


def strength_as_read(strength: Strength) -> dict[str, str]:
    """One strength for the `chips` macro, with who says so."""
    return {
        "words": strength.words,
        "says": f"says {strength.who_says}",
        "kind": Voice.WORKER.value if strength.says == Says.WORKER else Voice.PERSON.value,
    }


def alongside_in_words(rows: list[Involvement], *, now: datetime) -> str:
    """`Mina Osei (practitioner), Ade Bello (support worker until 17:00 today)`; empty when nobody is."""
    return ", ".join(dict.fromkeys(f"{row.worker or row.team} ({_role(row, now)})" for row in rows))


def shift_in_words(row: Involvement, *, now: datetime) -> str:
    """A shift as a desk says it: `today until 17:00`, `today 21:00 until tomorrow 07:00`, `ended at 17:00 today`."""
    if row.ends_at is None or row.ends_at <= now:
        ended_at = row.ends_at or now
        return f"ended at {clock_time(ended_at)} {day_near(ended_at, now=now)}"
    first, last = day_near(row.starts_at, now=now), day_near(row.ends_at, now=now)
    begins = "" if row.starts_at <= now else f"{clock_time(row.starts_at)} "
    if row.starts_at <= now or first == last:
        return f"{last} {begins}until {clock_time(row.ends_at)}"
    return f"{first} {begins}until {last} {clock_time(row.ends_at)}"


def _role(row: Involvement, now: datetime) -> str:
    role = role_in_words(row.role) if row.worker else "team"
    if row.ends_at is None:
        return role
    near = day_near(row.ends_at, now=now)
    return f"{role} until {clock_time(row.ends_at)} {near}" if near in ("today", "tomorrow") else f"{role} until {near}"
