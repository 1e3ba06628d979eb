"""打分: from marks to sheets and from sheets to the score of a project."""
