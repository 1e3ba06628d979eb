"""评委与抽签: seats, assignments, and the order of appearance."""
