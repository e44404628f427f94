"""The assessments room as a Django application: a person's page leads there; they can be given one."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "alongside.assessments"

    def ready(self) -> None:
        from alongside.access.permissions import Permission
        from alongside.assessments import own_story, story
        from alongside.assessments.evidence import begun_in
        from alongside.assessments.given import AN_ASSESSMENT
        from alongside.assessments.writer import Writer, stands
        from alongside.decisions.asked_for import asked_by
        from alongside.letters.kinds import has_kind
        from alongside.people.answering import follow
        from alongside.people.openings import PageAbout, Start, can_start, has_page, opens_onto
        from alongside.people.standing import let_in
        from alongside.people.story_kinds import told_as

        has_page(PageAbout("Assessments", "assessments:assessments"))
        can_start(Start("Begin an assessment", "assessments:begin", Permission.ASSESSMENT_LEAD, is_aside=True))
        opens_onto(story.ASSESSMENT, "assessments:assessment")
        opens_onto(own_story.OWN, "assessments:self_assessment")
        told_as("assessments", "Assessments", story.ASSESSMENT, own_story.OWN)
        has_kind(AN_ASSESSMENT)
        asked_by(begun_in)
        clocks = (story.READY, story.ADVICE, story.YOUNG_CARER, own_story.WRITTEN, own_story.WAITS)
        follow(story.clocks_that_follow, *clocks)
        let_in(Writer, stands)
