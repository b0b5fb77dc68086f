import msgspec
import pytest

from analyzer.facts.codec import decode, encode
from analyzer.facts.python import read_facts
from analyzer.model import facts as f
from analyzer.model.facts import FileFacts, Scope

TEXT = """
'''Doc.'''
from a import b
__all__ = ["K"]
class K(b, metaclass=M):
    x: int = 1.5
    @b(c, *d, e=None, **g)
    async def m(self, a=True, *q, **r):
        with a as h, b:
            for i in {1: 2, **j}: yield f"{i}", {i}, [i or 2], a[i:2], a < b < c
        raise E
print 'x'
"""


def with_value(*value):
    module = Scope(f.MODULE_BODY, "", -1, 1, 1, values=[value])
    return encode(FileFacts([module], []))


def test_facts_come_back_as_they_were():
    facts = read_facts(TEXT)
    assert facts.problems
    assert decode(encode(facts)) == facts


def test_the_same_facts_are_the_same_bytes():
    assert encode(read_facts(TEXT)) == encode(read_facts(TEXT))
    assert encode(decode(encode(read_facts(TEXT)))) == encode(read_facts(TEXT))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xc1",
        b"no facts",
        b"\x93\x01\x02\x03",
        msgspec.msgpack.encode({"scopes": 1, "imports": []}),
        msgspec.msgpack.encode({"imports": []}),
        msgspec.msgpack.encode({"scopes": [{"kind": "x"}], "imports": []}),
        msgspec.json.encode(read_facts(TEXT)),
        b"\xdd\xff\xff\xff\xff",  # an array said to have four thousand million elements
        b"\x91" * 100_000,
    ],
)
def test_bytes_that_are_no_facts_are_refused(data):
    with pytest.raises(msgspec.DecodeError):
        decode(data)


@pytest.mark.parametrize(
    "value",
    [(), (f.CALL,), (f.CALL, 1, 2), (f.CALL, 1, 2, 3, 4), (f.PHI, 1), (f.PHI, 1, None), (f.DICT, 1, [1]), ({},), ([],)],
)
def test_values_of_another_shape_are_refused(value):
    with pytest.raises(msgspec.DecodeError):
        decode(with_value(*value))


def test_every_beginning_of_the_bytes_is_refused():
    data = encode(read_facts(TEXT))
    for length in range(0, len(data), 7):
        with pytest.raises(msgspec.DecodeError):
            decode(data[:length])
