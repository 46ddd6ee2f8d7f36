"""Expected days of birth are left alone by default and taken by a policy that asks for them."""

import pytest

from wa_redact import Policy, Redactor, Rule

DEFAULT = Redactor(model=None)
ASKED = Redactor(Policy(rules={"DATE_OF_BIRTH": Rule(min_score=0.4)}), model=None)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("EDD 14/2/27", "EDD [DATE_OF_BIRTH]"),
        ("baby is due 14th of february", "baby is due [DATE_OF_BIRTH]"),
        ("14/2/27 is her edd", "[DATE_OF_BIRTH] is her edd"),
        ("report due 3/2", "report due 3/2"),
    ],
)
def test_only_when_asked(text, safe):
    assert ASKED.redact(text) == safe
    assert DEFAULT.redact(text) == text
