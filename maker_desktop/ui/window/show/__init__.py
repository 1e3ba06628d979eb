"""The show beside the desk: the run order, its rehearsal, which screen shows what, and how it looks."""
