"""Workers who read: made by actions."""

import pytest
from django.utils import timezone

from alongside.access.roles import Role
from alongside.audit.acting import House
from alongside.kit.ids import new_id
from alongside.workforce.actions.workers import add_administrator, add_worker


@pytest.fixture
def worker(db):
    """Makes a worker who holds these roles: `worker(Role.PRACTITIONER)`."""
    now = timezone.now()
    sam = add_administrator(id=new_id(), name="Sam Whitlock", email="sam@example.org", by=House("test"), at=now)

    def make(*roles):
        email = f"{'-'.join(roles)}@example.org"
        return add_worker(id=new_id(), name="Mina Osei", email=email, roles=list(roles), by=sam, at=now)

    return make


@pytest.fixture
def mina(worker):
    return worker(Role.PRACTITIONER)
