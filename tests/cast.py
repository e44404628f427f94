"""The cast: invented people and workers whose lives exercise every room. The demo's data, and the stories of the tests.

    Mina Osei        practitioner, Armley team      alongside Simon and Dorothy
    Ade Bello        support worker, agency         on a shift with Simon today
    Farah Noor       first-contact worker           finds anybody who is open
    Leo Grant        rapid response worker          once opened Mr Khan's record for a reason
    Ruth Adeyemi     team manager, Armley team      duty and cover
    Graham Lowe      supervisor
    Helen Marsh      principal social worker        alongside Mr Khan, whose record is restricted, and Ivy
    Priya Nair       commissioner                   no person's record is hers to open
    Nell Hughes      community worker, Community    looks after the directory of what is on
    Sam Whitlock     administrator                  workers, roles, teams

    Simon            34, makes people laugh: the published case of Simon and Mina
    Dorothy Hale     81, grew vegetables for fifty years; a draft about her waits to be recorded
    Yusuf Khan       67, restricted: his daughter works for the council
    Rosa Lind        45, hidden: she has left somebody who looks for her
    Li Ng            29, known to first contact only; what Li asked for waits to be taken on
    Ivy Thwaite      88, played the organ for sixty years; she died some days ago
    Una Hale         Dorothy's niece, who cares for her and has a record of her own

Everything is reached through actions, at moments counted back from the day the cast is gathered.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, partial
from typing import Any

from django.contrib.auth.hashers import make_password

from alongside.access.roles import Role
from alongside.access.standing import Openness
from alongside.audit.acting import House
from alongside.conversations.actions import add_correction, keep_draft, record_note
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.people import actions as people
from alongside.people.models import Person
from alongside.workforce.actions.signing_in import choose_password
from alongside.workforce.actions.teams import add_team, set_duty
from alongside.workforce.actions.workers import add_administrator, add_worker
from alongside.workforce.models import Team, Worker
from tests.cast_assessments import una_cares, what_dorothy_needs, what_dorothy_writes
from tests.cast_circles import simons_circles
from tests.cast_community import how_it_goes, who_and_what_we_know
from tests.cast_conversations import simon_and_mina
from tests.cast_days import ago, born, working
from tests.cast_decisions import what_was_decided
from tests.cast_directory import what_is_on
from tests.cast_facts import in_facts, who_they_are
from tests.cast_first_contact import li_rings
from tests.cast_goals import simons_goals
from tests.cast_introductions import what_fits
from tests.cast_ivy import ivy_and_helen
from tests.cast_letters import what_simon_holds, what_they_hold_of_decisions
from tests.cast_lives import a_night_at_mr_khans, people_in_lives
from tests.cast_talking_points import where_people_talk
from tests.cast_together import simon_and_mina_together

PASSWORD = "alongside-demo-only"
HOUSE = House("cast")


@dataclass
class Cast:
    """Everybody, by first name in small letters."""

    workers: dict[str, Worker]
    people: dict[str, Person]
    teams: dict[str, Team]
    now: datetime


@cache
def hashed_once() -> str:
    """The cast's password, hashed; hashing is slow on purpose, and tests gather the cast often."""
    return make_password(PASSWORD)


# Slug -> name, roles, agency, team.
WORKERS: dict[str, tuple[str, list[Role], bool, str]] = {
    "mina": ("Mina Osei", [Role.PRACTITIONER], False, "Armley"),
    "ade": ("Ade Bello", [Role.SUPPORT_WORKER], True, ""),
    "farah": ("Farah Noor", [Role.FIRST_CONTACT], False, "First contact"),
    "leo": ("Leo Grant", [Role.RAPID_RESPONSE], False, "Rapid response"),
    "ruth": ("Ruth Adeyemi", [Role.TEAM_MANAGER], False, "Armley"),
    "graham": ("Graham Lowe", [Role.SUPERVISOR], False, "Armley"),
    "helen": ("Helen Marsh", [Role.PRINCIPAL], False, ""),
    "priya": ("Priya Nair", [Role.COMMISSIONER], False, ""),
    "nell": ("Nell Hughes", [Role.COMMUNITY_WORKER], False, "Community"),
}
TEAMS = ("Armley", "First contact", "Rapid response", "Community")


def gather(now: datetime) -> Cast:
    """Everybody, with what has happened to them until `now`. Into an empty database only."""
    began = ago(now, 120, "09:00")
    sam = add_administrator(id=new_id(), name="Sam Whitlock", email="sam@example.org", by=HOUSE, at=began)
    teams = {name: add_team(id=new_id(), name=name, by=sam, at=began) for name in TEAMS}
    cast = Cast({"sam": sam}, {}, teams, now)
    for slug, (name, roles, is_agency, team) in WORKERS.items():
        cast.workers[slug] = add_worker(
            id=new_id(),
            name=name,
            email=f"{slug}@example.org",
            roles=roles,
            is_agency=is_agency,
            teams=[teams[team]] if team else [],
            by=sam,
            at=began,
        )
    encoded = hashed_once()
    for worker in cast.workers.values():
        choose_password(account=worker.account, encoded=encoded, by=HOUSE, at=began)
    _simon(cast)
    _dorothy(cast)
    _those_alongside_dorothy(cast)
    _those_not_open(cast)
    people_in_lives(cast, told=working(now, 33, "10:00"), back=working(now, 12, "16:00"))
    simons_circles(cast, first=working(now, 33, "11:30"), later=ago(now, 4, "17:30"))
    simon_and_mina(cast, first=working(now, 32, "14:00"), second=working(now, 20, "10:00"))
    simon_and_mina_together(cast, began=working(now, 34, "11:30"))
    how_it_goes(cast, first=working(now, 33, "12:20"), later=ago(now, 4, "18:10"))
    who_and_what_we_know(
        cast, evening=ago(now, 11, "18:00"), next_one=ago(now, -6, "14:00"), told=working(now, 15, "09:50")
    )
    simons_goals(cast, partial(ago, now))
    a_night_at_mr_khans(cast, rang=working(now, 21, "22:05"), looked=working(now, 18, "09:15"))
    who_they_are(cast)
    in_facts(cast)
    li_rings(cast, rang=working(now, 2, "10:10"))
    what_is_on(cast)
    what_was_decided(cast, evening=working(now, 10, "15:30"), needs=working(now, 14, "11:20"))
    hers = what_dorothy_needs(cast, begun=working(now, 5, "10:40"), later=working(now, 2, "14:10"))
    what_dorothy_writes(
        cast, hers, offered=working(now, 5, "11:20"), opened=working(now, 4, "15:10"), sent=working(now, 2, "16:20")
    )
    una_cares(cast, hers, said=working(now, 3, "15:40"))
    what_fits(cast, first=working(now, 30, "15:00"), later=working(now, 6, "10:30"))
    what_simon_holds(cast, given=working(now, 17, "11:00"), prepared=working(now, 3, "09:30"))
    what_they_hold_of_decisions(cast, given=working(now, 8, "13:10"))
    where_people_talk(cast)
    ivy_and_helen(cast, met=working(now, 16, "10:30"), told=working(now, 4, "11:45"), born_on=born(now, 88))
    set_duty(
        id=new_id(), team=teams["Armley"], worker=cast.workers["graham"],
        starts_at=ago(now, 0, "00:00"), ends_at=ago(now, -1, "00:00"), by=cast.workers["ruth"], at=now,
    )  # fmt: skip
    return cast


def _note(person: Person, by: Worker, happened: datetime, recorded: datetime, **facts: Any) -> Any:
    facts = {"kind": "visit", **facts}
    return record_note(person=person, id=new_id(), contact_at=happened, by=by, at=recorded, **facts)


def _simon(cast: Cast) -> None:
    """The published case: humour named, a series of smaller goals, and people who stayed to talk."""
    mina, ade, now = cast.workers["mina"], cast.workers["ade"], cast.now
    met = working(now, 41, "10:30")
    simon = cast.people["simon"] = people.add_person(
        id=new_id(), name="Simon Archer", known_as="Simon", pronouns="He, him", born_on=born(now, 34), by=mina, at=met
    )
    first = working(now, 34, "11:00")
    _note(
        simon, mina, first, first + timedelta(hours=3), place="At home",
        in_their_words="Everybody I know has heard all of my jokes. My family, and the friends I made at the service. They laugh to be kind.",
        together="We drew the people in his life on a sheet of paper. Most are family, or people from the service.",
        strength="Makes people laugh", strength_says="person",
    )  # fmt: skip
    second = working(now, 19, "14:00")
    note = _note(
        simon, mina, second, second + timedelta(days=1), place="The café on Town Street",
        in_their_words="I want to make a room laugh. Not my sister, she has heard them all. A room.",
        together="We made smaller goals out of a big one. We will both learn to post one joke a day. What stands in the way is confidence.",
        strength="Notices things", strength_says="other", strength_says_name="Jo, his sister",
    )  # fmt: skip
    add_correction(
        note=note,
        id=new_id(),
        words="Simon asked me to add: the idea of the daily joke was his.",
        by=mina,
        at=second + timedelta(days=3),
    )
    people.change_person(
        person=simon, seen_version=simon.version, name=simon.name, known_as="Simon", pronouns="He, him", born_on=simon.born_on,
        what_matters="I want to make a room laugh. Not my sister, she has heard them all. A room.",
        what_matters_said_by="", what_matters_said_on=in_london(second).date(), by=mina, at=second + timedelta(days=1),
    )  # fmt: skip
    people.enter_shift(
        person=simon, id=new_id(), worker=ade,
        starts_at=ago(now, 12, "09:00"), ends_at=ago(now, 12, "17:00"), why="Agency shift", by=mina, at=ago(now, 13, "16:00"),
    )  # fmt: skip
    call = ago(now, 12, "13:20")
    _note(
        simon, ade, call, call + timedelta(minutes=25), kind="call",
        in_their_words="I would rather walk to the centre myself now.",
        together="We talked through the way there. He will text when he arrives.",
        strength="Turns up", strength_says="worker",
    )  # fmt: skip
    evening = ago(now, 5, "19:30")
    _note(
        simon, mina, evening, working(now, 4, "16:10") if working(now, 4, "16:10") > evening else evening + timedelta(hours=14),
        place="Community centre",
        in_their_words="My legs shook. Then somebody laughed at the bus one and I forgot my legs. Three of them stayed behind to talk.",
        together="A small comedy night. He used a routine he knows, and afterwards he talked with three people he had not met before.",
    )  # fmt: skip
    people.enter_shift(
        person=simon, id=new_id(), worker=ade,
        starts_at=ago(now, 0, "00:00"), ends_at=ago(now, 0, "23:59"), why="Agency shift", by=mina, at=ago(now, 1, "16:00"),
    )  # fmt: skip


def _dorothy(cast: Cast) -> None:
    """A visit on the last working day that waits to be recorded, and one that was recorded late."""
    mina, now = cast.workers["mina"], cast.now
    met = working(now, 60, "09:40")
    dorothy = cast.people["dorothy"] = people.add_person(
        id=new_id(), name="Dorothy Hale", pronouns="She, her", born_on=born(now, 81), by=mina, at=met
    )
    late = working(now, 30, "15:00")
    _note(
        dorothy, mina, late, late + timedelta(days=9), place="At home",
        in_their_words="I grew all our vegetables for fifty years. I miss the soil more than I miss my knees.",
        together="We looked through the photographs of her allotment.", strength="Knows how to grow anything", strength_says="worker",
    )  # fmt: skip
    visit = working(now, 1, "14:10")
    words = {
        "kind": "visit",
        **dict(
            zip(
                ("contact_at_day", "contact_at_month", "contact_at_year"),
                (str(visit.day), str(visit.month), str(visit.year)),
                strict=True,
            )
        ),
        "contact_at_time": f"{visit:%H:%M}",
        "place": "At home",
        "in_their_words": "If somebody would drive me, I would show those young ones how to prune.",
    }
    keep_draft(
        person=dorothy,
        id=new_id(),
        words=words,
        contact_at=visit,
        seen_version=0,
        by=mina,
        at=visit + timedelta(minutes=92),
    )
    people.begin_involvement(
        person=dorothy,
        id=new_id(),
        team=cast.teams["Armley"],
        role=Role.PRACTITIONER,
        starts_at=met,
        why="Her team",
        by=mina,
        at=met,
    )


def _those_alongside_dorothy(cast: Cast) -> None:
    """Leo came for a week; Ade once began a shift at her door, which Mina looked at; he comes again in two days."""
    mina, ade, leo, now = cast.workers["mina"], cast.workers["ade"], cast.workers["leo"], cast.now
    dorothy, came = cast.people["dorothy"], working(now, 50, "10:00")
    rapid = people.begin_involvement(
        person=dorothy, id=new_id(), worker=leo, role=Role.RAPID_RESPONSE, starts_at=came,
        why="The week after her fall", by=mina, at=came,
    )  # fmt: skip
    people.end_involvement(involvement=rapid, why="She manages again", by=mina, at=came + timedelta(days=7))
    at_the_door = ago(now, 10, "10:00")
    shift = people.begin_shift_at_door(
        person=dorothy, id=new_id(), why="Sent by my agency, a colleague is ill",
        until=at_the_door + timedelta(hours=3), by=ade, at=at_the_door,
    )  # fmt: skip
    people.look_at_shift(involvement=shift, is_right=True, by=mina, at=at_the_door + timedelta(hours=5))
    people.enter_shift(
        person=dorothy, id=new_id(), worker=ade, starts_at=ago(now, -2, "09:00"), ends_at=ago(now, -2, "13:00"),
        why="Help with lunch", by=mina, at=ago(now, 1, "16:05"),
    )  # fmt: skip


def _those_not_open(cast: Cast) -> None:
    """A restricted record, a hidden one, and somebody known to first contact alone."""
    helen, farah, now = cast.workers["helen"], cast.workers["farah"], cast.now
    met = working(now, 80, "11:15")
    yusuf = people.add_person(
        id=new_id(), name="Yusuf Khan", known_as="Mr Khan", pronouns="He, him", born_on=born(now, 67), by=helen, at=met
    )
    cast.people["yusuf"] = people.set_openness(
        person=yusuf,
        openness=Openness.RESTRICTED,
        named=[helen],
        why="His daughter works for the council",
        by=HOUSE,
        at=met,
    )
    rosa = people.add_person(
        id=new_id(), name="Rosa Lind", pronouns="She, her", born_on=born(now, 45), by=helen, at=met
    )
    cast.people["rosa"] = people.set_openness(
        person=rosa, openness=Openness.HIDDEN, named=[helen], why="Somebody looks for her", by=HOUSE, at=met
    )
    cast.people["li"] = people.add_person(
        id=new_id(), name="Li Ng", born_on=born(now, 29), by=farah, at=working(now, 2, "10:05")
    )
