"""Pages of the roof: a worker's day, a team's, and how its work flows."""
