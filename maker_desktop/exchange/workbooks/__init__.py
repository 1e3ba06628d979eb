"""The workbooks that go out."""
