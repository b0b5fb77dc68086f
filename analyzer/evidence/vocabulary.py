"""Which units speak of the same things? Pure."""

from collections import Counter
from heapq import nlargest
from math import log, sqrt

from analyzer.evidence.confirm import Anchor, trust_of_group
from analyzer.evidence.pairs import Weights, view_of
from analyzer.model.cut import View
from analyzer.model.graph import Graph, Node
from analyzer.model.names import last_of
from analyzer.model.words import split_words

NEAREST = 12  # neighbours kept per unit: a sparse view
COMMONEST = 0.5  # of the units; a word more hold tells nobody apart
MOST_HOLDERS = 400  # of a word when pairs are made: rarer words decide in a large application
QUESTION = "Which units speak of the same things?"

Vector = dict[str, float]


def find_vocabulary(graph: Graph, anchor: Anchor) -> View:
    """Measure how alike two units' words are; a word counts as far as its holders interact more than by chance.

    Source: Salton and Buckley (1988), term weighting; Kuhn, Ducasse and Girba (2007), semantic clustering.
    """
    counts = {node.id: _words(node) for node in graph.nodes}
    holders = _holders(counts)
    scale = {
        word: trust_of_group(anchor, units) * log(len(counts) / len(units))
        for word, units in sorted(holders.items())
        if 2 <= len(units) <= COMMONEST * len(counts)
    }
    vectors = {unit: _vector(words, scale) for unit, words in counts.items()}
    weights = Weights()
    for unit in sorted(vectors):
        near = _similar(unit, vectors, holders)
        for other in nlargest(NEAREST, sorted(near), key=near.__getitem__):
            weights.add(unit, other, near[other])
    return view_of("vocabulary", QUESTION, weights, missing="no two units share a telling word")


def _words(node: Node) -> Counter[str]:
    """Count the words of a unit's own name; a module's own words are the names of what it defines.

    The names of methods and attributes say less: they made every measured result worse.
    """
    own = () if node.kind == "module" else split_words(last_of(node.id.rpartition(":")[2]))
    return Counter(own or [word for token in node.tokens for word in split_words(token)])


def _holders(counts: dict[str, Counter[str]]) -> dict[str, list[str]]:
    """Map each word to the sorted units that hold it."""
    holders: dict[str, list[str]] = {}
    for unit in sorted(counts):
        for word in counts[unit]:
            holders.setdefault(word, []).append(unit)
    return holders


def _vector(words: Counter[str], scale: Vector) -> Vector:
    """Weight the words and bring the vector to length one."""
    raw = {word: (1 + log(count)) * scale[word] for word, count in sorted(words.items()) if scale.get(word, 0.0) > 0}
    length = sqrt(sum(value * value for value in raw.values()))
    return {word: value / length for word, value in raw.items()} if length else {}


def _similar(unit: str, vectors: dict[str, Vector], holders: dict[str, list[str]]) -> Vector:
    """Return the cosine to every unit that shares a word, the commonest words of large applications left out."""
    near: Vector = {}
    for word, value in vectors[unit].items():
        if len(holders[word]) <= MOST_HOLDERS:
            for other in holders[word]:
                if other != unit and word in vectors[other]:
                    near[other] = near.get(other, 0.0) + value * vectors[other][word]
    return near
