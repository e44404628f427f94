"""Everything that can be asked for. A permission is a verb; the table in `policy.py` says who has it."""

from enum import StrEnum


class Permission(StrEnum):
    DESK_SEE = "desk.see"
    TEAM_SEE = "team.see"
    FLOW_SEE = "flow.see"
    PRACTICE_READ = "practice.read"
    PERSON_FIND = "person.find"
    PERSON_ADD = "person.add"
    PERSON_OPEN = "person.open"
    PERSON_CHANGE = "person.change"
    PERSON_JOIN = "person.join"
    ADDRESS_SEE_CONFIDENTIAL = "address.see_confidential"
    CONTACT_CHANGE = "contact.change"
    SHARING_RECORD = "sharing.record"
    INVOLVEMENT_CHANGE = "involvement.change"
    SHIFTS_IMPORT = "shifts.import"
    SHIFT_BEGIN_AT_DOOR = "shift.begin_at_door"
    LOOKS_SEE = "looks.see"
    OWN_RECORD_SEE = "own_record.see"
    NOTE_RECORD = "note.record"
    NOTE_CORRECT = "note.correct"
    WORKERS_MANAGE = "workers.manage"
    TEAMS_MANAGE = "teams.manage"
    COVER_SET = "cover.set"
