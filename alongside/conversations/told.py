"""What a worker tells of a conversation, in parts, before it is a record: forms make these, actions keep them."""

from dataclasses import dataclass
from datetime import date

from alongside.people.models import Contact
from alongside.people.models.strength import Says, Whose
from alongside.workforce.models import Team, Worker


@dataclass(frozen=True)
class Somebody:
    """The person themselves, a worker, somebody in the person's life, or a name: one of these."""

    is_person: bool = False
    worker: Worker | None = None
    contact: Contact | None = None
    name: str = ""

    def facts(self) -> dict[str, object]:
        """The four columns of a record that is somebody's."""
        return {"is_person": self.is_person, "worker": self.worker, "contact": self.contact, "name": self.name}


THE_PERSON = Somebody(is_person=True)


@dataclass(frozen=True)
class Noticed:
    """One thing that was noticed: what it rests on (a key of `Mark`), and whose it is."""

    words: str
    mark: str
    whose: Somebody


@dataclass(frozen=True)
class NewStrength:
    """A strength named for the first time."""

    words: str
    kind: str = Whose.PERSONAL
    says: str = Says.PERSON
    says_name: str = ""


@dataclass(frozen=True)
class ToDo:
    """What somebody will do, by a day (None: none was named)."""

    words: str
    whose: Somebody
    by_on: date | None = None


@dataclass(frozen=True)
class Offered:
    """What was offered, of which kind; of advice, the form it was given in."""

    what: str
    kind: str
    given_as: str = ""


@dataclass(frozen=True)
class Risk:
    """What they want to try, the good, the harm, the harm of not."""

    wants: str
    good: str = ""
    harm: str = ""
    harm_of_not: str = ""


@dataclass(frozen=True)
class Worry:
    """A worry for safety, and the worker or the team that it goes to."""

    words: str
    worker: Worker | None = None
    team: Team | None = None


@dataclass(frozen=True)
class CheckingBack:
    """A day to check back and who does; or why nobody does."""

    on: date | None = None
    owner: Worker | None = None
    why_none: str = ""


@dataclass(frozen=True)
class NewContact:
    """Somebody who was there and is not yet among the people in their life; `tie` empty: only there this time."""

    name: str
    tie: str = ""
    is_somebody_else: bool = False


@dataclass(frozen=True)
class OwnPart:
    """One person's part of what happened in a group: their words, a strength they named, what they and I will do."""

    in_their_words: str = ""
    strength: str = ""
    they_will: str = ""
    i_will: str = ""


@dataclass(frozen=True)
class Calling:
    """Who got in touch (`who`: a key of `Caller`), and how to reach or answer them.

    `contact`: they are among the people in the person's life already. `tie`: what they are to the person (empty: not
    said). `is_somebody_else`: not whoever is there under much the same name.
    """

    who: str
    name: str = ""
    tie: str = ""
    contact: Contact | None = None
    is_somebody_else: bool = False
    organisation: str = ""
    answer_how: str = ""


@dataclass(frozen=True)
class MayBeTold:
    """What the person says may be told to whoever called (`sharing`: a key of `Sharing`), and how they said so."""

    sharing: str
    parts: tuple[str, ...] = ()
    other: str = ""
    how_given: str = ""


@dataclass(frozen=True)
class RightPlace:
    """Where it goes from here (`place`: a key of `Place`; empty: not decided), and to which worker or team."""

    place: str = ""
    worker: Worker | None = None
    team: Team | None = None
    agreed: str = ""
    safety_wishes: str = ""
    assessment: str = ""
    why_no_assessment: str = ""


@dataclass(frozen=True)
class Said:
    """What was said in a first contact: the concern in the caller's words, the person's own words, and the rest."""

    concern: str
    said: str = ""
    strong: str = ""
    tried: str = ""
    around: str = ""
    communicate: str = ""
    good_outcome: str = ""
