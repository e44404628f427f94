"""The only ways in which this room's facts change."""
