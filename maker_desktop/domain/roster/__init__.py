"""项目: the forms of a roster, the plan of an import, and the conditions of entry."""
