"""流水: the entries of the journal and the chain that binds them."""
