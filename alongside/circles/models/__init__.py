"""Maps of a person's circles: who is on them, who knows whom, what was changed, and from whom it is kept."""

from alongside.circles.models.keeping import CirclesKeptFrom
from alongside.circles.models.map import CircleMap, MapChange, Placement, Tie
from alongside.circles.models.sitting import Sitting, SittingTry

__all__ = ["CircleMap", "CirclesKeptFrom", "MapChange", "Placement", "Sitting", "SittingTry", "Tie"]
