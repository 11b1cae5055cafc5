"""Own the command line: arguments, exit codes, terminal; nothing else."""
