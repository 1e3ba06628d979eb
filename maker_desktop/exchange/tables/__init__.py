"""Tables that come in, whatever file they stand in, as rows of cleaned text."""
