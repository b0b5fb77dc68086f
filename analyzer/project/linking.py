"""The links of many-to-many relations that a call reads or sets: of the relation it is made on, or those of a form.

Source: https://docs.djangoproject.com/en/5.2/topics/forms/modelforms/#the-save-method

Pure.
"""

from collections.abc import Iterator

from analyzer.model.data import Level
from analyzer.model.knowledge import On, Transfer
from analyzer.project.kinds import Knowledge, Typed


def set_links(knowledge: Knowledge, transfer: Transfer, base: Typed) -> Iterator[tuple[str, str, Level]]:
    """Go through what a member does to links: op, table, level.

    A form looks the rows up that it links by name. It makes those that are new, too; that is up to what people type
    in, and not said here.
    """
    if base.through and transfer.op:
        yield transfer.op, base.through, base.level
        if transfer.on is On.LINK and base.through in knowledge.named_links:
            yield from ((transfer.op, table, base.level) for table in knowledge.tables_of(base.of)[:1])
    for step in knowledge.linked_by(base.own_class) if transfer.links else ():
        yield transfer.links, step.through, Level.RELATION
        if step.through in knowledge.named_links:
            yield "read", step.table, Level.RELATION
