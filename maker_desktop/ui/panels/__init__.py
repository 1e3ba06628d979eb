"""评委与抽签: the page of judges, assignments, recusals and the draw."""
