-- The trace of whatever planned a job, so that the log lines of both can be read together (W3C Trace Context).
alter table outbox.job add column trace text
  constraint trace_id check (trace ~ '^[0-9a-f]{32}$');
