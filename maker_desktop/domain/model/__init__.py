"""The values a contest is made of; they know no rule that computes with them."""
