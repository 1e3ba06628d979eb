"""项目: the forms of a roster, what an import would do to it, and who may enter."""
