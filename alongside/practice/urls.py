"""The addresses of the practice room, under /practice/."""

from django.urls import path

from alongside.practice import views

app_name = "practice"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("model/", views.model, name="model"),
    path("principles/", views.principles, name="principles"),
    path("principles/<slug:slug>/", views.principle, name="principle"),
    path("conversations/", views.conversations, name="conversations"),
    path("cards/", views.cards, name="cards"),
    path("cards/<slug:role>/", views.card, name="card"),
    path("connecting-people/", views.connecting, name="connecting"),
    path("community/", views.community, name="community"),
    path("plain-words/", views.plain_words, name="plain_words"),
]
