"""The parts of the scoring page: queue, grid of sheets, score, and the stage's clock."""
