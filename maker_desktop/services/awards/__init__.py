"""奖项与推荐: who gets an award, who goes up, and the ceremony."""
