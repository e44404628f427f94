"""Addresses of pages from their patterns."""

from uuid import UUID, uuid4

import pytest
from django.urls import NoReverseMatch, reverse

from alongside.design.addresses import address


def test_it_is_the_address_that_django_gives():
    person, contact = uuid4(), UUID(int=1)
    assert address("people:find") == reverse("people:find")
    for key in (person, UUID(int=2)):
        assert address("people:story", key) == reverse("people:story", args=[key])
        assert address("people:contact", key, contact) == reverse("people:contact", args=[key, contact])


def test_a_name_that_is_not_known_is_refused():
    with pytest.raises(NoReverseMatch):
        address("people:nowhere", uuid4())
