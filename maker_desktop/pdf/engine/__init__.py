"""The parts of every document: fonts, lines, pages, blocks and tables."""
