"""Celery's settings: where one is given, and what it is.

Source: Celery's manual, chapter "Configuration and defaults"
(https://docs.celeryq.dev/en/stable/userguide/configuration.html). Pure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from analyzer.model.terms import Code, Term

NAMESPACES = ("CELERY", "CELERY_CONFIG")  # dicts that hold settings by their new names


def settings_named(code: Code, names: Sequence[str]) -> Iterator[Term]:
    """Go through the values of a setting: variables, attributes, classes, dicts of settings, `conf.update(...)`.

    Args:
        code: The code base.
        names: The setting's names; the new one, in small letters, comes last.
    """
    new = names[-1]
    for name in names:
        yield from code.variables(name)
        yield from code.stores_to(name)
        yield from (view.body[name] for view in code.classes() if name in view.body)
    for name in NAMESPACES:
        for table in code.variables(name):
            inner = by_text(table.pairs()).get(new)
            yield from [inner] if inner is not None else []
    for call in code.calls_of("update"):
        base = call.callee.base if call.callee is not None else None
        given = call.keywords.get(new)
        is_setting = base is not None and base.attribute == new
        yield from [given] if given is not None else []
        yield from call.arguments[:1] if is_setting else []


def by_text(pairs: Iterable[tuple[Term | None, Term]]) -> Mapping[str, Term]:
    """Return the values of a dict by those keys that are strings."""
    return {key.text: value for key, value in pairs if key is not None and key.text is not None}
