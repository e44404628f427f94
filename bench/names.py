"""Invented names with the shape of real ones: a few that very many bear, and a long tail that few do."""

import tomllib
from itertools import accumulate
from pathlib import Path
from random import Random

# The worker whose day the bench lives.
EMAIL, PASSWORD = "bench@example.org", "a long password for the bench"
WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
GIVEN = WORDS["given"].split()
COMMON = WORDS["common"].split()
STEMS = WORDS["stems"].split()
ENDINGS = WORDS["endings"].split()


def surnames() -> list[str]:
    """Every surname, the commonest first: those of the lists, then some six thousand made of a stem and an ending."""
    made = [stem + ending for stem in STEMS for ending in ENDINGS]
    Random(20261122).shuffle(made)
    return list(dict.fromkeys(COMMON + made))


class Names:
    """Draws names: the nth commonest is borne about 1/n as often as the first (Zipf's law, flattened at the top)."""

    def __init__(self, seed: int):
        self.chance = Random(seed)
        self.surnames = surnames()
        self._heavier = {
            len(names): list(accumulate(1 / (n + 8) for n in range(len(names)))) for names in (GIVEN, self.surnames)
        }

    def draw(self, names: list[str]) -> str:
        """One name of a list that is in order of frequency."""
        return self.chance.choices(names, cum_weights=self._heavier[len(names)])[0]

    def person(self) -> tuple[str, str]:
        """A full name, and what they like to be called (empty for most)."""
        given, family = self.draw(GIVEN), self.draw(self.surnames)
        if self.chance.random() < 0.03:
            family = f"{family}-{self.draw(self.surnames)}"
        middle = f" {self.draw(GIVEN)}" if self.chance.random() < 0.3 else ""
        known_as = self.draw(GIVEN) if self.chance.random() < 0.12 else ""
        return f"{given}{middle} {family}", known_as


def misspelt(name: str, chance: Random) -> str:
    """A name with one slip: two letters changed over, one left out, one doubled, or one put in another's place."""
    at = chance.randrange(1, len(name) - 1)
    before, letter, after = name[:at], name[at], name[at + 1 :]
    return chance.choice(
        [
            f"{before}{after[0]}{letter}{after[1:]}",
            f"{before}{after}",
            f"{before}{letter}{letter}{after}",
            f"{before}{chance.choice('aeiouhrnl')}{after}",
        ]
    )
