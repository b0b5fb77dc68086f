"""Read one file to its facts: what runs in every process of the pool. Wires: sources and facts."""

import hashlib
import os
import traceback

from analyzer.facts.python import read_python
from analyzer.facts.sql import read_queries
from analyzer.model.facts import FileFacts
from analyzer.model.location import Location
from analyzer.model.problem import Problem
from analyzer.model.source import SourceFile
from analyzer.sources.reading import decode, read_source

READER_FAILED = "reader-failed"  # a fault of ours, not of the file


def read_one(file: SourceFile, largest: int) -> tuple[str, FileFacts | Problem]:
    """Return the sha256 of a file's bytes ("" where it cannot be read) and its facts, or why there are none.

    Never raises: a fault of ours in one file must not cost the others.
    """
    data = read_source(file, largest)
    if isinstance(data, Problem):
        return "", data
    digest = hashlib.sha256(data).hexdigest()
    try:
        text, gaps = decode(data)
        facts = read_python(text)
    except Exception as error:  # noqa: BLE001 -- not swallowed: it is in the report, as a fault of ours
        return digest, failed(file, f"decompose failed on this file: {_describe(error)}")
    facts.problems.extend(gaps)
    return digest, facts


def complete(file: SourceFile, facts: FileFacts) -> Problem | None:
    """Read the SQL of a file's facts; return our fault, if it is one of ours. Never raises."""
    try:
        read_queries(facts)
    except Exception as error:  # noqa: BLE001 -- not swallowed: it is in the report, as a fault of ours
        return failed(file, f"decompose failed on the SQL of this file: {_describe(error)}")
    return None


def _describe(error: Exception) -> str:
    """Say what went wrong where in our own code, in words that are the same on every machine."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {os.path.basename(last.filename)}:{last.lineno}"


def failed(file: SourceFile, message: str) -> Problem:
    """Return the problem of a file that we could not cope with."""
    return Problem(
        READER_FAILED,
        message,
        Location(file.path, 0),
        hides="all that the file defines and calls",
        hint="report it, with the file if you can share it",
    )
