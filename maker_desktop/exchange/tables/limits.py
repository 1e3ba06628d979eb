"""Limits of imported files; larger ones are refused, long before memory runs out."""

#: Bytes of a file on the disk.
LARGEST_FILE = 32_000_000

#: Bytes of all parts of an .xlsx or .docx once unpacked.
LARGEST_UNPACKED = 64_000_000

#: Parts within an .xlsx or .docx.
MOST_PARTS = 2_000

#: Times a part may be larger than its packed form; office XML stays below 60.
STRONGEST_PACKING = 300

#: Elements of a Word document's body, which is held in memory as a tree.
MOST_ELEMENTS = 1_000_000

#: Rows, columns and cells (rows × columns) of a table: enough for 195,000 marks.
MOST_ROWS = 300_000
MOST_COLUMNS = 256
MOST_CELLS = 2_000_000

#: Characters of a project's or applicant's name, and of any other cell of a roster.
LONGEST_NAME = 200
LONGEST_CELL = 1_000
