"""The JSON report: the decomposition as it is, one row a line, and back. Pure."""

import re
from typing import Any

from analyzer.model.decomposition import Decomposition
from analyzer.model.errors import UnreadableInput
from analyzer.model.seam import Pricing

DECIMALS = 6
WITH_SHARES = frozenset(
    {"summary", "services", "modules", "ownership", "alternatives", "baselines", "plan", "seams", "levels", "teams"}
)  # of a report: hold floats
PRICED = "asked"  # of a price: so does it
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
SURROGATE = re.compile(r"[\ud800-\udfff]")


def render_json(decomposition: Decomposition | Pricing) -> str:
    r"""Return a report or a price as ASCII JSON: `schema` first, then the other fields in their order.

    Every element of a top-level list has its own line, so that two reports can be compared by line. Shares are
    rounded to DECIMALS; a lone surrogate (an undecodable file name) becomes its escape, as the text "\udc80".
    """
    import msgspec

    document = msgspec.to_builtins(decomposition)
    keys = ["schema", *(key for key in document if key != "schema")]
    shares = WITH_SHARES | {PRICED}
    sections = (f'"{key}":{_section(_rounded(document[key]) if key in shares else document[key])}' for key in keys)
    return "{\n" + ",\n".join(sections) + "\n}\n"


def read_json(text: str) -> Decomposition:
    """Return the decomposition a report was made from; unknown keys are ignored.

    Raises:
        UnreadableInput: The text is not a report of this format; the message names the first place that is wrong.
    """
    import msgspec

    try:
        return msgspec.json.decode(text, type=Decomposition)
    except msgspec.MsgspecError as error:
        raise UnreadableInput(
            f"this is not a decompose-report/1 document: {error}",
            hint="give a decompose-report.json that `decompose analyze` wrote",
        ) from error


def _section(value: Any) -> str:
    if not isinstance(value, list | tuple) or not value:
        return _encoded(value)
    return "[\n" + ",\n".join(_encoded(row) for row in value) + "\n]"


def _encoded(value: Any) -> str:
    import msgspec

    try:
        text = msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        text = msgspec.json.encode(_without_surrogates(value)).decode()
    return text if text.isascii() else NOT_ASCII.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", value)
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(inner) for key, inner in value.items()}
    return [_without_surrogates(inner) for inner in value] if isinstance(value, list | tuple) else value


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    return [_rounded(inner) for inner in value] if isinstance(value, list | tuple) else value
