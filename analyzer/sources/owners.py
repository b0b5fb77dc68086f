"""Who owns which file: the setting `teams`, else a file of owners.

Source: GitHub, "About code owners" (places of the file, syntax, the last matching line wins); GitLab, "Code Owners".

I/O: one CODEOWNERS file.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pathspec import GitIgnoreSpec

from analyzer.model.errors import InvalidSettings
from analyzer.model.teams import Owners
from analyzer.sources.reading import read_head

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")  # the first one counts
LARGEST = 3_000_000  # bytes; GitHub reads no more of it
DIRECT = "/*"  # at the end of a pattern: the files of a folder, not of the folders inside
BLANK = re.compile(r"(?<!\\)\s+")
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")

Rule = tuple[GitIgnoreSpec, bool, tuple[str, ...]]  # what it matches, whether directly only, whose it is


def read_owners(folder: str, paths: Sequence[str], teams: Mapping[str, Sequence[str]]) -> Owners:
    """Return the owners of files below a folder, whose paths are relative to it.

    Raises:
        InvalidSettings: A pattern of `teams` is none.
    """
    if teams:
        return Owners("settings", _owned(_of_teams(teams), paths))
    for place in PLACES:
        disk_path = os.path.join(folder, place)
        if os.path.isfile(disk_path) and not os.path.islink(disk_path):
            text = read_head(disk_path, LARGEST).decode("utf-8", errors="replace")
            return Owners(place, _owned(_rules(text.splitlines()), paths))
    return Owners()


def _of_teams(teams: Mapping[str, Sequence[str]]) -> list[Rule]:
    try:
        return [(GitIgnoreSpec.from_lines(globs), False, (name,)) for name, globs in teams.items()]
    except (ValueError, re.error) as error:
        hint = "write it as in .gitignore"
        raise InvalidSettings(f"teams holds a pattern that is none: {error}", hint=hint) from None


def _rules(lines: Iterable[str]) -> list[Rule]:
    """Return the rules of a file of owners; a line that nobody could match is left out, as the hosts do."""
    found: list[Rule] = []
    for line in lines:
        pattern, *owners = BLANK.split(line.strip())
        if not pattern or pattern.startswith(("#", "!", "[", "^[")):
            continue
        try:
            spec = GitIgnoreSpec.from_lines([pattern])
        except (ValueError, re.error):
            continue
        found.append((spec, pattern.endswith(DIRECT), tuple(_names(owners))))
    return found


def _names(owners: Iterable[str]) -> Iterator[str]:
    """Go through the owners of a line up to a comment; of an address only what stands before the @."""
    for owner in owners:
        if owner.startswith("#"):
            return
        yield owner.partition("@")[0] if ADDRESS.fullmatch(owner) else owner


def _owned(rules: Sequence[Rule], paths: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the owners of every file that has one: those of the last rule that matches."""
    found = {path: _last(rules, path) for path in sorted(paths)}
    return {path: owners for path, owners in found.items() if owners}


def _last(rules: Sequence[Rule], path: str) -> tuple[str, ...]:
    for spec, direct, owners in reversed(rules):
        if spec.match_file(path) and not (direct and spec.match_file(path.rpartition("/")[0])):
            return owners
    return ()
