"""Addresses of measures: the registry, and what was asked of a person."""

from django.urls import path

from alongside.measures.views import asking, before_and_after, export, register

app_name = "measures"
THEIRS = "people/<uuid:person_id>/measures/"
ONE = f"{THEIRS}<uuid:asking_id>/"
urlpatterns = [
    path("measures/", register.register, name="register"),
    path("measures/export/", export.export, name="export"),
    path("measures/licences/<uuid:licence_id>/questions/", register.bring_items, name="bring_items"),
    path("measures/licences/<uuid:licence_id>/end/", register.end_licence, name="end_licence"),
    path("measures/of/<slug:measure>/", register.one_measure, name="measure"),
    path("measures/of/<slug:measure>/licence/", register.enter_licence, name="enter_licence"),
    path(THEIRS, before_and_after.before_and_after, name="before_and_after"),
    path(f"{THEIRS}of/<slug:measure>/", before_and_after.of_one, name="of_one"),
    path(f"{THEIRS}of/<slug:measure>/begin/", asking.begin, name="begin"),
    path(f"{THEIRS}of/<slug:measure>/paper/", asking.on_paper, name="on_paper"),
    path(ONE, asking.asking, name="asking"),
    path(f"{ONE}keep/", asking.keep, name="keep"),
    path(f"{ONE}stop/", asking.stop, name="stop"),
    path(f"{ONE}strike/", asking.strike, name="strike"),
    path(f"{ONE}let-be/", asking.let_be, name="let_be"),
]
