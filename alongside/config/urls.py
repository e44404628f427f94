"""Every address of the product: each room brings its own, under the roof's few."""

from django.conf import settings
from django.urls import include, path

from alongside.config import views

urlpatterns = [
    path("", views.front, name="front"),
    path("health/", views.health, name="health"),
    path("about/", views.about, name="about"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("council.css", views.council_css, name="council_css"),
    path("pieces.css", views.pieces_css, name="pieces_css"),
    path("", include("alongside.desk.urls")),
    path("", include("alongside.workforce.urls")),
    path("", include("alongside.people.urls")),
    path("", include("alongside.letters.urls")),
    path("", include("alongside.conversations.urls")),
    path("", include("alongside.goals.urls")),
    path("", include("alongside.circles.urls")),
    path("", include("alongside.decisions.urls")),
    path("", include("alongside.assessments.urls")),
    path("", include("alongside.measures.urls")),
    path("", include("alongside.talking_points.urls")),
    path("", include("alongside.directory.urls")),
    path("", include("alongside.practice.urls")),
]
if settings.IN_DEMO:
    urlpatterns.append(path("demo/as/<slug:slug>/", views.demo_as, name="demo_as"))
if settings.IN_DEMO or settings.DEBUG:
    urlpatterns.append(path("design/", views.gallery, name="gallery"))

handler400 = "alongside.design.pages.bad_request"
handler403 = "alongside.design.pages.denied"
handler404 = "alongside.design.pages.not_found"
handler500 = "alongside.design.pages.server_error"
