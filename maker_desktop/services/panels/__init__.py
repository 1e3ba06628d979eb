"""评委与抽签: who judges whom, and in which order projects appear."""
