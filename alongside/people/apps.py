"""The people room as a Django application: it says how somebody stands to a person, and what is known first."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "alongside.people"

    def ready(self) -> None:
        from alongside.audit.acting import register_standing
        from alongside.design.surroundings import provide_need
        from alongside.people.flagging import how_to_communicate
        from alongside.people.openings import opens_onto
        from alongside.people.standing import how_they_stand

        register_standing(how_they_stand)
        provide_need(how_to_communicate)
        for kind in ("sharing_agreed", "sharing_taken_back"):
            opens_onto(kind, "people:consent")
        for kind in ("records_joined", "records_parted"):
            opens_onto(kind, "people:joining")
        opens_onto("contact_ended", "people:contact")
