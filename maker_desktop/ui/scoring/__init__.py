"""The parts of the scoring desk: the queue, the grid of sheets, what the sheets come to, and the stage's clock."""
