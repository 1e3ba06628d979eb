"""Rulebooks as TOML, and those that come with the program."""
