"""The decisions room as a Django application: a person's page leads to what was decided, and they can be given it."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "alongside.decisions"

    def ready(self) -> None:
        from alongside.access.permissions import Permission
        from alongside.decisions.given import A_DECISION, A_DETERMINATION
        from alongside.decisions.story import decision, risk
        from alongside.letters.kinds import has_kind
        from alongside.people.answering import follow
        from alongside.people.openings import PageAbout, Start, can_start, has_page, opens_onto
        from alongside.people.story_kinds import told_as

        has_page(PageAbout("Decisions", "decisions:decisions"))
        can_start(Start("Weigh a decision", "decisions:start", Permission.DECISION_MAKE, is_aside=True))
        opens_onto(decision.DECISION, "decisions:decision")
        opens_onto(decision.TURNED, "decisions:turn")
        opens_onto(risk.RISK, "decisions:risk")
        told_as("decisions", "Decisions", decision.DECISION, decision.TURNED)
        told_as("risks", "What I want to try", risk.RISK)
        has_kind(A_DECISION)
        has_kind(A_DETERMINATION)
        clocks = (decision.TO_RECORD, decision.TO_SECOND, decision.REVIEW, decision.LAW_CHANGED, decision.CHALLENGED)
        follow(decision.clocks_that_follow, *clocks)
        follow(risk.clocks_of_risks, risk.RISK_REVIEW)
