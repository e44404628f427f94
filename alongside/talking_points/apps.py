"""The talking points room as a Django application: it tells the rooms below what of a person is known here."""

from django.apps import AppConfig


class TalkingPointsConfig(AppConfig):
    name = "alongside.talking_points"

    def ready(self) -> None:
        from alongside.access.permissions import Permission
        from alongside.access.standing import Kind as Standing
        from alongside.directory.public.pieces import shows_the_public
        from alongside.letters.kinds import has_kind
        from alongside.people.answering import follow
        from alongside.people.given_back import goes_back
        from alongside.people.models.person import STANDING_ABOVE
        from alongside.people.openings import Start, can_start, opens_onto
        from alongside.people.still_to_do import Kind, stands_beside
        from alongside.people.story_kinds import told_as
        from alongside.talking_points import story
        from alongside.talking_points.confirmation import CONFIRMATION
        from alongside.talking_points.given_back import give_back_times
        from alongside.talking_points.models import Booking
        from alongside.talking_points.times import SAYS, those_met_by
        from alongside.talking_points.upcoming import for_the_public

        STANDING_ABOVE[Standing.TALKING_POINT] = those_met_by
        for kind in story.OF_A_BOOKING:
            opens_onto(kind, "talking_points:booking")
        opens_onto(story.MOVED, "talking_points:moved")
        told_as("talking_points", "Talking Points", *story.OF_A_BOOKING, story.MOVED)
        can_start(
            Start("Book a Talking Point", "talking_points:find_time", Permission.TALKING_POINT_BOOK, is_aside=True)
        )
        stands_beside(
            Kind("A time to talk", "talking_points:booking", Booking.objects.waited_for, before="on", says=SAYS)
        )
        follow(story.clocks_that_follow, story.TO_GIVE_ANEW, story.TO_ASK_AFTER)
        goes_back(give_back_times)
        has_kind(CONFIRMATION)
        shows_the_public("talking_points", for_the_public)
