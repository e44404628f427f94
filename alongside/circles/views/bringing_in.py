"""A map brought in from files: read, shown whole with what must be answered, then kept whole or not at all."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside import packs
from alongside.access.permissions import Permission
from alongside.circles import actions
from alongside.circles.actions import ToBring
from alongside.circles.forms import BringIn, KeepFound
from alongside.circles.found import Found, again, found_in
from alongside.circles.models import CircleMap, CirclesKeptFrom
from alongside.circles.sent import FILES_AT_MOST, UnableToRead, check_size, sheets_in
from alongside.circles.views.finding import unless_kept
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.people.doors import person_view
from alongside.people.models import Contact, Person
from alongside.workforce.kept import typed

LOST = "This page lost hold of what it had read. Choose the files once more: nothing was kept."


@person_view(Permission.CIRCLES_DRAW, page="import_circles")
@unless_kept
def bring_in(request: HttpRequest, person: Person) -> HttpResponse:
    """Bring a map in from Network Canvas, or from tables of an ego, alters and ties."""
    asked = BringIn(
        request.POST or typed(request),
        initial={
            "drawn_on": in_london(request.at).date(),
            "made_with": request.actor.name,
            "ring_set": packs.active().ring_set.id,
        },
    )
    if request.method == "POST" and asked.is_valid():
        rings = next(each.rings for each in packs.active().rings.sets if each.id == asked.cleaned_data["ring_set"])
        words = [(str(number), ring.title) for number, ring in enumerate(rings, 1)]
        if "found" in request.POST:
            found = again(request.POST["found"])
            if found is not None:
                return _keep(request, person, asked, found, words)
            asked.add_error(None, LOST)
        else:
            try:
                found = _read(request, asked, len(rings))
            except UnableToRead as unable:
                for sentence in unable.sentences:
                    asked.add_error(None, sentence)
            else:
                form = KeepFound(alters=found.alters, rings=words, life=_life(request, person))
                return _show(request, person, asked, form, found)
    context = {"person": person, "form": asked, "files_at_most": FILES_AT_MOST}
    return page(request, "circles/bring_in.html", context, status=422 if asked.errors else 200)


def _read(request: HttpRequest, asked: BringIn, rings: int) -> Found:
    files = request.FILES.getlist("files")
    if not files:
        raise UnableToRead("Choose the files first. They are not kept when a page is refused.")
    if len(files) > FILES_AT_MOST:
        raise UnableToRead(f"That is {len(files)} files. Send {FILES_AT_MOST} or fewer: those of one map.")
    for file in files:
        check_size(file.name, file.size)
    sheets = [sheet for file in files for sheet in sheets_in(file.name, file.read())]
    return found_in(sheets, rings=rings, case=asked.cleaned_data["case"])


def _life(request: HttpRequest, person: Person) -> list[tuple[str, str]]:
    """Those in the person's life whose name is not kept from whoever looks."""
    kept = CirclesKeptFrom.objects.of(person).now().meant_for(request.actor).exclude(contact=None).values("contact")  # type: ignore[attr-defined]
    rows = Contact.objects.of(person).still().exclude(pk__in=kept)
    return [(str(key), name) for key, name in rows.values_list("pk", "name")]


def _keep(
    request: HttpRequest, person: Person, asked: BringIn, found: Found, rings: list[tuple[str, str]]
) -> HttpResponse:
    """All of it, or the page again with what is still to be said. Sent twice, it is done once."""
    if CircleMap.objects.of(person).filter(pk=asked.cleaned_data["id"]).exists():
        return redirect("circles:map", person.pk, asked.cleaned_data["id"])
    form = KeepFound(request.POST, alters=found.alters, rings=rings, life=_life(request, person))
    if form.is_valid():
        rows, pairs = _rows(person, form, found)
        facts = {name: value for name, value in asked.cleaned_data.items() if name != "case"}
        with shown_in(asked):
            try:
                actions.import_map(person=person, **facts, rows=rows, pairs=pairs, by=request.actor, at=request.at)  # type: ignore[attr-defined]
            except AlreadyDone:
                pass
            return redirect("circles:map", person.pk, asked.cleaned_data["id"])
    return _show(request, person, asked, form, found)


def _rows(person: Person, form: KeepFound, found: Found) -> tuple[list[ToBring], list[tuple[int, int]]]:
    """Those who were chosen, and the ties between them, by their new places."""
    chosen = form.chosen()
    contacts = {
        str(one.pk): one for one in Contact.objects.of(person).filter(pk__in=[key for *_, key in chosen if key])
    }
    place = {n: number for number, (n, *_) in enumerate(chosen)}
    names: dict[str, int] = {}
    for n, alter in enumerate(found.alters):
        if n in place:
            names.setdefault(alter.name, place[n])
    rows = [
        ToBring(
            name=name,
            ring=ring,
            contact=contacts.get(key),
            facts=found.alters[n].facts,
            through=_other(names.get(found.alters[n].through), place[n]),
        )
        for n, name, ring, key in chosen
    ]
    return rows, [(place[a], place[b]) for a, b in found.pairs if a in place and b in place]


def _other(through: int | None, own: int) -> int | None:
    return None if through == own else through


def _show(request: HttpRequest, person: Person, asked: BringIn, form: KeepFound, found: Found) -> HttpResponse:
    names = [f"{name}_{part}" for name in ("drawn_on",) for part in ("day", "month", "year")]
    names += ["id", "made_with", "said_by", "ring_set", "case"]
    context: dict[str, Any] = {
        "person": person,
        "forms": [asked, form],
        "form": form,
        "found": found,
        "carried": [(name, request.POST.get(name, "")) for name in names],
        "is_refused": bool(asked.errors or form.errors),
    }
    status = 422 if asked.errors or form.errors else 200
    return page(request, "circles/found.html", context, status=status)
