"""Everything on paper: frozen values in, PDF out; knows no contest rules, no database and no window.

The way of a page: `fonts` finds a glyph for every character, `typesetting` breaks lines, `page` draws in millimetres,
`flow` and `tables` fill page after page; `report`, `form_paper`, `letter` and `certificate` are the four kinds of
document. `catalogue` lists all documents and is the door by which a frozen value becomes a PDF.
"""
