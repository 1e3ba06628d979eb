"""Imported tables of any file format, as rows of cleaned text."""
