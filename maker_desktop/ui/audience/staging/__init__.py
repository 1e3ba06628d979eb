"""From a cue to a picture: what the audience may see of the contest as it stands, and what has become false."""
