"""Facts of a file as bytes and back: what travels between processes. Pure."""

import msgspec

from analyzer.model.facts import FileFacts

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(FileFacts)


def encode(facts: FileFacts) -> bytes:
    """Return the MessagePack form of the facts."""
    return _ENCODER.encode(facts)


def decode(data: bytes) -> FileFacts:
    """Return the facts that `encode` wrote.

    Raises:
        msgspec.DecodeError: the bytes are no MessagePack, or not of this shape.
    """
    facts = _DECODER.decode(data)
    for scope in facts.scopes:
        scope.values = [_tuples(value) for value in scope.values]
    return facts


def _tuples(value: "object") -> "tuple[object, ...]":
    return tuple(_tuples(part) if isinstance(part, list) else part for part in value)  # type: ignore[attr-defined]
