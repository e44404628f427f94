"""A person in their own words, who is alongside them, and the story kept of it all."""

from alongside.people.models.about_me import AboutMe
from alongside.people.models.address import Address, WayToReach
from alongside.people.models.communication import CommunicationNeeds
from alongside.people.models.consent import Consent
from alongside.people.models.contact import Contact, Relationship
from alongside.people.models.glass import BrokenGlass
from alongside.people.models.identity import Characteristics, HealthRecordLink, Identity
from alongside.people.models.involvement import HandOver, Involvement
from alongside.people.models.joining import Joining
from alongside.people.models.names import NameGram, NameToken, PersonToken
from alongside.people.models.of_a_person import OfAPersonQuerySet, carrying
from alongside.people.models.openness import HowOpen, KeptFrom, NamedAccess
from alongside.people.models.person import Person
from alongside.people.models.possible_join import PossibleJoin
from alongside.people.models.story_item import Pin, StoryItem
from alongside.people.models.strength import Strength

__all__ = [
    "AboutMe",
    "Address",
    "BrokenGlass",
    "Characteristics",
    "CommunicationNeeds",
    "Consent",
    "Contact",
    "HandOver",
    "HealthRecordLink",
    "HowOpen",
    "Identity",
    "Involvement",
    "Joining",
    "KeptFrom",
    "NameGram",
    "NameToken",
    "NamedAccess",
    "OfAPersonQuerySet",
    "Person",
    "PersonToken",
    "Pin",
    "PossibleJoin",
    "Relationship",
    "StoryItem",
    "Strength",
    "WayToReach",
    "carrying",
]
