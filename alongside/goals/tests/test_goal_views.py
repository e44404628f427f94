"""Pages of goals: shown, filled in, sent twice, refused, printed, denied, and as quick for three as for one."""

import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.conversations.told import Somebody
from alongside.goals import actions
from alongside.goals.models import Activity, Barrier, Connection, Goal, GoalChange, Rating, Step, WorkerStrength
from alongside.goals.tests.goaling import barrier_of, goal_of, step_of, today
from alongside.kit.ids import new_id
from alongside.people.models import Contact, Strength
from alongside.people.tests.test_views import statements


@pytest.fixture
def simon(cast):
    return cast.people["simon"]


@pytest.fixture
def dorothy(cast):
    return cast.people["dorothy"]


@pytest.fixture
def mina(cast, sign_in):
    return sign_in(cast.workers["mina"])


def at(name, person, *keys):
    return reverse(f"goals:{name}", args=[person.pk, *keys])


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return unescape(answer.content.decode())


def sent(client, address, facts, status=302):
    """What a form sent leads to: its address, or the page with what is missing."""
    answer = client.post(address, facts)
    assert answer.status_code == status, unescape(answer.content.decode())
    return answer["Location"] if status == 302 else unescape(answer.content.decode())


def day(name, on=None):
    on = on or today()
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def test_a_goal_reads_as_a_path_from_where_it_began_to_where_it_leads(mina, simon):
    goal = Goal.objects.of(simon).get()
    html = read(mina, at("goal", simon, goal.pk))
    path = html.split('<ol class="path">')[1].split("</ol>")[0]
    looks = re.findall(r'<li class="(\w+)', path)
    assert looks == ["begin", "done", "done", "done", "next", "open", "later", "there"]
    for words in (
        "it felt 2 of 10 close", "Done:", "41 people read them now", "Not afraid to look silly (Mina Osei)",
        "Not now:", "Too dear for now", "Behind us", "3 of 6 steps done · how close it feels: 2, now 6, of 10",
    ):  # fmt: skip
        assert words in path.replace("<bdi>", "").replace("</bdi>", ""), words
    for name in ("Nia", "Tom, lights", "Bex", "Joke a day"):
        assert f"<bdi>{name}</bdi>" in path
    assert "As far as we hoped" in html
    assert "Confidence" in html
    assert "2 things tried" in html
    everything = read(mina, at("goals", simon))
    for words in ("Knows the open-mic host", "says Jo, his sister", "How to post, and how much nerve it takes"):
        assert words in everything
    for model, name in ((GoalChange, "goal_change"), (Rating, "rating")):
        if (row := model.objects.filter(goal=goal).first()) is not None:
            assert at("goal", simon, goal.pk) in mina.get(at(name, simon, row.pk))["Location"]


def test_the_page_to_keep_is_in_the_first_person_and_in_large_print_too(mina, simon, dorothy):
    html = read(mina, at("goals_to_print", simon))
    for words in (
        "I chose this on",
        "I met: ",
        "What I bring",
        "New in my life",
        "These are mine.",
        "How close it feels to me",
    ):
        assert words in html, words
    assert "Too dear" not in html, "what is not for now is left in peace"
    assert "to-keep--large" in read(mina, at("goals_to_print", simon) + "?size=large")
    assert "I have not chosen a goal yet." in read(mina, at("goals_to_print", dorothy))


def test_a_goal_is_chosen_rated_reworded_and_let_go_of_by_forms(mina, dorothy):
    assert "No goal is chosen yet." in read(mina, at("goals", dorothy))
    facts = {"id": str(new_id()), "words": "", "why": "I miss it", **day("chosen_on")}
    html = sent(mina, at("choose", dorothy), facts, 422)
    assert "Write the goal in their own words" in html
    assert "I miss it" in html, "nothing typed is lost"
    facts["words"] = "My hands in the soil again"
    for _ in range(2):
        assert sent(mina, at("choose", dorothy), facts) == at("goal", dorothy, facts["id"])
    goal = Goal.objects.of(dorothy).get()
    html = read(mina, at("goal", dorothy, goal.pk))
    assert "No step is named yet." in html
    assert "Add the first step" in html
    rating = {"id": str(new_id()), "rating": "11", **day("rated_on")}
    assert "Choose one of the answers" in sent(mina, at("rate_goal", dorothy, goal.pk), rating, 422)
    for _ in range(2):
        sent(mina, at("rate_goal", dorothy, goal.pk), {**rating, "rating": "3"})
    scale = {"expected": "", "importance": "2"}
    assert "be glad of" in sent(mina, at("write_scale", dorothy, goal.pk), scale, 422)
    sent(mina, at("write_scale", dorothy, goal.pk), {**scale, "expected": "One bed dug"})
    assert "One bed dug" in read(mina, at("rate_goal", dorothy, goal.pk))
    sent(mina, at("rate_goal", dorothy, goal.pk), {**rating, "id": str(new_id()), "rating": "8", "attainment": "1"})
    assert "3, now 8, of 10. Further than we hoped." in read(mina, at("goal", dorothy, goal.pk))
    assert "60" in read(mina, at("goals", dorothy)).split("How far, all together")[1]
    new = {"version": 1, "words": "Show the young ones how to prune", "why": "", "said": "They asked me"}
    sent(mina, at("reword", dorothy, goal.pk), new)
    html = sent(mina, at("reword", dorothy, goal.pk), {**new, "words": "Something else"}, 422)
    assert "Both versions are below" in html
    assert "Something else" in html
    assert "Before: <bdi>My hands in the soil again</bdi>" in read(mina, at("goal", dorothy, goal.pk))
    became = {"id": str(new_id()), "version": 2, "state": "changed", "words": "", **day("on")}
    assert "Write the goal in their own words" in sent(mina, at("what_became", dorothy, goal.pk), became, 422)
    sent(mina, at("what_became", dorothy, goal.pk), {**became, "state": "let_go", "said": "Not this year"})
    assert "Let go of" in read(mina, at("goals", dorothy)).split("Goals before")[1]
    html = read(mina, at("goal", dorothy, goal.pk))
    assert "Go on with this goal" in html
    assert mina.post(at("go_on_with", dorothy, goal.pk), {"version": "x"}).status_code == 409
    sent(mina, at("go_on_with", dorothy, goal.pk), {"version": 3})
    where = sent(mina, at("what_became", dorothy, goal.pk), {**became, "version": 4, "words": "Judge at the show"})
    assert "It grew out of" in read(mina, where)
    assert "It became another goal" in read(mina, at("goal", dorothy, goal.pk))


def test_steps_are_added_changed_moved_and_answered_by_forms(cast, mina, dorothy):
    goal = goal_of(cast)
    una, strength = Contact.objects.get(name="Una Hale"), Strength.objects.of(dorothy).get()
    facts = {"id": str(new_id()), "words": "Drive out and look", "whose": "in_their_life", "contact": ""}
    assert "Say who it is." in sent(mina, at("add_step", dorothy, goal.pk), facts, 422)
    facts |= {
        "contact": str(una.pk),
        "draws_on": [f"strength:{strength.pk}"],
        "with_worker": str(cast.workers["mina"].pk),
    }
    for _ in range(2):
        assert f"#step-{facts['id'].replace('-', '')}" in sent(mina, at("add_step", dorothy, goal.pk), facts)
    step = Step.objects.get(goal=goal)
    assert step.owners("Dorothy") == [("Una Hale", "person"), ("Mina Osei", "worker")]
    html = read(mina, at("step", dorothy, step.pk))
    assert "Knows how to grow anything" in html
    html = read(mina, at("change_step", dorothy, step.pk))
    assert re.search(rf'value="strength:{strength.pk}"[^>]* checked', html)
    sent(mina, at("change_step", dorothy, step.pk), {**facts, "version": 1, "whose": "other", "name": "The warden"})
    step.refresh_from_db()
    assert (step.name, step.contact) == ("The warden", None)
    second = step_of(goal, cast.workers["mina"], words="Ring them")
    sent(mina, at("move_step", dorothy, second.pk), {"version": 1, "way": "up"})
    assert list(goal.steps.values_list("words", flat=True)) == ["Ring them", "Drive out and look"]
    assert mina.post(at("move_step", dorothy, second.pk), {"version": 1, "way": "up"}).status_code == 409
    address = at("step", dorothy, second.pk)
    assert re.search(r'value="not_now"[^>]* checked', read(mina, address + "?happened=not_now"))
    assert "Say what came of it." in sent(mina, address, {"version": 2}, 422)
    assert "Write the new day." in sent(mina, address, {"version": 2, "happened": "another_day"}, 422)
    sent(mina, address, {"version": 2, "happened": "another_day", **day("by_on")})
    sent(mina, address, {"version": 3, "happened": "done", "what_happened": "They have two free"})
    html = read(mina, address)
    assert "They have two free" in html
    assert "Take it up again" in html
    assert "What came of it?" not in html
    assert mina.post(at("take_up_step", dorothy, second.pk), {"version": 1}).status_code == 409
    sent(mina, at("take_up_step", dorothy, second.pk), {"version": 4})
    assert "Said before: <bdi>They have two free</bdi>" in read(mina, address)


def test_what_is_done_together_is_planned_ticked_and_told_by_forms(cast, mina, dorothy):
    goal = goal_of(cast)
    step = step_of(goal, cast.workers["mina"])
    facts = {
        "id": str(new_id()),
        "words": "Look at the beds",
        "towards": f"step:{step.pk}",
        "theirs": "Choose one\n\nPoint",
    }
    facts |= {"worker": str(cast.workers["mina"].pk), "workers": ""}
    assert "Both of you do something." in sent(mina, at("plan_activity", dorothy), facts, 422)
    for _ in range(2):
        sent(mina, at("plan_activity", dorothy), {**facts, "workers": "Drive"})
    one = Activity.objects.get(step=step)
    assert [row.words for row in one.tasks.all()] == ["Choose one", "Point", "Drive"]
    task = one.tasks.last()
    sent(mina, at("do_task", dorothy, task.pk), {"version": 1, "done": "yes"})
    assert mina.post(at("do_task", dorothy, task.pk), {"version": 1, "done": "no"}).status_code == 409
    assert "Not done after all" in read(mina, at("activity", dorothy, one.pk))
    told = {"version": 1, "came_of": "", "worker_learned": "How deep to dig", **day("on")}
    assert "Say whether you did it." in sent(mina, at("tell_activity", dorothy, one.pk), told, 422)
    sent(mina, at("tell_activity", dorothy, one.pk), {**told, "came_of": "happened", "in_their_words": "I dug"})
    html = read(mina, at("activity", dorothy, one.pk))
    for words in ("“I dug”", "How deep to dig", "Tell it better"):
        assert words in html
    assert "How deep to dig" in read(mina, at("goals", dorothy)).split("What workers learned")[1]


def test_what_is_in_the_way_is_named_tried_and_put_behind_by_forms(cast, mina, dorothy):
    goal = goal_of(cast)
    step_of(goal, cast.workers["mina"])
    facts = {"id": str(new_id()), "words": "", "kind": "none", **day("look_again_on")}
    assert "Say what is in the way" in sent(mina, at("name_barrier", dorothy, goal.pk), facts, 422)
    for _ in range(2):
        sent(
            mina, at("name_barrier", dorothy, goal.pk), {**facts, "words": "The bus", "kind": "poor_access_to_services"}
        )
    one = Barrier.objects.of(dorothy).get()
    address = at("barrier", dorothy, one.pk)
    assert "Nothing was tried yet." in read(mina, address)
    tried = {"id": str(new_id()), "words": "Rang them", "whose": "other", "name": "", "now": "still", **day("tried_on")}
    html = sent(mina, address, {**tried, **day("look_again_on")}, 422)
    assert "Write their name" in html
    for _ in range(2):
        sent(mina, address, {**tried, "name": "Una", **day("look_again_on")})
    assert read(mina, address).count("Rang them") == 1
    assert "Write the day." in sent(mina, at("put_behind", dorothy, one.pk), {"version": 2}, 422)
    sent(mina, at("put_behind", dorothy, one.pk), {"version": 2, "how": "Una drives", **day("on")})
    assert "Una drives" in read(mina, address)
    assert "Tell what was tried" not in read(mina, address)
    sent(mina, at("in_the_way_again", dorothy, one.pk), {"version": 3, **day("look_again_on")})
    assert "It is behind us already" in read(mina, address)


def test_somebody_new_and_strengths_of_both_by_forms(cast, mina, dorothy):
    step = step_of(goal_of(cast), cast.workers["mina"])
    facts = {
        "id": str(new_id()),
        "name": "Arthur Pel",
        "how": "in_person",
        "came_from": f"step:{step.pk}",
        **day("made_on"),
    }
    html = sent(mina, at("connect", dorothy), facts, 422)
    assert "“Arthur Pell” is here already." in html
    assert "This is somebody else" in html
    assert "This is somebody else" not in read(mina, at("connect", dorothy))
    for _ in range(2):
        sent(mina, at("connect", dorothy), {**facts, "is_somebody_else": "yes"})
    one = Connection.objects.of(dorothy).get()
    assert (one.step, one.name) == (step, "Arthur Pel")
    address = at("connection", dorothy, one.pk)
    assert "Say whether they are in touch." in sent(mina, address, {"id": str(new_id()), **day("asked_on")}, 422)
    asked = {"id": str(new_id()), "answer": "yes", "words": "Every Sunday", **day("asked_on")}
    for _ in range(2):
        sent(mina, address, asked)
    assert read(mina, address).count("Every Sunday") == 1
    assert "yes, still in touch" in read(mina, at("goals", dorothy))
    me = f"worker:{cast.workers['mina'].pk}"
    strength = {"id": str(new_id()), "whose": me, "words": "Has a car", "says": "other", "says_name": ""}
    assert "Write who says so." in sent(mina, at("name_strength", dorothy), strength, 422)
    for _ in range(2):
        sent(mina, at("name_strength", dorothy), {**strength, "says": "me"})
    assert WorkerStrength.objects.of(dorothy).get().says == "worker"
    theirs = {"id": str(new_id()), "whose": "person", "words": "Patient with seeds", "says": "me", "kind": "personal"}
    sent(mina, at("name_strength", dorothy), theirs)
    assert Strength.objects.of(dorothy).get(words="Patient with seeds").who_says == "Mina Osei"
    html = read(mina, at("strengths", dorothy))
    for words in ("Has a car", "Patient with seeds", "says Mina Osei"):
        assert words in html


def test_whoever_is_not_alongside_sees_and_changes_nothing(cast, sign_in, simon):
    leo = sign_in(cast.workers["leo"])
    goal = Goal.objects.of(simon).get()
    for address in (at("goals", simon), at("goal", simon, goal.pk), at("choose", simon), at("strengths", simon)):
        assert leo.get(address).status_code == 403
    assert leo.post(at("go_on_with", simon, goal.pk), {"version": 1}).status_code == 403
    mina = sign_in(cast.workers["mina"])
    assert mina.get(at("goal", cast.people["dorothy"], goal.pk)).status_code == 404, "of another person"


def test_every_page_is_as_quick_for_three_as_for_one(cast, sign_in, dorothy):
    mina, browser, now = cast.workers["mina"], sign_in(cast.workers["mina"]), timezone.now()

    def one_more(goal):
        step = step_of(goal, mina, strengths=list(Strength.objects.of(dorothy)))
        barrier = barrier_of(goal, mina, step=step)
        actions.tell_attempt(
            barrier=barrier, id=new_id(), words="Rang", whose=Somebody(worker=mina), tried_on=today(), by=mina, at=now
        )
        done = actions.plan_activity(person=dorothy, id=new_id(), words="Look", worker=mina, step=step, by=mina, at=now)
        actions.tell_activity(
            activity=done, seen_version=1, came_of="happened", on=today(), worker_learned="Much", by=mina, at=now
        )
        new = actions.make_connection(
            person=dorothy, id=new_id(), name=f"Kit {step.number}", is_somebody_else=True, made_on=today(),
            how="online", activity=done, by=mina, at=now,
        )  # fmt: skip
        actions.say_still_in_touch(connection=new, id=new_id(), answer="yes", asked_on=today(), by=mina, at=now)
        actions.rate_goal(goal=goal, id=new_id(), rating=3, rated_on=today(), by=mina, at=now)

    goal = goal_of(cast)
    one_more(goal)
    names = {"goals": (), "goals_to_print": (), "strengths": (), "goal": (goal.pk,), "connect": (), "plan_activity": ()}
    pages = [at(name, dorothy, *keys) for name, keys in names.items()] + [reverse("people:story", args=[dorothy.pk])]
    for page in pages:
        browser.get(page)
    few = [statements(browser, page) for page in pages]
    for _ in range(2):
        one_more(goal)
        one_more(goal_of(cast))
    assert [statements(browser, page) for page in pages] == few
