"""Files that come in and go out: rulebooks, rosters, marks, panels, workbooks."""
