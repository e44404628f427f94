"""A person's page, and who they are."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Openness
from alongside.design.addresses import address
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.people import actions, in_life, looks, often_asked, reading, story_pages
from alongside.people.at_the_side import at_the_side
from alongside.people.doors import person_view
from alongside.people.forms import person as forms
from alongside.people.models import Involvement, Person
from alongside.people.openings import pages_about, starts
from alongside.people.still_to_do import still_to_do
from alongside.people.what_is_next import what_is_next
from alongside.workforce.kept import typed


@person_view(page="story")
def story(request: HttpRequest, person: Person) -> HttpResponse:
    """A person's page: their words, their strengths, their story, what is next, who is alongside, who has looked."""
    front = story_pages.front(person)
    alongside = often_asked.alongside_now(person=person, at=request.at)
    known = {row.worker_id: row.worker.name for row in alongside if row.worker} | {request.actor.pk: request.actor.name}
    to_do = still_to_do(person)
    context = {
        "person": person,
        "about": about_in_words(person, alongside, request.at),
        "strengths": [reading.strength_as_read(strength) for strength in often_asked.strengths_of(person=person)],
        "shown": front.page,
        "items": [reading.item_as_read(item) for item in front.page.items],
        "key_events": [reading.key_event_as_read(item) for item in front.key_events],
        "years": story_pages.years_of(front.began_at, request.at),
        "next": what_is_next(person, request.actor, {line.fact for _, lines in to_do for line in lines}),
        "at_the_side": at_the_side(person, request.actor, request.at),
        "still_to_do": to_do,
        "looks": looks.of_person(person, known),
        "near": in_life.the_few(often_asked.who_is_in_their_life(person=person, on=in_london(request.at).date())),
        **_where_it_leads(request.actor, person),
        "may_change": _may(request.actor, person, Permission.PERSON_CHANGE),
        "may_see_looks": _may(request.actor, person, Permission.LOOKS_SEE),
    }
    return page(request, "people/story.html", context)


def _where_it_leads(actor: Any, person: Person) -> dict[str, list[dict[str, Any]]]:
    """The pages and what can be started, for this worker: what is for each day, and what stands aside."""
    pages = [page for page in pages_about() if _may(actor, person, page.needs)]
    begins = [start for start in starts() if _may(actor, person, start.needs)]
    leads: dict[str, list[dict[str, Any]]] = {"pages": [], "pages_aside": [], "starts": [], "starts_aside": []}
    for one in pages:
        leads["pages_aside" if one.is_aside else "pages"].append(
            {"words": one.words, "href": address(one.view, person.pk), "is_here": one.view == "people:story"}
        )
    for one in begins:
        leads["starts_aside" if one.is_aside else "starts"].append({"words": one.words, "href": one.href(person.pk)})
    return leads


def about_in_words(person: Person, alongside: list[Involvement], now: datetime) -> str:
    """`He, him · 34 · alongside: Mina Osei (practitioner)`, as far as it is known."""
    age = person.age_in_words(on=in_london(now).date())
    died = f"died {person.died.in_words()}" if person.died else ""
    who = reading.alongside_in_words(alongside, now=now)
    parts = [
        person.pronouns,
        " ".join(filter(None, [died, f"aged {age}" if died and age else age])),
        f"alongside: {who}" if who else "nobody is alongside at the moment",
    ]
    return " · ".join(filter(None, parts))


def _may(actor: Any, person: Person, permission: Permission) -> bool:
    return bool(decide(permission, roles=actor.roles, standing=person.standing, openness=Openness(person.openness)))


@person_view(Permission.PERSON_CHANGE, page="change_person")
def change_person(request: HttpRequest, person: Person) -> HttpResponse:
    """Change what the page says about them. A second editor sees both versions and loses nothing."""
    form = forms.ChangePerson(request.POST or typed(request), initial=_as_it_stands(person))
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.change_person(
                person=person, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
            )
            return redirect("people:story", person.pk)
    return page(request, "people/change.html", {"form": form, "person": person}, status=422 if form.errors else 200)


def _as_it_stands(person: Person) -> dict[str, Any]:
    return {name: getattr(person, name) for name in forms.ChangePerson.base_fields} | {"born_on": person.born}
