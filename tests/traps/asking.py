"""Ask what is said of the data of a few files. I/O: reads test data."""

from pathlib import Path

from analyzer.facts.python import read_facts
from analyzer.frameworks import BUILTIN
from analyzer.model.project import Project
from analyzer.model.settings import Settings
from analyzer.project.build import build_project
from analyzer.sources.discovery import find_sources
from tests.project.tiny import project_of

ORDERS = """
from django.db import models

class Ship(models.Model):
    name = models.CharField(max_length=9)

class Order(models.Model):
    ship = models.ForeignKey(Ship, models.CASCADE)
    state = models.CharField(max_length=9)
"""
MAPPED = """
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, declarative_base, mapped_column, relationship

Base = declarative_base()

class Customer(Base):
    __tablename__ = "customers"
    id = Column(Integer, primary_key=True)

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    customer_id = Column(ForeignKey("customers.id"))
    customer = relationship(Customer)
"""


def project(texts: dict[str, str]) -> Project:
    """The project of `path -> text`, read with every library; folders are packages."""
    packages = {path.rpartition("/")[0] for path in texts if "/" in path}
    inits = {f"{package}/__init__.py": "" for package in packages}
    return project_of({**inits, **texts}, BUILTIN)


def tables(texts: dict[str, str]) -> list[str]:
    return sorted({one.table for one in project(texts).entities if one.table})


def rows(texts: dict[str, str]) -> list[tuple[str, str, str, str]]:
    return [(one.function, one.table, one.op, one.verb) for one in project(texts).accesses]


def touched(texts: dict[str, str], function: str) -> list[tuple[str, str]]:
    found = {(table, op) for name, table, op, _verb in rows(texts) if name == function}
    return sorted(found)


def write(folder: Path, texts: dict[str, str]) -> None:
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def project_below(*folders: Path) -> Project:
    """The project of the files in folders, found as the command finds them."""
    tree = find_sources([str(folder) for folder in folders], Settings(use_git=False))
    files = [(file, read_facts(Path(file.disk_path).read_text(encoding="utf-8"))) for file in tree.files]
    return build_project(files, tree, BUILTIN)
