"""The clustering core alone: a graph from any language to services. Wires: sources, evidence, candidates."""

import json

from analyzer.candidates.cluster import cluster
from analyzer.evidence.views import find_views
from analyzer.sources.graphs import read_graph


def cluster_file(path: str, services: int, seed: int) -> str:
    """Return the services found in a graph file, as JSON.

    Args:
        path: A facts-graph/1 file.
        services: How many; 0 lets the evidence decide.
        seed: Same seed, same answer.
    """
    graph = read_graph(path)
    found = cluster(graph, find_views(graph), services, seed)
    document = {"services": [{"name": name, "members": list(members)} for name, members in found]}
    return json.dumps(document, indent=1) + "\n"
