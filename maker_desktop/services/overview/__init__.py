"""总览: the progress of a contest."""
