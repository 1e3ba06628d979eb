"""仲裁: the use cases of the expert committee."""
