"""What the tests of this room begin with."""

import pytest

from alongside.audit.tests.factories import empty_ledger


@pytest.fixture
def no_lines(db):
    """An empty ledger, whatever other tests have kept; undone with the test."""
    empty_ledger()


@pytest.fixture
def no_lines_kept(transactional_db):
    """An empty ledger for a test that keeps what it writes."""
    empty_ledger()
