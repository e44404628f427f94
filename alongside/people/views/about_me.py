"""Who I am: a person's own words under every heading, one side of A4 of them, and the card before a visit."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Openness
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.moments import date_in_words, in_london, moment_in_words
from alongside.kit.refusals import ChangedMeanwhile
from alongside.people import actions, often_asked, reading
from alongside.people.communication import banner, chosen
from alongside.people.doors import person_view
from alongside.people.flagging import needs_of
from alongside.people.forms.about_me import WriteAboutMe
from alongside.people.models import AboutMe, Involvement, Person, StoryItem
from alongside.people.openings import starts
from alongside.people.printing import Part, Sheet, as_pdf, one_side
from alongside.people.who_i_am import COMMUNICATE, HEADINGS, MOST_IMPORTANT, said_under, updated_on
from alongside.workforce.kept import typed

NEW_AT_MOST = 3


@person_view(page="who_i_am")
def who_i_am(request: HttpRequest, person: Person) -> HttpResponse:
    """Every heading of About Me in the person's voice, with who said it and when, and their strengths."""
    rows = list(AboutMe.objects.counting(person).values())
    needs = needs_of(person)
    context = {
        "person": person,
        "said_by_heading": said_under(person, rows),
        "strengths": _strengths(person),
        "needs": needs,
        "updated_on": updated_on(person, rows, needs),
        "may_change": _may(request.actor, person, Permission.PERSON_CHANGE),
    }
    return page(request, "people/who_i_am.html", context)


@person_view(Permission.PERSON_CHANGE, page="write_about_me")
def write_about_me(request: HttpRequest, person: Person, heading: str) -> HttpResponse:
    """Write what a person says under one heading. A second editor sees both versions and loses nothing."""
    if heading not in HEADINGS:
        raise Http404("There is no such heading.")
    if heading == COMMUNICATE:
        return redirect("people:ask_communication", person.pk)
    form = WriteAboutMe(request.POST or typed(request), initial=_as_it_stands(person, heading))
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            _write(request, person, heading, dict(form.cleaned_data))
            return redirect("people:who_i_am", person.pk)
    title, prompt = HEADINGS[heading]
    context = {"form": form, "person": person, "title": title, "prompt": prompt}
    return page(request, "people/write_about_me.html", context, status=422 if form.errors else 200)


def _write(request: HttpRequest, person: Person, heading: str, facts: dict[str, Any]) -> None:
    seen = facts.pop("version") or 0
    by, at = request.actor, request.at
    if heading == MOST_IMPORTANT:
        try:
            actions.write_what_matters(person=person, seen_version=seen, **facts, by=by, at=at)
        except ChangedMeanwhile as refusal:
            raise ChangedMeanwhile(AboutMe(**_what_matters(refusal.current))) from None
    else:
        actions.write_about_me(person=person, heading=heading, seen_version=seen, **facts, by=by, at=at)


def _as_it_stands(person: Person, heading: str) -> dict[str, Any]:
    if heading == MOST_IMPORTANT:
        return _what_matters(person)
    row = AboutMe.objects.counting(person).get(heading)
    return {name: getattr(row, name) for name in WriteAboutMe.base_fields} if row else {}


def _what_matters(person: Person) -> dict[str, Any]:
    """What is most important to a person, which stands with the person, by the names of the other headings' rows."""
    return {
        "version": person.version,
        "words": person.what_matters,
        "said_by": person.what_matters_said_by,
        "said_on": person.what_matters_said_on,
        "supported_by": person.what_matters_supported_by,
    }


@person_view(page="one_side")
def on_one_side(request: HttpRequest, person: Person) -> HttpResponse:
    """Who I am on one side of A4, to print from the browser."""
    day = updated_on(person, AboutMe.objects.counting(person).values(), needs_of(person))
    context = {"person": person, "sheet": _sheet(request, person), "updated_on": day}
    return page(request, "people/one_side.html", context)


@person_view(page="one_side")
def one_side_as_pdf(request: HttpRequest, person: Person) -> HttpResponse:
    """Who I am on one side of A4, as a tagged PDF."""
    response = HttpResponse(as_pdf(_sheet(request, person)), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="who-i-am.pdf"'
    response["Cache-Control"] = "no-store"
    return response


def _sheet(request: HttpRequest, person: Person) -> Sheet:
    by, at = request.actor, request.at
    rows = list(AboutMe.objects.counting(person).values())
    needs = needs_of(person)
    day = updated_on(person, rows, needs)
    full_name = person.name if person.known_as and person.known_as != person.name else ""
    updated = f"last updated {date_in_words(day)}" if day else "nothing written yet"
    sheet = Sheet(
        called=person.called,
        about=" · ".join(filter(None, [full_name, person.pronouns])),
        communicate=(banner(needs) or "Nothing special is needed.") if needs else "",
        needs=chosen(needs) if needs and needs.has_needs else [],
        parts=[Part(one.title, one.words, one.source) for one in said_under(person, rows)],
        strengths=[(strength["words"], strength["says"]) for strength in _strengths(person)],
        foot=f"{settings.COUNCIL.name} · {updated} · printed by {by.name} on {moment_in_words(at)}",
    )
    return one_side(sheet)


@person_view(page="before_you_knock")
def before_you_knock(request: HttpRequest, person: Person) -> HttpResponse:
    """One page for a phone, read in a minute by a worker who has never met the person."""
    actor, at = request.actor, request.at
    said = {one.key: one for one in said_under(person, AboutMe.objects.counting(person).values())}
    shift = Involvement.objects.of(person).now(at=at).filter(worker=actor, is_shift=True).first()
    new = [
        item
        for item in StoryItem.objects.of(person).seen_with(person.standing)[:NEW_AT_MOST]
        if item.kind != "person_added"
    ]
    context = {
        "person": person,
        "said": said,
        "matters": said[MOST_IMPORTANT],
        "shift_ends": shift.ends_at if shift else None,
        "strengths": _strengths(person),
        "new": [_told(item, at) for item in new],
        "starts": [
            (start.words, start.href(person.pk))
            for start in starts()
            if not start.is_aside and _may(actor, person, start.needs)
        ],
        "is_asked": needs_of(person) is not None,
    }
    return page(request, "people/before_you_knock.html", context)


def _told(item: StoryItem, now: datetime) -> dict[str, Any]:
    read = reading.item_as_read(item)
    days = (in_london(now).date() - in_london(item.at).date()).days
    return {"title": read["title"], "href": read["href"], "at": item.at, "days": days}


def _strengths(person: Person) -> list[dict[str, str]]:
    return [reading.strength_as_read(strength) for strength in often_asked.strengths_of(person=person)]


def _may(actor: Any, person: Person, permission: Permission) -> bool:
    return bool(decide(permission, roles=actor.roles, standing=person.standing, openness=Openness(person.openness)))
