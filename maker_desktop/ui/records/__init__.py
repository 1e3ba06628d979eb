"""Tables of records: their model, how cells are drawn, and the view."""
