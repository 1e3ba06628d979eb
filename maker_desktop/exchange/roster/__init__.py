"""Rosters as people fill them in: titles, cells and rows."""
