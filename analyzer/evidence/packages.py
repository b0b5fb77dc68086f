"""Which units did the authors put into one folder? Pure."""

from analyzer.evidence.confirm import Anchor, trust_of_group
from analyzer.evidence.pairs import Weights, view_of
from analyzer.model.cut import View
from analyzer.model.graph import Graph

NEAREST = 12  # neighbours by name that a unit is tied to in a folder: a sparse view
QUESTION = "Which units did the authors put into one folder?"


def find_packages(graph: Graph, anchor: Anchor) -> View:
    """Measure whether two units lie in one folder, at every depth; a folder counts as far as its units interact.

    A module that splits is the folder of its parts. Source: today's layout is the honest baseline of every
    published comparison; docs/method, "Packages".
    """
    weights = Weights()
    for _, members in sorted(_folders(graph).items()):
        if 2 <= len(members) < len(graph.nodes):
            weights.add_clique(members, trust_of_group(anchor, members), NEAREST)
    return view_of("packages", QUESTION, weights, missing="every unit lies in one folder, or the layout is unknown")


def _folders(graph: Graph) -> dict[str, list[str]]:
    """Map every folder to the sorted units below it; folders that hold the same units count once, the deepest."""
    folders: dict[str, list[str]] = {}
    for node in sorted(graph.nodes, key=lambda node: node.id):
        parts = node.path.split("/")[:-1]
        for depth in range(1, len(parts) + 1):
            folders.setdefault("/".join(parts[:depth]), []).append(node.id)
    deepest = {tuple(members): folder for folder, members in sorted(folders.items())}
    return {folder: list(members) for members, folder in deepest.items()}
