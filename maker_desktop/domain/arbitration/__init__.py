"""仲裁: cases for the expert committee, and whether its ruling can stand."""
