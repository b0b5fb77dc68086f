"""Holds the templates of the HTML report, so that they ship inside the wheel. Pure."""
