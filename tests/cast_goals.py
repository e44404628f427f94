"""The goals of Simon and Mina, from the published case of the Connecting People Intervention, and who works together."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from alongside.conversations.models import Conversation
from alongside.conversations.told import THE_PERSON, Somebody
from alongside.goals import actions as goals
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.people.actions import name_strength
from alongside.people.models import Contact, Strength

Ago = Callable[[int, str], datetime]


def simons_goals(cast: Any, ago: Ago) -> None:
    """Humour named by both; stand-up as the goal; three smaller steps done, with confidence in the way; people who stay.

    `ago(days, clock)` is a moment before now. Ends with steps still to come: one of his, one of Mina's.
    """
    mina, simon = cast.workers["mina"], cast.people["simon"]
    chosen = ago(20, "10:45")
    name_strength(person=simon, id=new_id(), words="Quick, and never unkind with it", says="worker", by=mina, at=chosen)
    hers = {
        words: goals.name_worker_strength(
            person=simon, id=new_id(), worker=mina, words=words, says=says, conversation=_second_talk(simon),
            by=mina, at=chosen,
        )
        for words, says in (("Knows the open-mic host", "worker"), ("Not afraid to look silly", "person"))
    }  # fmt: skip
    goal = goals.choose_goal(
        person=simon, id=new_id(), words="I want to make a room laugh.",
        why="Not my sister, she has heard them all. A room, and people to laugh with afterwards.",
        chosen_on=in_london(chosen).date(), chosen_with="Mina Osei", by=mina, at=chosen,
    )  # fmt: skip
    goals.rate_goal(
        goal=goal, id=new_id(), rating=2, rated_on=in_london(chosen).date(),
        words="I have not got the nerve, and I would not be good enough.", by=mina, at=chosen + timedelta(minutes=5),
    )  # fmt: skip
    goals.write_scale(
        goal=goal, seen_version=0, importance=3, by=mina, at=chosen + timedelta(minutes=9),
        much_more="Somebody asks him back", more="He does it twice, and looks forward to it",
        expected="He does one short routine for people he does not know",
        less="He posts jokes, and tells Mina one out loud", much_less="The jokes stay in the notebook",
    )  # fmt: skip
    funny = list(Strength.objects.of(simon).filter(words="Makes people laugh"))
    steps = [
        goals.add_step(
            goal=goal, id=new_id(), words=words, whose=THE_PERSON, with_worker=mina if is_together else None,
            strengths=funny, worker_strengths=[hers[brings]] if brings else [], by=mina, at=ago(19, "15:10"),
        )
        for words, is_together, brings in (
            ("Post a joke a day, both of us", True, "Not afraid to look silly"),
            ("An open-mic night at the agency, open to the street", True, "Knows the open-mic host"),
            ("Five minutes at the community centre", False, ""),
        )
    ]  # fmt: skip
    _what_was_in_the_way(cast, goal, steps[1], ago)
    night = _what_they_did(cast, steps, ago)
    _who_is_new(cast, steps[0], night, ago)
    _what_comes_next(cast, goal, ago)
    again = ago(1, "17:20")
    goals.rate_goal(
        goal=goal, id=new_id(), rating=6, attainment=0, rated_on=in_london(again).date(),
        words="I did it. My legs did not want to, and I did it. I want to do it again.", by=mina, at=again,
    )  # fmt: skip


def _second_talk(simon: Any) -> Any:
    """The conversation in which stand-up was said."""
    return Conversation.objects.of(simon).order_by("contact_at").last()


def _what_was_in_the_way(cast: Any, goal: Any, open_mic: Any, ago: Ago) -> None:
    """Confidence, which both try something against; and not knowing where, which is behind them."""
    mina, named = cast.workers["mina"], ago(19, "15:20")
    soon = in_london(cast.now).date() + timedelta(days=9)
    confidence = goals.name_barrier(
        goal=goal, id=new_id(), kind="attitudes_self", words="Confidence", look_again_on=soon, by=mina, at=named
    )
    for days, whose, words, what_happened in (
        (15, THE_PERSON, "Told the bus one to the mirror, and then to Mina", "She laughed, and it was a real laugh."),
        (8, Somebody(worker=mina), "Went first at the open mic, with a bad poem", "He said: if you can, I can."),
    ):
        goals.tell_attempt(
            barrier=confidence, id=new_id(), words=words, whose=whose, tried_on=in_london(ago(days, "12:00")).date(),
            what_happened=what_happened, by=mina, at=ago(days, "21:40"),
        )  # fmt: skip
    where = goals.name_barrier(
        goal=goal, id=new_id(), kind="lack_of_information", step=open_mic, look_again_on=in_london(named).date(),
        by=mina, at=named,
    )  # fmt: skip
    goals.put_behind(
        barrier=where, seen_version=where.version, on=in_london(ago(14, "12:00")).date(),
        how="Mina asked the host how such a night is run. It takes a room, a lamp and a list.", by=mina, at=ago(14, "16:00"),
    )  # fmt: skip


def _what_they_did(cast: Any, steps: list[Any], ago: Ago) -> Any:
    """What they did together, and what both took from it; gives the evening at the community centre."""
    mina, simon, last = cast.workers["mina"], cast.people["simon"], None
    for step, days, words, place, theirs, workers, told, happened in (
        (steps[0], 18, "Learn to post, side by side", "The library", ["Bring the notebook"], ["Find out how it is done"],
         {"in_their_words": "She pressed the wrong thing first. That helped.", "they_learned": "Short ones travel furthest",
          "worker_learned": "How to post, and how much nerve it takes", "worker_met": "Two comedians who answer everybody"},
         "41 people read them now, and two of them he knows."),
        (steps[1], 8, "Put on an open-mic night", "The agency’s big room", ["Paint the poster", "Three minutes, standing"],
         ["Book the room", "Go first"],
         {"in_their_words": "People I had never seen were laughing. I counted eleven.", "they_learned": "To wait for the laugh",
          "worker_learned": "That I can stand on a stage as well", "worker_met": "The man from the music shop"},
         "Three minutes, and they asked for one more."),
        (steps[2], 5, "The comedy night", "Community centre", ["The routine he knows"], ["Sit in the third row, and laugh last"],
         {"in_their_words": "My legs shook. Then somebody laughed at the bus one and I forgot my legs.",
          "they_learned": "That it passes, once the first one laughs", "they_met": "Nia, Tom and Bex, who stayed behind to talk",
          "worker_met": "The host, who wants to hear of others"},
         "Five minutes, and three people stayed behind to talk."),
    ):  # fmt: skip
        on = in_london(ago(days, "19:30")).date()
        activity = goals.plan_activity(
            person=simon, id=new_id(), words=words, worker=mina, step=step, place=place, on=on, theirs=theirs,
            workers=workers, by=mina, at=ago(days + 1, "11:00"),
        )  # fmt: skip
        told_at = ago(days - 1, "17:35")
        for task in activity.tasks.all():
            goals.do_task(task=task, seen_version=task.version, is_done=True, by=mina, at=told_at)
        last = goals.tell_activity(
            activity=activity, seen_version=activity.version, came_of="happened", on=on, by=mina, at=told_at, **told
        )
        goals.answer_step(
            step=step, seen_version=step.version, happened="done", on=on, what_happened=happened, by=mina, at=told_at
        )
    return last


def _who_is_new(cast: Any, online: Any, night: Any, ago: Ago) -> None:
    """Those online, and three who stayed behind; two of them are asked about again, and meet at the café."""
    mina, simon, at = cast.workers["mina"], cast.people["simon"], ago(4, "17:45")
    known = {one.name: one for one in Contact.objects.of(simon)}
    new = {}
    for name, how, source, words, days in (
        ("Joke a day", "online", {"step": online}, "41 who read his joke every day", 12),
        ("Nia", "in_person", {"activity": night, "place": "Community centre"}, "Knew the bus. Wants to hear the rest.", 5),
        ("Tom, lights", "in_person", {"activity": night, "place": "Community centre"}, "Looks after the lights", 5),
        ("Bex", "both", {"activity": night, "place": "Community centre"}, "Writes to him about timing", 5),
    ):  # fmt: skip
        new[name] = goals.make_connection(
            person=simon, id=new_id(), contact=known[name], how=how, words=words,
            made_on=in_london(ago(days, "12:00")).date(), by=mina, at=at, **source,
        )  # fmt: skip
    for name, answer, words in (
        ("Nia", "yes", "The café on Town Street, Saturdays"),
        ("Tom, lights", "now_and_then", "He comes to the café when he is not working"),
    ):
        asked = ago(1, "17:25")
        goals.say_still_in_touch(
            connection=new[name],
            id=new_id(),
            answer=answer,
            words=words,
            asked_on=in_london(asked).date(),
            by=mina,
            at=asked,
        )


def _what_comes_next(cast: Any, goal: Any, ago: Ago) -> None:
    """One step of his and one of Mina's still to do, and one that is not for now."""
    mina, today, at = cast.workers["mina"], in_london(cast.now).date(), ago(4, "17:50")
    for words, whose, days in (
        ("Book five minutes at the December night", THE_PERSON, 8),
        ("Ask the host about a regular slot", Somebody(worker=mina), 6),
    ):
        goals.add_step(
            goal=goal, id=new_id(), words=words, whose=whose, by_on=today + timedelta(days=days), by=mina, at=at
        )
    course = goals.add_step(goal=goal, id=new_id(), words="A course in writing jokes", whose=THE_PERSON, by=mina, at=at)
    goals.answer_step(
        step=course, seen_version=course.version, happened="not_now", on=in_london(at).date(),
        what_happened="Too dear for now. The notebook does it.", by=mina, at=at,
    )  # fmt: skip
