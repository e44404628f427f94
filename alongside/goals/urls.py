"""Addresses of who works together with a person, and of their goals."""

from django.urls import path

from alongside.goals.views import partnership, readiness, reflection, together, wheel

app_name = "goals"
TOGETHER = "people/<uuid:person_id>/together/"
ONE = f"{TOGETHER}<uuid:partnership_id>/"
EVENT = f"{TOGETHER}events/<uuid:event_id>/"
PARTNERSHIPS = [
    path(TOGETHER, partnership.partnerships, name="partnerships"),
    path(f"{TOGETHER}begin/", partnership.begin, name="begin"),
    path(ONE, partnership.one_partnership, name="partnership"),
    path(f"{ONE}to-print/", partnership.to_print, name="partnership_to_print"),
    path(f"{ONE}move-on/", partnership.move_on, name="move_on"),
    path(f"{ONE}parts/", together.change_parts, name="change_parts"),
    path(f"{ONE}rest/", together.pause, name="pause"),
    path(f"{ONE}begin-again/", together.begin_again, name="begin_again"),
    path(f"{ONE}look-back/", together.set_look_back, name="set_look_back"),
    path(f"{ONE}pass-on/", together.pass_on, name="pass_on"),
    path(f"{ONE}ready/", readiness.look_at_readiness, name="look_at_readiness"),
    path(f"{ONE}explained/", readiness.explained, name="explained"),
    path(f"{ONE}to-keep/", readiness.to_keep, name="to_keep"),
    path(f"{ONE}turn/", wheel.turn, name="turn"),
    path(f"{TOGETHER}look-backs/<uuid:look_back_id>/", together.look_back, name="look_back"),
    path(f"{TOGETHER}passed/<uuid:passed_id>/", together.passed_on, name="passed_on"),
    path(f"{TOGETHER}way/<uuid:way_id>/", together.on_the_way, name="on_the_way"),
    path(EVENT, wheel.turned, name="turned"),
    path(f"{EVENT}take-back/", wheel.take_back, name="take_back_turn"),
]
REFLECTIONS = [
    path("my-practice/", reflection.reflections, name="reflections"),
    path("my-practice/write/", reflection.write_reflection, name="write_reflection"),
    path("my-practice/check/", reflection.make_self_check, name="make_self_check"),
    path("my-practice/checks/<uuid:self_check_id>/", reflection.self_check, name="self_check"),
    path("my-practice/<uuid:reflection_id>/", reflection.change_reflection, name="change_reflection"),
]
urlpatterns = [*PARTNERSHIPS, *REFLECTIONS]
