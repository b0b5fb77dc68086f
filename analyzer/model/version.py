"""The version of the tool; the build reads it from here. Pure."""

VERSION = "0.1.0"
