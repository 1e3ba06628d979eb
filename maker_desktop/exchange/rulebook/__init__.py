"""Rulebooks as TOML, and the shipped ones."""
