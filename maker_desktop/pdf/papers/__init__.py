"""The working papers and forms of a contest, one module for each."""
