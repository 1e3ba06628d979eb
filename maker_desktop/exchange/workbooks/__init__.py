"""The exported workbooks."""
