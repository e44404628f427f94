"""kill -9 while a conversation is recorded leaves a whole record, or none: a real process, really killed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from alongside.audit.models import LedgerEntry
from alongside.conversations.models import Conversation, ConversationDraft, Series, Undertaking
from alongside.conversations.tests.test_conversation import keep, nothing_differs
from alongside.kit.ids import new_id
from alongside.workforce.models import Due
from tests.cast import gather

ROOT = Path(__file__).parents[3]

# Says where it is, and waits to be killed there: after its rows are written, or after all is kept.
CHILD = """
import sys, time
import django
django.setup()
from datetime import datetime, timedelta
from uuid import UUID
from django.utils import timezone
from alongside.conversations import actions
from alongside.conversations.actions import conversation
from alongside.conversations.told import THE_PERSON, CheckingBack, ToDo
from alongside.people.models import Person
from alongside.workforce.models import Worker

where, key = sys.argv[1:]

def here(place):
    if place == where:
        print(place, flush=True)
        time.sleep(60)

written = conversation.due_of_conversation
def due_of_conversation(one):
    here("in the middle")
    return written(one)
conversation.due_of_conversation = due_of_conversation

mina, now = Worker.objects.get(name="Mina Osei"), timezone.now()
actions.record_conversation(
    person=Person.objects.get(known_as="Simon"), id=UUID(key), kind="connecting", how="visit",
    contact_at=now - timedelta(hours=1), in_their_words="I went.", to_do=[ToDo("Go again", THE_PERSON)],
    checking_back=CheckingBack(on=(now + timedelta(days=14)).date(), owner=mina), by=mina, at=now,
)
here("after the end")
"""


@pytest.fixture
def lives(transactional_db):
    return gather(timezone.now())


def killed(where, key):
    """Let a process record until `where`, and kill it there."""
    name = str(connection.settings_dict["NAME"])
    address = (
        f"sqlite:///{Path(name).absolute()}"
        if connection.vendor == "sqlite"
        else os.environ["DATABASE_URL"].replace("/postgres?", f"/{name}?")
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "alongside.config.settings", "DATABASE_URL": address}
    command = [sys.executable, "-c", CHILD, where, str(key)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        try:
            assert child.stdout.readline().strip() == where
        finally:
            child.kill()


def test_killed_in_the_middle_leaves_the_draft_alone_and_after_the_end_everything(lives):
    draft = keep(lives)
    series, undertakings = Series.objects.count(), Undertaking.objects.count()
    killed("in the middle", draft.pk)
    assert not Conversation.objects.filter(pk=draft.pk).exists()
    assert (Series.objects.count(), Undertaking.objects.count()) == (series, undertakings)
    assert ConversationDraft.objects.get(pk=draft.pk).words == draft.words
    assert not LedgerEntry.objects.filter(subject=f"conversations.conversation:{draft.pk}").exists()
    assert nothing_differs() == ""
    key = new_id()
    killed("after the end", key)
    one = Conversation.objects.get(pk=key)
    assert one.undertakings.get().words == "Go again"
    assert Due.objects.get(source_id=one.check_back.pk).done_at is None
    assert LedgerEntry.objects.filter(subject=f"conversations.conversation:{key}").count() == 1
    assert nothing_differs() == ""
