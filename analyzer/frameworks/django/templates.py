"""What Django's views hand to their templates, and which functions of the project templates may run.

Source: https://docs.djangoproject.com/en/5.2/topics/templates/,
https://docs.djangoproject.com/en/5.2/howto/custom-template-tags/ and
https://docs.djangoproject.com/en/5.2/ref/class-based-views/flattened-index/

Pure.
"""

from collections.abc import Iterator, Mapping

from analyzer.frameworks.django.hooks import CREATES, DELETES, DETAILS, LISTS, UPDATES
from analyzer.model.data import Entity
from analyzer.model.names import last_of
from analyzer.model.templates import FoundPages, PageClass, PageTag, Renderer, Rendering
from analyzer.model.terms import ClassView, Code, Term

NAME = "template_name"
SUFFIX = "template_name_suffix"
SUFFIXES = ((LISTS, "_list"), (DETAILS, "_detail"), (CREATES | UPDATES, "_form"), (DELETES, "_confirm_delete"))
LIBRARY = "django.template.Library()"
TAGS = ("simple_tag", "inclusion_tag", "filter", "simple_block_tag", "tag")
FOLDER = ".templatetags."
EVERYWHERE = frozenset({"request", "perms", "messages", "csrf_token", "debug", "forloop", "block"}) | frozenset(
    {"view", "form", "paginator", "is_paginated", "object", "object_list", "page_obj"}
)
RENDERERS = (
    Renderer(
        frozenset({"django.shortcuts.render", "django.template.response.TemplateResponse"}),
        names=(1,),
        keywords=("template_name", "template"),
        context=1,
        context_keyword="context",
    ),
    Renderer(
        frozenset({"django.template.loader.render_to_string"}),
        keywords=("template_name",),
        context=1,
        context_keyword="context",
    ),
    Renderer(
        frozenset({f"django.template.loader.{name}_template().render" for name in ("get", "select")}),
        keywords=("template_name",),
        context=1,
        context_keyword="context",
        made=True,
    ),
)


def find_pages(code: Code, bound: Mapping[str, Entity]) -> FoundPages:
    """Return the views with templates, the tags and filters, and the context processors of a code base."""
    return FoundPages(tuple(_classes(code, bound)), tuple(sorted(_tags(code), key=repr)), tuple(_processors(code)))


def _classes(code: Code, bound: Mapping[str, Entity]) -> Iterator[PageClass]:
    given = _given_in_urls(code)
    for view in code.classes():
        ancestors = [path for path in view.mro[1:] if code.class_of(path) is None]
        if any(last_of(path).endswith("View") for path in ancestors):
            entity = bound.get(view.symbol)
            named = given.get(view.symbol) or _named(view)
            names = named or _by_default(view, entity)
            if names:
                yield PageClass(view.symbol, tuple(names), not named, tuple(_aliases(view, entity)))


def _given_in_urls(code: Code) -> dict[str, list[str]]:
    """Return the templates that routes name for a view: `Page.as_view(template_name="about.html")`."""
    found: dict[str, list[str]] = {}
    for call in code.calls_of("as_view"):
        base = call.callee.base if call.callee is not None else None
        view, name = base.as_class if base is not None else None, call.keywords.get(NAME)
        if view is not None and name is not None and name.text:
            found.setdefault(view.symbol, []).append(name.text)
    return found


def _named(view: ClassView) -> list[str]:
    """Return the templates that a class names, in its body or in `get_template_names`."""
    method = view.function("get_template_names")
    returned = [text for term in method.returns() for text in _texts(term)] if method is not None else []
    own = view.attribute(NAME)
    return list(dict.fromkeys(returned or (_texts(own) if own is not None else [])))


def _texts(term: Term) -> list[str]:
    parts = [part for one in term.alternatives() for part in (one.elements() or [one])]
    return [part.text for part in parts if part.text]


def _by_default(view: ClassView, entity: Entity | None) -> list[str]:
    """Return the name that a generic view makes of its model: `shop/order_list.html`."""
    given = view.attribute(SUFFIX)
    default = next((suffix for kinds, suffix in SUFFIXES if not kinds.isdisjoint(view.mro)), "")
    suffix = given.text if given is not None and given.text else default
    if entity is None or not suffix or not default:
        return []
    return [f"{entity.label}/{last_of(entity.symbol).lower()}{suffix}.html"]


def _aliases(view: ClassView, entity: Entity | None) -> Iterator[tuple[str, str]]:
    """Go through the names of `object` and `object_list` that follow from the model or that the class gives."""
    own = view.attribute("context_object_name")
    member = "object_list" if not LISTS.isdisjoint(view.mro) else "object"
    yield "page_obj", "object_list"
    if own is not None and own.text:
        yield own.text, member
    elif entity is not None:
        name = last_of(entity.symbol).lower()
        yield (f"{name}_list" if member == "object_list" else name), member


def _tags(code: Code) -> Iterator[PageTag]:
    """Go through the functions that are registered with a library of tags."""
    for function in code.functions():
        for decorator in function.decorators:
            yield from _registered(decorator, function.symbol, function.name, function.module)
    for name in TAGS:
        for call in code.calls_of(name):
            yield from _given_to_library(call)


def _given_to_library(call: Term) -> Iterator[PageTag]:
    """Go through what `register.filter("name", function)` registers."""
    base = call.callee.base if call.callee is not None else None
    first, second = call.argument(0), call.argument(1)
    function = second.as_function if second is not None else None
    is_library = base is not None and base.path == LIBRARY
    if is_library and first is not None and first.text and function is not None:
        yield PageTag(first.text, function.symbol, last_of(call.module))


def _registered(decorator: Term, symbol: str, name: str, module: str) -> Iterator[PageTag]:
    named = decorator.callee if decorator.is_call else decorator
    if named is None or named.base is None or named.base.path != LIBRARY or named.attribute not in TAGS:
        return
    first, given = decorator.argument(0), decorator.keywords.get("name")
    text = (first.text or "") if first is not None else ""
    if named.attribute == "inclusion_tag":
        filename = decorator.argument(0, "filename")
        template = (filename.text or "") if filename is not None else ""
        own = given.text if given is not None and given.text else name
        yield PageTag(own, symbol, last_of(module), template)
    else:
        own = given.text if given is not None and given.text else text or name
        yield PageTag(own, symbol, last_of(module))


def _processors(code: Code) -> Iterator[str]:
    """Go through the functions of the code base that `TEMPLATES` names as context processors."""
    engines = [engine for term in code.variables("TEMPLATES") for engine in term.elements()]
    options = [_value(engine, "OPTIONS") for engine in engines]
    lists = [_value(one, "context_processors") for one in options if one is not None]
    names = [element.text for one in lists if one is not None for element in one.elements()]
    symbols = {function.symbol for function in code.functions()}
    yield from sorted({name for name in names if name in symbols})


def _value(term: Term, key: str) -> Term | None:
    return next((value for name, value in term.pairs() if name is not None and name.text == key), None)


RENDERING = Rendering(
    renderers=RENDERERS,
    members=frozenset({"get_context_data", "extra_context"}),
    sources={
        "object": ("get_object", "get_queryset"),
        "object_list": ("get_queryset",),
        "form": (),
        "view": (),
    },
    names={**dict.fromkeys(EVERYWHERE, ""), "user": "request.user"},
    find=find_pages,
)
