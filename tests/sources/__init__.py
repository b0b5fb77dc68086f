"""Tests of analyzer/sources."""
