"""From a decomposition to files or standard output. Wires: report and sinks."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from analyzer.model.decomposition import Decomposition
from analyzer.model.problem import Problem
from analyzer.sinks import lay_out, write_stdout, write_text, write_texts

Render = Callable[[Decomposition], str]
ENDINGS = {"html": "html", "json": "json", "md": "md", "text": "txt"}  # format -> ending of its file


def files_of(formats: Sequence[str], folder: str) -> dict[str, str]:
    """Return the path of the report in each format, in that order, with its format."""
    return {os.path.join(folder, f"decompose-report.{ENDINGS[name]}"): name for name in formats}


def write_reports(decomposition: Decomposition, files: Mapping[str, str]) -> tuple[Problem, ...]:
    """Write reports, all of them or none; of files with the same format the text is made once.

    Args:
        decomposition: What to report.
        files: Path -> format.

    Returns:
        What could not be drawn.

    Raises:
        UnwritableOutput: A file cannot be written.
    """
    made = {name: render(decomposition, name) for name in dict.fromkeys(files.values())}
    write_texts({path: made[name][0] for path, name in files.items()})
    return tuple(problem for _, problems in made.values() for problem in problems)


def print_report(decomposition: Decomposition, name: str) -> tuple[Problem, ...]:
    """Write one format to standard output and nothing else; return what could not be drawn."""
    text, problems = render(decomposition, name)
    write_stdout(text)
    return problems


def write(text: str, path: str) -> None:
    """Write text to a file, or to standard output where the path is `-`."""
    if path == "-":
        write_stdout(text)
    else:
        write_text(text, path)


def print_schema(kind: str) -> None:
    """Write the JSON Schema of one of our formats to standard output."""
    from analyzer.report.schema import render_schema

    write_stdout(render_schema(kind))


def summarize(decomposition: Decomposition, report: str) -> str:
    """Return the summary for the terminal, pointing at the report."""
    from analyzer.report.text import render_text

    return render_text(decomposition, report)


def render(decomposition: Decomposition, name: str) -> tuple[str, tuple[Problem, ...]]:
    """Return one format as text, and what could not be drawn in it."""
    if name == "html":
        return _render_html(decomposition)
    return _renderers()[name](decomposition), ()


def _renderers() -> Mapping[str, Render]:
    from analyzer.report.json import render_json
    from analyzer.report.markdown import render_markdown
    from analyzer.report.text import render_text

    return {"json": render_json, "md": render_markdown, "text": render_text}


def _render_html(decomposition: Decomposition) -> tuple[str, tuple[Problem, ...]]:
    """Render the page with its picture; why there is none is a problem of this page, not of the analysis."""
    from analyzer.report.html import render_html
    from analyzer.report.map import map_request

    request = map_request(decomposition)
    layout = lay_out([request])[0] if request.nodes else None
    if isinstance(layout, Problem):
        with_problem = replace(decomposition, problems=(*decomposition.problems, layout))
        return render_html(with_problem, None), (layout,)
    return render_html(decomposition, layout), ()
