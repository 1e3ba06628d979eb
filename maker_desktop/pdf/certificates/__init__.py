"""Certificates: their designs, templates, batches and register."""
