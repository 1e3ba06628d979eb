"""仲裁: the page of the expert committee."""
