"""评委与抽签: the order of appearance drawn from a seed."""
