"""Encrypts what has to be read again by people but must not lie open in a database: justifications, reported words."""

from __future__ import annotations

from cryptography.fernet import Fernet, InvalidToken

from wa_redact.apps.audit.keys import Keyring
from wa_redact.apps.audit.types import AuditError


def seal(keys: Keyring, text: str, of: str) -> str:
    """``text`` encrypted and signed with the current key, as what belongs to the row ``of``."""
    key = keys.current
    raw = f"{of}\n{text}".encode("utf-8", "surrogatepass")
    return f"{key.id}:{Fernet(key.cipher_key).encrypt(raw).decode()}"


def unseal(keys: Keyring, sealed: str, of: str) -> str:
    """What ``seal`` was given. Raises AuditError when it was changed, belongs to another row, or its key is not in the
    key file.
    """
    name, _, token = sealed.partition(":")
    key = keys.get(name)
    if key is None:
        raise AuditError("store: encrypted with a key that is not in the key file")
    try:
        raw = Fernet(key.cipher_key).decrypt(token.encode()).decode("utf-8", "surrogatepass")
    except (InvalidToken, ValueError):
        raise AuditError("store: what was encrypted has been changed") from None
    owner, _, text = raw.partition("\n")
    if owner != of:
        raise AuditError("store: what was encrypted has been moved")
    return text
