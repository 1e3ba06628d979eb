"""Everything on paper: frozen values in, PDF out; knows no contest rules, no database and no window.

The way of a page: `fonts` finds a glyph for every character, `typesetting` breaks lines, `page` draws in millimetres,
`flow` and `tables` fill page after page; `report`, `letter` and `certificate` are the three kinds of document.
"""
