"""规则: what a rulebook must keep to, what its values are called, and how it reads in sentences."""
