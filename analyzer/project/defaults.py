"""What a setting is where nobody sets it: environment variables and settings objects with defaults.

Source: the manuals of Python (`os.getenv`), Pydantic ("Settings Management") and python-decouple. Pure.
"""

from analyzer.model.names import last_of
from analyzer.model.terms import Term

GETTERS = frozenset({"os.getenv", "os.environ.get", "decouple.config", "starlette.config.Config()"})
FIELDS = frozenset({"Field", "field"})


def default_of(term: Term) -> Term | None:
    """Return the default in `os.getenv("X", "/api")`, or that of a field of a settings object; None for others."""
    if term.is_call and term.callee is not None:
        return term.argument(1, "default") if term.callee.path in GETTERS else None
    made = term.base.origins()[0].callee if term.attribute and term.base is not None else None
    owner = made.as_class if made is not None else None
    value = owner.attribute(term.attribute) if owner is not None else None
    if value is None or not value.is_call:
        return value
    is_field = value.callee is not None and last_of(value.callee.path) in FIELDS
    return value.argument(0, "default") if is_field else value
