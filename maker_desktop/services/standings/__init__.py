"""名次: results for display, and the seal that makes them final."""
