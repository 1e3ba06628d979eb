"""流水: the entries of the journal and their chain of digests."""
