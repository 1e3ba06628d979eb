"""Results of whole stages: how they come about, what a ruling would change, and how firm they are."""
