"""The audience screen: what the hall may see, as frozen scenes, and how it is painted."""
