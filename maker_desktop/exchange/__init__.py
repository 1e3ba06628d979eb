"""Import and export of files: rulebooks, rosters, marks, panels, workbooks."""
