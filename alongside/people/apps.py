"""The people room as a Django application: it says how somebody stands to a person, and what is known first."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "alongside.people"

    def ready(self) -> None:
        from alongside.audit.acting import register_standing
        from alongside.design.surroundings import provide_needs
        from alongside.people.flagging import how_to_communicate, opened_for_a_reason
        from alongside.people.openings import PageAbout, has_page, opens_onto
        from alongside.people.standing import how_they_stand
        from alongside.people.story_kinds import told_as

        register_standing(how_they_stand)
        provide_needs(opened_for_a_reason, how_to_communicate)
        for kind in ("sharing_agreed", "sharing_taken_back"):
            opens_onto(kind, "people:consent")
        for kind in ("records_joined", "records_parted"):
            opens_onto(kind, "people:joining")
        opens_onto("contact_ended", "people:contact")
        told_as("met", "We met", "person_added")
        told_as("death", "They died", "person_died")
        told_as("communication", "How to communicate", "communication")
        told_as("alongside", "Who is alongside", "handed_over", "named_began", "named_ended")
        told_as("life", "People in my life", "contact_ended", "relationship_began", "relationship_ended")
        told_as("records", "Two records joined", "records_joined", "records_parted")
        told_as("sharing", "What I agree to share", "sharing_agreed", "sharing_taken_back")
        has_page(PageAbout("My story", "people:story"))
        has_page(PageAbout("Who I am", "people:who_i_am"))
        for words, view in (
            ("People in my life", "people_in_life"),
            ("Who is alongside", "alongside"),
            ("In facts", "identity"),
            ("What I share", "sharing"),
        ):
            has_page(PageAbout(words, f"people:{view}", is_aside=True))
