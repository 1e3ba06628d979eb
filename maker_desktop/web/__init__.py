"""The judges' door: a child process that serves their page on the venue's network and knows no contest file."""
