"""Law: dated, cited, plain Python. `law.as_at("recording_deadline", on=day)` gives the version that holds on a day.

Knows no database and nothing of the other rooms, which ask it and keep the version they were answered by.
"""

from alongside.law import (
    advocacy,
    aftercare,
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
    written_record,
)
from alongside.law.registry import as_at, version
from alongside.law.verdict import Refused, Verdict

__all__ = [
    "Refused",
    "Verdict",
    "advocacy",
    "aftercare",
    "as_at",
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
    "version",
    "written_record",
]
