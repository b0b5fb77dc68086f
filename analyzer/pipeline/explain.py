"""Explain one name of a code base or of a saved report. Wires: report and sinks, over the main job's result."""

from analyzer.model.decomposition import Decomposition
from analyzer.model.errors import MissingPath, UnreadableInput
from analyzer.report.explain import render_explanation
from analyzer.report.json import read_json


def read_report(path: str) -> Decomposition:
    """Return the decomposition of a saved JSON report.

    Raises:
        MissingPath, UnreadableInput: There is no such file, or it is no report.
    """
    try:
        with open(path, encoding="utf-8") as stream:
            text = stream.read()
    except FileNotFoundError as error:
        raise MissingPath(f"no report at {path}", hint="`decompose analyze` writes decompose-report.json") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path} could not be read", hint="name the decompose-report.json itself") from error
    return read_json(text)


def explain(decomposition: Decomposition, name: str, every: bool) -> str:
    """Return everything known about a name as text."""
    return render_explanation(decomposition, name, every)
