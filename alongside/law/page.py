"""The register of law as a page: what `docs/law.md` holds."""

from alongside.law.checks import Check
from alongside.law.registry import REGISTER, Register, Version
from alongside.law.working_days import FIRST_DAY, LAST_DAY, TABLE

HEAD = """# Law in the product

Printed from `alongside/law` by `manage.py law --page`; a test keeps it fresh.

Each provision is a pure function with a name and a start. A change of law is a new function beside the old, so that a
decision can be read under the law of its day; every decision keeps the version and the facts it was given. The words
are in `alongside/law/text`, one file a name, written so that a worker can read them to the person. The machine counts
and says what is missing. It never decides what law leaves to a professional: there the verdict is *judgement needed*,
with what must be weighed.

What is well known but was not read again at its source is built and marked *not yet checked* wherever a
worker meets it, until somebody with a legal training has read the primary text. The product is no legal advice.
"""
ASKING = """## Asking

    echo '{"contact_at": "2026-11-13T16:10:00+00:00", "working_days": 2}' | ./manage.py law recording_deadline

`--on YYYY-MM-DD` asks for the law of a day, `--facts FILE` reads a file, `--list` prints the register as JSON lines. In
the list, `from` and `until` are a version's first and last day, null where there is none, and `keys` the words that may
stand inside a fact that is an object or a list. A version that no statute dates is named for the calendar's first day.
"""
SIGNING = """Each waits for a reader with a legal training, who reads the primary text beside the name's own file in
`alongside/law/text` and signs there, under the check itself: `checked_by`, `checked_on`, and a new `review_on`, the day
by which it is to be read again. `./manage.py law --overdue` names each whose day has passed and ends with 1; the tests
warn of it, and fail of nothing that time alone has done.
"""
WORKING_DAYS = f"""## Working days

Every day but Saturdays, Sundays and England's bank holidays. A contact's day is its date in London; counting starts
on the day after; what is due on a day is due by 23:59:59 in London.

Bank holidays are a table, `alongside/law/bank_holidays.toml`, for {FIRST_DAY.year} to {LAST_DAY.year}, substitute
days and proclaimed ones included; a test compares it with the package `holidays`. Outside those years the product
refuses to count. When a bank holiday is proclaimed or moved, add it to the table under `also` or `not`, with where
it was proclaimed. Moments that were stored before the correction stand until they are computed again. Source:
Banking and Financial Dealings Act 1971, section 1 and Schedule 1, and the proclamations made under it (not yet
checked at the source).
"""


def law_page(register: Register = REGISTER) -> str:
    """The whole register as Markdown. The same every time."""
    versions = [version for name in register.names() for version in register.versions(name)]
    lines = [HEAD, "## The register", "", "| name | version | from | until | rests on | facts | checked |"]
    lines += ["| --- | --- | --- | --- | --- | --- | --- |"]
    lines += [_row(version, register) for version in versions]
    lines += ["", "## What each says, and where it was read", ""]
    lines += [f"* **`{version.version}`** {version.says} *Source:* {version.source}" for version in versions]
    lines += ["", "## Not yet checked", "", SIGNING, *_checks(versions, done=False)]
    lines += ["", "## Checked, and when to read again", "", *_checks(versions, done=True)]
    lines += ["", WORKING_DAYS, "Corrections to the package's calendar:", "", *_corrections(), "", ASKING]
    return "\n".join(lines).rstrip("\n") + "\n"


def _row(version: Version, register: Register) -> str:
    facts = "; ".join(f"`{fact}`: {kind.name}" for fact, kind in version.facts.items())
    cells = [
        f"`{version.name}`",
        f"`{version.version}`",
        str(version.start or "always"),
        str(register.until(version) or ""),
        "; ".join(version.provisions),
        facts,
        "yes" if version.checked else "**not yet checked**",
    ]
    return f"| {' | '.join(cells)} |"


def _checks(versions: list[Version], *, done: bool) -> list[str]:
    """A table of what is to be read, or was; "Nothing." where there is none."""
    rows = [
        f"| `{version.version}` | {check.read} | {check.review_on} | {_signed(check)} |"
        for version in versions
        for check in version.checks
        if check.is_done is done
    ]
    head = ["| version | what to read | by when | read by, and on which day |", "| --- | --- | --- | --- |"]
    return [*head, *rows] if rows else ["Nothing."]


def _signed(check: Check) -> str:
    return f"{check.checked_by}, {check.checked_on}" if check.is_done else ""


def _corrections() -> list[str]:
    return [
        f"* {day} {word}: {reason}"
        for word, days in (("is one", TABLE["also"]), ("is not one", TABLE["not"]))
        for day, reason in days.items()
    ]
