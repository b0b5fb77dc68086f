"""What a job needs before it starts: settings and decisions. Wires: sources."""

from collections.abc import Mapping, Sequence

from analyzer.model.plan import Said
from analyzer.model.settings import Settings
from analyzer.sources import decisions as decision_file
from analyzer.sources import settings as settings_file


def read_settings(paths: Sequence[str], options: Mapping[str, object], environment: Mapping[str, str]) -> Settings:
    """Return the settings in force for these paths."""
    return settings_file.read_settings(paths, options, environment)


def read_decisions(paths: Sequence[str], path: str | None) -> Said:
    """Return what people decided and added, from the file given or the one below the paths; () without one."""
    found = path or decision_file.find_decisions(paths)
    return decision_file.read_decisions(found) if found else ()
