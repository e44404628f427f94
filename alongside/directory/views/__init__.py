"""Pages of a team's community knowledge: links, open evenings, and who came."""
