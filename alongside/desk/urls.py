"""The desk has no address of its own: it is what `/` gives to a worker who is signed in."""

from django.urls import path

from alongside.desk import views

app_name = "desk"
urlpatterns = [path("desk/", views.desk, name="desk")]
