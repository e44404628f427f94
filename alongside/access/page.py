"""The access table as a page: what `docs/permissions.md` holds."""

from collections.abc import Collection, Iterable

from alongside.access.policy import POLICY, Rule
from alongside.access.roles import ROLES, Role
from alongside.access.standing import Kind, Openness, Standing, that_count

STANDING_IN_WORDS: dict[Kind, str] = {
    Kind.SELF: "it is their own record",
    Kind.CHOSEN: "the person chose to share with them",
    Kind.ALLOCATED: "alongside the person by name, from a day until a day",
    Kind.TEAM: "a member of the team that is alongside",
    Kind.DUTY: "on duty now for the team that is alongside",
    Kind.COVER: "covering now for a worker who is alongside",
    Kind.SHIFT: "on a shift with the person, until it ends",
    Kind.NAMED: "one of the few named on a restricted or hidden record",
    Kind.BROKE_GLASS: "opened the record for a stated reason, until an end",
    Kind.REVIEWS: "asked to review how somebody else broke the glass, until it is reviewed",
    Kind.TALKING_POINT: "at the Talking Point where they have a time, from the day before until it is to be recorded",
    Kind.SITTING: "the person's own device, joined to one map for one sitting, which the worker can end",
    Kind.BY_LINK: "the person, by a link to one self-assessment and a word, until its day or until it is taken back",
}
OPENNESS_IN_WORDS: dict[Openness, str] = {
    Openness.OPEN: "council workers may find it; opening it needs standing",
    Openness.RESTRICTED: "council workers see that it exists; only the named, and whoever broke the glass, may open it",
    Openness.HIDDEN: "only the named can tell that it exists: all others are answered as if there were no such record",
}
PRINTED = "Printed from `alongside/access` by `manage.py permissions`; a test keeps it fresh."
ENDS = (
    "Computed now, from dated rows; it ends by itself. For a worker who is kept from a record, because it is their own "
    "or that of somebody close to them, no standing counts: a hidden one is not there, any other is refused."
)
Row = tuple[str, ...]


def permissions_page() -> str:
    """The whole table as Markdown. Takes nothing; the same every time."""
    rules: list[Row] = [
        (f"`{permission}`", rule.sentence, _listed(rule.roles, Role), _standing(rule))
        for permission, rule in POLICY.items()
    ]
    roles: list[Row] = [(f"`{role}`", name, purpose) for role, (name, purpose) in ROLES.items()]
    kinds: list[Row] = [(f"`{kind}`", words) for kind, words in STANDING_IN_WORDS.items()]
    degrees: list[Row] = [
        (f"`{openness}`", words, _listed(that_count(Standing(frozenset(Kind)), openness), Kind))
        for openness, words in OPENNESS_IN_WORDS.items()
    ]
    parts = [
        "# Who may do what",
        PRINTED,
        "## Permissions",
        _table(("permission", "what it allows", "roles", "and must stand to the person as"), rules),
        "## Roles",
        _table(("role", "what people call it", "what it is for"), roles),
        "## Standing",
        ENDS,
        _table(("standing", "means"), kinds),
        "## How open a record is",
        _table(("openness", "means", "standing that counts"), degrees),
    ]
    return "\n\n".join(parts) + "\n"


def _standing(rule: Rule) -> str:
    """The ways of standing of a rule, and those for whom breaking the glass is enough."""
    words = _listed(rule.standing, Kind)
    return f"{words}; {_listed(rule.with_glass, Role)}: {Kind.BROKE_GLASS} too" if rule.with_glass else words


def _listed(held: Collection[str] | None, all_of_them: Iterable[str]) -> str:
    """The keys that are held, in the order of the whole list; None: a permission that asks about no person."""
    return "no person is asked about" if held is None else ", ".join(key for key in all_of_them if key in held)


def _table(head: Row, rows: list[Row]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ("---",) * len(head), *rows])
