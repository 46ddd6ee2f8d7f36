"""One small file for each tool. Each runs as a process in the tool's own environment and knows nothing of ours."""
