"""Malformed requests to the service and the gateway: what is sent, what may come of it, how many there were."""
