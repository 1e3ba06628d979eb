"""打分: how marks get in, one by one or from a file."""
