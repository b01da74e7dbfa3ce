"""Commands: the only place that knows about arguments, terminals and exit codes.

`commands` is the table of what can be called; everything else about a command stands in the one
module that the table names, imported when the command runs and not before.
"""
