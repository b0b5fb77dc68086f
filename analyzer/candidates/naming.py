"""Name groups in the domain's words. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import log

from analyzer.candidates.placement import members_of
from analyzer.model.evidence import Evidence, is_table, table_of
from analyzer.model.graph import Node
from analyzer.model.names import last_of
from analyzer.model.project import Project
from analyzer.model.words import split_words

# What a word counts by where it stands.
TABLE_WEIGHT = 3.0  # owned tables: the nouns a service is about
ROUTE_WEIGHT = 2.0  # what users see
FILE_WEIGHT = 2.0  # a file's or folder's name: the authors' own summary of what is in it
CODE_WEIGHT = 1.0  # classes and functions

# Words of layers and frameworks, and verbs: they say how code is built, not what it is about.
_WORDS = """
abstract action adapter add admin all and api app application async backend base bulk by callback celery check
class client cls command common component config consumer context controller core count create crud dao data
database db decorator default delete detail dict django do dto due edit entity enum error event exception
factory fastapi field file filter find first flask for form from func function generic get handle handler has
helper home http id impl in index init input instance int integration interface is item job json key kind last
lib library list load local log main make manage management manager map mapper max meta method middleware
migration min mixin mod mode model module name new next node none not num number object of old on operation
option output page parse parser path pending per permission plugin post prepare prev process processor project
provider proxy public put query queryset queue read receiver record register registry remove render repo
repository request resolver resource response rest result root route router row run save schema script send
serialize serializer server service session set setting setup signal source sql sqlalchemy src start state
status stop store str string sync table tag task template test text the to tool total type update url use util
utility uuid valid validate validator value version view viewset web webhook with worker wrapper write xml
"""
LAYER_WORDS = frozenset(_WORDS.split())

Words = dict[int, dict[str, float]]  # weight of each word per group


def name_groups(project: Project, evidence: Evidence, groups: Mapping[str, int]) -> dict[int, str]:
    """Return a slug for every group: its most telling word, unique, the same for the same content.

    Source: Salton and Buckley (1988), TF-IDF over the groups.
    """
    words = _words(project, evidence, groups)
    for word in _words_of_root(evidence):
        for own in words.values():
            own.pop(word, None)
    return choose_names(words, members_of(groups))


def choose_names(words: Words, members: Mapping[int, list[str]]) -> dict[int, str]:
    """Give every group its most telling word that no group with a better claim has taken."""
    scores = telling_words(words)
    offers = sorted(
        (-score, word, members[group], group) for group, found in scores.items() for word, score in found.items()
    )
    names: dict[int, str] = {}
    for _, word, _, group in offers:
        if group not in names and word not in names.values():
            names[group] = word
    for group, own in sorted(members.items()):
        names.setdefault(group, _fallback(own, set(names.values())))
    return names


def telling_words(words: Words) -> dict[int, dict[str, float]]:
    """Score each group's words: how much the group speaks of it, times how much it is the group's own."""
    totals: dict[str, float] = defaultdict(float)
    for own in words.values():
        for word, count in own.items():
            totals[word] += count
    holders = Counter(word for own in words.values() for word in own)
    return {
        group: {
            word: count / sum(own.values()) * (count / totals[word]) * (1 + log(len(words) / holders[word]))
            for word, count in sorted(own.items())
            if word not in LAYER_WORDS
        }
        for group, own in words.items()
    }


def _words(project: Project, evidence: Evidence, groups: Mapping[str, int]) -> Words:
    """Count each group's words by where they stand."""
    words: Words = {group: defaultdict(float) for group in sorted(set(groups.values()))}
    for node in evidence.graph.nodes:
        if node.id in groups:
            counter = words[groups[node.id]]
            if is_table(node.id):
                _count(counter, [table_of(node.id)], TABLE_WEIGHT)
            else:
                _count(
                    counter, [node.path.rpartition("/")[2] if node.kind == "module" else last_of(node.id)], CODE_WEIGHT
                )
                _count(counter, node.tokens, CODE_WEIGHT / max(1, len(node.tokens)))
    for unit in evidence.units.units:
        if unit.id in groups:
            _count(words[groups[unit.id]], unit.module.split(".")[-2:], FILE_WEIGHT)
    for entry in project.entry_points:
        unit_id = evidence.units.unit_of(entry.function)
        if unit_id in groups:
            _count(words[groups[unit_id]], _segments(entry.path or entry.name), ROUTE_WEIGHT)
    return words


def _words_of_root(evidence: Evidence) -> set[str]:
    """Return the words of the packages that hold everything: the name of the application, not of a part."""
    modules = [unit.module.split(".") for unit in evidence.units.units]
    roots = [parts[0] for parts in zip(*modules, strict=False) if len(set(parts)) == 1] if len(modules) > 1 else []
    return {word for root in roots for word in split_words(root)}


def _segments(path: str) -> list[str]:
    """Return the parts of a route that are no parameters."""
    return [part for part in path.replace(".", "/").split("/") if part and part[0] not in "{<:(["]


def _count(counter: dict[str, float], names: Iterable[str], weight: float) -> None:
    """Add the words of the names."""
    for name in names:
        for word in set(split_words(name)):
            counter[word] += weight


def words_of_nodes(nodes: Iterable[Node], groups: Mapping[str, int]) -> Words:
    """Count the words of the nodes' own names, for graphs of which nothing else is known."""
    words: Words = {group: defaultdict(float) for group in sorted(set(groups.values()))}
    for node in nodes:
        if node.id in groups:
            _count(words[groups[node.id]], [last_of(node.id)], CODE_WEIGHT)
    return words


def _fallback(members: list[str], taken: set[str]) -> str:
    """Return a slug from the members' own names where no telling word is left."""
    words = [word for member in members for word in split_words(last_of(table_of(member)))] or ["unnamed"]
    joined = ["-".join(words[:length]) for length in range(1, len(words) + 1)]
    longest = joined[-1]
    return next((word for word in joined if word not in taken), longest + "-" + "".join(sorted(taken))[:8])
