"""Importing the package registers every task."""

from . import billing, mail, media, nightly, search  # noqa: F401
