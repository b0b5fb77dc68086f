"""Pictures before and after a layout engine: sizes in, coordinates out, in points with y growing downwards. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LayoutNode:
    """A box to place; its id is opaque ("n0"), never a name of the analysed code."""

    id: str
    width: float  # points
    height: float  # points


@dataclass(frozen=True, slots=True)
class LayoutEdge:
    """An arrow between two boxes."""

    source: str
    target: str
    feedback: bool = False  # points against the reading direction; must not influence the order


@dataclass(frozen=True, slots=True)
class LayoutRequest:
    """What a layout engine needs to know; left uses right."""

    nodes: tuple[LayoutNode, ...]
    edges: tuple[LayoutEdge, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the picture."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The route of one edge: a start point, then three control points for every Bezier piece."""

    source: str
    target: str
    points: tuple[Point, ...]  # 1 + 3n, from source to target


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything lies."""

    width: float
    height: float
    centres: tuple[tuple[str, Point], ...]  # node id -> centre of its box, in the order of the request
    curves: tuple[Curve, ...]
