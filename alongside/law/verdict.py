"""What this room answers: a verdict with its reasons, or a refusal in a sentence."""

from dataclasses import dataclass, field


class Refused(ValueError):
    """The question cannot be answered as it was put; the message is a whole sentence that says why."""


@dataclass(frozen=True)
class Verdict:
    """What a provision says of some facts.

    `met` is True or False where the provision settles it, and None where it leaves the matter to a person's judgement
    (`to_weigh` then names what they must weigh; empty where there is nothing to judge). `reasons` are sentences.
    `provisions` say what it rests on. `extra` holds what else follows, by the name the contract gives it.
    """

    met: bool | None
    reasons: tuple[str, ...]
    provisions: tuple[str, ...]
    to_weigh: tuple[str, ...] = ()
    extra: dict[str, object] = field(default_factory=dict)
