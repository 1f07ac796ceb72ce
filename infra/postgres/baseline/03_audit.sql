-- The log, whose lines commit with the answers that they are of, and the tree that seals it.

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
-- The lines of the own organisation's people, whatever they did and to whomever; nothing of the side table. Who inquires stays
-- unwatched by others (policy inquiries_unwatched).
create index entry_authority on audit.entry (authority, at, line);
create index entry_employer on audit.entry (employer, at, line) where employer is distinct from authority;
create index entry_at on audit.entry using brin (at);
create index entry_out_of_team on audit.entry (at) where out_of_team;

-- A line and its detail are written by one statement block; of the two only the detail is ever deleted.
create table audit.detail (
  line uuid primary key,
  customership uuid not null,
  resources text[] not null default '{}',
  reason bytea
);
comment on table audit.detail is 'What links a log line to a customership, with its encrypted reason: dies with the file, the line itself stays.';
create index detail_customership on audit.detail (customership, line);

-- The log is sealed: every committed line becomes a leaf of one append-only Merkle tree (RFC 9162), whose heads are signed.
create table audit.log_state (
  origin text primary key check (origin <> ''),
  size bigint not null default 0 check (size >= 0),
  root bytea not null check (octet_length(root) = 32),
  sealed_below xid8 not null default '0',
  sealed_at timestamptz
);
comment on table audit.log_state is 'The head of the tree, and below which transaction every line is a leaf of it. Its row is the lock of whoever seals; nothing of anybody.';

create table audit.leaf (
  index bigint primary key check (index >= 0),
  line uuid not null unique references audit.entry (line),
  salt bytea not null check (octet_length(salt) = 32),
  file_commitment bytea not null check (octet_length(file_commitment) = 32)
);
comment on table audit.leaf is 'Which leaf of the tree a line is, with what it takes to show that it says what it said. Goes with its line; the hash of the leaf stays in the tree.';

create table audit.file_line (
  line uuid primary key references audit.detail (line),
  customership uuid not null,
  number bigint not null check (number > 0),
  salt bytea not null check (octet_length(salt) = 32),
  unique (customership, number)
);
comment on table audit.file_line is 'The numbers of a customership''s lines, in the order of the leaves and without a gap, each with the salt of what links it to the file: dies with the file.';

create table audit.tile (
  level smallint not null check (level between 0 and 63),
  index bigint not null check (index >= 0),
  data bytea not null check (octet_length(data) between 32 and 8192 and octet_length(data) % 32 = 0),
  primary key (level, index)
);
comment on table audit.tile is 'The hashes of the tree in the layout of C2SP tlog-tiles. Readable by everybody: a hash tells nothing without its salts.';

create table audit.checkpoint (
  size bigint primary key check (size >= 0),
  note text not null,
  signed_at timestamptz not null
);
comment on table audit.checkpoint is 'Heads of the tree as the agency has signed them (C2SP tlog-checkpoint). Readable by everybody.';

-- After a restore the log goes on under a new name, and says in public that it does.
create table audit.recovery (
  origin text primary key check (origin <> ''),
  former_origin text not null check (former_origin <> ''),
  size bigint not null check (size >= 0),
  root bytea not null check (octet_length(root) = 32),
  known_size bigint check (known_size >= 0),
  recovered_at timestamptz not null,
  deletions integer not null check (deletions >= 0),
  withdrawals integer not null check (withdrawals >= 0),
  not_restored integer not null check (not_restored >= 0),
  still_held integer not null check (still_held >= 0),
  statement text,
  -- Whether the databases are older than a journal is asked exactly, file by file: counts of several journals say nothing of each.
  left_to_worker text[] not null default '{}'
);
comment on table audit.recovery is 'A restore from a backup: which log goes on as which from where, the largest head of the former one that witnesses knew, how many deletions and withdrawals were done again, how many deletions were of files that the backup did not have, how many wait for the worker to keep held entries apart, and the signed statement of it. Nothing of anybody.';

-- Others watch the log: what its witnesses have cosigned, and where they disagree with it.
create table audit.cosignature (
  size bigint not null references audit.checkpoint (size),
  witness text not null check (witness <> ''),
  line text not null,
  received_at timestamptz not null,
  primary key (size, witness)
);
comment on table audit.cosignature is 'The signature line of a witness under a head of the tree (C2SP tlog-cosignature), by the name of its key. Readable by everybody.';

create table audit.log_alarm (
  id uuid primary key,
  kind text not null,
  witness text not null check (witness <> ''),
  witness_size bigint not null check (witness_size >= 0),
  ours text not null,
  theirs text,
  at timestamptz not null,
  unique (kind, witness, witness_size),
  constraint log_alarm_kind_check check (kind in ('fork', 'unproven', 'ahead', 'silent'))
);
comment on table audit.log_alarm is 'That a witness did not cosign: the head does not go on from the one that it cosigned last, with both notes as evidence, or it is silent, with the note that waits for it. Heads only, nothing of anybody.';

create table audit.witness_turn (
  witness text primary key,
  until timestamptz not null
);
comment on table audit.witness_turn is 'Until when a witness is not asked again: the pace, and the lease of whichever worker asks it. Nothing of anybody.';

alter table audit.tile alter column data set storage external;

-- Who may do what with which row, table by table.

create trigger refuse_change before update on audit.entry for each row execute function audit.refuse_change();
alter table audit.entry enable row level security, force row level security;
create policy append on audit.entry for insert to tym_app, tym_worker, tym_gate with check (true);
create policy lines_of_open_file on audit.entry for select to tym_app
  using (exists (select 1 from audit.detail d where d.line = entry.line));
create policy exchange_appends on audit.entry for insert to tym_exchange
  with check ((select ctx.job()) = 'exchange' and person is null and certificate is null and usage_right is null and employer is null
      and authority is null and role is null and event like 'disclosure.%' and at = (select ctx.instant()));
create policy overseen on audit.entry for select to tym_app
  using ((select ctx.kind()) = 'oversight' and (select ctx.role_may('accessLog.oversee')) and person is not null
      and (employer = (select ctx.employer()) or authority = (select ctx.authority())));
-- Which file a line concerns, of the lines that the caller oversees, where the caller's own authority is a party of it.
create policy relation_sees on audit.entry for select to tym_relation using (true);
create policy watched on audit.entry for select to tym_worker using ((select ctx.job()) in ('flag-accesses', 'flag-own-surname'));
-- Log lines whose time is over go, unless they concern a file that is still there: those of a file live as long as it does.
create policy old_seen on audit.entry for select to tym_worker using ((select ctx.job()) = 'clear-old-log-lines');
create policy old on audit.entry for delete to tym_worker
  using ((select ctx.job()) = 'clear-old-log-lines' and not exists (select 1 from audit.detail d where d.line = entry.line));
-- A line cannot say that another transaction wrote it: it would be sealed too early, or never.
create policy own_transaction on audit.entry as restrictive for insert with check (xact = pg_current_xact_id());
create policy sealed on audit.entry for select to tym_worker using ((select ctx.job()) = 'seal-log');
create policy inquiries_unwatched on audit.entry as restrictive for select to tym_app
  using ((select ctx.is_customer() or ctx.role_may('accessLog.inquire') or ctx.role_may('accessLog.oversee')) or role is null
      or role <> all ((select declared.who_may('accessLog.inquire') || declared.who_may('accessLog.oversee'))::text[]));
grant select, insert on audit.entry to tym_app;
grant select, insert, delete on audit.entry to tym_worker;
grant insert on audit.entry to tym_exchange, tym_gate;
grant select (line, at, event, outcome, person, usage_right, employer, authority, role, out_of_team) on audit.entry to tym_worker;
grant select (line, at, xact, event, outcome, person, usage_right, employer, authority, role) on audit.entry to tym_relation;

-- A removal changes what nobody else may: words in texts that otherwise stand as they were written. Its own functions say which.
create trigger refuse_change before update on audit.detail
  for each row when (current_user <> 'tym_eraser') execute function audit.refuse_change();
alter table audit.detail enable row level security, force row level security;
create policy append on audit.detail for insert to tym_app, tym_worker, tym_gate with check (true);
-- Who read what: seen with the file by its officers and its customer, and by a registrar of a party in a log inquiry.
create policy lines_of_one_customership on audit.detail for select to tym_app
  using ((select ctx.kind()) = 'customership' and customership = (select ctx.customership()) and (select relation.may_enter()));
-- The log: what is inquired into, and what is watched over. Both may be about one of the team, and are seen by the customer and by
-- those who do either.
create policy lines_of_an_inquiry on audit.detail for select to tym_app
  using ((select ctx.kind()) = 'organisation' and (select ctx.role_may('accessLog.inquire')) and relation.is_party_here(customership));
create policy relation_sees on audit.detail for select to tym_relation using (true);
create policy watched on audit.detail for select to tym_worker using ((select ctx.job()) in ('flag-accesses', 'flag-own-surname'));
create policy old_seen on audit.detail for select to tym_worker using ((select ctx.job()) = 'clear-old-log-lines');
create policy sealed on audit.detail for select to tym_worker using ((select ctx.job()) = 'seal-log');
grant select, insert on audit.detail to tym_app, tym_worker;
grant insert on audit.detail to tym_exchange, tym_gate;
grant select (line, customership) on audit.detail to tym_worker;
grant select (line, customership, resources) on audit.detail to tym_relation;

create trigger refuse_change before update on audit.log_state for each row execute function audit.refuse_change();
create trigger refuse_delete before delete on audit.log_state for each row execute function audit.refuse_change();
alter table audit.log_state enable row level security, force row level security;
create policy sealed on audit.log_state for select to tym_worker using ((select ctx.job()) = 'seal-log');
create policy seals on audit.log_state for insert to tym_worker with check ((select ctx.job()) = 'seal-log');
create policy grows on audit.log_state for update to tym_worker using ((select ctx.job()) = 'seal-log');
-- When the oldest line was written that no signed head covers yet; null when there is none.
create policy relation_sees on audit.log_state for select to tym_relation using (true);
grant select, insert on audit.log_state to tym_worker;
grant update (size, root, sealed_below, sealed_at) on audit.log_state to tym_worker;
grant select (origin, sealed_below) on audit.log_state to tym_relation;

create trigger refuse_change before update on audit.leaf for each row execute function audit.refuse_change();
alter table audit.leaf enable row level security, force row level security;
create policy sealed on audit.leaf for select to tym_worker using ((select ctx.job()) = 'seal-log');
create policy seals on audit.leaf for insert to tym_worker with check ((select ctx.job()) = 'seal-log');
-- A leaf's row goes with its line.
create policy old_seen on audit.leaf for select to tym_worker using ((select ctx.job()) = 'clear-old-log-lines');
create policy old on audit.leaf for delete to tym_worker
  using ((select ctx.job()) = 'clear-old-log-lines' and not exists (select 1 from audit.detail d where d.line = leaf.line));
create policy relation_sees on audit.leaf for select to tym_relation using (true);
create policy own_lines on audit.leaf for select to tym_app
  using ((select ctx.is_customer()) and exists ( select 1 from audit.file_line f where (f.line = leaf.line)));
create policy counted on audit.leaf for select to tym_worker using ((select ctx.job()) = 'sign-log-extract');
-- The watch over the use goes through the log in the order in which it is sealed: each line is looked at once, however late it was
-- committed. Whatever a job had not looked at by the clock, it goes on with.
create policy watched on audit.leaf for select to tym_worker using ((select ctx.job()) in ('flag-accesses', 'flag-own-surname'));
grant select on audit.leaf to tym_app;
grant select, insert, delete on audit.leaf to tym_worker;
grant select (index, line) on audit.leaf to tym_relation;

create trigger refuse_change before update on audit.file_line for each row execute function audit.refuse_change();
alter table audit.file_line enable row level security, force row level security;
create policy sealed on audit.file_line for select to tym_worker using ((select ctx.job()) = 'seal-log');
create policy seals on audit.file_line for insert to tym_worker with check ((select ctx.job()) = 'seal-log');
-- The numbers and salts of the own lines, and which leaves they are.
create policy own_lines on audit.file_line for select to tym_app
  using ((select ctx.kind()) = 'customership' and (select ctx.is_customer()) and customership = (select ctx.customership())
      and (select relation.may_enter()));
create policy counted on audit.file_line for select to tym_worker using ((select ctx.job()) = 'sign-log-extract');
grant select on audit.file_line to tym_app;
grant select, insert on audit.file_line to tym_worker;

create trigger refuse_change before update on audit.tile for each row execute function audit.refuse_change();
create trigger refuse_delete before delete on audit.tile for each row execute function audit.refuse_change();
alter table audit.tile enable row level security, force row level security;
create policy sealed on audit.tile for select to tym_worker using ((select ctx.job()) = 'seal-log');
create policy seals on audit.tile for insert to tym_worker with check ((select ctx.job()) = 'seal-log');
create policy grows on audit.tile for update to tym_worker using ((select ctx.job()) = 'seal-log');
create policy public_hashes on audit.tile for select to tym_app using (true);
create policy cosigning on audit.tile for select to tym_worker using ((select ctx.job()) = 'cosign-log');
grant select on audit.tile to tym_app;
grant select, insert on audit.tile to tym_worker;
grant update (data) on audit.tile to tym_worker;

create trigger refuse_change before update on audit.checkpoint for each row execute function audit.refuse_change();
create trigger refuse_delete before delete on audit.checkpoint for each row execute function audit.refuse_change();
alter table audit.checkpoint enable row level security, force row level security;
create policy sealed on audit.checkpoint for select to tym_worker using ((select ctx.job()) = 'seal-log');
create policy seals on audit.checkpoint for insert to tym_worker with check ((select ctx.job()) = 'seal-log');
create policy public_heads on audit.checkpoint for select to tym_app using (true);
create policy relation_sees on audit.checkpoint for select to tym_relation using (true);
create policy counted_under on audit.checkpoint for select to tym_worker using ((select ctx.job()) = 'sign-log-extract');
create policy cosigning on audit.checkpoint for select to tym_worker using ((select ctx.job()) = 'cosign-log');
grant select on audit.checkpoint to tym_app;
grant select, insert on audit.checkpoint to tym_worker;
grant select (size) on audit.checkpoint to tym_relation;

alter table audit.recovery enable row level security, force row level security;
create policy public_statements on audit.recovery for select to tym_app using (statement is not null);
create policy sealed on audit.recovery for select to tym_worker using ((select ctx.job()) = 'seal-log');
create policy stated on audit.recovery for update to tym_worker
  using ((select ctx.job()) = 'seal-log' and statement is null)
  with check (statement is not null);
create policy relation_sees on audit.recovery for select to tym_relation using (true);
grant select on audit.recovery to tym_app, tym_worker;
grant update (statement) on audit.recovery to tym_worker;
grant select (recovered_at, not_restored, still_held, left_to_worker) on audit.recovery to tym_relation;

create trigger refuse_change before update on audit.cosignature for each row execute function audit.refuse_change();
create trigger refuse_delete before delete on audit.cosignature for each row execute function audit.refuse_change();
alter table audit.cosignature enable row level security, force row level security;
create policy cosigning on audit.cosignature for select to tym_worker using ((select ctx.job()) = 'cosign-log');
create policy cosigned on audit.cosignature for insert to tym_worker with check ((select ctx.job()) = 'cosign-log');
create policy public_heads on audit.cosignature for select to tym_app using (true);
create policy counted_under on audit.cosignature for select to tym_worker using ((select ctx.job()) = 'sign-log-extract');
grant select on audit.cosignature to tym_app;
grant select, insert on audit.cosignature to tym_worker;

create trigger refuse_change before update on audit.log_alarm for each row execute function audit.refuse_change();
create trigger refuse_delete before delete on audit.log_alarm for each row execute function audit.refuse_change();
alter table audit.log_alarm enable row level security, force row level security;
create policy cosigning on audit.log_alarm for select to tym_worker using ((select ctx.job()) = 'cosign-log');
create policy cosigned on audit.log_alarm for insert to tym_worker with check ((select ctx.job()) = 'cosign-log');
create policy operators_see on audit.log_alarm for select to tym_app
  using ((select ctx.kind()) = 'organisation' and (select ctx.role_may('operations.read')));
grant select on audit.log_alarm to tym_app;
grant select, insert on audit.log_alarm to tym_worker;

alter table audit.witness_turn enable row level security, force row level security;
create policy cosigning on audit.witness_turn for select to tym_worker using ((select ctx.job()) = 'cosign-log');
create policy cosigned on audit.witness_turn for insert to tym_worker with check ((select ctx.job()) = 'cosign-log');
create policy taken on audit.witness_turn for update to tym_worker using ((select ctx.job()) = 'cosign-log');
-- Whoever signs an extract waits for the witnesses that are asked.
create policy counted_under on audit.witness_turn for select to tym_worker using ((select ctx.job()) = 'sign-log-extract');
grant select, insert on audit.witness_turn to tym_worker;
grant update (until) on audit.witness_turn to tym_worker;
