"""Hypothesis profiles: short and the same every time by default, long and random for ``make fuzz``; no clock."""

import os

from hypothesis import settings

settings.register_profile("default", deadline=None, max_examples=60, derandomize=True)
# what these leave out they take from the one that is in force, which is the one above
settings.register_profile("service", deadline=None, max_examples=1000, derandomize=False)
settings.register_profile("fuzz", deadline=None, max_examples=6000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_terminal_summary(terminalreporter):
    """Say how many requests were sent to which server, where any were."""
    from tests.fuzz.tally import tallies

    for name, tally in sorted(tallies.items()):
        terminalreporter.write_line(f"{name}: {tally}")
