"""奖项与推荐: cut lines, awards, advance and recommendation."""
