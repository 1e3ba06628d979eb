"""名次: what is shown of a result, and the seal that makes it final."""
