"""总览: the page that shows how far the contest has come."""
