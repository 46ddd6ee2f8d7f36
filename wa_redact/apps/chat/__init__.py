"""WhatsApp chat exports: read, made safe, written again in the form that they came in."""

from wa_redact.apps.chat.read import Chat, open_chat
from wa_redact.apps.chat.types import Attachment, ChatError, Kind, Message

__all__ = ["Attachment", "Chat", "ChatError", "Kind", "Message", "open_chat"]
