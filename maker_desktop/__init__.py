"""An offline judging desk for in-person contest panels."""
