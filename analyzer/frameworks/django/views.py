"""What runs for a route: function or class, which HTTP methods it answers, what guards it.

Source: https://docs.djangoproject.com/en/5.2/topics/class-based-views/,
https://docs.djangoproject.com/en/5.2/ref/class-based-views/flattened-index/ and
https://www.django-rest-framework.org/api-guide/generic-views/

Pure.
"""

from dataclasses import dataclass

from analyzer.frameworks.django.bound import OWN, Bound
from analyzer.frameworks.django.guards import guards_of_class, guards_of_function, is_guard, name_of
from analyzer.model.guards import Guard
from analyzer.model.names import last_of
from analyzer.model.terms import ClassView, Code, FunctionView, Term

VERBS = ("get", "post", "put", "patch", "delete")
ANY = ("ANY",)
MOST_WRAPPERS = 8  # around one view
ALLOWED = {  # decorators that say which methods a function answers
    "require_POST": ("POST",),
    "require_GET": ("GET",),
    "require_safe": ("GET",),
}
LISTS_OF_METHODS = frozenset({"require_http_methods", "api_view"})
REST = "rest_framework."
ANSWERS = {  # library views -> what they answer without a method of the project
    "RedirectView": ("GET", "POST", "PUT", "PATCH", "DELETE"),
    "TemplateView": ("GET",),
    "ListView": ("GET",),
    "DetailView": ("GET",),
    "FormView": ("GET", "POST", "PUT"),
    "CreateView": ("GET", "POST", "PUT"),
    "UpdateView": ("GET", "POST", "PUT"),
    "ProcessFormView": ("GET", "POST", "PUT"),
    "BaseListView": ("GET",),
    "BaseDetailView": ("GET",),
    "ArchiveIndexView": ("GET",),
    "YearArchiveView": ("GET",),
    "MonthArchiveView": ("GET",),
    "DayArchiveView": ("GET",),
    "LoginView": ("GET", "POST", "PUT"),
    "LogoutView": ("POST",),
    "PasswordChangeView": ("GET", "POST", "PUT"),
    "PasswordChangeDoneView": ("GET",),
    "PasswordResetView": ("GET", "POST", "PUT"),
    "PasswordResetDoneView": ("GET",),
    "PasswordResetConfirmView": ("GET", "POST", "PUT"),
    "PasswordResetCompleteView": ("GET",),
    "CreateAPIView": ("POST",),
    "ListAPIView": ("GET",),
    "RetrieveAPIView": ("GET",),
    "DestroyAPIView": ("DELETE",),
    "UpdateAPIView": ("PUT", "PATCH"),
    "ListCreateAPIView": ("GET", "POST"),
    "RetrieveUpdateAPIView": ("GET", "PUT", "PATCH"),
    "RetrieveDestroyAPIView": ("GET", "DELETE"),
    "RetrieveUpdateDestroyAPIView": ("GET", "PUT", "PATCH", "DELETE"),
}
DELETE_VIEW = ("GET", "POST", "DELETE")


@dataclass(frozen=True, slots=True)
class Handler:
    """What runs, and under which conditions."""

    function: str  # symbol of the code base, or third-party path
    methods: tuple[str, ...] = ANY
    guards: tuple[Guard, ...] = ()


def handler_of(bound: Bound, term: Term, receiver: ClassView | None) -> Handler | None:
    """Return what a view term runs, decorators around it taken off; None where it cannot be known."""
    guards: list[Guard] = []
    source = bound.behind(term, receiver)
    for _wrapper in range(MOST_WRAPPERS):
        found = _bare(bound, source, receiver)
        if found is not None:
            return Handler(found.function, found.methods, tuple(dict.fromkeys([*guards, *found.guards])))
        inner = _wrapped(source)
        if inner is None:
            return None
        guards.extend((name, "route") for name in [_wrapper_name(source)] if is_guard(name))
        source = bound.behind(inner, receiver)
    return None


def of_class(code: Code, view: ClassView) -> Handler:
    """Return what a view class answers and what guards it."""
    return Handler(view.symbol, verbs_of_class(code, view), guards_of_class(code, view))


def _bare(bound: Bound, source: Term, receiver: ClassView | None) -> Handler | None:
    callee = source.callee
    if callee is not None and callee.attribute == "as_view" and callee.base is not None:
        behind = bound.behind(callee.base, receiver)
        view = behind.as_class
        if view is not None:
            found = of_class(bound.code, view)
            return Handler(found.function, _mapped(source) or found.methods, found.guards)
        return Handler(behind.path, _answers(behind.path) or ANY) if behind.path and not behind.is_call else None
    function = source.as_function or _own_method(source, receiver)
    if function is not None:
        return Handler(function.symbol, methods_of_function(function), guards_of_function(bound.code, function))
    called = source.as_class or (callee.as_class if callee is not None else None)
    if called is not None:
        return Handler(called.symbol)
    text = source.text
    member = bound.loaders.member(text) if text else None
    if member is not None and member.resolved != source:
        return _bare(bound, member.resolved, receiver)
    return Handler(source.path) if source.path and not source.is_call else None


def _own_method(source: Term, receiver: ClassView | None) -> FunctionView | None:
    """Return the method that `self.report` is, where an object mounts its own methods."""
    return receiver.function(source.attribute) if receiver is not None and _is_own(source) else None


def _is_own(term: Term) -> bool:
    return term.base is not None and term.base.parameter in OWN


def _mapped(call: Term) -> tuple[str, ...]:
    """Return the methods of `as_view({"get": "list"})`."""
    given = call.argument(0, "actions")
    pairs = given.pairs() if given is not None else ()
    return tuple(key.text.upper() for key, _value in pairs if key is not None and key.text)


def _wrapped(source: Term) -> Term | None:
    given = [*source.arguments, *source.keywords.values()]
    views = [
        one for one in given if one.literal is ... and (one.path or one.as_function or one.is_call or _is_own(one))
    ]
    return views[0] if views else None


def _wrapper_name(source: Term) -> str:
    callee = source.callee
    if callee is not None and callee.is_call and callee.callee is not None:
        callee = callee.callee
    return last_of(callee.path) or callee.attribute if callee is not None else ""


def methods_of_function(function: FunctionView) -> tuple[str, ...]:
    """Return the HTTP methods that decorators restrict a function to."""
    for decorator in function.decorators:
        name = name_of(decorator)
        if name in ALLOWED:
            return ALLOWED[name]
        if name in LISTS_OF_METHODS:
            given = decorator.argument(0, "http_method_names") or decorator.argument(0, "request_method_list")
            texts = [one.text for one in given.elements()] if given is not None else ["GET"]
            return tuple(text.upper() for text in texts if text) or ANY
    return ANY


def verbs_of_class(code: Code, view: ClassView) -> tuple[str, ...]:
    """Return the HTTP methods of a class-based view: its own and its ancestors', limited by `http_method_names`."""
    own = [verb.upper() for verb in VERBS if view.function(verb) is not None]
    inherited = [verb for path in view.mro if code.class_of(path) is None for verb in _answers(path)]
    found = set(own) | set(inherited)
    limit = view.attribute("http_method_names")
    if limit is not None:
        texts = {one.text.upper() for one in limit.elements() if one.text}
        found = (found or texts) & texts
    return tuple(verb.upper() for verb in VERBS if verb.upper() in found) or ANY


def _answers(path: str) -> tuple[str, ...]:
    name = last_of(path)
    if name == "DeleteView":
        return DELETE_VIEW
    return ANSWERS.get(name, ()) if path.startswith(("django.", REST)) or "." not in path else ()
