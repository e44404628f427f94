"""Community links: added with somebody's agreement, changed, looked at again, withdrawn, handed over."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.directory.models import CommunityLink, LinkHandOver
from alongside.directory.rules import fault_in_agreed_on
from alongside.kit.ids import new_id
from alongside.kit.moments import date_in_words, in_london
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import change, create_once
from alongside.workforce.models import Cover, Team, TeamMember, Worker
from alongside.workforce.models.team import holds_now, holds_on

KEEP = Permission.COMMUNITY_KEEP


class UnableToKeepLink(UnableTo):
    """The link cannot be kept as it is described."""


@action("link.added", needs=KEEP, creates="directory.communitylink")
def add_link(
    *,
    team: Team,
    id: UUID,
    name: str,
    knows: str,
    area: str = "",
    reach: str = "",
    may_tell: str,
    agreed: bool,
    agreed_on: date,
    how_agreed: str,
    by: Any,
    at: datetime,
) -> CommunityLink:
    """Write down for a team somebody in the community who agreed to it: what they know or offer, how to reach them.

    Whoever adds it speaks with them for the team, if they are in it. `may_tell` is what they let us say of them. The
    lawful ground is their consent (UK GDPR, articles 6(1)(a) and 7). Refuses without it, and a day to come.
    """
    if not agreed:
        raise UnableToKeepLink(
            "Ask them first. Without their agreement nothing is written down about them here.", field="agreed"
        )
    if fault := fault_in_agreed_on(agreed_on, today=in_london(at).date()):
        raise UnableToKeepLink(fault, field="agreed_on")
    facts = {"name": name, "knows": knows, "area": area, "reach": reach}
    return create_once(
        CommunityLink,
        id=id,
        team=team,
        hand=by if _is_in(team, by, at) else None,
        **facts,
        may_tell=may_tell,
        agreed_on=agreed_on,
        how_agreed=how_agreed,
        checked_on=in_london(at).date(),
        added_by=by,
        added_at=at,
        searched=CommunityLink.words_to_find(facts),
    )


@action("link.changed", needs=KEEP)
def change_link(
    *,
    link: CommunityLink,
    seen_version: int,
    name: str,
    knows: str,
    area: str = "",
    reach: str = "",
    may_tell: str,
    by: Any,
    at: datetime,
) -> CommunityLink:
    """Change what is written of a link; it counts as looked at today. Refuses one that was withdrawn."""
    _stands(link)
    facts = {"name": name, "knows": knows, "area": area, "reach": reach}
    return change(
        link, seen_version=seen_version, **facts, may_tell=may_tell, checked_on=in_london(at).date(),
        searched=CommunityLink.words_to_find(facts),
    )  # fmt: skip


@action("link.checked", needs=KEEP)
def check_link(*, link: CommunityLink, by: Any, at: datetime) -> CommunityLink:
    """Say that a link is still right, and that they still agree. Refuses one that was withdrawn."""
    _stands(link)
    CommunityLink.objects.filter(pk=link.pk).update(checked_on=in_london(at).date())
    link.checked_on = in_london(at).date()
    return link


@action("link.withdrawn", needs=KEEP)
def withdraw_link(
    *, link: CommunityLink, seen_version: int, withdrawn_on: date, how_withdrawn: str = "", by: Any, at: datetime
) -> CommunityLink:
    """They no longer agree. At once nothing is kept here but their name, so that nobody asks them again.

    What was known, where and how to reach them goes (UK GDPR, articles 7(3) and 17(1)(b)). Anybody who keeps links may
    say so for them. Refuses a day to come, and a second withdrawal.
    """
    _stands(link)
    if fault := fault_in_agreed_on(withdrawn_on, today=in_london(at).date()):
        raise UnableToKeepLink(fault.replace("agreed", "said so"), field="withdrawn_on")
    return change(
        link, seen_version=seen_version, knows="", area="", reach="", searched="", hand=None,
        withdrawn_on=withdrawn_on, how_withdrawn=how_withdrawn, withdrawn_by=by, withdrawn_at=at,
    )  # fmt: skip


@action("link.handed_over", needs=Permission.COMMUNITY_HAND_OVER)
def hand_over_links(*, worker: Worker, to: Worker | None, by: Any, at: datetime) -> list[CommunityLink]:
    """Put every link that is in a worker's hands into a colleague's, or into the team's alone (`to` None).

    The links stay with their teams. One of a team that `to` is not in goes to that team alone, so that nothing is lost
    and nobody is given what is not theirs. Gives the links that changed hands; none where there were none. Refuses
    handing over to oneself, or to somebody who has left.
    """
    return _hand_over(worker, to, by, at)


@action("link.left", needs=KEEP)
def leave_links(*, worker: Worker, to: Worker | None, by: Any, at: datetime) -> list[CommunityLink]:
    """As `hand_over_links`, for a worker who leaves: by themselves, or by whoever covers for them. Refuses others."""
    if by != worker and not Cover.objects.filter(holds_now(at), absent=worker, covering=by).exists():
        raise UnableToKeepLink(f"Only {worker} can do this, or whoever covers for them.")
    return _hand_over(worker, to, by, at)


def _hand_over(worker: Worker, to: Worker | None, by: Any, at: datetime) -> list[CommunityLink]:
    if to == worker:
        raise UnableToKeepLink("Choose a colleague, or the team itself.", field="to")
    if to is not None and to.has_left(on=in_london(at).date()):
        raise UnableToKeepLink(f"{to} has left. Choose a colleague, or the team itself.", field="to")
    links = list(CommunityLink.objects.select_for_update().filter(hand=worker).order_by("pk"))
    theirs = set(_teams_of(to, at)) if to else set()
    for link in links:
        hand = to if link.team_id in theirs else None
        CommunityLink.objects.filter(pk=link.pk).update(hand=hand, version=link.version + 1)
        link.hand, link.version = hand, link.version + 1
    LinkHandOver.objects.bulk_create(
        LinkHandOver(id=new_id(), link=one, from_worker=worker, to_worker=one.hand, handed_at=at, handed_by=by)
        for one in links
    )
    return links


def _stands(link: CommunityLink) -> None:
    if link.withdrawn_on is not None:
        raise UnableToKeepLink(
            f"They withdrew their agreement on {date_in_words(link.withdrawn_on)}. Do not ask them again."
        )


def _teams_of(worker: Worker, at: datetime) -> Any:
    return TeamMember.objects.filter(holds_on(in_london(at).date()), worker=worker).values_list("team", flat=True)


def _is_in(team: Team, worker: Any, at: datetime) -> bool:
    return isinstance(worker, Worker) and team.pk in set(_teams_of(worker, at))
