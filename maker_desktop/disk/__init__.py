"""The disk as it is for every room: the names it takes, folders and whole files, and why it refuses; no contest."""
