"""奖项与推荐: who is honoured, who goes up, and the ceremony."""
