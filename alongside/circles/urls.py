"""Addresses of a person's circles."""

from django.urls import path

from alongside.circles.views import change, keeping, maps, ties

app_name = "circles"
MINE = "people/<uuid:person_id>/circles/"
urlpatterns = [
    path(MINE, maps.circles, name="circles"),
    path(f"{MINE}begin/", maps.begin, name="begin"),
    path(f"{MINE}compare/", maps.compare, name="compare"),
    path(f"{MINE}kept/", keeping.kept, name="kept"),
    path(f"{MINE}kept/<uuid:hidden_id>/end/", keeping.show_again, name="show_again"),
    path(f"{MINE}<uuid:map_id>/", maps.one_map, name="map"),
    path(f"{MINE}<uuid:map_id>/show/", maps.show, name="show"),
    path(f"{MINE}<uuid:map_id>/print/", maps.to_print, name="to_print"),
    path(f"{MINE}<uuid:map_id>/review/", maps.review, name="review"),
    path(f"{MINE}<uuid:map_id>/correct/", maps.correct, name="correct"),
    path(f"{MINE}<uuid:map_id>/add/", change.add, name="add"),
    path(f"{MINE}<uuid:map_id>/undo/", change.undo, name="undo"),
    path(f"{MINE}<uuid:map_id>/who-knows-whom/", ties.who_knows_whom, name="who_knows_whom"),
    path(f"{MINE}<uuid:map_id>/tie/", ties.tie, name="tie"),
    path(f"{MINE}<uuid:map_id>/<uuid:placement_id>/", change.placement, name="placement"),
    path(f"{MINE}<uuid:map_id>/<uuid:placement_id>/move/", change.move, name="move"),
    path(f"{MINE}<uuid:map_id>/<uuid:placement_id>/off/", change.take_off, name="take_off"),
]
