"""Hypothesis profiles: short by default, long for ``make fuzz``, without a clock (machines are noisy)."""

import os

from hypothesis import settings

settings.register_profile("default", deadline=None, max_examples=60)
settings.register_profile("fuzz", deadline=None, max_examples=6000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
