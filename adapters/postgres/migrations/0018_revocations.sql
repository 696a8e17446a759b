-- Revocations and bars are found by their first facts: the worklist, and the worker who puts on record what time ended.
CREATE INDEX facts_begun_by_report ON log.facts (topic, notification_id)
    WHERE topic = 'revocation.reported' AND originator_version = 1;
CREATE INDEX facts_begun_by_bar ON log.facts (topic, notification_id)
    WHERE topic = 'bar.imposed' AND originator_version = 1;
