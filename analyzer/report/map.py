"""The service map: what to lay out, and the picture out of a layout. Pure."""

import math
from dataclasses import dataclass

from analyzer.model.cut import ServiceCandidate
from analyzer.model.decomposition import Decomposition
from analyzer.model.layout import Curve, Layout, LayoutEdge, LayoutNode, LayoutRequest, Point
from analyzer.report.flows import Flow, Flows, find_flows, in_words
from analyzer.report.words import counted, cut

HEIGHT = 54.0  # points
NARROWEST, WIDEST = 132.0, 228.0  # points
PER_LETTER, PER_SMALL_LETTER = 9.0, 6.4  # points, of the widest common system font at 14 and 11
LONGEST_NAME = 24  # letters
ALWAYS = 18  # arrows that are drawn however few services there are
PER_SERVICE = 1.5  # arrows; more of them can no longer be followed with the eye
MARGIN = 8.0  # points around the picture
FITS = 920.0  # points of width that a page of 1280 shows without scrolling
SMALLEST = 0.74  # of its natural size, where it has to be scrolled anyway
SMALLEST_WHOLE = 0.66  # of its natural size, where it can be seen whole for that


@dataclass(frozen=True, slots=True)
class Box:
    """A service in the picture."""

    key: str  # "n0"
    service: str
    x: float
    y: float
    width: float
    height: float
    name: str
    detail: str
    share: float  # width of the bar that shows its share of the code


@dataclass(frozen=True, slots=True)
class Arrow:
    """A flow in the picture."""

    source: str  # "n0"
    target: str
    path: str  # the "d" of an SVG path
    width: float
    feedback: bool
    title: str
    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The service map in SVG terms."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]

    @property
    def shown_width(self) -> float:
        """Width on screen: a wide picture is made smaller, but never so small that names cannot be read."""
        if self.width * SMALLEST_WHOLE <= FITS:
            return min(self.width, FITS)
        return round(self.width * SMALLEST, 1)

    @property
    def wide(self) -> bool:
        """Whether it has to be scrolled on most screens."""
        return self.shown_width > FITS

    @property
    def shown_height(self) -> float:
        """Height on screen, in proportion."""
        return round(self.height * self.shown_width / self.width, 1)


def map_request(decomposition: Decomposition) -> LayoutRequest:
    """Ask for a layout of the services in feed-forward order and their strongest flows, under opaque ids."""
    flows = find_flows(decomposition)
    services = {str(service.id): service for service in decomposition.services}
    keys = _keys(flows)
    nodes = tuple(LayoutNode(keys[name], _width(services[name]), HEIGHT) for name in flows.order)
    edges = tuple(LayoutEdge(keys[flow.client], keys[flow.supplier], flow.feedback) for flow in drawn_flows(flows))
    return LayoutRequest(nodes, edges)


def drawn_flows(flows: Flows) -> tuple[Flow, ...]:
    """Return the flows that the map shows: the strongest ones, in the order of its reading direction."""
    limit = max(ALWAYS, math.ceil(PER_SERVICE * len(flows.order)))
    position = {name: index for index, name in enumerate(flows.order)}
    kept = flows.strongest()[:limit]
    return tuple(sorted(kept, key=lambda flow: (position[flow.client], position[flow.supplier])))


def draw_map(decomposition: Decomposition, layout: Layout | None) -> Picture | None:
    """Turn a layout of `map_request` into a picture; None where there is no layout, or one that does not fit."""
    flows = find_flows(decomposition)
    keys = _keys(flows)
    if layout is None or not flows.order or {key for key, _ in layout.centres} != set(keys.values()):
        return None
    centres, services = dict(layout.centres), {str(service.id): service for service in decomposition.services}
    boxes = tuple(_box(services[name], keys[name], centres[keys[name]]) for name in flows.order)
    routes = {(curve.source, curve.target): curve for curve in layout.curves if curve.points}
    known = [flow for flow in drawn_flows(flows) if (keys[flow.client], keys[flow.supplier]) in routes]
    names = {str(service.id): service.name for service in decomposition.services}
    arrows = tuple(_arrow(flow, routes[keys[flow.client], keys[flow.supplier]], names) for flow in known)
    return Picture(layout.width + 2 * MARGIN, layout.height + 2 * MARGIN, boxes, arrows)


def _keys(flows: Flows) -> dict[str, str]:
    return {name: f"n{index}" for index, name in enumerate(flows.order)}


def _width(service: ServiceCandidate) -> float:
    name, detail = len(cut(service.name, LONGEST_NAME)) * PER_LETTER, len(_detail(service)) * PER_SMALL_LETTER
    return min(WIDEST, max(NARROWEST, name + 24, detail + 24))


def _detail(service: ServiceCandidate) -> str:
    return f"{counted(service.metrics.modules, 'module')} · {counted(len(service.tables), 'table')}"


def _box(service: ServiceCandidate, key: str, centre: Point) -> Box:
    width = _width(service)
    x, y = centre.x - width / 2 + MARGIN, centre.y - HEIGHT / 2 + MARGIN
    share = round(max(3.0, (width - 24) * min(1.0, service.metrics.share_of_code)), 1)
    name = cut(service.name, LONGEST_NAME)
    return Box(key, service.id, round(x, 1), round(y, 1), round(width, 1), HEIGHT, name, _detail(service), share)


def _arrow(flow: Flow, curve: Curve, names: dict[str, str]) -> Arrow:
    points = [f"{point.x + MARGIN:.1f},{point.y + MARGIN:.1f}" for point in curve.points]
    path = f"M{points[0]} C{' '.join(points[1:])}" if len(points) > 1 else f"M{points[0]}"
    middle = _on(curve.points, 0.3 if flow.feedback else 0.5)
    title = f"{names[flow.client]} uses {names[flow.supplier]}: {in_words(flow.kinds)}"
    return Arrow(
        source=curve.source,
        target=curve.target,
        path=path,
        width=round(0.8 + math.log2(1 + flow.sites) * 0.3, 2),
        feedback=flow.feedback,
        title=title + (" (closes a circle)" if flow.feedback else ""),
        label=str(flow.sites),
        x=round(middle.x + MARGIN, 1),
        y=round(middle.y + MARGIN, 1),
    )


def _on(points: tuple[Point, ...], way: float) -> Point:
    """Return the point `way` (0..1) along the middle Bezier piece."""
    pieces = (len(points) - 1) // 3
    if not pieces:
        return points[0]
    piece, rest = points[pieces // 2 * 3 : pieces // 2 * 3 + 4], 1 - way
    weights = (rest**3, 3 * rest**2 * way, 3 * rest * way**2, way**3)
    x = sum(weight * point.x for weight, point in zip(weights, piece, strict=True))
    return Point(x, sum(weight * point.y for weight, point in zip(weights, piece, strict=True)))
