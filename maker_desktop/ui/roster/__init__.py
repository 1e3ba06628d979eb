"""项目: the page of the roster."""
