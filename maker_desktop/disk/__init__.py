"""Access to the disk for every package: valid file names, folders, whole files, and error messages."""
