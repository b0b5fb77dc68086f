"""Templates that Starlette and FastAPI render.

Source: https://www.starlette.io/templates/

Pure.
"""

from analyzer.model.templates import Renderer, Rendering

RENDERING = Rendering(
    renderers=(
        Renderer(
            frozenset(
                f"{package}.templating.Jinja2Templates().TemplateResponse" for package in ("starlette", "fastapi")
            ),
            names=(0, 1),  # the request stands in front since 0.29
            keywords=("name",),
            context=1,
            context_keyword="context",
        ),
    ),
    names=dict.fromkeys(("request", "url_for", "loop", "range"), ""),
)
