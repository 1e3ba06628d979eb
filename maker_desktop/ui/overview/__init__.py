"""总览: the page of the contest's progress."""
