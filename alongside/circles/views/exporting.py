"""Maps taken out: a person's own as files, and the figures of all without names."""

import zipfile
from collections.abc import Iterable
from datetime import datetime
from tempfile import SpooledTemporaryFile

from django.http import FileResponse, HttpRequest, HttpResponseBase

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.circles import actions
from alongside.circles.evaluating import bundle_for
from alongside.circles.exporting import files
from alongside.circles.forms import EVERY_MAP, TakeOut
from alongside.circles.models import CircleMap
from alongside.circles.seeing import drawn
from alongside.circles.views.finding import unless_kept
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.moments import date_in_words, in_london
from alongside.people.doors import person_view
from alongside.people.models import Person

IN_MEMORY = 5_000_000


@person_view(Permission.CIRCLES_EXPORT, page="export_circles")
@unless_kept
def take_out(request: HttpRequest, person: Person) -> HttpResponseBase:
    """Take one of a person's maps out, or all of them, as files that Network Canvas and R can read."""
    maps = {str(one.pk): one for one in CircleMap.objects.of(person).standing()}
    form = TakeOut(request.POST or None, maps=[(key, date_in_words(one.drawn_on)) for key, one in maps.items()])
    if request.method == "POST" and form.is_valid():
        which = form.cleaned_data["which"]
        chosen = list(maps.values()) if which == EVERY_MAP else [maps[which]]
        with shown_in(form):
            for one in chosen:
                one.person = person
                actions.export_map(circle_map=one, by=request.actor, at=request.at)
            found = [drawn(one, request.actor) for one in chosen]
            return zipped("circles", files(found, form.cleaned_data["way"], at=request.at), at=request.at)
    context = {"person": person, "form": form, "has_maps": bool(maps)}
    return page(request, "circles/take_out.html", context, status=422 if form.errors else 200)


@worker_view(Permission.CIRCLES_EVALUATE, page="evaluate_circles")
def evaluate(request: HttpRequest) -> HttpResponseBase:
    """The figures of all maps, to evaluate with: what is in them, and the file itself when it is asked for."""
    if request.method == "POST":
        actions.export_figures(by=request.actor, at=request.at)
        bundle = bundle_for(request.actor, at=request.at)
        return zipped("figures-of-circles", bundle.files(at=request.at), at=request.at)
    return page(request, "circles/evaluate.html")


def zipped(name: str, files: Iterable[tuple[str, str]], *, at: datetime) -> FileResponse:
    """Files in one, to be kept by whoever asked and by nothing between."""
    day = in_london(at).date().isoformat()
    kept = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the answer closes it when it was sent
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as together:
        for file, content in files:
            together.writestr(file, content)
    kept.seek(0)
    response = FileResponse(kept, as_attachment=True, filename=f"{name}-{day}.zip", content_type="application/zip")
    response["Cache-Control"] = "no-store"
    return response
