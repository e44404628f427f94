"""Law: dated, cited, plain Python. `law.as_at("recording_deadline", on=day)` gives the version that holds on a day.

Knows no database and nothing of the other rooms, which ask it and keep the version they were answered by.
"""

from alongside.law import (
    advice,
    advocacy,
    aftercare,
    assessing,
    capacity,
    contents,
    eligibility,
    identity,
    imca,
    liberty,
    nhs_care,
    recording,
    refusal,
    safeguarding,
    sharing,
    written_record,
)
from alongside.law.registry import as_at, version
from alongside.law.verdict import Refused, Verdict

__all__ = [
    "Refused",
    "Verdict",
    "advice",
    "advocacy",
    "aftercare",
    "as_at",
    "assessing",
    "capacity",
    "contents",
    "eligibility",
    "identity",
    "imca",
    "liberty",
    "nhs_care",
    "recording",
    "refusal",
    "safeguarding",
    "sharing",
    "version",
    "written_record",
]
