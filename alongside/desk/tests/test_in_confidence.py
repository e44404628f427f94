"""A clock about a hidden record stands on the desk of those who may know of it, and is counted nowhere else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from alongside.access.standing import Openness
from alongside.audit.acting import House
from alongside.kit.ids import new_id
from alongside.people import actions
from alongside.workforce.actions.cover import set_cover

SAYS = "may be the same person"


def desk_of(worker, address="/desk/"):
    client = Client()
    client.force_login(worker.account)
    return client.get(address).content.decode()


def figures_of(html):
    """Every figure of what a page is about; its foot says the minute at which it was printed."""
    return "".join(letter for letter in html.split("<main")[1].split("</main")[0] if letter.isdigit())


@pytest.mark.parametrize("covers", [False, True])
def test_colleagues_and_whoever_covers_learn_nothing_of_it(cast, covers):
    mina, graham, ruth, now = (*(cast.workers[slug] for slug in ("mina", "graham", "ruth")), timezone.now())
    dorothy = cast.people["dorothy"]
    actions.set_openness(
        person=dorothy, openness=Openness.HIDDEN, named=[mina], why="Somebody looks for her", by=House("test"), at=now
    )
    if covers:
        ends_at = now + timedelta(days=2)
        set_cover(id=new_id(), absent=mina, covering=graham, starts_at=now, ends_at=ends_at, by=ruth, at=now)
    team = f"/team/{cast.teams['Armley'].pk}/"
    before = [desk_of(worker, address) for worker in (graham, ruth) for address in ("/desk/", team)]
    actions.add_person(
        id=new_id(), name="Dorothy Hale", born_on=dorothy.born_on, by=cast.workers["farah"], at=timezone.now()
    )
    after = [desk_of(worker, address) for worker in (graham, ruth) for address in ("/desk/", team)]
    assert SAYS in desk_of(mina)
    assert SAYS in desk_of(mina, team)
    for one, other in zip(before, after, strict=True):
        assert "Armley" in other
        assert SAYS not in other
        assert one.count("<li") == other.count("<li")
        assert figures_of(one) == figures_of(other)
