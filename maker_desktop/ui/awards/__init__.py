"""奖项与推荐: the page of awards and the recommendation."""
