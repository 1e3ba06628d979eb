"""What every paper is made with: fonts, lines, pages, blocks and tables."""
