"""Addresses of what the teams know of their community."""

from django.urls import path

from alongside.directory.views import came, gathering, link

app_name = "directory"
urlpatterns = [
    path("community/", link.community, name="community"),
    path("community/links/new/", link.add_link, name="add_link"),
    path("community/links/hand-over/", link.hand_over, name="hand_over"),
    path("community/links/<uuid:link_id>/", link.link, name="link"),
    path("community/links/<uuid:link_id>/change/", link.change_link, name="change_link"),
    path("community/links/<uuid:link_id>/still-right/", link.check_link, name="check_link"),
    path("community/links/<uuid:link_id>/withdraw/", link.withdraw_link, name="withdraw_link"),
    path("community/evenings/", gathering.gatherings, name="gatherings"),
    path("community/evenings/new/", gathering.arrange, name="arrange"),
    path("community/evenings/<uuid:gathering_id>/", gathering.gathering, name="gathering"),
    path("community/evenings/<uuid:gathering_id>/change/", gathering.change, name="change_gathering"),
    path("community/evenings/<uuid:gathering_id>/call-off/", gathering.call_off, name="call_off"),
    path("people/<uuid:person_id>/came/", came.came_to, name="came_to"),
    path("people/<uuid:person_id>/came/<uuid:came_id>/", came.came, name="came"),
    path("people/<uuid:person_id>/came/<uuid:came_id>/take-back/", came.take_back, name="take_back"),
]
