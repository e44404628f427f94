"""Addresses of a person's circles."""

from django.urls import path

from alongside.circles.views import bringing_in, change, exporting, keeping, maps, ties, together

app_name = "circles"
MINE = "people/<uuid:person_id>/circles/"
urlpatterns = [
    path(MINE, maps.circles, name="circles"),
    path(f"{MINE}begin/", maps.begin, name="begin"),
    path(f"{MINE}compare/", maps.compare, name="compare"),
    path(f"{MINE}kept/", keeping.kept, name="kept"),
    path(f"{MINE}kept/<uuid:hidden_id>/end/", keeping.show_again, name="show_again"),
    path(f"{MINE}bring-in/", bringing_in.bring_in, name="bring_in"),
    path(f"{MINE}take-out/", exporting.take_out, name="take_out"),
    path(f"{MINE}<uuid:map_id>/", maps.one_map, name="map"),
    path(f"{MINE}<uuid:map_id>/show/", maps.show, name="show"),
    path(f"{MINE}<uuid:map_id>/print/", maps.to_print, name="to_print"),
    path(f"{MINE}<uuid:map_id>/review/", maps.review, name="review"),
    path(f"{MINE}<uuid:map_id>/correct/", maps.correct, name="correct"),
    path(f"{MINE}<uuid:map_id>/add/", change.add, name="add"),
    path(f"{MINE}<uuid:map_id>/undo/", change.undo, name="undo"),
    path(f"{MINE}<uuid:map_id>/who-knows-whom/", ties.who_knows_whom, name="who_knows_whom"),
    path(f"{MINE}<uuid:map_id>/tie/", change.tie, name="tie"),
    path(f"{MINE}<uuid:map_id>/together/", together.begin, name="begin_sitting"),
    path(f"{MINE}<uuid:map_id>/together/end/", together.end, name="end_sitting"),
    path(f"{MINE}<uuid:map_id>/version/", together.version, name="version"),
    path(f"{MINE}<uuid:map_id>/<uuid:placement_id>/", change.placement, name="placement"),
    path(f"{MINE}<uuid:map_id>/<uuid:placement_id>/move/", change.move, name="move"),
    path(f"{MINE}<uuid:map_id>/<uuid:placement_id>/off/", change.take_off, name="take_off"),
    path("circles/figures/", exporting.evaluate, name="evaluate"),
    path("together/", together.join, name="together"),
    path("together/map/", together.together, name="together_map"),
    path("together/map/version/", together.seen, name="together_version"),
    path("together/map/add/", together.add, name="together_add"),
    path("together/map/undo/", together.undo, name="together_undo"),
    path("together/map/tie/", together.tie, name="together_tie"),
    path("together/map/leave/", together.leave, name="together_leave"),
    path("together/map/<uuid:placement_id>/", together.placement, name="together_placement"),
    path("together/map/<uuid:placement_id>/move/", together.move, name="together_move"),
    path("together/map/<uuid:placement_id>/off/", together.take_off, name="together_take_off"),
]
