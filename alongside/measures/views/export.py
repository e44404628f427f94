"""Answers exported for evaluation: what for, of which days; what was exported before."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.refusals import AlreadyDone
from alongside.measures import actions, forms
from alongside.measures.export import about_text, answers_csv, bundle, codebook_csv
from alongside.measures.models import MeasureExport
from alongside.measures.registry import every
from alongside.workforce.kept import typed

SHOWN = 50


@worker_view(Permission.MEASURES_EXPORT, page="export_measures")
def export(request: HttpRequest) -> HttpResponse:
    """Choose what is exported and say what for; the file comes at once, and that it was taken is written down."""
    form = forms.Export(request.POST or typed(request), initial={"measure": request.GET.get("measure", "")[:40]})
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                kept, rows = actions.export_answers(**form.cleaned_data, by=request.actor, at=request.at)
                return _file(kept, rows)
            except AlreadyDone:
                form.add_error(
                    None, "This file was made a moment ago. Look among your downloads, or open this page anew."
                )
    context = {
        "form": form,
        "before": [
            (one, every()[one.measure].title)
            for one in MeasureExport.objects.select_related("exported_by").order_by("-exported_at")[:SHOWN]
            if one.measure in every()
        ],
    }
    return page(request, "measures/export.html", context, status=422 if form.errors else 200)


def _file(kept: MeasureExport, rows: list[Any]) -> HttpResponse:
    """The zip: answers, codebook, and a page that says what they are. Questions that a licence keeps stay out of it."""
    measure = every()[kept.measure]
    items = measure.items or measure.numbered()
    about = about_text(
        measure, since=kept.since, until=kept.until, purpose=kept.purpose, council=settings.COUNCIL.name, rows=kept.rows
    )
    files = [
        ("answers.csv", answers_csv(measure, items, rows)),
        ("codebook.csv", codebook_csv(measure, items)),
        ("READ-ME.txt", about),
    ]
    response = HttpResponse(bundle(files), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{kept.measure}-{kept.since}-{kept.until}.zip"'
    response["Cache-Control"] = "no-store"
    return response
