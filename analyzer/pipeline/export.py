"""Export what was read, without any interpretation. Wires: the first half of the main job, and report."""

from collections.abc import Sequence

from analyzer.model.plan import Decision, Fact, split_said
from analyzer.model.settings import Settings
from analyzer.pipeline.analyze import understand
from analyzer.pipeline.progress import OnProgress
from analyzer.project.given import with_facts
from analyzer.report.facts import render_facts


def export_facts(
    paths: Sequence[str], settings: Settings, said: Sequence[Decision | Fact], on_progress: OnProgress
) -> str:
    """Return the facts of the code base as a decompose-facts/1 document, those that people wrote down included."""
    _, _, project = understand(paths, settings, on_progress)
    return render_facts(with_facts(project, split_said(said)[1]))
