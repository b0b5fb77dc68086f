"""Django Channels: consumers of websockets and of channels, under their paths and names.

Source: the manual of Channels, chapters "Consumers" and "Routing" (https://github.com/django/channels, docs/). Pure.
"""

from collections.abc import Iterator

from analyzer.frameworks.rows import places_of
from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.location import Location
from analyzer.model.names import EntryPointId, SymbolName
from analyzer.model.problem import Problem
from analyzer.model.terms import ClassView, Code, Term
from analyzer.model.usage import EntryPoint, told_apart

_WEB = "WebsocketConsumer AsyncWebsocketConsumer JsonWebsocketConsumer AsyncJsonWebsocketConsumer"
CONSUMERS = frozenset(
    {
        *(f"channels.generic.websocket.{name}" for name in _WEB.split()),
        *("channels.consumer.SyncConsumer", "channels.consumer.AsyncConsumer"),
        *("channels.generic.http.AsyncHttpConsumer", "channels.generic.http.HttpConsumer"),
    }
)
ROUTES = frozenset(
    {*("django.urls.path", "django.urls.re_path", "django.urls.conf.path", "django.urls.conf.re_path"),
     "django.conf.urls.url"}
)  # fmt: skip
NAMED = frozenset({"channels.routing.ChannelNameRouter"})


def find_entries(code: Code) -> FoundEntries:
    """Return the consumers that routes and channel names lead to."""
    entries: list[EntryPoint] = []
    problems: list[Problem] = []
    for call in code.calls_to(ROUTES):
        for case in code.cases(call):
            path, view = case.argument(0, "route"), _consumer(case.argument(1, "view"))
            if view is not None and path is not None:
                location, also = places_of(case, path)
                shown = _plain(path.text) if path.text is not None else "<unknown>"
                entries.append(_entry("websocket", f"/{shown}", view, (location, *also)))
                problems += [_dynamic(case)] if path.text is None else []
    entries += _named(code)
    routed: set[str] = {entry.function for entry in entries}
    routed |= {path for one in routed if (view := code.class_of(one)) is not None for path in view.mro}
    problems += [_nowhere(view) for view in code.subclasses_of(CONSUMERS) if view.symbol not in routed]
    return FoundEntries(told_apart(entries), (), tuple(dict.fromkeys(problems)))


def _consumer(given: Term | None) -> ClassView | None:
    """Return the class in `Consumer.as_asgi()`, or an old-style `Consumer`."""
    callee = given.callee if given is not None else None
    named = callee.base if callee is not None and callee.attribute == "as_asgi" else given
    view = named.as_class if named is not None else None
    return view if view is not None and not CONSUMERS.isdisjoint(view.mro) else None


def _named(code: Code) -> Iterator[EntryPoint]:
    """Go through `ChannelNameRouter({"thumbnails": Consumer.as_asgi()})`."""
    for call in code.calls_to(NAMED):
        given = call.argument(0, "application_mapping")
        for key, value in given.pairs() if given is not None else ():
            view = _consumer(value)
            if view is not None and key is not None and key.text:
                yield _entry("message", key.text, view, (value.location,))


def _plain(text: str) -> str:
    return text.removeprefix("^").removesuffix("$").lstrip("/")


def _entry(kind: str, name: str, view: ClassView, places: tuple[Location, ...]) -> EntryPoint:
    key, path = EntryPointId(f"{kind} {name}"), name if kind == "websocket" else ""
    function = SymbolName(view.symbol)
    return EntryPoint(key, kind, name, function, places[0], path=path, framework="channels", also=places[1:])


def _dynamic(call: Term) -> Problem:
    message = "the path of this route is computed when the application runs"
    return Problem("dynamic-route", message, call.location, "its full path")


def _nowhere(view: ClassView) -> Problem:
    message = f"no route or channel name leads to the consumer {view.symbol}"
    return Problem("unrouted-consumer", message, view.location, "whether it runs, and under which path")


CHANNELS = Framework(
    name="channels",
    title="Django Channels",
    packages=frozenset({"channels"}),
    source="https://github.com/django/channels",
    find_entries=find_entries,
)
