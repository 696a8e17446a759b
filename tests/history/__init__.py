"""One stored body of every fact and version there ever was, kept as long as the project: what was written is read for ever."""
