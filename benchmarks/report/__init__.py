"""Makes the report of a record: Markdown and plots, out of the CSV files alone."""
