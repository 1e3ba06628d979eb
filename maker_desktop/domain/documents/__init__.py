"""文书: working days of a public notice, and the order of certificates."""
