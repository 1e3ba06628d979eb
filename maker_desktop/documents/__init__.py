"""Frozen values in, PDF out."""
