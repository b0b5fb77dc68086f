"""What runs around every request: an entry point of its own, so that no route repeats what it touches. Pure."""

from analyzer.model.location import Location
from analyzer.model.names import EntryPointId, SymbolName
from analyzer.model.terms import ClassView, FunctionView
from analyzer.model.usage import MIDDLEWARE, EntryPoint


def around_requests(name: str, view: ClassView | FunctionView, location: Location, framework: str) -> EntryPoint:
    """Return the entry point of a class or function that a library runs before or after requests."""
    return EntryPoint(
        id=EntryPointId(f"{MIDDLEWARE} {name}"),
        kind=MIDDLEWARE,
        name=name,
        function=SymbolName(view.symbol),
        location=location,
        framework=framework,
    )
