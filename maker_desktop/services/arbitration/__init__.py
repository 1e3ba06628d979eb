"""仲裁: what the expert committee does."""
