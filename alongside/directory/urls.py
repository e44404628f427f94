"""Addresses of what teams know, of entries, of links for whoever runs something, and of Open Referral UK."""

from django.urls import path

from alongside.directory.views import came, entry, entry_link, entry_look, entry_truth, gathering, link, oruk

app_name = "directory"
ENTRY = "directory/entries/<uuid:service_id>/"
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
    path("directory/entries/", entry.entries, name="entries"),
    path("directory/entries/add/", entry.add, name="add"),
    path(ENTRY, entry.entry, name="entry"),
    path(f"{ENTRY}change/", entry.change, name="change"),
    path(f"{ENTRY}history/", entry.history, name="entry_history"),
    path(f"{ENTRY}check/", entry_truth.check, name="check"),
    path(f"{ENTRY}close/", entry_truth.close, name="close"),
    path(f"{ENTRY}open-again/", entry_truth.open_again, name="open_again"),
    path(f"{ENTRY}mark/", entry_truth.mark, name="mark"),
    path(f"{ENTRY}knowledge/", entry_truth.write_knowledge, name="write_knowledge"),
    path(f"{ENTRY}link/", entry_link.make, name="make_entry_link"),
    path("directory/knowledge/<uuid:knowledge_id>/end/", entry_truth.end_knowledge, name="end_knowledge"),
    path("directory/links/<uuid:entry_link_id>/", entry_link.link, name="entry_link"),
    path("directory/links/<uuid:entry_link_id>/end/", entry_link.end, name="end_entry_link"),
    path("directory/to-do/", entry_look.to_do, name="to_do"),
    path("directory/to-do/team/", entry_look.choose_team, name="choose_team"),
    path("directory/changes/<uuid:change_id>/", entry_look.look, name="look"),
    path("directory/yours/<uuid:entry_link_id>/<slug:key>/", entry_link.yours, name="yours"),
    path(
        "directory/yours/<uuid:entry_link_id>/<slug:key>/<uuid:service_id>/", entry_link.yours_entry, name="yours_entry"
    ),
    path("oruk/v3/", oruk.root, name="oruk"),
    path("oruk/v3/openapi.json", oruk.openapi, name="oruk_openapi"),
    path("oruk/v3/services/", oruk.services, name="oruk_services"),
    path("oruk/v3/services/<uuid:service_id>/", oruk.service, name="oruk_service"),
    path("oruk/v3/service_at_locations/", oruk.service_at_locations, name="oruk_service_at_locations"),
    path(
        "oruk/v3/service_at_locations/<uuid:at_location_id>/", oruk.service_at_location, name="oruk_service_at_location"
    ),
    path("oruk/v3/taxonomies/", oruk.taxonomies, name="oruk_taxonomies"),
    path("oruk/v3/taxonomies/<uuid:taxonomy_id>/", oruk.one_taxonomy, name="oruk_taxonomy"),
    path("oruk/v3/taxonomy_terms/", oruk.taxonomy_terms, name="oruk_taxonomy_terms"),
    path("oruk/v3/taxonomy_terms/<uuid:term_id>/", oruk.taxonomy_term, name="oruk_taxonomy_term"),
]
