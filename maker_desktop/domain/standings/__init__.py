"""名次: from scores to places, with the tiebreakers for equal scores."""
