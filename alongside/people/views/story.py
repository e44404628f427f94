"""A person's story looked through, its key events pinned, and a stretch of it printed."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.design.pages import page
from alongside.kit.ids import new_id
from alongside.kit.moments import date_in_words, in_london, moment_in_words
from alongside.kit.refusals import AlreadyDone
from alongside.people import actions, often_asked, reading, story_pages
from alongside.people.chronology import Chronology, as_pdf, lines_of, some_of
from alongside.people.doors import person_view
from alongside.people.forms.story import FindInStory, PrintStory
from alongside.people.models import Person, Pin, StoryItem
from alongside.people.models.story_item import audiences_of
from alongside.people.story_finding import found_in_story
from alongside.people.story_kinds import Group
from alongside.people.telling import asked_for
from alongside.people.views.contact import may


@person_view(page="story")
def whole_story(request: HttpRequest, person: Person) -> HttpResponse:
    """The story a page at a time, all of it or what is looked for, from any year back."""
    groups, workers = story_pages.kinds_and_workers(person)
    form = FindInStory(request.GET or None, **_choices(groups, workers))
    chosen, beginnings = form.chosen(), []
    if chosen or request.GET.get("newer") or request.GET.get("year"):
        beginnings, shown = _found(request, person, chosen)
    else:
        shown = story_pages.page_of_all(person, request.GET.get("older", ""))
    began_at = often_asked.began_at(person=person, audiences=audiences_of(person.standing))
    context = {
        "person": person,
        "form": form,
        "chips": _chips(form, groups, workers),
        "query": form.address(),
        "to_print": form.to_print(),
        "shown": shown,
        "items": [reading.hit_as_read(i, beginnings) if beginnings else reading.item_as_read(i) for i in shown.items],
        "years": story_pages.years_of(began_at[0] if began_at else None, request.at),
        "year": request.GET.get("year", ""),
        "this_page": request.GET.urlencode(),
        "may_change": may(request, person, Permission.PERSON_CHANGE),
    }
    return page(request, "people/whole_story.html", context, status=422 if form.errors else 200)


def _found(request: HttpRequest, person: Person, chosen: dict[str, Any]) -> tuple[list[str], story_pages.Page]:
    """What was looked for, as the beginnings of words, and a page of what was found."""
    rows = found_in_story(
        person,
        words=chosen.get("q", ""),
        kinds=[chosen["kind"]] if "kind" in chosen else None,
        by=UUID(chosen["by"]) if "by" in chosen else None,
        since=chosen.get("since"),
        until=chosen.get("until"),
        key_only="key" in chosen,
    )
    beginnings = asked_for(chosen.get("q", ""))
    rows = rows.defer(None).defer("searched") if beginnings else rows.shown()
    ways = {way: request.GET.get(way, "") for way in ("older", "newer", "year")}
    return beginnings, story_pages.page_of(rows, **ways)


def _choices(groups: list[Group], workers: list[tuple[UUID, str]]) -> dict[str, Any]:
    return {
        "kinds": [(group.slug, group.words) for group in groups],
        "workers": [(str(key), name) for key, name in workers],
    }


def _chips(form: FindInStory, groups: list[Group], workers: list[tuple[UUID, str]]) -> list[dict[str, str]]:
    """What was chosen, in words, each with the query of the same page without it."""
    kinds, names = {group.slug: group.words for group in groups}, {str(key): name for key, name in workers}
    words = {
        "q": lambda typed: f"“{typed}”",
        "kind": kinds.get,
        "by": lambda key: f"Written by {names[key]}",
        "since": lambda day: f"From {date_in_words(day)}",
        "until": lambda day: f"Until {date_in_words(day)}",
        "key": lambda _: "Key events",
    }
    return [{"words": words[name](answer), "query": form.address(name)} for name, answer in form.chosen().items()]


@require_POST
@person_view(Permission.PERSON_CHANGE, page="")
def pin(request: HttpRequest, person: Person) -> HttpResponse:
    """Pin one event of the story as a key one."""
    item = _item(request, person)
    fact = {name: getattr(item, name) for name in ("source_room", "source_id", "kind")}
    try:
        actions.pin_event(person=person, id=new_id(), **fact, by=request.actor, at=request.at)
    except AlreadyDone:
        pass
    return _back(request, person, item)


@require_POST
@person_view(Permission.PERSON_CHANGE, page="")
def unpin(request: HttpRequest, person: Person) -> HttpResponse:
    """Take the pin from one event of the story."""
    item = _item(request, person)
    pinned = Pin.objects.filter(source_room=item.source_room, source_id=item.source_id, kind=item.kind).first()
    if pinned is not None:
        try:
            actions.unpin_event(pin=pinned, by=request.actor, at=request.at)
        except AlreadyDone:
            pass
    return _back(request, person, item)


def _item(request: HttpRequest, person: Person) -> StoryItem:
    """The story item that a button names by its fact: `conversations/<key>/note`; 404 when there is none to see."""
    try:
        room, key, kind = request.POST.get("item", "").split("/")
        rows = StoryItem.objects.of(person).seen_with(person.standing)
        return rows.get(source_room=room, source_id=UUID(key), kind=kind)
    except (ValueError, StoryItem.DoesNotExist):
        raise Http404("There is no such event.") from None


def _back(request: HttpRequest, person: Person, item: StoryItem) -> HttpResponse:
    """To the page that the button was on, at the event."""
    at = f"#item-{item.pk.hex}"
    if "back" not in request.POST:
        return redirect(reverse("people:story", args=[person.pk]) + at)
    query = QueryDict(request.POST["back"]).urlencode()
    return redirect(reverse("people:whole_story", args=[person.pk]) + (f"?{query}" if query else "") + at)


@person_view(page="chronology")
def chronology(request: HttpRequest, person: Person) -> HttpResponse:
    """Choose a stretch of the story, and read it as it will be printed: oldest first."""
    form, made = _chosen(request, person)
    rest = request.GET.copy()
    if made and made.goes_on_from:
        boxes = zip(form.fields["since"].keys("since"), form.fields["since"].boxes(made.goes_on_from), strict=True)
        rest.update(dict(boxes))
    context = {"person": person, "form": form, "made": made, "query": request.GET.urlencode(), "rest": rest.urlencode()}
    return page(request, "people/chronology.html", context, status=422 if form.errors else 200)


@person_view(page="chronology")
def chronology_as_pdf(request: HttpRequest, person: Person) -> HttpResponse:
    """The same stretch as a tagged PDF."""
    _, made = _chosen(request, person)
    if made is None:
        return redirect(reverse("people:chronology", args=[person.pk]) + f"?{request.GET.urlencode()}")
    response = HttpResponse(as_pdf(made), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="chronology.pdf"'
    response["Cache-Control"] = "no-store"
    return response


def _chosen(request: HttpRequest, person: Person) -> tuple[PrintStory, Chronology | None]:
    """The form, and the chronology that it asks for; None before anything is asked, or when it cannot be read."""
    groups, _ = story_pages.kinds_and_workers(person)
    kinds = [(group.slug, group.words) for group in groups]
    asked = request.GET if "print" in request.GET else None
    form = PrintStory(asked, kinds=kinds)
    if not form.is_valid():
        return form, None
    since, until = form.cleaned_data["since"], form.cleaned_data["until"]
    chosen, said_only = form.cleaned_data["kinds"], form.cleaned_data["own_words"]
    rows = found_in_story(person, kinds=chosen, since=since, until=until, said_only=said_only)
    rows = rows.defer("searched").select_related("by").reverse()
    lines, goes_on_from = lines_of(some_of(rows), said_only=said_only)
    return form, Chronology(
        called=person.called,
        full_name=person.name,
        stretch=_in_words(since, until or in_london(request.at).date()),
        what=", ".join(words for slug, words in kinds if slug in chosen) or "Everything",
        said_only=said_only,
        printed=f"Printed by {request.actor.name} on {moment_in_words(request.at)}",
        lines=lines,
        goes_on_from=goes_on_from,
    )


def _in_words(since: date | None, until: date) -> str:
    if since:
        return f"{date_in_words(since)} to {date_in_words(until)}"
    return f"From the beginning to {date_in_words(until)}"
