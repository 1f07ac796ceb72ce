-- What protects the service from what is sent twice: marks of proofs, and what a repeated write is answered. No personal data.

-- A ring of four five-minute partitions: a proof's slot follows from its own issue time, so the same proof always
-- meets its own mark. A worker empties the slot that no acceptable proof can reach; if it does not run the ring only grows.
create table guard.proof_seen (
  slot smallint not null check (slot between 0 and 3),
  replay_key bytea not null check (octet_length(replay_key) = 32),
  seen_at timestamptz not null,
  primary key (slot, replay_key)
) partition by list (slot);
comment on table guard.proof_seen is 'Proofs of possession already used (RFC 9449 11.1), as SHA-256 of key thumbprint and jti. Holds nothing about a person.';

create table guard.proof_seen_0 partition of guard.proof_seen for values in (0);
comment on table guard.proof_seen_0 is 'Slot 0 of guard.proof_seen';

create table guard.proof_seen_1 partition of guard.proof_seen for values in (1);
comment on table guard.proof_seen_1 is 'Slot 1 of guard.proof_seen';

create table guard.proof_seen_2 partition of guard.proof_seen for values in (2);
comment on table guard.proof_seen_2 is 'Slot 2 of guard.proof_seen';

create table guard.proof_seen_3 partition of guard.proof_seen for values in (3);
comment on table guard.proof_seen_3 is 'Slot 3 of guard.proof_seen';

create table guard.idempotency (
  person text not null,
  endpoint text not null,
  key_hash bytea not null check (octet_length(key_hash) = 32),
  body_hash bytea not null check (octet_length(body_hash) = 32),
  status smallint not null,
  resource text not null,
  resource_version integer not null,
  recorded_at timestamptz not null,
  -- What came of a write that may end in more than one way, so that its repeat is answered alike.
  outcome text check (outcome ~ '^[a-zA-Z]{1,40}$'),
  primary key (person, endpoint, key_hash)
);
comment on table guard.idempotency is 'Which write a person''s Idempotency-Key stood for: hash of the body and the resource it made, never the answer.';
create index idempotency_age on guard.idempotency (recorded_at);

-- Who may do what with which row, table by table.

alter table guard.proof_seen enable row level security, force row level security;
create policy gate_marks on guard.proof_seen to tym_gate
  using (true)
  with check (true);
grant select, insert, truncate on guard.proof_seen to tym_gate;

alter table guard.proof_seen_0 enable row level security, force row level security;
create policy gate_marks on guard.proof_seen_0 to tym_gate
  using (true)
  with check (true);
grant select, insert, truncate on guard.proof_seen_0 to tym_gate;

alter table guard.proof_seen_1 enable row level security, force row level security;
create policy gate_marks on guard.proof_seen_1 to tym_gate
  using (true)
  with check (true);
grant select, insert, truncate on guard.proof_seen_1 to tym_gate;

alter table guard.proof_seen_2 enable row level security, force row level security;
create policy gate_marks on guard.proof_seen_2 to tym_gate
  using (true)
  with check (true);
grant select, insert, truncate on guard.proof_seen_2 to tym_gate;

alter table guard.proof_seen_3 enable row level security, force row level security;
create policy gate_marks on guard.proof_seen_3 to tym_gate
  using (true)
  with check (true);
grant select, insert, truncate on guard.proof_seen_3 to tym_gate;

alter table guard.idempotency enable row level security, force row level security;
create policy own_keys on guard.idempotency to tym_app
  using (person = (select ctx.person()))
  with check (person = (select ctx.person()));
create policy old_keys on guard.idempotency to tym_worker using ((select ctx.job()) = 'clear-old-marks');
create policy erasing on guard.idempotency to tym_eraser
  using (true)
  with check (false);
grant select, insert on guard.idempotency to tym_app;
grant select, delete on guard.idempotency to tym_worker;
grant delete on guard.idempotency to tym_eraser;
grant select (resource) on guard.idempotency to tym_eraser;
