"""Makes the report of a record: Markdown and plots, out of the CSV files alone."""

from benchmarks.report.markdown import write_report
from benchmarks.report.readme import write_readme

__all__ = ["write_readme", "write_report"]
