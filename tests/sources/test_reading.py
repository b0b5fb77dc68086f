"""Bytes to text."""

import codecs
import os

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analyzer.model.problem import Problem
from analyzer.model.source import SourceFile
from analyzer.sources.reading import decode, read_head, read_source


def slugs(data):
    return [gap[0] for gap in decode(data)[1]]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a = 1\n", "a = 1\n"),
        ("a = 'ä'".encode(), "a = 'ä'"),
        (codecs.BOM_UTF8 + b"a = 1", "a = 1"),
        (b"# -*- coding: latin-1 -*-\na = '\xe4'", "# -*- coding: latin-1 -*-\na = 'ä'"),
        (b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\na = '\x80'", None),
        ("a = 'ä'".encode("utf-16"), "a = 'ä'"),
        (codecs.BOM_UTF16_BE + "a = 'ä'".encode("utf-16-be"), "a = 'ä'"),
        ("a = 'ä'".encode("utf-32"), "a = 'ä'"),
        (b"", ""),
    ],
)
def test_encodings_that_python_reads(data, text):
    decoded, gaps = decode(data)
    assert not gaps
    assert text is None or decoded == text


def test_line_ends_stay_as_they_are():
    assert decode(b"a\r\nb\rc\n")[0] == "a\r\nb\rc\n"


def test_latin_1_without_a_cookie_is_read_with_replacements_and_said():
    text, gaps = decode(b"a = 1\nb = '\xe4'\n")
    assert text == "a = 1\nb = '\ufffd'\n"
    assert gaps == (("undecodable", "not all bytes are utf-8", 2),)


def test_bytes_that_are_wrong_in_the_first_line_are_no_unknown_encoding():
    assert slugs(b"# \xe4\n") == ["undecodable"]


@pytest.mark.parametrize("name", [b"no-such-codec", b"rot13", b"hex", b"utf-16", b"punycode", b"undefined"])
def test_a_cookie_that_no_source_can_have_is_said_and_utf_8_is_read(name):
    text, gaps = decode(b"# coding: " + name + b"\na = 1\n")
    assert text.endswith("a = 1\n")
    assert [gap[0] for gap in gaps] == ["unknown-encoding"]


def test_nul_characters_are_read_as_spaces_and_said():
    text, gaps = decode(b"a = 1\nb = 'x\0y'\n")
    assert text == "a = 1\nb = 'x y'\n"
    assert gaps == (("nul-character", "NUL characters were read as spaces", 2),)


@given(st.one_of(st.binary(max_size=200), st.binary(max_size=60).map(lambda data: b"# coding: cp1252\n" + data)))
@example(codecs.BOM_UTF16_LE + b"a")
@example(codecs.BOM_UTF32_LE + b"abc")
@example(codecs.BOM_UTF8 + b"# coding: latin-1\n")
@example(b"# coding: utf-7\n+AGE-\xff")
@example(b"# coding: unicode_escape\n'\\x'")
def test_any_bytes_become_text(data):
    text, _ = decode(data)
    text.encode("utf-8", "surrogatepass")
    assert "\0" not in text


def at(path):
    return SourceFile("shown.py", str(path), "shown")


def test_reads_bytes(tmp_path):
    (tmp_path / "a.py").write_bytes(b"a\r\n")
    assert read_source(at(tmp_path / "a.py"), 10) == b"a\r\n"


@pytest.mark.parametrize(
    ("data", "slug"),
    [
        (b"a" * 11, "file-too-large"),
        (b"\x7fELF\0\xff\xfe", "binary"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "not-fetched"),
    ],
)
def test_content_that_is_no_source_is_a_problem(tmp_path, data, slug):
    (tmp_path / "a.py").write_bytes(data)
    problem = read_source(at(tmp_path / "a.py"), 10 if slug == "file-too-large" else 1000)
    assert isinstance(problem, Problem)
    assert (problem.slug, problem.location.path) == (slug, "shown.py")


def test_a_file_that_is_gone_is_a_problem(tmp_path):
    assert read_source(at(tmp_path / "a.py"), 10).slug == "vanished"


def test_a_folder_or_a_pipe_in_its_place_is_a_problem(tmp_path):
    (tmp_path / "a.py").mkdir()
    assert read_source(at(tmp_path / "a.py"), 10).slug in ("unreadable", "not-a-file")
    os.mkfifo(tmp_path / "b.py")
    assert read_source(at(tmp_path / "b.py"), 10).slug == "not-a-file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_problem(tmp_path):
    (tmp_path / "a.py").write_text("a = 1")
    (tmp_path / "a.py").chmod(0)
    assert read_source(at(tmp_path / "a.py"), 10).slug == "unreadable"


def test_the_head_of_a_pipe_or_a_device_is_nothing(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "text").write_bytes(b"abc")
    assert read_head(str(tmp_path / "pipe"), 9) == b""
    assert read_head(os.devnull, 9) == b""
    assert read_head(str(tmp_path / "text"), 2) == b"ab"
