"""The circles room as a Django application: a person's page opens onto maps, and the newest stands beside the story."""

from django.apps import AppConfig


class CirclesConfig(AppConfig):
    name = "alongside.circles"

    def ready(self) -> None:
        from alongside.circles.beside import maps_of_them, maps_to_choose, newest_map
        from alongside.circles.guest import Guest, stands
        from alongside.goals.sources import Source, can_turn
        from alongside.people.at_the_side import stands_at_the_side
        from alongside.people.models.person import KEPT_ABOVE
        from alongside.people.openings import PageAbout, has_page, opens_onto
        from alongside.people.standing import let_in
        from alongside.people.story_kinds import told_as

        opens_onto("circles_drawn", "circles:map")
        told_as("circles", "My circles", "circles_drawn")
        has_page(PageAbout("My circles", "circles:circles"))
        KEPT_ABOVE["has_circles"] = maps_of_them
        stands_at_the_side(newest_map)
        can_turn(Source("map", "A map", "circles:map", maps_to_choose))
        let_in(Guest, stands)
