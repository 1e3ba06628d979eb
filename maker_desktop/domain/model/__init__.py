"""The values a contest is made of, without the rules that compute with them."""
