"""总览: how far a contest has come."""
