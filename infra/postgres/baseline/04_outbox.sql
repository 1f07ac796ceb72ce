-- Work that a transaction has promised, and when each recurring job is due; the queue only echoes it.

create table outbox.job (
  id uuid primary key,
  kind text not null check (kind ~ '^[a-z][a-z0-9-]{2,63}$'),
  payload jsonb not null default '{}',
  once_key text unique,
  planned_at timestamptz not null,
  run_at timestamptz not null,
  relayed_at timestamptz,
  attempts integer not null default 0 check (attempts >= 0),
  done_at timestamptz,
  dead_at timestamptz,
  last_result text check (last_result ~ '^[a-z][a-z0-9-]{2,63}$'),
  -- The trace of whatever planned a job, so that the log lines of both can be read together (W3C Trace Context).
  trace text
    constraint trace_id check (trace ~ '^[0-9a-f]{32}$'),
  constraint done_or_dead check (done_at is null or dead_at is null)
);
comment on table outbox.job is 'Promised work: ids only, no personal data; the last result is a code. The truth of what remains to be done; a sweeper re-plans what the queue has lost.';
create index job_to_relay on outbox.job (run_at) where relayed_at is null and done_at is null and dead_at is null;
create index job_open on outbox.job (relayed_at) where done_at is null and dead_at is null;
create index job_done on outbox.job (done_at) where done_at is not null;
create index job_dead on outbox.job (dead_at) where dead_at is not null;

create table outbox.schedule (
  name text primary key check (name ~ '^[a-z][a-z0-9-]{2,63}$'),
  every_seconds integer not null check (every_seconds > 0),
  last_planned_slot bigint,
  last_planned_on date,
  last_started_at timestamptz,
  last_finished_at timestamptz,
  last_outcome text check (last_outcome ~ '^[a-z][a-z0-9-]{2,63}$'),
  last_counts jsonb,
  -- When each recurring job was last done, and since when it is known: one that has not been done for two of its periods is overdue.
  last_done_at timestamptz,
  known_since timestamptz
);
comment on table outbox.schedule is 'Each recurring job with the outcome of its last run, for operators. Counts only.';

-- Who may do what with which row, table by table.

alter table outbox.job enable row level security, force row level security;
create policy plan on outbox.job for insert to tym_app, tym_gate
  with check (relayed_at is null and done_at is null and dead_at is null and attempts = 0 and last_result is null);
create policy work on outbox.job to tym_worker
  using (true)
  with check (true);
-- Work of the queue.
create policy operators_count on outbox.job for select to tym_app using ((select ctx.role_may('operations.read')));
create policy operators_retry on outbox.job for update to tym_app
  using ((select ctx.role_may('operations.retry')) and dead_at is not null)
  with check ((select ctx.role_may('operations.retry')) and dead_at is null and done_at is null and relayed_at is null and attempts = 0);
create policy exchange_plans on outbox.job for insert to tym_exchange
  with check ((select ctx.job()) = 'exchange' and kind = 'send-recall' and once_key like 'send-recall:%' and run_at = (select ctx.instant())
      and planned_at = (select ctx.instant()) and relayed_at is null and done_at is null and dead_at is null and attempts = 0
      and last_result is null);
create policy erasing on outbox.job to tym_eraser
  using (true)
  with check (false);
create policy contact_wishes on outbox.job for insert to tym_relation
  with check (kind = 'tell-officers' and payload ->> 'notice' = 'contactWished' and relayed_at is null and done_at is null
      and dead_at is null and attempts = 0 and last_result is null);
-- Operators see what waits, never what it is about: no payload, no key.
grant insert on outbox.job to tym_app, tym_exchange, tym_gate, tym_relation;
grant select, insert, update, delete on outbox.job to tym_worker;
grant delete on outbox.job to tym_eraser;
grant select (id, kind, planned_at, run_at, relayed_at, attempts, done_at, dead_at, last_result) on outbox.job to tym_app;
grant update (run_at, relayed_at, attempts, dead_at) on outbox.job to tym_app;
grant select (id, payload, once_key, run_at) on outbox.job to tym_eraser;

alter table outbox.schedule enable row level security, force row level security;
create policy work on outbox.schedule to tym_worker
  using (true)
  with check (true);
create policy operators_see on outbox.schedule for select to tym_app using ((select ctx.role_may('operations.read')));
grant select on outbox.schedule to tym_app;
grant select, insert, update, delete on outbox.schedule to tym_worker;
