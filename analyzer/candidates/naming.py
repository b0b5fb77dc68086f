"""Name groups in the domain's words. Pure."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import sqrt

from analyzer.candidates.placement import members_of
from analyzer.candidates.spelling import Written, spell_names, words_apart
from analyzer.model.evidence import Evidence, is_table, table_of
from analyzer.model.graph import Node
from analyzer.model.names import last_of
from analyzer.model.project import Project
from analyzer.model.words import singular, split_words, written_words

# What a source of words counts; within a source the words share its weight.
TABLES = 2.0  # the nouns of what a service owns
FILES = 3.0  # a file's or folder's name, by lines: the authors' own summary of what is in it
ROUTES = 1.5  # what users see: the first segment that is no word of a layer
CODE = 0.5  # classes and functions, by lines
ENDINGS = frozenset({"py", "java", "kt", "cs", "go", "js", "ts", "rb", "php", "cpp", "scala"})  # of files of code
FILE_DEPTH = 2  # last parts of a module's name that say what is in it

# Words of layers and frameworks, verbs and fillers, in the singular: they say how code is built, not what it is about.
_WORDS = """
about abstract action adapter add admin all and any api app application apply async auto backend base build bulk
by callback celery check checker class clean cleaner clear client cls command common component config consumer
context controller copy core count create crud custom dao data database db decorator deduplicate default delete
dependency detail dict django do double dto due dump edit entity enum error event exception execute exist export
exporter extra factory fastapi field file filter find first fix flask for form from func function generic get
guess handle handler has helper home http id ids impl import importer in index info init input instance int
integration interface is item job join json key kind last leave lib library list literal load local log main
make manage management manager many map mapper max merge meta method middleware migrate migration min misc mixin
mod mode model module multi multiple name new next node none not num number object of old on operation option
output page parse parser path pause pending per permission plugin post pre prepare prev process processor
project provider proxy public purge put query queryset queue raw read rebuild receiver record register registry
reindex remove render repo repository request reset resolver resource response rest result rewrite root route
router row run save schema script self send serialize serializer server service session set setting setup side
sided signal source sql sqlalchemy src start state status statuse stop store str string sync table tag task
template templatetag test text the to tool total touch type update upsert url use util utility uuid valid
validate validator value version view viewset wait web webhook with worker wrapper write xml
"""
LAYER_WORDS = frozenset(_WORDS.split())
# Those of them that name a thing once another word stands before them: a shopping list, a working file.
NOUNS = frozenset({"event", "field", "file", "item", "key", "list", "message", "page", "record", "session", "source"})
JOINTS = frozenset({"link"})  # tables and files between two things are called so

Words = dict[int, dict[str, float]]  # weight of each word per group
Source = tuple[int, str, float]  # group, a name in it, how much the name counts


def name_groups(project: Project, evidence: Evidence, groups: Mapping[str, int]) -> dict[int, str]:
    """Return a slug for every group: its most telling word as the code writes it, with constant companions; unique.

    Source: after Salton and Buckley (1988), term weighting; the weights are our own.
    """
    sources = _sources(project, evidence, groups)
    words: Words = {group: defaultdict(float) for group in sorted(set(groups.values()))}
    for weight, rows in sources:
        _share(words, rows, weight)
    _confirm(words, [rows for _, rows in sources])
    root = _words_of_root(evidence)
    for word in root:
        for own in words.values():
            own.pop(word, None)
    names = choose_names(words, members_of(groups))
    terms = _terms(project, groups, sources[1][1])
    spelled = spell_names(names, _written(sources), terms, (LAYER_WORDS - NOUNS) | JOINTS | root)
    return told_apart(spelled, names)


def told_apart(spelled: Mapping[int, str], names: dict[int, str]) -> dict[int, str]:
    """Return the spelled names, but of groups that would be called the same the bare words, which differ."""
    times = Counter(spelled.values())
    found = {group: name if times[name] == 1 else names[group] for group, name in spelled.items()}
    return found if len(set(found.values())) == len(found) else names


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
    """Score each group's words: how much the group speaks of it, times the root of how much it is the group's own.

    What every group speaks of tells nothing.
    """
    totals: dict[str, float] = defaultdict(float)
    for own in words.values():
        for word, count in own.items():
            totals[word] += count
    holders = Counter(word for own in words.values() for word in own)
    return {
        group: {
            word: count / sum(own.values()) * sqrt(count / totals[word])
            for word, count in sorted(own.items())
            if word not in LAYER_WORDS and (holders[word] < len(words) or len(words) == 1)
        }
        for group, own in words.items()
    }


def _sources(project: Project, evidence: Evidence, groups: Mapping[str, int]) -> list[tuple[float, list[Source]]]:
    """Return where words come from, each with its weight: tables, files, routes, code."""
    units = [unit for unit in evidence.units.units if unit.id in groups]
    apart = words_apart(_classes(project))
    tables = [(groups[node], apart(table_of(node)), 1.0) for node in sorted(groups) if is_table(node)]
    files = [
        (groups[unit.id], apart(part), max(1.0, unit.lines))
        for unit in units
        for part in unit.module.split(".")[-FILE_DEPTH:]
    ]
    routes = [
        (groups[unit], apart(part), 1.0)
        for entry in project.entry_points
        if (unit := evidence.units.unit_of(entry.function)) in groups
        for part in _segments(entry.path or entry.name)[:1]
    ]
    code = [(groups[unit.id], last_of(unit.id), max(1.0, unit.lines)) for unit in units if unit.kind != "module"]
    return [(TABLES, tables), (FILES, files), (ROUTES, routes), (CODE, code)]


def _share(words: Words, rows: Iterable[Source], weight: float) -> None:
    """Spread the weight of a source over the words of each group."""
    amounts: Words = {group: defaultdict(float) for group in words}
    for group, name, count in rows:
        for word in sorted(set(split_words(name)) - LAYER_WORDS):
            amounts[group][word] += count
    for group, own in amounts.items():
        total = sum(own.values())
        for word, count in own.items():
            words[group][word] += weight * count / total


def _confirm(words: Words, sources: Iterable[list[Source]]) -> None:
    """Let a word count more where tables, files, routes and code agree on it: by the root of how many of them do."""
    told: Counter[tuple[int, str]] = Counter()
    for rows in sources:
        told.update({(group, word) for group, name, _ in rows for word in split_words(name)})
    for group, own in words.items():
        for word in own:
            own[word] *= sqrt(told[group, word])


def _written(sources: list[tuple[float, list[Source]]]) -> Written:
    """Map each group's word to the form in which its tables write it, or else its files, routes and code."""
    return {**_forms(sources[1:]), **_forms(sources[:1])}


def _forms(sources: Iterable[tuple[float, list[Source]]]) -> dict[tuple[int, str], str]:
    """Map each group's word to the form that is written most often, the plural where both are."""
    forms: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for weight, rows in sources:
        for group, name, _ in rows:
            for word in written_words(name):
                forms[group, singular(word)][word] += round(weight)
    return {key: min(found, key=lambda form: (-found[form], -len(form), form)) for key, found in forms.items()}


def _classes(project: Project) -> list[str]:
    """Return the names of the classes of the code base, entities among them."""
    classes = [row.name for row in project.definitions if row.kind == "class"]
    return [last_of(name) for name in (*classes, *(row.symbol for row in project.entities))]


def _terms(project: Project, groups: Mapping[str, int], files: Iterable[Source]) -> dict[int, set[str]]:
    """Return the names of what each group is about: its files and its entities."""
    homes = {table_of(node): group for node, group in groups.items() if is_table(node)}
    found: dict[int, set[str]] = defaultdict(set)
    for group, name, _ in files:
        found[group].add(name)
    for row in project.entities:
        if row.table in homes:
            found[homes[row.table]].add(last_of(row.symbol))
    return found


def _words_of_root(evidence: Evidence) -> set[str]:
    """Return the words of the packages that hold everything: the name of the application, not of a part."""
    modules = [unit.module.split(".") for unit in evidence.units.units]
    roots = [parts[0] for parts in zip(*modules, strict=False) if len(set(parts)) == 1] if len(modules) > 1 else []
    return {word for root in roots for word in split_words(root)}


def _segments(path: str) -> list[str]:
    """Return the parts of a route that are no parameters and no words of layers."""
    parts = [part for part in path.replace(".", "/").split("/") if part and part[0] not in "{<:(["]
    return [part for part in parts if set(split_words(part)) - LAYER_WORDS]


def _count(counter: dict[str, float], names: Iterable[str], weight: float) -> None:
    """Add the words of the names."""
    for name in names:
        for word in set(split_words(name)):
            counter[word] += weight


def words_of_nodes(nodes: Iterable[Node], groups: Mapping[str, int]) -> Words:
    """Count the words of the nodes' own names, of their files and of what is in them, for graphs of any language."""
    words: Words = {group: defaultdict(float) for group in sorted(set(groups.values()))}
    for node in nodes:
        if node.id in groups:
            own = words[groups[node.id]]
            file = node.path.rpartition("/")[2].partition(".")[0]
            _count(own, [last_of(_without_ending(node.id))], FILES)
            _count(own, [file], CODE)
            for token in node.tokens:
                _count(own, [token], CODE / len(node.tokens))
    return words


def _without_ending(name: str) -> str:
    """Return a node's name without the ending of a file: "shop/Order.java" is about orders, not about Java."""
    stem, _, ending = name.rpartition(".")
    return stem.rpartition("/")[2] if "/" in name or ending in ENDINGS else name


def _fallback(members: list[str], taken: set[str]) -> str:
    """Return a slug from the members' own names where no telling word is left."""
    words = [word for member in members for word in split_words(last_of(table_of(member)))] or [_slug(members)]
    joined = ["-".join(words[:length]) for length in range(1, len(words) + 1)]
    numbered = (f"{joined[-1]}-{number}" for number in itertools.count(2))
    return next(word for word in itertools.chain(joined, numbered) if word not in taken)


def _slug(members: list[str]) -> str:
    """Return the shortest of the members' names as a slug, for names without any word: "n7"."""
    names = sorted(
        ("-".join(re.findall(r"[a-z0-9]+", member.lower())) for member in members), key=lambda n: (len(n), n)
    )
    return next(filter(None, names), "unnamed")
