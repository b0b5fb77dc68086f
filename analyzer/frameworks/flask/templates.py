"""Templates of Flask and of Jinja: how they are rendered, and what they see everywhere.

Source: Flask's manual, chapters "Templates" and "API" (https://flask.palletsprojects.com/en/stable/templating/);
https://jinja.palletsprojects.com/en/stable/api/

Pure.
"""

from collections.abc import Mapping

from analyzer.model.data import Entity
from analyzer.model.templates import FoundPages, PageTag, Renderer, Rendering
from analyzer.model.terms import Code, Term

TAGS = frozenset(f"{front}template_{kind}" for front in ("", "app_") for kind in ("filter", "global", "test"))
PROCESSORS = frozenset({"context_processor", "app_context_processor"})
EVERYWHERE = ("request", "session", "g", "config", "url_for", "get_flashed_messages", "current_user", "loop", "range")
RENDERERS = (
    Renderer(
        frozenset(
            {"flask.render_template", "flask.templating.render_template", "flask.stream_template"}
            | {"quart.render_template"}
        ),
        keywords=("template_name_or_list",),
    ),
    Renderer(
        frozenset({"jinja2.Environment().get_template().render", "flask.Flask().jinja_env.get_template().render"}),
        keywords=("name",),
        made=True,
    ),
)


def find_pages(code: Code, _bound: Mapping[str, Entity]) -> FoundPages:
    """Return the filters, globals and context processors of all applications and blueprints."""
    tags, processors = [], []
    for function in code.functions():
        for decorator in function.decorators:
            named = decorator.callee if decorator.is_call else decorator
            member = named.attribute if named is not None else ""
            if member in TAGS:
                tags.append(PageTag(_given_name(decorator) or function.name, function.symbol))
            elif member in PROCESSORS:
                processors.append(function.symbol)
    return FoundPages(tags=tuple(sorted(tags, key=repr)), processors=tuple(sorted(processors)))


def _given_name(decorator: Term) -> str:
    given = decorator.argument(0, "name") if decorator.is_call else None
    return (given.text or "") if given is not None else ""


RENDERING = Rendering(
    renderers=RENDERERS,
    names=dict.fromkeys(EVERYWHERE, ""),
    find=find_pages,
)
