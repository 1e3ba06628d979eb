"""奖项与推荐: awards, the recommendation and the ceremony."""
