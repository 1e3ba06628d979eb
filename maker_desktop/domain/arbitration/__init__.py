"""仲裁: cases for the expert committee, and the validity of its rulings."""
