"""`decompose settings`: what is in force, and where it comes from. I/O: arguments, terminal."""

import json
import os
from dataclasses import fields
from typing import Any

import click

from analyzer.cli import options
from analyzer.cli.terminal import show
from analyzer.model.settings import Settings


@click.command()
@options.paths
@options.services
@options.goal
@options.history
@options.reading
@options.terminal
def settings(paths: tuple[str, ...], **given: Any) -> None:
    """Print the settings in force for PATH and where each comes from.

    An option wins over DECOMPOSE_* in the environment, that over decompose.toml or [tool.decompose] in
    pyproject.toml, that over the default.
    """
    from analyzer.pipeline import inputs

    for name in ("quiet", "verbose"):
        del given[name]
    chosen = inputs.read_settings(paths, options.chosen(**given), os.environ)
    show("\n".join(f"{name:<13} {value:<28} {origin}" for name, value, origin in _rows(chosen)))


def _rows(chosen: Settings) -> list[tuple[str, str, str]]:
    names = [item.name for item in fields(Settings) if item.name != "origins"]
    return [(name, _written(getattr(chosen, name)), chosen.origins[name]) for name in names]


def _written(value: object) -> str:
    """Write a value as TOML does."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple | str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        return f"{{{', '.join(f'{json.dumps(key)} = {_written(item)}' for key, item in value.items())}}}"
    return str(value)
