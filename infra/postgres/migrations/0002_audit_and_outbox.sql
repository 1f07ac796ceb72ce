-- The log that commits with the answer, and the outbox that commits with the act.
create schema audit;
comment on schema audit is 'Who read or changed what, on which ground';
grant usage on schema audit to tym_app, tym_worker, tym_gate;

create table audit.entry (
  line uuid primary key,
  at timestamptz not null,
  xact xid8 not null default pg_current_xact_id(),
  event text not null,
  outcome text not null check (outcome in ('allowed', 'denied')),
  problem text,
  person text,
  certificate text,
  usage_right uuid,
  employer uuid,
  authority uuid,
  role text,
  purpose text,
  ground text,
  categories smallint[] not null default '{}',
  fields text[] not null default '{}',
  rule text,
  policy_version text not null,
  subject bytea check (subject is null or octet_length(subject) = 32),
  out_of_team boolean not null default false
);
comment on table audit.entry is 'One line per answer, in the answer''s own transaction (Act 906/2019 17 §). Ids only; the subject is HMAC(log key of the customership, line), unlinkable once that key is destroyed.';
create index entry_xact on audit.entry (xact);

create table audit.detail (
  line uuid primary key references audit.entry (line),
  customership uuid not null,
  resources text[] not null default '{}',
  reason bytea
);
comment on table audit.detail is 'What links a log line to a customership, with its encrypted reason: dies with the file, the line itself stays.';
create index detail_customership on audit.detail (customership, line);

alter table audit.entry enable row level security;
alter table audit.entry force row level security;
alter table audit.detail enable row level security;
alter table audit.detail force row level security;
create policy append on audit.entry for insert to tym_app, tym_worker, tym_gate with check (true);
create policy append on audit.detail for insert to tym_app, tym_worker, tym_gate with check (true);
create policy lines_of_open_file on audit.entry for select to tym_app
  using (exists (select 1 from audit.detail d where d.line = entry.line));
grant insert on audit.entry, audit.detail to tym_app, tym_worker, tym_gate;
grant select on audit.entry, audit.detail to tym_app;

create schema outbox;
comment on schema outbox is 'Work that a transaction has promised; the queue is only its echo';
grant usage on schema outbox to tym_app, tym_worker, tym_gate;

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
  last_counts jsonb
);
comment on table outbox.schedule is 'Each recurring job with the outcome of its last run, for operators. Counts only.';
alter table outbox.job enable row level security;
alter table outbox.job force row level security;
alter table outbox.schedule enable row level security;
alter table outbox.schedule force row level security;
create policy plan on outbox.job for insert to tym_app, tym_gate
  with check (relayed_at is null and done_at is null and dead_at is null and attempts = 0 and last_result is null);
create policy work on outbox.job to tym_worker using (true) with check (true);
create policy operators_count on outbox.job for select to tym_app using ((select ctx.role()) = 'kehaOperator');
create policy operators_retry on outbox.job for update to tym_app
  using ((select ctx.role()) = 'kehaOperator' and dead_at is not null)
  with check ((select ctx.role()) = 'kehaOperator' and dead_at is null and done_at is null and relayed_at is null and attempts = 0);
create policy work on outbox.schedule to tym_worker using (true) with check (true);
create policy operators_see on outbox.schedule for select to tym_app using ((select ctx.role()) = 'kehaOperator');
grant insert on outbox.job to tym_app, tym_gate;
-- Operators see what waits, never what it is about: no payload, no key.
grant select (id, kind, planned_at, run_at, relayed_at, attempts, done_at, dead_at, last_result) on outbox.job to tym_app;
grant update (run_at, relayed_at, attempts, dead_at) on outbox.job to tym_app;
grant select on outbox.schedule to tym_app;
grant select, insert, update, delete on outbox.job, outbox.schedule to tym_worker;
