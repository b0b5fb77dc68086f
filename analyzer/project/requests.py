"""What tests ask for from outside: routes by address or name, commands by name, tasks.

Source: Django, "Testing tools" (test client, `call_command`); Django REST framework, "Testing"; Flask, "Testing Flask
Applications"; FastAPI, "Testing"; Celery, "Calling Tasks".

Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analyzer.model import facts as f
from analyzer.model.location import Location
from analyzer.model.names import EntryPointId, last_of
from analyzer.model.usage import EntryPoint
from analyzer.project.asked_routes import ORIGIN, AskedRoutes
from analyzer.project.code import ProjectCode
from analyzer.project.terms import CodeTerm
from analyzer.project.written_addresses import NAMED, Reader

VERBS = frozenset({"get", "post", "put", "patch", "delete", "head", "options"})
WITH_METHOD = frozenset({"request", "generic"})  # the method first, then the address
CLIENTS = ("Client()", "TestClient()", "test_client()", "APIClient()", "TestApp()", "RequestsClient()")
CALLED = frozenset({"client", "app", "testapp", "webapp", "test_app", "api", "c"})  # names of clients by convention
NO_CLIENTS = (
    "RequestFactory()",
    "APIRequestFactory()",
    "FastAPI()",
    "APIRouter()",
    "Flask()",
    "Blueprint()",
)  # make requests that no route sees, or routes
STARTING = frozenset({"delay", "apply", "apply_async", "si", "s", "send", "send_with_options", "queue", "enqueue"})
ADDRESSES = ("url", "path", "urlpath")  # keywords
COMMAND = "call_command"
COMPUTED = "computed-path"


@dataclass(frozen=True, slots=True)
class Request:
    """A place in test code that asks for something from outside."""

    location: Location
    entry_points: tuple[EntryPointId, ...] = ()
    reason: str = ""  # why there are none


class Requests:
    """The entry points that tests may ask for."""

    def __init__(self, code: ProjectCode, entries: Iterable[EntryPoint]) -> None:
        """Index the entry points."""
        known = tuple(entries)
        self.routes = AskedRoutes(code, known)
        self.commands = {one.name: one.id for one in known if one.kind == "command"}
        self.tasks = {str(one.function): one.id for one in known if one.kind == "task"}

    def read(self, call: CodeTerm, reader: Reader) -> Request | None:
        """Return what a call asks for; None where it is no request."""
        callee = call.at(call.value[2])
        name = callee.attribute or last_of(callee.path)
        if name == COMMAND:
            return self._command(call, reader)
        base = callee.at(callee.value[2]) if callee.op == f.ATTR else None
        if name in STARTING and base is not None:
            task = self.tasks.get(base.path)
            return Request(call.location, (task,)) if task else None
        if callee.resolved.op == f.CALL and callee.resolved.at(callee.resolved.value[2]).path == "builtins.getattr":
            return self._by_getattr(call, callee.resolved, reader)
        if name in VERBS and base is not None:
            return self._route(call, base, 0, ([name.upper()], reader))
        if name in WITH_METHOD and base is not None and is_client(base):
            return self._route(call, base, 1, (_methods(call.argument(0, "method"), reader), reader))
        if name == "open" and base is not None and is_client(base):
            return self._route(call, base, 0, (_methods(call.keywords.get("method"), reader) or ["GET"], reader))
        return None

    def _command(self, call: CodeTerm, reader: Reader) -> Request | None:
        given = call.argument(0, "command_name")
        if given is None or given.resolved.op in (f.CALL, f.DEF):
            return None  # a command object: its class is named
        names = reader.read(given)
        found = tuple(self.commands[name] for name in names if name in self.commands)
        return Request(call.location, found, "" if found else "unknown-name" if names else COMPUTED)

    def _by_getattr(self, call: CodeTerm, made: CodeTerm, reader: Reader) -> Request | None:
        """Read `getattr(client, method)(address)`."""
        base, method = made.argument(0), made.argument(1)
        if base is None or not is_client(base):
            return None
        return self._route(call, base, 0, (_methods(method, reader), reader))

    def _route(
        self, call: CodeTerm, base: CodeTerm, position: int, asked: tuple[Sequence[str], Reader]
    ) -> Request | None:
        """Read a request by address; a value that is no client by name counts where a route answers."""
        methods, reader = asked
        address = next((given for name in ADDRESSES if (given := call.argument(position, name)) is not None), None)
        if address is None or base.path.endswith(NO_CLIENTS):
            return None
        written = reader.read(address)
        addresses = [one for one in written if one.startswith(("/", NAMED)) or (is_client(base) and is_ours(one))]
        found: dict[EntryPointId, None] = {}
        reasons: list[str] = []
        for one in addresses:
            entries, reason = self.routes.find(one, methods)
            found.update((entry.id, None) for entry in entries)
            reasons += [reason] if reason else []
        if found:
            return Request(call.location, tuple(found))
        is_asking = is_client(base) and (not written or any(one.startswith(("/", "http", NAMED)) for one in addresses))
        return Request(call.location, (), (reasons or [COMPUTED])[0]) if is_asking else None


def is_client(base: CodeTerm) -> bool:
    """Say whether a value is a client of tests: by what it is made of, else by its name."""
    made = base.resolved
    path = made.base.path if made.op == f.ENTER and made.base is not None else base.path
    if path.endswith(CLIENTS):
        return True
    name = base.attribute or (str(base.value[2]) if base.op in (f.NAME, f.LOCAL, f.PARAM) else "")
    return not path.endswith("()") and (name in CALLED or "client" in name.lower())


def is_ours(address: str) -> bool:
    """Say whether an address names no host, or one that tests make up."""
    return "//" not in address or ORIGIN.match(address) is not None


def _methods(term: CodeTerm | None, reader: Reader) -> list[str]:
    return [one.upper() for one in reader.read(term)] if term is not None else []
