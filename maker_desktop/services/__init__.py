"""What the secretary does: use cases, one verb each, one transaction each."""
