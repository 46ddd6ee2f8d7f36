"""Stands between a client and a messaging provider: what may not be sent does not get through."""
