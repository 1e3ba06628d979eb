"""An offline judging desk for in-person contest panels."""

__version__ = "0.1.0"
