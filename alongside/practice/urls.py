"""The addresses of the practice room, under /practice/, and of examples on a person's own page."""

from django.urls import path

from alongside.practice.views import examples, skills
from alongside.practice.views import reading as views

app_name = "practice"
THEIRS = "people/<uuid:person_id>/examples/"
urlpatterns = [
    path("practice/", views.overview, name="overview"),
    path("practice/model/", views.model, name="model"),
    path("practice/principles/", views.principles, name="principles"),
    path("practice/principles/<slug:slug>/", views.principle, name="principle"),
    path("practice/conversations/", views.conversations, name="conversations"),
    path("practice/cards/", views.cards, name="cards"),
    path("practice/cards/<slug:role>/", views.card, name="card"),
    path("practice/connecting-people/", views.connecting, name="connecting"),
    path("practice/community/", views.community, name="community"),
    path("practice/plain-words/", views.plain_words, name="plain_words"),
    path("practice/skills/", skills.skills, name="skills"),
    path("practice/skills/<uuid:skill_id>/end/", skills.end, name="end_skill"),
    path("practice/examples/", examples.examples, name="examples"),
    path("practice/examples/<uuid:example_id>/", examples.example, name="example"),
    path(THEIRS, examples.examples_of, name="examples_of"),
    path(f"{THEIRS}new/", examples.share, name="share_example"),
    path(f"{THEIRS}<uuid:example_id>/change/", examples.change, name="change_example"),
    path(f"{THEIRS}<uuid:example_id>/withdraw/", examples.withdraw, name="withdraw_example"),
]
