"""The environment of every template of ours: strict, so that a misspelt name is an error and not an empty space."""

from functools import cache
from typing import Any
from uuid import UUID

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from alongside.design import drawing, words
from alongside.design.addresses import address
from alongside.design.govuk import Kept, macros
from alongside.design.page_mark import page_mark
from alongside.design.surroundings import needs_of, surroundings
from alongside.kit.moments import (
    clock_time,
    date_in_words,
    day_in_words,
    day_near,
    due_in_words,
    moment_in_words,
    urgency,
)


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page, by the name of its view; refuses a name that is not known."""
    if kwargs or not all(isinstance(arg, UUID) for arg in args):
        return reverse(name, args=args or None, kwargs=kwargs or None)
    return address(name, *args)


def environment(**options: Any) -> Environment:
    """Jinja2 as all our pages use it. Of what Django's backend gives, only the loader and reloading count."""
    made = Environment(
        loader=options["loader"],
        auto_reload=options["auto_reload"],
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=-1,
    )
    made.template_class = Kept
    made.globals.update(macros())
    made.globals.update(
        url=url,
        static=cache(static),  # the same for as long as the process lives
        surroundings=surroundings,
        needs_of=needs_of,
        field=drawing.field,
        fields=drawing.fields,
        hidden=drawing.hidden,
        error_summary=drawing.error_summary,
        draft_keeping=words.draft_keeping,
        page_mark=page_mark,
    )
    made.filters.update(
        day=day_in_words,
        date=date_in_words,
        moment=moment_in_words,
        clock=clock_time,
        day_near=lambda at, now: day_near(at, now=now),
        due_words=lambda due_at, now: due_in_words(due_at, now=now),
        urgency=lambda due_at, now: urgency(due_at, now=now),
        iso=words.machine_time,
        paragraphs=words.paragraphs,
        quoted=words.quoted,
        count=words.count_of,
    )
    return made
