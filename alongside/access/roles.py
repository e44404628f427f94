"""The roles a council gives. Keys are kept for ever; the words beside them may change."""

from enum import StrEnum


class Role(StrEnum):
    PRACTITIONER = "practitioner"
    SUPPORT_WORKER = "support_worker"
    FIRST_CONTACT = "first_contact"
    RAPID_RESPONSE = "rapid_response"
    SUPERVISOR = "supervisor"
    TEAM_MANAGER = "team_manager"
    PRINCIPAL = "principal"
    COMMISSIONER = "commissioner"
    COMMUNITY_WORKER = "community_worker"
    PROVIDER_STAFF = "provider_staff"
    COMPLAINTS_OFFICER = "complaints_officer"
    GOVERNANCE_OFFICER = "governance_officer"
    DATA_ANALYST = "data_analyst"
    ADMINISTRATOR = "administrator"
    SELF = "self"
    CHOSEN = "chosen"


# Role -> (what people call it, what it is for).
ROLES: dict[Role, tuple[str, str]] = {
    Role.PRACTITIONER: ("practitioner", "A social worker or occupational therapist, alongside people over time."),
    Role.SUPPORT_WORKER: ("support worker", "Supports people day by day, often from an agency and on a shift."),
    Role.FIRST_CONTACT: ("first-contact worker", "Has the first good conversation and finds the right place."),
    Role.RAPID_RESPONSE: ("rapid response worker", "Answers a crisis, holds it for a short while and hands over."),
    Role.SUPERVISOR: ("supervisor", "Gives reflective supervision and observes practice."),
    Role.TEAM_MANAGER: ("team manager", "Looks after a team's people, work, duty and cover."),
    Role.PRINCIPAL: ("principal social worker", "Leads practice quality across the council."),
    Role.COMMISSIONER: ("commissioner", "Shapes the offer with residents and providers."),
    Role.COMMUNITY_WORKER: ("community worker", "Keeps the directory true and links people to places."),
    Role.PROVIDER_STAFF: ("provider's staff", "Works for an organisation commissioned to support people."),
    Role.COMPLAINTS_OFFICER: ("complaints officer", "Tests a complaint against the practice principles."),
    Role.GOVERNANCE_OFFICER: (
        "information governance officer",
        "Looks after records, requests for them and who has looked.",
    ),
    Role.DATA_ANALYST: ("data analyst", "Makes the national return and compares outcomes."),
    Role.ADMINISTRATOR: ("administrator", "Looks after accounts, roles, teams, duty and cover."),
    Role.SELF: ("the person", "The person whose record it is."),
    Role.CHOSEN: ("chosen by the person", "Somebody the person has chosen to share with."),
}

PERSONS_SIDE = frozenset({Role.SELF, Role.CHOSEN})
WORKERS_ROLES = frozenset(Role) - PERSONS_SIDE


def role_in_words(role: str) -> str:
    """What people call a role, from its key; an unknown key is given back as it is."""
    return ROLES[Role(role)][0] if role in set(Role) else role
