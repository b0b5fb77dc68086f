"""Tests of analyzer/pipeline."""
