"""Values and rules of a contest; the standard library only."""
