"""The small parts that pages are made of; they know nothing of a contest's rules."""
