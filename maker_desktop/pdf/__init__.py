"""All printed documents: frozen values in, PDF out, without contest rules, database or window.

How a page is made: `fonts` finds a glyph for every character, `typesetting` breaks lines, `page` draws in millimetres,
`flow` and `tables` fill page after page; `report`, `form_paper`, `letter` and `certificate` are the four kinds of
document. `catalogue` lists all documents and turns their values into PDF.
"""
