"""Addresses of who works together with a person, and of their goals."""

from django.urls import path

from alongside.goals.views import (
    activity,
    barrier,
    connection,
    goal,
    partnership,
    rating,
    readiness,
    reflection,
    step,
    strengths,
    together,
    wheel,
)

app_name = "goals"
TOGETHER = "people/<uuid:person_id>/together/"
ONE = f"{TOGETHER}<uuid:partnership_id>/"
EVENT = f"{TOGETHER}events/<uuid:event_id>/"
GOALS = "people/<uuid:person_id>/goals/"
GOAL = f"{GOALS}<uuid:goal_id>/"
STEP = "people/<uuid:person_id>/steps/<uuid:step_id>/"
ACTIVITIES = "people/<uuid:person_id>/activities/"
ACTIVITY = f"{ACTIVITIES}<uuid:activity_id>/"
BARRIER = "people/<uuid:person_id>/barriers/<uuid:barrier_id>/"
PARTNERSHIPS = [
    path(TOGETHER, partnership.partnerships, name="partnerships"),
    path(f"{TOGETHER}begin/", partnership.begin, name="begin"),
    path(ONE, partnership.one_partnership, name="partnership"),
    path(f"{ONE}to-print/", partnership.to_print, name="partnership_to_print"),
    path(f"{ONE}move-on/", partnership.move_on, name="move_on"),
    path(f"{ONE}parts/", together.change_parts, name="change_parts"),
    path(f"{ONE}rest/", together.pause, name="pause"),
    path(f"{ONE}begin-again/", together.begin_again, name="begin_again"),
    path(f"{ONE}name-a-day/", together.set_look_back, name="set_look_back"),
    path(f"{ONE}pass-on/", together.pass_on, name="pass_on"),
    path(f"{ONE}ready/", readiness.look_at_readiness, name="look_at_readiness"),
    path(f"{ONE}explained/", readiness.explained, name="explained"),
    path(f"{ONE}to-keep/", readiness.to_keep, name="to_keep"),
    path(f"{ONE}turn/", wheel.turn, name="turn"),
    path(f"{TOGETHER}look-backs/<uuid:look_back_id>/", together.look_back, name="look_back"),
    path(f"{TOGETHER}passed/<uuid:passed_id>/", together.passed_on, name="passed_on"),
    path(f"{TOGETHER}way/<uuid:way_id>/", together.on_the_way, name="on_the_way"),
    path(EVENT, wheel.turned, name="turned"),
    path(f"{EVENT}entered-in-error/", wheel.take_back, name="take_back_turn"),
]
GOALS_AND_STEPS = [
    path(GOALS, goal.goals, name="goals"),
    path(f"{GOALS}choose/", goal.choose, name="choose"),
    path(f"{GOALS}to-print/", goal.goals_to_print, name="goals_to_print"),
    path(f"{GOALS}turns/<uuid:change_id>/", goal.goal_change, name="goal_change"),
    path(f"{GOALS}ratings/<uuid:rating_id>/", goal.rating, name="rating"),
    path(GOAL, goal.goal, name="goal"),
    path(f"{GOAL}reword/", goal.reword, name="reword"),
    path(f"{GOAL}what-became/", goal.what_became, name="what_became"),
    path(f"{GOAL}go-on-with/", goal.go_on_with, name="go_on_with"),
    path(f"{GOAL}rate/", rating.rate_goal, name="rate_goal"),
    path(f"{GOAL}hopes/", rating.write_scale, name="write_scale"),
    path(f"{GOAL}steps/new/", step.add_step, name="add_step"),
    path(f"{GOAL}barriers/new/", barrier.name_barrier, name="name_barrier"),
    path(STEP, step.step, name="step"),
    path(f"{STEP}change/", step.change_step, name="change_step"),
    path(f"{STEP}place/", step.move_step, name="move_step"),
    path(f"{STEP}take-up/", step.take_up_step, name="take_up_step"),
    path(f"{ACTIVITIES}new/", activity.plan_activity, name="plan_activity"),
    path(ACTIVITY, activity.activity, name="activity"),
    path(f"{ACTIVITY}tell/", activity.tell_activity, name="tell_activity"),
    path("people/<uuid:person_id>/tasks/<uuid:task_id>/do/", activity.do_task, name="do_task"),
    path(BARRIER, barrier.barrier, name="barrier"),
    path(f"{BARRIER}behind/", barrier.put_behind, name="put_behind"),
    path(f"{BARRIER}again/", barrier.in_the_way_again, name="in_the_way_again"),
    path("people/<uuid:person_id>/connections/new/", connection.connect, name="connect"),
    path("people/<uuid:person_id>/connections/<uuid:connection_id>/", connection.connection, name="connection"),
    path("people/<uuid:person_id>/strengths/", strengths.strengths, name="strengths"),
    path("people/<uuid:person_id>/strengths/new/", strengths.name_strength, name="name_strength"),
]
REFLECTIONS = [
    path("my-practice/", reflection.reflections, name="reflections"),
    path("my-practice/write/", reflection.write_reflection, name="write_reflection"),
    path("my-practice/check/", reflection.make_self_check, name="make_self_check"),
    path("my-practice/checks/<uuid:self_check_id>/", reflection.self_check, name="self_check"),
    path("my-practice/<uuid:reflection_id>/", reflection.change_reflection, name="change_reflection"),
]
urlpatterns = [*PARTNERSHIPS, *GOALS_AND_STEPS, *REFLECTIONS]
