"""文书: working days of a public notice, and who is to have a certificate in which order."""
