"""奖项与推荐: the lines between places, and who gets an award, goes on, or goes up."""
