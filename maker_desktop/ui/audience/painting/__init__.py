"""The pictures of the audience screen that are made of more than lines of text."""
