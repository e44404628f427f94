"""The product's addresses with the gallery, which is otherwise routed in the demo and in development alone."""

from django.urls import path

from alongside.config import urls, views

urlpatterns = [*urls.urlpatterns, path("design/", views.gallery, name="gallery")]
