"""Kills the gateway and the service while they work, and compares what went out with what is on record.

python -m tests.kills [--rounds 10] [--clients 24]
"""
