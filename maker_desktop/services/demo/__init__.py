"""The demonstration: a whole contest without a window."""
