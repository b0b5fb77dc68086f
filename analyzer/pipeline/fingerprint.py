"""What identifies an analysis: the bytes it read and the settings that can change the result. Pure."""

import hashlib
import json
from collections.abc import Sequence

from analyzer.model.settings import Settings
from analyzer.model.source import SourceTree
from analyzer.pipeline.files import FileReading

DECIDING = (
    "co_change",
    "commits",
    "entry_points",
    "exclude",
    "goal",
    "largest_file",
    "registries",
    "roots",
    "seed",
    "services",
    "teams",
)  # jobs, git and what is shown change nothing


def deciding_settings(settings: Settings) -> dict[str, str]:
    """Return the settings that can change the result, as text."""
    return {key: _text(getattr(settings, key)) for key in DECIDING}


def _text(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_text(globs)}" for name, globs in value.items())
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def fingerprint(tree: SourceTree, readings: Sequence[FileReading], settings: Settings) -> str:
    """Return a hash of paths, contents and deciding settings; decisions, git and output have no part in it."""
    contents = [(reading.file.path, reading.digest) for reading in readings]
    texts = [*tree.manifests.items(), *tree.templates.items(), *tree.deployments.items(), *tree.scripts.items()]
    contents += [(path, hashlib.sha256(text.encode()).hexdigest()) for path, text in texts]
    written = json.dumps([sorted(contents), deciding_settings(settings)], sort_keys=True)
    return "sha256:" + hashlib.sha256(written.encode()).hexdigest()
