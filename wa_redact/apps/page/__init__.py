"""One screen in a browser: a message is looked at while it is typed, and copied when it may go."""
