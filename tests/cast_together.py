"""Simon and Mina work together, from the published case of the Connecting People Intervention."""

from datetime import date, datetime, timedelta
from typing import Any

from alongside.circles.models import CircleMap
from alongside.conversations.models import Conversation
from alongside.goals import actions as goals
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london

# Days after they began, which elements it touched, whose words, the words, and which fact it was.
TURNED: list[tuple[int, list[str], str, str, str]] = [
    (0, ["build_relationships", "foster_trust"], "worker", "Tea, and the bus one. He asked me what makes me laugh.", ""),
    (1, ["develop_self_awareness"], "person", "They have all heard my jokes. I did not know how few they are.", "map"),
    (14, ["shared_objectives", "exposed_new_ideas"], "worker", "Stand-up, named aloud. Small steps on the way there.", "conversation"),
    (16, ["adapt_new_ideas", "shared_activities", "develop_skills"], "worker", "We both opened an account and learnt it together. He follows comedians to see how they do it.", ""),
    (21, ["engage_local_community", "introduced_new_activities", "shared_activities"], "worker", "An open-mic night at the agency, open to the street. Singers, a poet, and Simon.", ""),
    (28, ["introduced_new_people", "develop_social_confidence"], "person", "My legs shook. Then somebody laughed at the bus one and I forgot my legs. Three of them stayed behind to talk.", ""),
    (28, ["utilise_contacts"], "worker", "The caretaker of the centre knew who runs the night.", ""),
]  # fmt: skip


def simon_and_mina_together(cast: Any, *, began: datetime) -> None:
    """They begin, it is explained, they look at how ready both are; what turned the wheels; a look back and one to come."""
    mina, simon, now = cast.workers["mina"], cast.people["simon"], cast.now
    on, today = in_london(began).date(), in_london(now).date()
    one = goals.begin_partnership(
        person=simon, id=new_id(), shape="worker", worker=mina, began_on=on, purpose="To make a room laugh",
        look_back_on=on + timedelta(days=21), by=mina, at=began,
    )  # fmt: skip
    goals.record_explained(
        partnership=one, id=new_id(), explained_on=on, explained_by="Mina Osei", ways=["spoken", "page"],
        in_their_words="So you have to learn something as well? Good.", by=mina, at=began,
    )  # fmt: skip
    goals.look_at_readiness(
        partnership=one, id=new_id(), looked_on=on, by=mina, at=began, words="He would rather begin small, and not alone.",
        answers={
            "empathy": "there", "can_do_attitude": "there", "natural_networker": "growing", "enthusiasm": "there",
            "ownership": "growing", "ready_new_situations": "growing", "ready_new_people": "not_yet",
        },
    )  # fmt: skip
    for after, elements, voice, words, kind in TURNED:
        _turn(one, min(on + timedelta(days=after), today), elements, voice, words, kind, by=mina, at=now)
    [first] = one.look_backs.all()
    goals.look_back(
        look_back=first, seen_version=first.version, done_on=on + timedelta(days=21), next_on=today + timedelta(days=9),
        words="He says it is his now. I talk less. Next: a stage that is not ours.", by=mina, at=now,
    )  # fmt: skip
    goals.write_reflection(
        question="something_new", id=new_id(), by=mina, at=now,
        words="Going along the first time helped. Saying it would be fine did not.",
    )  # fmt: skip


def _turn(one: Any, on: date, elements: list[str], voice: str, words: str, kind: str, *, by: Any, at: datetime) -> None:
    """One event, with the latest fact of its kind until that day."""
    source = {
        "map": CircleMap.objects.of(one.person)
        .filter(drawn_on__lte=on + timedelta(days=7))
        .order_by("drawn_on")
        .first(),
        "conversation": Conversation.objects.of(one.person).order_by("-contact_at").first(),
    }.get(kind)
    goals.turn_wheels(
        partnership=one, id=new_id(), happened_on=on, elements=elements, words=words, voice=voice,
        source_kind=kind if source else "", source_id=source.pk if source else None, by=by, at=at,
    )  # fmt: skip
