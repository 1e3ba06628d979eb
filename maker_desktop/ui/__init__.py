"""The window and the audience screen."""
