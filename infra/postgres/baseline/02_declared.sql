-- The database's copy of the declaration: who may do and read what. Every migration writes its rows, nobody else does.

create table declared.reading (
  role text not null,
  kela_in_plan boolean not null,
  safety boolean not null,
  categories smallint[] not null,
  open_classes text[] not null,
  own_classes text[] not null,
  primary key (role, kela_in_plan, safety)
);
comment on table declared.reading is 'Which categories and visibility classes a role reads of a file that Kela does or does not take part in, with or without a purpose of safety; written from the declaration at every migration, read by the gate.';

-- What decides access is the declaration: which role may do what is written here from it at every migration, and policies and
-- functions ask for the operation, never for the name of a role.
create table declared.role (
  role text primary key,
  kind text not null check (kind in ('person', 'system', 'customer', 'representative')),
  own_employer_only boolean not null
);
comment on table declared.role is 'The declared roles: of what kind, and whether their holders act in no other organisation''s name than their employer''s. Written from the declaration at every migration.';

create table declared.permission (
  role text not null references declared.role (role),
  operation text not null check (operation ~ '^[a-z][A-Za-z]+\.[a-z][A-Za-z]+$'),
  reach text not null,
  primary key (operation, role)
);
comment on table declared.permission is 'Which role may perform which operation, and how far. Written from the declaration at every migration.';
create index permission_role on declared.permission (role);

create table declared.barred_pair (
  role text not null references declared.role (role),
  other text not null references declared.role (role),
  primary key (role, other)
);
comment on table declared.barred_pair is 'Roles that one person never holds together, each pair both ways. Written from the declaration at every migration.';
create index barred_pair_other on declared.barred_pair (other);

-- Whose act a step of a disclosure, a recall, an obtaining or an exclusion is, the declaration says, and the database repeats it.
create table declared.act (
  operation text primary key,
  whose text not null check (whose in ('anyOfTeam', 'maker', 'makerOrStoring', 'makerOrRecorder'))
);
comment on table declared.act is 'Which organisation of the team an operation on what passes outside is for: any, the one that made the row, also one whose data is in it, or whoever records the field. Written from the declaration at every migration.';

create table declared.recorder (
  field text not null,
  kind text not null,
  primary key (field, kind)
);
comment on table declared.recorder is 'In which kinds of organisation somebody records a field. Written from the declaration at every migration.';

create table declared.single (
  field text primary key
);
comment on table declared.single is 'The fields of which one value holds at a time. Written from the declaration at every migration.';

-- Kinds of outside parties are an open list (law paper E: "among others"). The declaration names those of the law's own lists; the agency adds others,
-- one proposes and another approves, and the database takes a party of a known kind only.
create table declared.party_kind (
  kind text primary key
);
comment on table declared.party_kind is 'The kinds of outside parties that the declaration names and that are entered by name. Written from the declaration at every migration.';

-- Who may do what with which row, table by table.

alter table declared.reading enable row level security, force row level security;
create policy gate_reads on declared.reading for select to tym_gate using (true);
create policy owner_writes on declared.reading to tym_owner
  using (true)
  with check (true);
grant select on declared.reading to tym_gate;

alter table declared.role enable row level security, force row level security;
create policy everybody_reads on declared.role for select using (true);
create policy owner_writes on declared.role to tym_owner
  using (true)
  with check (true);
grant select on declared.role to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation;

alter table declared.permission enable row level security, force row level security;
create policy everybody_reads on declared.permission for select using (true);
create policy owner_writes on declared.permission to tym_owner
  using (true)
  with check (true);
grant select on declared.permission to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation;

alter table declared.barred_pair enable row level security, force row level security;
create policy everybody_reads on declared.barred_pair for select using (true);
create policy owner_writes on declared.barred_pair to tym_owner
  using (true)
  with check (true);
grant select on declared.barred_pair to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation;

alter table declared.act enable row level security, force row level security;
create policy everybody_reads on declared.act for select using (true);
create policy owner_writes on declared.act to tym_owner
  using (true)
  with check (true);
grant select on declared.act to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation;

alter table declared.recorder enable row level security, force row level security;
create policy everybody_reads on declared.recorder for select using (true);
create policy owner_writes on declared.recorder to tym_owner
  using (true)
  with check (true);
grant select on declared.recorder to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation;

alter table declared.single enable row level security, force row level security;
create policy everybody_reads on declared.single for select using (true);
create policy owner_writes on declared.single to tym_owner
  using (true)
  with check (true);
grant select on declared.single to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation;

alter table declared.party_kind enable row level security, force row level security;
create policy everybody_reads on declared.party_kind for select using (true);
create policy owner_writes on declared.party_kind to tym_owner
  using (true)
  with check (true);
grant select on declared.party_kind to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation;
