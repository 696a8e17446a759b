"""How it is done: the log, views, ledger, keys, papers and clocks."""
