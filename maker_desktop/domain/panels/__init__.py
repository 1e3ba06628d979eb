"""评委与抽签: the order of appearance that a seed draws."""
