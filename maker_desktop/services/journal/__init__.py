"""流水与备份: the journal in words, verification, copies of the file, and rooms."""
