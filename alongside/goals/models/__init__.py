"""Two people who work together, and what they work towards."""

from alongside.goals.models.partnership import Partner, Partnership

__all__ = ["Partner", "Partnership"]
