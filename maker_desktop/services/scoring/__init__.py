"""打分: entering marks, one at a time or from a file."""
