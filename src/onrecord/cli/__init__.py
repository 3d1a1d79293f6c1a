"""The command line: one file a command, over the functions of the desk."""
