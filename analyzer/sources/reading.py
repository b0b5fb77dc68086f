"""Read one file, and turn bytes of any encoding into text. I/O: the content of source files."""

import codecs
import io
import os
import stat
import tokenize

from analyzer.model.location import Location
from analyzer.model.problem import Problem
from analyzer.model.source import SourceFile

LARGE_FILE_MARK = b"version https://git-lfs.github.com/spec/"
BINARY_HEAD = 8_000  # bytes; where git looks for a NUL, too
# Marks of the wide encodings; the longer ones first, since one begins with another.
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SLOW = frozenset({"punycode", "idna"})  # quadratic decoders; no source file is written in them
Gap = tuple[str, str, int]  # slug, message, line


def read_source(file: SourceFile, largest: int) -> bytes | Problem:
    """Return the bytes of a file, or why they cannot be had.

    Args:
        file: Where to look.
        largest: Bytes; a larger file is reported, not read.
    """
    try:
        with open(_open_at_once(file.disk_path), "rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                return _problem(file, "not-a-file", "this is no regular file")
            data = stream.read(largest + 1)
    except FileNotFoundError:
        return _problem(file, "vanished", "the file is gone since it was listed")
    except OSError as error:
        return _problem(file, "unreadable", f"the file could not be opened: {error.strerror}")
    if len(data) > largest:
        message = f"{status.st_size:,} bytes; files over {largest:,} are taken for data"
        return _problem(file, "file-too-large", message, "set `largest_file` to read it")
    if data.startswith(LARGE_FILE_MARK):
        return _problem(file, "not-fetched", "the content is kept in git LFS and was not fetched", "git lfs pull")
    if _is_binary(data):
        return _problem(file, "binary", "the file holds no text")
    return data


def read_head(path: str, size: int) -> bytes:
    """Return the first bytes of a regular file; none of anything else, or where it cannot be read."""
    try:
        with open(_open_at_once(path), "rb") as stream:
            return stream.read(size) if stat.S_ISREG(os.fstat(stream.fileno()).st_mode) else b""
    except OSError:
        return b""


def decode(data: bytes) -> tuple[str, tuple[Gap, ...]]:
    """Return the text of a Python file, and what had to be replaced in it. Never raises.

    A byte order mark counts first, then the coding cookie, then UTF-8. Line ends stay as they are, so that line
    numbers are those of the file.

    Source: PEP 263, "Defining Python Source Code Encodings"; The Unicode Standard, 23.8 "Byte order mark".
    """
    encoding, gaps = _encoding_of(data)
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        text = data.decode(encoding, errors="replace")
        gaps.append(("undecodable", f"not all bytes are {encoding.removesuffix('-sig')}", _line_of(data, error)))
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        gaps.append(("nul-character", "NUL characters were read as spaces", text.count("\n", 0, text.index("\0")) + 1))
        text = text.replace("\0", " ")
    return text, tuple(gaps)


def _open_at_once(path: str) -> int:
    """Open a file; a pipe that took its place would stop us for ever without O_NONBLOCK."""
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def _encoding_of(data: bytes) -> tuple[str, list[Gap]]:
    wide = next((name for mark, name in _WIDE if data.startswith(mark)), "")
    if wide:
        return wide, []
    try:
        encoding = tokenize.detect_encoding(io.BytesIO(data).readline)[0]
    except SyntaxError as error:  # an unknown cookie, or bytes in the first two lines that are not UTF-8
        unknown = "unknown encoding" in str(error.msg) or "encoding problem" in str(error.msg)
        return "utf-8", [("unknown-encoding", "the coding cookie is unknown; read as UTF-8", 1)] if unknown else []
    if encoding in _SLOW or not _keeps_ascii(encoding):
        return "utf-8", [("unknown-encoding", f"no source can be written in {encoding}; read as UTF-8", 1)]
    return encoding, []


def _keeps_ascii(encoding: str) -> bool:
    """Return whether the cookie itself reads the same in the encoding it names."""
    cookie = "# coding: x"
    try:
        return cookie.encode("ascii").decode(encoding) == cookie
    except (UnicodeError, LookupError):
        return False


def _line_of(data: bytes, error: UnicodeError) -> int:
    start = error.start if isinstance(error, UnicodeDecodeError) else 0
    return data.count(b"\n", 0, start) + 1


def _is_binary(data: bytes) -> bool:
    if b"\0" not in data[:BINARY_HEAD] or data.startswith(tuple(mark for mark, _ in _WIDE)):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _problem(file: SourceFile, slug: str, message: str, hint: str = "") -> Problem:
    return Problem(slug, message, Location(file.path, 0), "all that the file defines and calls", hint)
