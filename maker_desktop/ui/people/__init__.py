"""Dialogs for the acting person, signatures, PINs and reasons."""
