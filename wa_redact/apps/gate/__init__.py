"""Decides about messages before they are sent, and records each decision before anybody learns of it.

    gate = Gate(store, policy)
    to = Sending(sender="staff-17", recipient="447700900123")
    decision = gate.decide(text, to)
    if decision.action is Action.ALLOW: send(text)
    elif decision.action is Action.WARN: gate.confirm(decision.id, text, to); send(text)        # when the sender confirms
    elif decision.action is Action.REDACT: gate.accept(decision.id, decision.text, to); send(decision.text)

    token = gate.override(decision.id, text, to, "Grandmother asked for it in writing", role="manager")
    gate.redeem(token.value, text, to); send(text)                                      # once, exactly this, before it expires

A decision that could not be recorded is a BLOCK whose ``error`` is "AuditError". ``confirm``, ``accept``, ``redeem``
and ``override`` raise RefusedError, whose ``code`` says why, or AuditError: nothing may be sent then. With
``simulate=True`` everything is decided and recorded and nothing is stopped.

All of it blocks on the store: call it from threads, not from an event loop. A Gate may be shared by threads.
"""

from wa_redact.apps.gate.gate import Gate
from wa_redact.apps.gate.types import Decision, RefusedError, Release, Sending, Token

__all__ = ["Decision", "Gate", "RefusedError", "Release", "Sending", "Token"]
