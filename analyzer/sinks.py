"""Where results go: files, written whole or not at all; standard output; coordinates. I/O: files, a child process."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from analyzer.model.errors import UnwritableOutput
from analyzer.model.layout import Curve, Layout, LayoutRequest, Point
from analyzer.model.location import Location
from analyzer.model.problem import Problem

MOST_NODES = 150  # of one picture; beyond that nobody can read it and the engine takes many seconds
MOST_EDGES = 600
CROWDED = 200  # edges; from here on the engine may stop polishing early: 5 s instead of 27 s in the worst case
SAFETY_NET = 120  # seconds for all pictures together; the limits above keep them to a few
POINTS_PER_INCH = 72
# The child imports this module again. It gets nothing from the environment (-I), so it is told where the package lies.
_CHILD = "import sys; sys.path.append(sys.argv[1]); from analyzer.sinks import lay_out_in_child; lay_out_in_child()"


def write_text(text: str, path: str) -> None:
    """Write a file whole or not at all; its folder is made where it is missing.

    A link stays a link to the file that is written. What is no regular file, `/dev/null` or a pipe, is written into.

    Raises:
        UnwritableOutput: It cannot be written; what was there before is still there.
    """
    write_texts({path: text})


def write_texts(texts: Mapping[str, str]) -> None:
    """Write several files that belong together: all of them or, where one cannot be written, none.

    Args:
        texts: Path -> what to write there.

    Raises:
        UnwritableOutput: As for `write_text`.
    """
    staged: dict[str, str] = {}  # temporary file -> where it belongs
    try:
        for path, text in texts.items():
            with _explained(path):
                _stage(text, path, staged)
        for temporary, target in list(staged.items()):
            with _explained(target):
                os.replace(temporary, target)
            del staged[temporary]
    finally:
        for temporary in staged:
            with suppress(OSError):
                os.unlink(temporary)


def write_stdout(text: str) -> None:
    """Write text to standard output as UTF-8, whatever the terminal's own encoding is.

    Raises:
        UnwritableOutput: It cannot be written. BrokenPipeError passes: a reader that has gone is no fault.
    """
    if sys.stdout is None:  # closed by whoever started us
        raise UnwritableOutput("standard output is closed", hint="write to a file: --output")
    try:
        sys.stdout.buffer.write(text.encode("utf-8", errors="backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnwritableOutput(
            f"standard output could not be written: {error.strerror}", hint="write to a file: --output"
        ) from error


def lay_out(requests: Sequence[LayoutRequest]) -> tuple[Layout | Problem, ...]:
    """Return coordinates for every picture, or why there are none.

    The layout engine is C code that runs in a process of its own, so that a crash or a hang of it costs pictures
    and nothing else. Same request, same engine, same coordinates, whatever fonts a machine has.

    Source: Gansner, Koutsofios, North and Vo (1993), "A Technique for Drawing Directed Graphs"; Graphviz, "dot".
    """
    small = [request for request in requests if _fits(request)]
    answers = iter(_ask_child(small) if small else ())
    return tuple(next(answers) if _fits(request) else _too_large(request) for request in requests)


def lay_out_in_child() -> None:
    """Read pictures as JSON from standard input and write their coordinates as JSON: the child's whole life."""
    pictures = json.load(sys.stdin)
    json.dump([_draw(picture) for picture in pictures], sys.stdout)


@contextmanager
def _explained(path: str) -> Iterator[None]:
    try:
        yield
    except (FileExistsError, NotADirectoryError) as error:
        raise UnwritableOutput(
            f"{path} could not be written: it would lie below a file", hint="choose another place with --output"
        ) from error
    except OSError as error:
        raise UnwritableOutput(
            f"{path} could not be written: {error.strerror}", hint="choose another place with --output"
        ) from error


def _stage(text: str, path: str, staged: dict[str, str]) -> None:
    """Write a temporary file beside the one that is meant; what cannot be replaced is written into at once."""
    data = text.encode("utf-8", errors="backslashreplace")
    if os.path.exists(path) and not os.path.isfile(path):
        with open(path, "wb") as stream:  # a folder refuses this
            stream.write(data)
        return
    target = os.path.realpath(path)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(prefix=".decompose-", dir=os.path.dirname(target))
    staged[temporary] = target
    with open(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    os.chmod(temporary, 0o666 & ~_umask())


def _umask() -> int:
    """Return the mask for new files; reading it means setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _fits(request: LayoutRequest) -> bool:
    return 0 < len(request.nodes) <= MOST_NODES and len(request.edges) <= MOST_EDGES


def _too_large(request: LayoutRequest) -> Problem:
    size = f"{len(request.nodes)} boxes and {len(request.edges)} arrows"
    hint = "ask for fewer services: --services"
    return _no_picture(f"a picture of {size} was left out; the largest is {MOST_NODES} and {MOST_EDGES}", hint)


def _no_picture(message: str, hint: str) -> Problem:
    return Problem("no-picture", message, Location("", 0), hides="nothing: its table is in the report", hint=hint)


def _ask_child(requests: Sequence[LayoutRequest]) -> list[Layout | Problem]:
    """Lay out all pictures in one child; where that fails, one by one, to lose only the picture that did it."""
    answers = _run_child(requests)
    if not isinstance(answers, str):
        return [_layout(request, answer) for request, answer in zip(requests, answers, strict=True)]
    if len(requests) == 1:
        return [_no_picture(f"a picture was left out: {answers}", "python -m pip install --force-reinstall pygraphviz")]
    return [_ask_child([request])[0] for request in requests]


def _run_child(requests: Sequence[LayoutRequest]) -> list[dict[str, Any]] | str:
    """Return the child's answers, or in a few words why there are none."""
    package_parent = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _CHILD, package_parent],
            input=json.dumps([_plain(request) for request in requests]).encode("ascii"),
            capture_output=True,
            cwd=package_parent,  # nothing that lies where we were called is taken for the layout program
            timeout=SAFETY_NET,
            check=False,
        )
        if b"ModuleNotFoundError" in done.stderr and b"pygraphviz" in done.stderr:
            return "the layout engine, pygraphviz, is not installed"
        answers: list[dict[str, Any]] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return "the layout engine did not answer"
    except (OSError, ValueError):
        return "the layout engine, pygraphviz, failed"
    return answers


def _plain(request: LayoutRequest) -> dict[str, Any]:
    """Return the request as JSON; nodes become numbers, so that no name reaches the engine."""
    numbers = {node.id: number for number, node in enumerate(request.nodes)}
    edges = [(numbers[edge.source], numbers[edge.target], edge.feedback) for edge in request.edges]
    return {"nodes": [(node.width, node.height) for node in request.nodes], "edges": edges}


def _draw(picture: dict[str, Any]) -> dict[str, Any]:
    """Let Graphviz place boxes of fixed sizes and route arrows, left to right; feedback arrows do not order boxes."""
    import pygraphviz

    graph = pygraphviz.AGraph(directed=True, strict=False, rankdir="LR", nodesep="0.35", ranksep="0.9")
    if len(picture["edges"]) > CROWDED:
        graph.graph_attr.update(nslimit="1", nslimit1="1")  # rounds per node, not seconds: the same on every machine
    graph.node_attr.update(shape="box", fixedsize="true", label="")
    graph.edge_attr.update(dir="none")
    for number, (width, height) in enumerate(picture["nodes"]):
        graph.add_node(f"n{number}", width=width / POINTS_PER_INCH, height=height / POINTS_PER_INCH)
    for number, (source, target, feedback) in enumerate(picture["edges"]):
        constraint = "false" if feedback else "true"
        graph.add_edge(f"n{source}", f"n{target}", key=f"e{number}", id=f"e{number}", constraint=constraint)
    answer = json.loads(graph.draw(format="json", prog="dot"))
    return {
        "box": answer["bb"],
        "nodes": {item["name"]: item["pos"] for item in answer["objects"]},
        "edges": {item["id"]: item["pos"] for item in answer.get("edges", ())},
    }


def _layout(request: LayoutRequest, answer: dict[str, Any]) -> Layout:
    """Read Graphviz's coordinates; its y grows upwards, ours downwards."""
    left, bottom, right, top = (float(number) for number in answer["box"].split(","))

    def points(text: str) -> Iterator[Point]:
        for pair in text.split():
            x, y = pair.split(",")
            yield Point(round(float(x) - left, 2), round(top - float(y), 2))

    centres = tuple((node.id, next(points(answer["nodes"][f"n{i}"]))) for i, node in enumerate(request.nodes))
    curves = tuple(
        Curve(edge.source, edge.target, tuple(points(answer["edges"][f"e{i}"]))) for i, edge in enumerate(request.edges)
    )
    return Layout(round(right - left, 2), round(top - bottom, 2), centres, curves)
