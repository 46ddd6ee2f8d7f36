"""A dated transcript of a stretch of a chat, for the case file: what a screenshot is used for, with proof of its source."""
