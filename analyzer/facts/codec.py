"""Facts of a file as bytes and back: what travels between processes. Pure."""

import msgspec

from analyzer.model import facts as f
from analyzer.model.facts import FileFacts, Value

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(FileFacts)
_NESTED = frozenset({f.CALL, f.PHI, f.LIST, f.TUPLE, f.SET, f.DICT, f.JOIN, f.OTHER})  # hold tuples of values


def encode(facts: FileFacts) -> bytes:
    """Return the MessagePack form of the facts."""
    return _ENCODER.encode(facts)


def decode(data: bytes) -> FileFacts:
    """Return the facts that `encode` wrote.

    Raises:
        msgspec.DecodeError: the bytes are no MessagePack, or not of this shape.
    """
    facts = _DECODER.decode(data)
    try:
        for scope in facts.scopes:
            scope.values = [_with_tuples(value) if value[0] in _NESTED else value for value in scope.values]
    except (IndexError, TypeError, ValueError) as error:
        raise msgspec.DecodeError("a value that is none of the facts' values") from error
    return facts


def _with_tuples(value: Value) -> Value:
    """Return a value whose parts are tuples: MessagePack knows only lists."""
    if value[0] == f.CALL:
        op, line, function, arguments, keywords = value
        return op, line, function, tuple(arguments), tuple(map(tuple, keywords))
    op, line, parts = value
    return op, line, tuple(map(tuple, parts)) if op == f.DICT else tuple(parts)
