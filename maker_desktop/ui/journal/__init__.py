"""流水与备份: the page of the journal, the copies and the rooms."""
