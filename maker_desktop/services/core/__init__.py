"""The open contest: its session, the interface of its file, and people."""
