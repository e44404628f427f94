"""A closed tab, a second device, a lost signal, two editors, a time-out: what was typed is still there."""

from alongside.conversations.models import NoteDraft
from alongside.people.models import Person
from tests.journeys.conftest import PHONE


def test_a_closed_tab_loses_nothing(read, lives):
    simon = lives.people["simon"]
    mina = read(PHONE).signs_in("mina").visit(f"/people/{simon.pk}/notes/new/")
    mina.page.get_by_label("What did they say").press_sequentially("He laughed at his own")
    mina.reads("Saved")
    mina.page.close()
    later = read().signs_in("mina").reads("Record your note about Simon")
    later.follow("Record your note about Simon")
    assert later.page.get_by_label("What did they say").input_value() == "He laughed at his own"


def test_typing_on_keeps_the_draft_again_and_recording_uses_it(read, lives):
    simon = lives.people["simon"]
    mina = read().signs_in("mina").visit(f"/people/{simon.pk}/notes/new/")
    said = mina.page.get_by_label("What did they say")
    for part in ("One. ", "Two. ", "Three."):
        said.press_sequentially(part)
        with mina.page.expect_response(lambda r: r.url.endswith("/notes/keep/")) as kept:
            pass
        assert kept.value.status == 200
    assert NoteDraft.objects.get(person=simon).version == 3
    mina.press("Record this note").reads("Recorded. It is in the story now.")
    assert not NoteDraft.objects.filter(person=simon).exists()


def test_a_lost_signal_is_said_and_the_words_stay(read, lives):
    simon = lives.people["simon"]
    mina = read(PHONE).signs_in("mina").visit(f"/people/{simon.pk}/notes/new/")
    mina.loses_the_line().page.context.set_offline(True)
    mina.page.get_by_label("What did they say").press_sequentially("In the lift")
    mina.reads("Not saved")
    mina.page.context.set_offline(False)
    mina.page.get_by_label("What did they say").press_sequentially("!")
    for _ in range(100):
        if (draft := NoteDraft.objects.filter(person=simon).first()) and draft.words[
            "in_their_words"
        ] == "In the lift!":
            break
        mina.page.wait_for_timeout(200)
    mina.page.get_by_text("Saved ", exact=False).first.wait_for()
    assert NoteDraft.objects.get(person=simon).words["in_their_words"] == "In the lift!"


def test_two_editors_the_second_sees_both(read, lives):
    dorothy = lives.people["dorothy"]
    path = f"/people/{dorothy.pk}/change/"
    first, second = read().signs_in("mina").visit(path), read(PHONE).signs_in("mina").visit(path)
    first.fill("What they like to be called", "Dot").press("Save")
    second.fill("What they like to be called", "Dolly").press("Save")
    second.is_refused("Somebody else changed this").reads("Dot")
    assert second.page.get_by_label("What they like to be called").input_value() == "Dolly"
    second.press("Save")
    second.page.wait_for_url("**/people/*/")
    assert Person.objects.get(pk=dorothy.pk).known_as == "Dolly"


def test_a_time_out_keeps_what_was_typed_for_the_same_worker_alone(read, lives, settings):
    dorothy = lives.people["dorothy"]
    path = f"/people/{dorothy.pk}/change/"
    mina = read().signs_in("mina").visit(path)
    mina.fill("What matters most to them", "The soil under my nails.")
    settings.IDLE_MINUTES = -1  # everybody has been away too long
    mina.press("Save")
    settings.IDLE_MINUTES = 30
    mina.check().reads("kept")
    mina.page.get_by_label("Email address").fill("mina@example.org")
    mina.page.get_by_label("Password", exact=True).fill("alongside-demo-only")
    mina.press("Sign in").check()
    assert mina.page.url.endswith(path)
    assert mina.page.get_by_label("What matters most to them").input_value() == "The soil under my nails."
    other = read().signs_in("ruth").visit(path)
    assert other.page.get_by_label("What matters most to them").input_value() == ""
