"""文书: what stands on each document, and how it becomes a file."""
