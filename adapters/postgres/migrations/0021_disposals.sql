-- Disposals are found by their first fact: the worklist, and the worker who finishes destroying what was ordered.
CREATE INDEX facts_begun_by_disposal ON log.facts (topic, notification_id)
    WHERE topic = 'disposal.proposed' AND originator_version = 1;
