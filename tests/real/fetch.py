"""Fetch the pinned real applications: wheels of the package index, unpacked, never installed or imported.

They lie in the folder that the environment variable REAL_APPLICATIONS names, else in `.real/`. A second run downloads
nothing. Run as a script with names, or without for all: `python -m tests.real.fetch django-oscar`.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(os.environ.get("REAL_APPLICATIONS") or Path(__file__).parents[2] / ".real")


class Unreachable(Exception):
    """The package index could not be reached, or does not have the file."""


@dataclass(frozen=True, slots=True)
class Application:
    """A wheel that holds the source of an application."""

    name: str
    version: str
    kloc: float  # thousands of lines of all its .py files
    sha256: str  # of the wheel

    @property
    def label(self) -> str:
        """Name and version, as folders and benchmarks spell them."""
        return f"{self.name}-{self.version}"


APPLICATIONS = (
    Application("argilla-server", "2.8.0", 18.0, "e21a5c979ef6536fca634dc957469daca8fb09440c39b2fbeefb223459cc61e0"),
    Application("django-oscar", "4.2.1", 43.1, "adbb95ea0130859c204cc6fb221052d6d437ecbaa90800e8418a809f72645e9c"),
    Application("zou", "1.0.97", 101.7, "54d235fbe30cf6d2ec251ea07887a827a91c157722bd7f48b1c1a878b1c7d131"),
    Application("ckan", "2.12.0", 134.9, "3b41cb4860286813fbcd18c57341e96edba266e2e492aeea92c4e03ce9e2934e"),
    Application("mayan-edms", "4.12.2", 163.5, "5eb0deccb29199a7add33a757161f3f461aa3b00451de13027049258dd412f67"),
    Application("manila", "23.0.1", 412.3, "3237549ee1dc3fc0846190db6e657a9cc4e56f220c95baa9f48cbd1c550536c6"),
)


def fetch(application: Application, folder: Path = FOLDER) -> Path:
    """Return the folder with the application's source, fetched when it is not there yet."""
    target = folder / application.label
    if not target.is_dir():
        unpacked = folder / f"{application.label}.part"
        shutil.rmtree(unpacked, ignore_errors=True)
        with zipfile.ZipFile(download(application, folder / "wheels")) as wheel:
            wheel.extractall(unpacked)
        unpacked.rename(target)
    return target


def download(application: Application, folder: Path) -> Path:
    """Return the application's wheel, downloaded when it is not there yet.

    Raises:
        Unreachable: pip could not get the file.
        ValueError: It is another file than the one we know.
    """
    pattern = f"{application.name.replace('-', '_')}-{application.version}-*.whl"
    if not list(folder.glob(pattern)):
        options = ["--quiet", "--no-deps", "--only-binary", ":all:", "--dest", str(folder)]
        requirement = f"{application.name}=={application.version}"
        command = [sys.executable, "-m", "pip", "download", *options, requirement]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        if run.returncode:
            reason = [line for line in run.stderr.splitlines() if line.startswith("ERROR")]
            raise Unreachable(f"{requirement}: {reason[-1] if reason else 'pip download failed'}")
    wheel = next(folder.glob(pattern))
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if digest != application.sha256:
        raise ValueError(f"{wheel.name} is not the file we know: sha256 {digest}")
    return wheel


def main() -> None:
    wanted = set(sys.argv[1:])
    for application in APPLICATIONS:
        if not wanted or application.name in wanted:
            print(fetch(application))


if __name__ == "__main__":
    main()
