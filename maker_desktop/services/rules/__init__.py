"""规则: changing the rules of a contest."""
