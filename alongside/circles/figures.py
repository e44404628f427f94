"""Figures of one person's network: how large it is, how it hangs together, who is in it, and how it changed.

Pure, and for evaluation: people are shown how many there are, how close, of which kind, who helps, and what changed, in
plain words. A figure is never a target, nobody is ranked by one, and below five alters those of structure mean little.

The *ego* is the person, an *alter* is somebody or something on their map, a *tie* joins two alters who know each other.
In the formulas n is the number of alters and m that of ties. The ego is not among the alters and knows every one.
None means that a figure is not defined: never 0, and never left out of what is counted as unknown.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from math import comb, fsum, log2
from typing import NamedTuple, Self

Alter = Hashable


@dataclass(frozen=True)
class Network:
    """The alters of one ego, each with those alters whom they know. Made with `Network.of`."""

    neighbours: Mapping[Alter, Set[Alter]]

    @classmethod
    def of(cls, alters: Iterable[Alter], ties: Iterable[tuple[Alter, Alter]] = ()) -> Self:
        """A network from alters and pairs of them.

        A repeated alter counts once, and so does a tie that is said twice or in both directions. A tie of an alter to
        itself is left out. A tie to somebody who is not an alter is refused with a KeyError.
        """
        neighbours: dict[Alter, set[Alter]] = {alter: set() for alter in alters}
        for one, other in ties:
            if one != other:
                neighbours[one].add(other)
                neighbours[other].add(one)
            elif one not in neighbours:
                raise KeyError(one)
        return cls(neighbours)


# How the network hangs together. Sums are exact before they are rounded (fsum), so that no order of alters shows.


def size(network: Network) -> int:
    """How many alters: n."""
    return len(network.neighbours)


def ties(network: Network) -> int:
    """How many pairs of alters know each other: m."""
    return sum(map(len, network.neighbours.values())) // 2


def density(network: Network) -> float | None:
    """The share of possible ties that are there: 2m / (n(n-1)), the ego left out. None below two alters.

    Wasserman and Faust, Social Network Analysis (1994), chapter 4.
    """
    n = size(network)
    return 2 * ties(network) / (n * (n - 1)) if n > 1 else None


def mean_degree(network: Network) -> float | None:
    """How many of the others an alter knows, on average: 2m / n. None without alters."""
    n = size(network)
    return 2 * ties(network) / n if n else None


def effective_size(network: Network) -> float | None:
    """Alters less the overlap between them: n - 2m / n. None without alters.

    Burt, Structural Holes (1992), in the form of Borgatti, Connections 20(1) (1997).
    """
    n = size(network)
    return (n * n - 2 * ties(network)) / n if n else None


def efficiency(network: Network) -> float | None:
    """Effective size as a share of size: 1 - 2m / n². None without alters. Burt (1992)."""
    n = size(network)
    return (n * n - 2 * ties(network)) / (n * n) if n else None


def constraint(network: Network) -> float | None:
    """How far the ego's ties lead back to the same people: the sum over alters j of (p_ej + Σ_q p_eq p_qj)².

    p_ab is the share of b among all whom a knows, the ego with them and every tie alike; so p_ej is 1/n, and p_qj is
    1 / (1 + how many alters q knows). 1 for one alter; two who know each other give 1.125, so that this is no share and
    is never cut off at 1. None without alters. Burt (1992), chapter 2.
    """
    n = size(network)
    if not n:
        return None
    share = {alter: 1 / (1 + len(known)) for alter, known in network.neighbours.items()}
    squares = ((1 + fsum(share[q] for q in known)) ** 2 for known in network.neighbours.values())
    return fsum(squares) / (n * n)


def component_sizes(network: Network) -> list[int]:
    """The sizes of the groups of alters who are joined by ties without the ego, largest first."""
    sizes = []
    unseen = set(network.neighbours)
    while unseen:
        reached = [unseen.pop()]
        for alter in reached:
            further = network.neighbours[alter] & unseen
            unseen -= further
            reached += further
        sizes.append(len(reached))
    return sorted(sizes, reverse=True)


def components(network: Network) -> int:
    """How many such groups: C. 0 without alters."""
    return len(component_sizes(network))


def isolates(network: Network) -> int:
    """How many alters know no other alter."""
    return sum(not known for known in network.neighbours.values())


def largest_component(network: Network) -> int:
    """How many alters are in the largest group. 0 without alters."""
    return max(component_sizes(network), default=0)


def component_ratio(network: Network) -> float | None:
    """From 0, all in one group, to 1, nobody knows anybody: (C-1) / (n-1). None below two alters."""
    n = size(network)
    return (components(network) - 1) / (n - 1) if n > 1 else None


def fragmentation(network: Network) -> float | None:
    """The share of pairs of alters whom no path joins without the ego: 1 - Σ s(s-1) / (n(n-1)), s each group's size.

    None below two alters. Borgatti, Computational & Mathematical Organization Theory 12(1) (2006).
    """
    n = size(network)
    if n < 2:
        return None
    joined = sum(s * (s - 1) for s in component_sizes(network))
    return (n * (n - 1) - joined) / (n * (n - 1))


def betweenness(network: Network) -> float:
    """How often the ego is the bridge: over pairs of alters, the share of shortest paths through the ego, added up.

    Not normalised. Two alters who know each other need no bridge. Any others are two steps apart, by the ego or by an
    alter whom both know: their share is 1 / (1 + how many both know). 0 below two alters.
    Freeman, Sociometry 40(1) (1977); for ego networks, Everett and Borgatti, Social Networks 27(1) (2005).
    """
    pairs: Counter[int] = Counter()  # by how many both know; each pair is met from either end
    for alter, known in network.neighbours.items():
        shared: Counter[Alter] = Counter()
        for friend in known:
            shared.update(network.neighbours[friend])
        pairs.update(count for other, count in shared.items() if other != alter and other not in known)
    bridged = comb(size(network), 2) - ties(network) - pairs.total() // 2
    return fsum([bridged, *(count / 2 / (1 + both) for both, count in pairs.items())])


class Structure(NamedTuple):
    """Every figure of structure, in the order in which `manage.py network_figures` writes them."""

    size: int
    ties: int
    density: float | None
    mean_degree: float | None
    effective_size: float | None
    efficiency: float | None
    constraint: float | None
    components: int
    isolates: int
    largest_component: int
    component_ratio: float | None
    fragmentation: float | None
    betweenness: float


def structure(network: Network) -> Structure:
    """Every figure of structure of one network."""
    return Structure(
        size=size(network),
        ties=ties(network),
        density=density(network),
        mean_degree=mean_degree(network),
        effective_size=effective_size(network),
        efficiency=efficiency(network),
        constraint=constraint(network),
        components=components(network),
        isolates=isolates(network),
        largest_component=largest_component(network),
        component_ratio=component_ratio(network),
        fragmentation=fragmentation(network),
        betweenness=betweenness(network),
    )


# Who is in it. What is given is one value an alter, None where it is not known.


class Composition(NamedTuple):
    """How many alters have each value, how large a share of those known that is, and of how many it is not known."""

    counts: dict[Hashable, int]
    shares: dict[Hashable, float] | None
    unknown: int


def composition(values: Iterable[Hashable | None]) -> Composition:
    """Size by one field, such as kind, ring or paid, and shares of those known, None when nothing is known."""
    counts = Counter(values)
    unknown = counts.pop(None, 0)
    known = counts.total()
    shares = {value: count / known for value, count in counts.items()} if known else None
    return Composition(dict(counts), shares, unknown)


def blau(values: Iterable[Hashable | None]) -> float | None:
    """How mixed they are: 1 - Σp², p the share of each value among those known; the chance that two differ.

    None when nothing is known. Simpson (1949); Blau, Inequality and Heterogeneity (1977).
    """
    counts = composition(values).counts
    known = sum(counts.values())
    return (known * known - sum(count * count for count in counts.values())) / (known * known) if known else None


def iqv(values: Iterable[Hashable | None], *, offered: int) -> float | None:
    """Blau's index against the most it can be: blau / (1 - 1/K), K the number of values that the field *offers*.

    K is fixed for a field, whatever was answered. None when it is 1 or nothing is known. More values than were offered
    are refused with a ValueError. Index of qualitative variation: Mueller and Schuessler (1961).
    """
    values = list(values)
    if len(set(values) - {None}) > offered:
        raise ValueError(f"There are more than the {offered} values that this field offers.")
    mixed = blau(values)
    return None if mixed is None or offered < 2 else mixed * offered / (offered - 1)


def entropy(values: Iterable[Hashable | None]) -> float | None:
    """How mixed they are, in bits: Σ p log₂(1/p). None when nothing is known. Shannon (1948)."""
    shares = composition(values).shares
    return None if shares is None else fsum(p * log2(1 / p) for p in shares.values())


def ei_homophily(values: Iterable[Hashable | None], *, own: Hashable | None) -> float | None:
    """From -1, all are like the ego, to +1, none is: (E - I) / (E + I), E alters who differ, I who are the same.

    None when the ego's own value, or every alter's, is not known. Krackhardt and Stern (1988), between ego and alters.
    """
    counts = composition(values).counts
    known = sum(counts.values())
    return None if own is None or not known else (known - 2 * counts.get(own, 0)) / known


class Closeness(NamedTuple):
    """The mean ring of those who are placed (1 is closest), the share of them in ring 1, and how many are not."""

    mean_ring: float | None
    share_in_first: float | None
    placed: int
    unplaced: int


def closeness(rings: Iterable[int | None]) -> Closeness:
    """How close they are: one ring an alter, None for who has no place yet. Both means are None if nobody has one."""
    counts = Counter(rings)
    unplaced = counts.pop(None, 0)
    placed = counts.total()
    if not placed:
        return Closeness(None, None, 0, unplaced)
    mean = sum(ring * count for ring, count in counts.items() if ring is not None) / placed
    return Closeness(mean, counts[1] / placed, placed, unplaced)


class HelpBalance(NamedTuple):
    """With how many alters help only comes in, only goes out, goes both ways, or neither."""

    received: int
    given: int
    both: int
    neither: int


def help_balance(ties: Iterable[tuple[Collection[Hashable], Collection[Hashable]]]) -> HelpBalance:
    """Which way help goes. For each alter: the kinds of help received from them, and the kinds given to them."""
    ways = Counter((bool(received), bool(given)) for received, given in ties)
    return HelpBalance(ways[True, False], ways[False, True], ways[True, True], ways[False, False])


def multiplexity(kinds: Iterable[Collection[Hashable]]) -> float | None:
    """How many kinds of help an alter is part of, on average; a kind that goes both ways is one. None without alters.

    What is given is the kinds of each alter, received and given together.
    """
    numbers = [len(set(each)) for each in kinds]
    return sum(numbers) / len(numbers) if numbers else None


class Formality(NamedTuple):
    """The share of ties that are paid or made by a service, and how many are neither: *beyond services*."""

    formal_share: float | None
    beyond_services: int


def formality(ties: Iterable[tuple[bool, bool]]) -> Formality:
    """How much of the network is services. For each alter: are they paid; were they met only in a service?

    Beyond services is who is not paid and was not met only in a service: what connecting people hopes to see grow.
    The share is None without alters.
    """
    formal = [is_paid or is_met_only_in_service for is_paid, is_met_only_in_service in ties]
    return Formality(sum(formal) / len(formal) if formal else None, formal.count(False))


# How it changed. Alters keep one id from map to map.


class Turnover(NamedTuple):
    """Who stayed, left and came between two maps: numbers, and shares that are None where there is nobody to share."""

    kept: int
    gone: int
    new: int
    stability: float | None
    turnover: float | None
    share_gone: float | None
    share_new: float | None


def turnover(before: Iterable[Alter], after: Iterable[Alter]) -> Turnover:
    """Two maps by the ids on them. Stability is kept / all on either (Jaccard), turnover what is left of 1.

    Share gone is of those before, share new of those after. Everything shared is None when both are empty.
    """
    first, second = set(before), set(after)
    kept, gone, new = len(first & second), len(first - second), len(second - first)
    ever = kept + gone + new
    shares = _share(kept, ever), _share(gone + new, ever), _share(gone, len(first)), _share(new, len(second))
    return Turnover(kept, gone, new, *shares)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


class RingMoves(NamedTuple):
    """Of those on both maps: how many came closer, went further out, stayed, or lack a ring on one of them."""

    inward: int
    outward: int
    same: int
    unplaced: int


def ring_moves(before: Mapping[Alter, int | None], after: Mapping[Alter, int | None]) -> RingMoves:
    """Moves between two maps with the same rings: each alter's ring (1 is closest) on either, None if not placed."""
    inward = outward = same = unplaced = 0
    for alter in before.keys() & after.keys():
        was, now = before[alter], after[alter]
        if was is None or now is None:
            unplaced += 1
        else:
            inward, outward, same = inward + (now < was), outward + (now > was), same + (now == was)
    return RingMoves(inward, outward, same, unplaced)


class Churn(NamedTuple):
    """Over three maps or more: how many were on any, on all, left and came back; and 1 - core / ever."""

    ever: int
    core: int
    intermittent: int
    total_churn: float | None


def churn(waves: Sequence[Iterable[Alter]]) -> Churn:
    """Change over a row of maps, in order, by the ids on them; total churn is to many maps what turnover is to two.

    It is None when nobody was on any. Fewer than three maps are refused with a ValueError: they have a turnover.
    """
    maps = [set(wave) for wave in waves]
    if len(maps) < 3:
        raise ValueError("Churn is over three maps or more.")
    ever, core = set().union(*maps), set.intersection(*maps)
    arrivals = Counter(alter for was, now in pairwise([set(), *maps]) for alter in now - was)
    return Churn(
        len(ever), len(core), sum(count > 1 for count in arrivals.values()), _share(len(ever - core), len(ever))
    )
