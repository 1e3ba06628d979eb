"""The use cases: one verb and one transaction each."""
