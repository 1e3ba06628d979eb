"""The open contest: its session, its file as the use cases see it, and the people who sign."""
