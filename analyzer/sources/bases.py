"""Turn the paths a user gives into the folders of one code base. I/O: whether paths exist, what links mean."""

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.model.errors import MissingPath, NoPythonFiles, UnreadableInput


@dataclass(frozen=True, slots=True)
class Base:
    """One folder of the code base."""

    folder: str  # absolute, links resolved; never shown
    label: str  # what stands in front of its paths in results; "" where it is the only one
    only: tuple[str, ...] = ()  # the user named these files in it and not the folder itself
    further: tuple[str, ...] = ()  # paths below it that the user named besides: read even where ignored


def bases_of(paths: Sequence[str]) -> tuple[Base, ...]:
    """Return the folders to look into, none inside another, each with a label of its own; sorted by folder.

    Raises:
        MissingPath: A path does not exist.
        UnreadableInput: A folder around a path may not be entered.
        NoPythonFiles: A path is a file, but no Python file.
    """
    for path in paths:
        check_path(path)
        _check_kind(path)
    real = sorted({_real(path) for path in paths})
    folders = [path for path in real if os.path.isdir(path)]
    outermost = [path for path in folders if not any(_is_below(path, other) for other in folders)]
    inside = {path: outer for path in real for outer in outermost if _is_below(path, outer)}
    alone = [path for path in real if path not in folders and path not in inside]
    parents = sorted({os.path.dirname(path) for path in alone})
    labels = _labels(sorted([*outermost, *parents]))
    bases = [Base(folder, labels[folder], (), _relative(inside, folder)) for folder in outermost]
    for parent in parents:
        names = tuple(os.path.basename(path) for path in alone if os.path.dirname(path) == parent)
        bases.append(Base(parent, labels[parent], only=names))
    return tuple(sorted(bases, key=lambda base: base.folder))


def check_path(path: str) -> None:
    """Raise where a path that the user gave is not there.

    Raises:
        MissingPath: It does not exist.
        UnreadableInput: A folder around it may not be entered.
    """
    try:
        os.stat(path)
    except PermissionError as error:
        raise UnreadableInput(
            f"{path} could not be reached: {error.strerror}", hint="check the permissions of the folders around it"
        ) from error
    except (OSError, ValueError) as error:
        raise MissingPath(
            f"no such file or folder: {path}", hint="check the spelling; paths are relative to where you are"
        ) from error


def _check_kind(path: str) -> None:
    if not os.path.isdir(path) and not path.endswith(".py"):
        raise NoPythonFiles(f"{path} is neither a folder nor a .py file", hint="name the folder that holds your code")


def _real(path: str) -> str:
    try:
        return os.path.realpath(path)
    except FileNotFoundError as error:  # the current folder, to which the path is relative, was removed
        raise MissingPath(f"the folder that {path} starts from is gone", hint="cd to one that is there") from error


def _is_below(path: str, folder: str) -> bool:
    return path != folder and os.path.commonpath([path, folder]) == folder


def _relative(inside: dict[str, str], folder: str) -> tuple[str, ...]:
    """Return the paths inside a folder, relative to it, "/" as separator."""
    paths = (os.path.relpath(path, folder) for path, outer in inside.items() if outer == folder)
    return tuple(sorted(path.replace(os.sep, "/") for path in paths))


def _labels(folders: Sequence[str]) -> dict[str, str]:
    """Name every folder by as many of its last parts as it takes to tell it from the others."""
    if len(folders) == 1:
        return {folders[0]: ""}
    parts = {folder: folder.strip(os.sep).split(os.sep) for folder in folders}
    lengths = dict.fromkeys(folders, 1)
    while True:
        labels = {folder: "/".join(parts[folder][-lengths[folder] :]) for folder in folders}
        counts = Counter(labels.values())
        clashing = [folder for folder in folders if counts[labels[folder]] > 1 and lengths[folder] < len(parts[folder])]
        if not clashing:
            return labels
        for folder in clashing:
            lengths[folder] += 1
