"""Dialogs in which people say who they are, sign, and give reasons."""
