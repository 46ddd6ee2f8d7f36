"""What wraps the engine for people and other programs. Nobody imports from here."""
