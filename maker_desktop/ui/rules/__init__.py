"""规则: the page on which rules are confirmed and changed."""
