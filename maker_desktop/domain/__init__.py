"""Values and rules of a contest; imports the standard library only."""
