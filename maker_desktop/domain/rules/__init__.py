"""规则: the checks of a rulebook, the names of its values, and its sentences."""
