"""文书: the content of each document, and writing it to a file."""
