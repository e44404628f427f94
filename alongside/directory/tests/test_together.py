"""Who goes where, and what colleagues ask one another: said once, answered on a desk, kept with an entry."""

from datetime import timedelta
from html import unescape
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry
from alongside.directory import actions
from alongside.directory.models import Gathering, Going, LocalKnowledge, Question, Service
from alongside.directory.tests.factories import TIME, add
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people.tests.test_views import statements
from alongside.workforce.models import Due

DAY = timedelta(days=1)


def at(name, *keys, query=""):
    return reverse(f"directory:{name}", args=keys) + query


def text(answer):
    return unescape(answer.content.decode())


def follows_from_the_facts():
    out = StringIO()
    call_command("rebuild_story", "--check", stdout=out)
    return "differs" not in out.getvalue() and "missing" not in out.getvalue()


def test_colleagues_say_that_they_go_and_see_who_else_does(cast, sign_in):
    bikes = Gathering.objects.get(title="Bikes and biscuits")
    festival = Service.objects.get(name="Lantern festival")
    day = festival.schedules.get().dtstart
    nell, ade = cast.workers["nell"], sign_in(cast.workers["ade"])
    said = text(ade.get(at("events")))
    for words in ("Bikes and biscuits", "Lantern festival", "Mina Osei", "Nobody of us has said yet."):
        assert words in said
    key = str(new_id())
    for _ in range(2):
        answer = ade.post(at("go_to_entry", festival.pk), {"id": key, "on": day.isoformat(), "from": "events"})
        assert answer["Location"] == at("events")
    assert ade.post(at("go_to_gathering", bikes.pk), {"id": str(new_id())})["Location"] == at("gathering", bikes.pk)
    again = ade.post(at("go_to_gathering", bikes.pk), {"id": "lost"})  # another window: it stands once
    assert (again.status_code, Going.objects.filter(gathering=bikes, worker=cast.workers["ade"]).count()) == (302, 1)
    assert LedgerEntry.objects.filter(verb="going.said_for_a_day", actor=cast.workers["ade"].key).exists()
    assert "Goes: <bdi>Ade Bello" in text(sign_in(nell).get(at("entry", festival.pk)))
    ade = sign_in(cast.workers["ade"])
    assert "I am not going after all" in text(ade.get(at("gathering", bikes.pk)))
    mine = Going.objects.get(service=festival)
    assert sign_in(nell).post(at("not_going", mine.pk)).status_code == 404
    ade = sign_in(cast.workers["ade"])
    assert ade.post(at("not_going", mine.pk))["Location"] == at("events")
    assert "Goes: <bdi>Ade Bello" not in text(ade.get(at("entry", festival.pk)))
    assert ade.post(at("go_to_entry", festival.pk), {"on": "soon"}).status_code == 403
    ade.post(at("go_to_entry", festival.pk), {"id": str(new_id()), "on": day.isoformat()})
    assert Going.objects.filter(service=festival).count() == 2

    actions.call_off_gathering(gathering=bikes, seen_version=bikes.version, by=nell, at=timezone.now())
    assert "Called off" in text(ade.get(at("events"))), "whoever goes is told"
    assert "Bikes and biscuits" not in text(sign_in(nell).get(at("events")))


def test_what_cannot_be_gone_to_is_refused(cast):
    now, ade, leo = timezone.now(), cast.workers["ade"], cast.workers["leo"]
    mic, bench = Gathering.objects.get(title="Open mic at the office"), Service.objects.get(name="Mending bench")
    thursday = in_london(now).date() + DAY * ((3 - in_london(now).weekday()) % 7)
    go = {"service": bench, "by": ade, "at": now}
    with pytest.raises(actions.UnableToGo, match="This is over"):
        actions.say_going(gathering=mic, id=new_id(), by=ade, at=now)
    for on, why in ((thursday - 7 * DAY - DAY, "over"), (thursday + DAY, "not on")):
        with pytest.raises(actions.UnableToGo, match=why):
            actions.say_going_on(id=new_id(), on=on, **go)
    going = actions.say_going_on(id=new_id(), on=thursday, **go)
    with pytest.raises(AlreadyDone):
        actions.say_going_on(id=new_id(), on=thursday, **go)
    with pytest.raises(actions.UnableToGo, match="Only whoever"):
        actions.take_back_going(going=going, by=cast.workers["mina"], at=now)
    mic.called_off_at = now
    with pytest.raises(actions.UnableToGo, match="called off"):
        actions.say_going(gathering=mic, id=new_id(), by=ade, at=now)
    assert leo.roles
    provider = type("Worker", (), {"key": "x", "roles": (), "pk": None})()
    with pytest.raises(UnableToAllow):
        actions.say_going_on(service=bench, id=new_id(), on=thursday, by=provider, at=now)


def test_an_answer_comes_to_the_desk_and_stays_with_the_entry(cast, sign_in):
    bench = Service.objects.get(name="Mending bench")
    ade, mina = cast.workers["ade"], cast.workers["mina"]
    client, key = sign_in(ade), str(new_id())
    way = at("ask_colleagues", query=f"?about={bench.pk}")
    assert "about <bdi>Mending bench" in text(client.get(way))
    assert client.post(way, {"id": key, "words": " "}).status_code == 422
    for _ in range(2):
        assert client.post(way, {"id": key, "words": "Is the side door locked?"})["Location"] == at("question", key)
    assert "Nobody has answered yet" in text(client.get(at("question", key)))
    assert "Is the side door locked?" in text(client.get(at("entry", bench.pk)))
    client.post(at("question", key), {"id": str(new_id()), "words": "I will look myself."})
    assert not Due.objects.filter(source_id=key).exists(), "one's own words wait for nobody"
    client = sign_in(mina)
    assert "No answer yet" not in text(client.get(at("questions")))
    assert client.post(at("question", key), {"id": str(new_id()), "words": ""}).status_code == 422
    sent = {"id": str(new_id()), "words": "Only on Mondays. Ring the bell twice."}
    for _ in range(2):
        assert client.post(at("question", key), sent).status_code == 302
    due = Due.objects.get(source_id=key)
    assert (due.worker, due.done_at) == (ade, None)
    answer = Question.objects.get(pk=key).answers.get(written_by=mina)
    assert "It is answered" not in text(client.get(at("question", key)))
    assert client.get(at("keep_answer", answer.pk))["Location"] == at("question", key), "not hers to keep"

    client = sign_in(ade)
    assert "Colleagues answered what you asked" in text(client.get("/"))
    assert "I have read the answers" in text(client.get(at("question", key)))
    client.post(at("settle_question", key), {"version": 1, "what": "read"})
    due.refresh_from_db()
    assert due.done_at is not None
    client.post(at("settle_question", key), {"version": 1, "what": "close"})  # from a window that is older
    assert Question.objects.get(pk=key).closed_at is None
    assert "Only on Mondays" in text(client.get(at("keep_answer", answer.pk)))
    kept = {"id": str(new_id()), "service": str(bench.pk), "words": "Side door: ring twice on Mondays."}
    for _ in range(2):
        assert client.post(at("keep_answer", answer.pk), kept).status_code == 302
    known = LocalKnowledge.objects.get(pk=kept["id"])
    assert (known.written_by, known.team, known.service) == (mina, None, bench)
    assert "Side door: ring twice" in text(client.get(at("entry", bench.pk)))
    assert "kept with" in text(client.get(at("question", key)))
    assert client.get(at("take_answer_back", answer.pk))["Location"] == at("question", key), "not his to take back"
    with pytest.raises(actions.UnableToAnswer, match="Only whoever answered"):
        actions.take_answer_back(answer=answer, why="x", by=ade, at=timezone.now())
    client, back = sign_in(mina), at("take_answer_back", answer.pk)
    assert back in text(client.get(at("question", key)))
    assert "Say there that it is no longer so." in text(client.get(back))
    assert client.post(back, {"why": " "}).status_code == 422
    for _ in range(2):
        assert client.post(back, {"why": "It is Thursdays now."})["Location"] == at("question", key)
    taken_back = text(client.get(at("question", key)))
    assert "It is Thursdays now." in taken_back
    assert "Only on Mondays." in taken_back, "it stays readable"
    assert not Due.objects.filter(source_id=key).exists(), "there is nothing to read any more"
    client = sign_in(ade)
    client.post(at("settle_question", key), {"version": 2, "what": "close"})
    assert "Is the side door locked?" in text(client.get(at("questions", query="?which=closed")))
    assert "Closed on" in text(client.get(at("question", key)))
    assert follows_from_the_facts()


def test_a_question_about_no_entry_finds_one_to_keep_its_answer_with(cast, sign_in):
    one = Question.objects.get()
    answer, client = one.answers.get(), sign_in(cast.workers["nell"])
    assert "The question was about no entry." in text(client.get(at("keep_answer", answer.pk)))
    assert "No entry is found like that." in text(client.get(at("keep_answer", answer.pk, query="?q=zeppelin")))
    way = at("keep_answer", answer.pk, query="?q=songs")
    assert "Songs we half remember" in text(client.get(way))
    wrong = {"id": str(new_id()), "service": str(Service.objects.get(name="Night line").pk), "words": "x"}
    assert client.post(way, wrong).status_code == 422
    songs = Service.objects.get(name="Songs we half remember")
    assert client.post(way, {**wrong, "service": str(songs.pk)})["Location"] == at(
        "entry", songs.pk, query="?done=known"
    )
    nell, ade, ruth = (cast.workers[slug] for slug in ("nell", "ade", "ruth"))
    who = {"at": timezone.now()}
    with pytest.raises(actions.UnableToAnswer, match="kept this answer"):
        actions.keep_answer(answer=answer, id=new_id(), service=songs, words="y", by=ruth, **who)
    for act in (actions.close_question, actions.read_answers):
        with pytest.raises(actions.UnableToAnswer, match="Only whoever asked"):
            act(question=one, seen_version=one.version, by=ade, **who)
    with pytest.raises(actions.UnableToAnswer, match="Only whoever asked"):
        actions.keep_answer(answer=answer, id=new_id(), service=songs, words="y", by=ade, **who)
    with pytest.raises(ChangedMeanwhile):
        actions.close_question(question=one, seen_version=9, by=nell, **who)
    actions.close_question(question=one, seen_version=one.version, by=nell, **who)
    with pytest.raises(actions.UnableToAnswer, match="meanwhile"):
        actions.close_question(question=one, seen_version=one.version, by=nell, **who)
    one.refresh_from_db()
    with pytest.raises(actions.UnableToAnswer, match="closed"):
        actions.answer_question(question=one, id=new_id(), words="z", by=ade, **who)
    assert "Nobody asks anything just now" in text(client.get(at("questions")))


def test_pages_take_the_same_statements_for_one_and_for_more(cast, sign_in):
    client, ade, now = sign_in(cast.workers["nell"]), cast.workers["ade"], timezone.now()
    question = Question.objects.get()
    paths = [at("events"), at("questions"), at("question", question.pk)]
    before = [statements(client, path) for path in paths]
    once = [{**TIME, "often": "once", "days": [], "on": (in_london(now).date() + 9 * DAY).isoformat()}]
    for number in range(3):
        service = add(cast, name=f"Fair {number}", times=once)
        for slug in ("ade", "mina"):
            actions.say_going_on(
                service=service, id=new_id(), on=in_london(now).date() + 9 * DAY, by=cast.workers[slug], at=now
            )
        actions.ask_colleagues(service=service, id=new_id(), words="Which bus?", by=ade, at=now)
        actions.answer_question(question=question, id=new_id(), words="The 42.", by=ade, at=now)
    assert [statements(client, path) for path in paths] == before
