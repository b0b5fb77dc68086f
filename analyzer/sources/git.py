"""Ask git which files a folder holds, without letting the repository run anything. I/O: the git program."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

SAFETY_NET = 120  # seconds; git answers in milliseconds, and one that hangs must not hang us
DEEPEST_NESTING = 8  # repositories inside repositories
# A repository is untrusted input: nothing in its configuration may start a program or reach the network, and
# nothing outside it may change which files are listed.
_SAFE = (
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "core.excludesFile=/dev/null"),
    *("-c", "core.untrackedCache=false"),
    *("-c", "protocol.allow=never"),
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "log.showSignature=false"),  # would run `gpg.program` for every signed commit
)
_NO_CONFIGURATION = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null",
}  # also on Windows: git's own spelling
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}
_LIST = ("ls-files", "-z", "--stage", "--cached", "--others", "--exclude-standard")
_IGNORED = ("ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory", "--", "*.py")
_REFUSED = b"dubious ownership"
_STAGED = re.compile(rb"(\d{6}) [0-9a-f]+ \d\t")


class GitFailed(Exception):
    """Git is missing or gave no list; the message says why, without paths of this machine."""


@dataclass(frozen=True, slots=True)
class GitListing:
    """What git knows below a folder; paths relative to it, "/" as separator."""

    files: tuple[str, ...]
    links: tuple[str, ...]  # tracked symbolic links, also among `files`
    ignored: tuple[str, ...]  # Python files that ignore rules leave out, and whole folders, which end in "/"
    missing: tuple[str, ...]  # submodules that are not checked out


def is_in_repository(folder: str) -> bool:
    """Return whether the folder or one above it holds a `.git`."""
    while True:
        if os.path.lexists(os.path.join(folder, ".git")):
            return True
        parent = os.path.dirname(folder)
        if parent == folder:
            return False
        folder = parent


def list_files(folder: str, depth: int = 0) -> GitListing:
    """List tracked and untracked files that are not ignored, those of repositories inside included.

    Raises:
        GitFailed: git is missing, refuses the repository, lists another folder, or fails.
    """
    _check_work_tree(folder)
    files: list[str] = []
    links: list[str] = []
    missing: list[str] = []
    ignored = [os.fsdecode(path) for path in ask(folder, *_IGNORED).split(b"\0") if path.endswith((b".py", b"/"))]
    for mode, path in _entries(ask(folder, *_LIST)):
        if mode == b"160000" or path.endswith("/"):
            inner = _list_inner(folder, path.rstrip("/"), depth)
            files += inner.files
            links += inner.links
            ignored += inner.ignored
            missing += inner.missing
        else:
            files.append(path)
            links += [path] if mode == b"120000" else []
    return GitListing(*(tuple(sorted(set(paths))) for paths in (files, links, ignored, missing)))


def read_commit(folder: str) -> str:
    """Return the full hash of the checked-out commit; "" where there is none."""
    try:
        return ask(folder, "rev-parse", "--verify", "--quiet", "HEAD").decode("ascii").strip()
    except GitFailed:
        return ""


def ask(folder: str, *arguments: str) -> bytes:
    """Ask git without the configuration of this machine; a folder of somebody else only where its user trusts it.

    Raises:
        GitFailed: git is missing or fails.
    """
    done = _run(folder, _NO_CONFIGURATION, *arguments)
    if done.returncode and _REFUSED in done.stderr:
        trusted = [option for name in _trusted(folder) for option in ("-c", f"safe.directory={name}")]
        done = _run(folder, _NO_CONFIGURATION, *trusted, *arguments) if trusted else done
    if done.returncode:
        raise GitFailed(_reason(done.stderr, done.returncode))
    return done.stdout


def _check_work_tree(folder: str) -> None:
    """Refuse a repository whose configuration says that its files lie elsewhere: git would list those."""
    top = os.path.realpath(os.fsdecode(ask(folder, "rev-parse", "--show-toplevel").removesuffix(b"\n")))
    if os.path.commonpath([top, os.path.realpath(folder)]) != top:
        raise GitFailed("the repository's configuration names another folder as its work tree")


def _entries(output: bytes) -> Iterator[tuple[bytes, str]]:
    """Go through `<mode> <hash> <stage>`, a tab and the path of tracked files, and the path of others."""
    for entry in output.split(b"\0"):
        staged = _STAGED.match(entry)
        if staged:
            yield staged.group(1), os.fsdecode(entry[staged.end() :])
        elif entry:
            yield b"", os.fsdecode(entry)


def _list_inner(folder: str, path: str, depth: int) -> GitListing:
    """List a repository inside another one: a submodule, or a clone that the outer one does not track."""
    inside = os.path.join(folder, path)
    if depth >= DEEPEST_NESTING or not os.path.lexists(os.path.join(inside, ".git")):
        return GitListing((), (), (), (path,))
    try:
        listing = list_files(inside, depth + 1)
    except GitFailed:
        return GitListing((), (), (), (path,))
    under = [
        tuple(f"{path}/{name}" for name in names)
        for names in (listing.files, listing.links, listing.ignored, listing.missing)
    ]
    return GitListing(*under)


def _trusted(folder: str) -> list[str]:
    """Return the folders that the administrator and the user told git to trust; the repository itself has no say."""
    question = ("--null", "--get-all", "safe.directory")
    answers = [_run(folder, {}, "config", scope, *question).stdout for scope in ("--system", "--global")]
    return [os.fsdecode(name) for answer in answers for name in answer.split(b"\0")[:-1]]  # "" takes back all before


def _run(folder: str, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[bytes]:
    # Variables such as GIT_DIR and GIT_INDEX_FILE are set inside hooks and would point at another repository.
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        return subprocess.run(
            [_program(), "--no-pager", *_SAFE, *arguments],
            cwd=folder,
            env=inherited | _ENVIRONMENT | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SAFETY_NET,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitFailed(f"git could not be run ({type(error).__name__})") from error


def _program() -> str:
    """Return where git is, whatever is called git in the analysed folder: that is the current one when git starts."""
    folders = [name for name in os.environ.get("PATH", os.defpath).split(os.pathsep) if os.path.isabs(name)]
    found = shutil.which("git", path=os.pathsep.join(folders))
    if found is None or not os.path.isabs(found):
        raise GitFailed("git is not installed")
    return found


def _reason(stderr: bytes, code: int) -> str:
    if _REFUSED in stderr:
        return "git refuses the folder because it belongs to somebody else"
    return f"git could not list the files (exit code {code})"
