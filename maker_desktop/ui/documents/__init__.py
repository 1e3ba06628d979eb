"""文书: the page of documents."""
