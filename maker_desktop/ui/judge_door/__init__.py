"""The judges' door at the desk: the child process, where it is open, and the seats with their codes."""
