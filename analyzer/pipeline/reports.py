"""From a decomposition to files or standard output. Wires: report and sinks."""

import os
from collections.abc import Callable, Mapping, Sequence

from analyzer.model.decomposition import Decomposition
from analyzer.model.layout import Layout
from analyzer.sinks import lay_out, write_stdout, write_text

Render = Callable[[Decomposition], str]
ENDINGS = {"html": "html", "json": "json", "md": "md", "text": "txt"}  # format -> ending of its file


def write_reports(decomposition: Decomposition, formats: Sequence[str], folder: str) -> tuple[str, ...]:
    """Write one file per format into a folder and return their paths in that order.

    Raises:
        UnwritableOutput: A file cannot be written.
    """
    paths = tuple(os.path.join(folder, f"decompose-report.{ENDINGS[name]}") for name in formats)
    for name, path in zip(formats, paths, strict=True):
        write_text(render(decomposition, name), path)
    return paths


def write_report(decomposition: Decomposition, name: str, path: str) -> None:
    """Write one format to a file of any name."""
    write_text(render(decomposition, name), path)


def print_report(decomposition: Decomposition, name: str) -> None:
    """Write one format to standard output and nothing else."""
    write_stdout(render(decomposition, name))


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


def render(decomposition: Decomposition, name: str) -> str:
    """Return one format as text."""
    return _renderers()[name](decomposition)


def _renderers() -> Mapping[str, Render]:
    from analyzer.report.html import render_html
    from analyzer.report.json import render_json
    from analyzer.report.map import map_request
    from analyzer.report.markdown import render_markdown
    from analyzer.report.text import render_text

    def html(decomposition: Decomposition) -> str:
        (layout,) = lay_out([map_request(decomposition)])
        return render_html(decomposition, layout if isinstance(layout, Layout) else None)

    return {"html": html, "json": render_json, "md": render_markdown, "text": render_text}
