"""Addresses of who works together with a person, and of their goals."""

from django.urls import path

from alongside.goals.views import partnership

app_name = "goals"
TOGETHER = "people/<uuid:person_id>/together/"
ONE = f"{TOGETHER}<uuid:partnership_id>/"
urlpatterns = [
    path(TOGETHER, partnership.partnerships, name="partnerships"),
    path(f"{TOGETHER}begin/", partnership.begin, name="begin"),
    path(ONE, partnership.one_partnership, name="partnership"),
    path(f"{ONE}move-on/", partnership.move_on, name="move_on"),
]
