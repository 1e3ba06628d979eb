"""名次: the page of places, derivations and the seal."""
