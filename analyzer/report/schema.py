"""JSON Schemas of our formats, derived from the types that read and write them. Pure."""

from typing import Any

from analyzer.model.decomposition import SCHEMA, Decomposition
from analyzer.model.seam import PRICE_SCHEMA, Pricing
from analyzer.report.formats import Decisions, Facts, GraphFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
KINDS: dict[str, type] = {
    "report": Decomposition,
    "facts": Facts,
    "decisions": Decisions,
    "graph": GraphFile,
    "price": Pricing,
}
TITLES = {
    "report": SCHEMA,
    "facts": "decompose-facts/1",
    "decisions": "decompose-decisions/1",
    "graph": "facts-graph/1",
    "price": PRICE_SCHEMA,
}


def render_schema(kind: str = "report") -> str:
    """Return the schema of one of KINDS as indented JSON; more keys than it names are always allowed.

    Source: JSON Schema, draft 2020-12.
    """
    import msgspec

    schema = msgspec.json.schema(KINDS[kind])
    document = {"$schema": DIALECT, "title": TITLES[kind], **schema}
    if kind == "report":
        _demand_schema(document["$defs"]["Decomposition"], SCHEMA)
    if kind == "price":
        _demand_schema(document["$defs"]["Pricing"], PRICE_SCHEMA)
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _demand_schema(report: dict[str, Any], name: str) -> None:
    report["properties"]["schema"] = {"const": name}
    report["required"] = ["schema", *report["required"]]
