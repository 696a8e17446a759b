-- Requests about one's own data are found by their first fact: the worklist of who answers them.
CREATE INDEX facts_begun_by_privacy_request ON log.facts (topic, notification_id)
    WHERE topic = 'privacy_request.received' AND originator_version = 1;
