"""Everything known about one name, as plain text with the place of every statement. Pure."""

from analyzer.model.decomposition import Decomposition
from analyzer.report.explanation.blocks import Block, render_blocks
from analyzer.report.explanation.code import explain_module, explain_symbol
from analyzer.report.explanation.entries import explain_entry
from analyzer.report.explanation.known import Known
from analyzer.report.explanation.outside import explain_external
from analyzer.report.explanation.services import explain_service
from analyzer.report.explanation.subjects import Subject, find_subject
from analyzer.report.explanation.tables import explain_table


def render_explanation(decomposition: Decomposition, name: str, every: bool = False) -> str:
    """Return what is known about a table, module, symbol, entry point or service.

    Args:
        decomposition: Where to look.
        name: What it is called, or the end of that; `kind:name` where several things are called so.
        every: List everything, however long.

    Raises:
        AmbiguousName, UnknownName: Several things are called so, or nothing is.
    """
    known = Known(decomposition)
    subject = find_subject(known, name)
    head, blocks = _explain(known, subject, every)
    namesakes = [one.id for one in decomposition.services if subject.kind == "table" and name in (one.id, one.name)]
    head += [f"a service is called so too: service:{one}" for one in namesakes]
    return render_blocks(head, blocks, every)


def _explain(known: Known, subject: Subject, every: bool) -> tuple[list[str], list[Block]]:
    match subject.kind:
        case "table":
            return explain_table(known, subject.key)
        case "module":
            return explain_module(known, subject.key)
        case "entry":
            return explain_entry(known, subject.key, every)
        case "service":
            return explain_service(known, subject.key)
        case "external":
            return explain_external(known, subject.key)
        case _:
            return explain_symbol(known, subject.key)
