-- The feed reads the timelines of many cases together, in the order of the log.
CREATE INDEX timeline_by_position ON book.timeline (position, "case");
