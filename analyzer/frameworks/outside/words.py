"""A short way to write the paths of several names of one package. Pure."""


def of(package: str, names: str) -> frozenset[str]:
    """Return the paths of names, given with spaces between them, in a package."""
    return frozenset(f"{package}.{name}" for name in names.split())


def names(text: str) -> frozenset[str]:
    """Return the names that a text gives with spaces between them."""
    return frozenset(text.split())
