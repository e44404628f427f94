"""Where a finding of eligibility goes on, and what of the assessment can be chosen as what shows it."""

from alongside.assessments.models import Assessment, AssessmentPart, Picked
from alongside.decisions.asked_for import AskedFor, Quote
from alongside.decisions.models import Decision
from alongside.design.addresses import address
from alongside.kit.moments import date_in_words, in_london


def begun_in(decision: Decision) -> AskedFor | None:
    """The assessment in which a finding was begun; None for any other decision."""
    one = decision.found_in.select_related("person").order_by("-begun_at").first()
    if one is None:
        return None
    here = address("assessments:write" if one.is_open else "assessments:assessment", one.person_id, one.pk)
    return AskedFor(str(one), f"{here}#{'finish' if one.is_open else 'eligibility'}", quotes_of(one))


def quotes_of(one: Assessment) -> list[Quote]:
    """What is written in its parts and what was picked into them, in the order of the page."""
    rows = {row.part: row for row in one.written.select_related("changed_by").exclude(words="")}
    picks: dict[str, list[Picked]] = {}
    for pick in one.picked.all():
        picks.setdefault(pick.part, []).append(pick)
    found = []
    for part in one.what.parts:
        if part.slug in rows:
            found.append(_of_part(one, rows[part.slug]))
        found += [_of_pick(pick) for pick in picks.get(part.slug, [])]
    return found


def _of_part(one: Assessment, row: AssessmentPart) -> Quote:
    is_theirs = next(part.is_theirs for part in one.what.parts if part.slug == row.part)
    who = one.person.called if is_theirs else row.changed_by.name
    return Quote(f"part:{row.part}", row.words, f"{who}, {date_in_words(in_london(row.changed_at).date())}")


def _of_pick(pick: Picked) -> Quote:
    return Quote(f"pick:{pick.pk}", pick.now or pick.words, f"{pick.said_by}, {date_in_words(pick.said_on)}")
