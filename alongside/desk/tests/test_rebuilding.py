"""The story and the clocks are kept, and can be made again from the facts."""

from io import StringIO

import pytest
from django.core.management import call_command

from alongside.people.models import StoryItem
from alongside.workforce.models import Due


def check():
    out, err = StringIO(), StringIO()
    try:
        call_command("rebuild_story", "--check", stdout=out, stderr=err)
    except SystemExit as end:
        return end.code, out.getvalue()
    return 0, out.getvalue()


def test_what_the_actions_kept_is_what_the_facts_give(cast):
    assert check() == (0, "")


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (lambda: StoryItem.objects.filter(kind="note").first().delete(), "is missing"),
        (lambda: StoryItem.objects.filter(kind="note").update(line="Something else"), "differs in line"),
        (lambda: Due.objects.filter(done_at=None).update(what="Something else"), "differs in what"),
        (lambda: StoryItem.objects.filter(kind="note").update(kind="stray"), "stands for no fact"),
    ],
)
def test_a_difference_is_named_and_mended(cast, harm, says):
    before = StoryItem.objects.count(), Due.objects.count()
    harm()
    code, told = check()
    assert code == 1
    assert says in told
    call_command("rebuild_story", stdout=StringIO())
    assert check() == (0, "")
    assert (StoryItem.objects.count(), Due.objects.count()) == before
