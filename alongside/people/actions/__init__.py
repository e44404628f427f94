"""The only ways in which what is known of people changes."""

from alongside.people.actions.about_me import UnableToWriteAboutMe, write_about_me, write_what_matters
from alongside.people.actions.address import (
    UnableToKeepAddress,
    UnableToKeepWayToReach,
    add_address,
    add_way_to_reach,
    change_address,
    change_way_to_reach,
)
from alongside.people.actions.communication import UnableToWriteNeeds, write_communication
from alongside.people.actions.consent import UnableToShare, agree_sharing, take_back_sharing
from alongside.people.actions.contact import (
    UnableToKeepContact,
    UnableToLink,
    UnableToRelate,
    UnableToTellApart,
    add_contact,
    add_relationship,
    bring_contact_back,
    change_contact,
    change_relationship,
    end_contact,
    end_relationship,
    link_record,
    unlink_record,
)
from alongside.people.actions.death import UnableToRecordDeath, record_death, take_death_back
from alongside.people.actions.identity import (
    UnableToChangeIdentity,
    change_characteristics,
    change_health_record_link,
    change_identity,
)
from alongside.people.actions.involvement import (
    UnableToBeAlongside,
    UnableToEnd,
    UnableToHandOver,
    begin_involvement,
    end_involvement,
    hand_over,
    make_named_practitioner,
    read_hand_over,
)
from alongside.people.actions.joining import UnableToJoin, UnableToPart, join_records, part_records
from alongside.people.actions.openness import set_openness
from alongside.people.actions.person import UnableToAdd, add_person, change_person, index_names
from alongside.people.actions.pin import UnableToPin, pin_event, unpin_event
from alongside.people.actions.possible_join import UnableToAnswer, answer_possible_join, notice_possible_join
from alongside.people.actions.shift import (
    ShiftToBe,
    UnableToBeginAtTheDoor,
    UnableToEnterShift,
    begin_shift_at_door,
    enter_shift,
    import_shifts,
    look_at_shift,
)
from alongside.people.actions.strength import name_strength

__all__ = [
    "ShiftToBe",
    "UnableToAdd",
    "UnableToAnswer",
    "UnableToBeAlongside",
    "UnableToBeginAtTheDoor",
    "UnableToChangeIdentity",
    "UnableToEnd",
    "UnableToEnterShift",
    "UnableToHandOver",
    "UnableToJoin",
    "UnableToKeepAddress",
    "UnableToKeepContact",
    "UnableToKeepWayToReach",
    "UnableToLink",
    "UnableToPart",
    "UnableToPin",
    "UnableToRecordDeath",
    "UnableToRelate",
    "UnableToShare",
    "UnableToTellApart",
    "UnableToWriteAboutMe",
    "UnableToWriteNeeds",
    "add_address",
    "add_contact",
    "add_person",
    "add_relationship",
    "add_way_to_reach",
    "agree_sharing",
    "answer_possible_join",
    "begin_involvement",
    "begin_shift_at_door",
    "bring_contact_back",
    "change_address",
    "change_characteristics",
    "change_contact",
    "change_health_record_link",
    "change_identity",
    "change_person",
    "change_relationship",
    "change_way_to_reach",
    "end_contact",
    "end_involvement",
    "end_relationship",
    "enter_shift",
    "hand_over",
    "import_shifts",
    "index_names",
    "join_records",
    "link_record",
    "look_at_shift",
    "make_named_practitioner",
    "name_strength",
    "notice_possible_join",
    "part_records",
    "pin_event",
    "read_hand_over",
    "record_death",
    "set_openness",
    "take_back_sharing",
    "take_death_back",
    "unlink_record",
    "unpin_event",
    "write_about_me",
    "write_communication",
    "write_what_matters",
]
