"""Training: the network in thinc, marked messages as tokens and tags, and the command that goes on training."""
