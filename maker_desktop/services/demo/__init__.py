"""The demonstration: a whole contest, run without a window."""
