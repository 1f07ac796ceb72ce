-- Personal usage rights (käyttöoikeus), Act 381/2023 12 § 4.

create table usage_rights.usage_right (
  id uuid primary key,
  version integer not null default 1 check (version > 0),
  state text not null check (state in ('applied', 'granted', 'refused', 'ended', 'expired')),
  employer uuid not null references organisations.organisation (id),
  authority uuid not null references organisations.organisation (id),
  holder text not null,
  holder_kind text not null check (holder_kind in ('person', 'system')),
  holder_name text not null,
  title text not null,
  role text not null,
  duty text not null,
  area uuid not null references organisations.cooperation_area (id),
  valid_from date not null,
  valid_until date not null check (valid_until >= valid_from),
  inducted_on date not null,
  undertaking_on date not null,
  changes uuid references usage_rights.usage_right (id),
  applied_by text not null,
  applied_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  refusal_reason text,
  ended_by text,
  ended_at timestamptz,
  end_reason text,
  statement text,
  statement_key_id text,
  statement_signed_at timestamptz,
  constraint nobody_for_themselves check (applied_by <> holder and decided_by is distinct from holder),
  constraint two_persons check (decided_by is null or decided_by <> applied_by or applied_by = 'configuration'),
  constraint decided check (state = 'applied' or decided_at is not null or (state = 'ended' and ended_at is not null)),
  constraint refused_with_reason check (state <> 'refused' or refusal_reason is not null),
  constraint ended_with_reason check (state <> 'ended' or (ended_by is not null and ended_at is not null and end_reason is not null))
);
comment on table usage_rights.usage_right is 'A named employee''s right to the register: who applied, who decided, for how long. Staff data of the employer; no customer data.';
create index usage_right_employer on usage_rights.usage_right (employer, state);
create index usage_right_authority on usage_rights.usage_right (authority);
create index usage_right_holder on usage_rights.usage_right (holder);
create index usage_right_area on usage_rights.usage_right (area);
create index usage_right_changes on usage_rights.usage_right (changes);
create unique index usage_right_configured on usage_rights.usage_right (holder, employer, role, valid_from) where applied_by = 'configuration';
create index usage_right_statement_key on usage_rights.usage_right (statement_key_id) where state = 'granted';
create index usage_right_expiry on usage_rights.usage_right (valid_until) where state = 'granted';

create table usage_rights.event (
  id uuid primary key,
  usage_right uuid not null references usage_rights.usage_right (id),
  version integer not null,
  event text not null,
  by_person text not null,
  at timestamptz not null
);
comment on table usage_rights.event is 'History of a usage right, never rewritten.';
create index event_usage_right on usage_rights.event (usage_right, at);

-- Who may do what with which row, table by table.

create trigger refuse_providers before insert or update on usage_rights.usage_right
  for each row execute function usage_rights.refuse_providers();
create trigger refuse_return before update on usage_rights.usage_right
  for each row execute function usage_rights.refuse_return();
create trigger refuse_barred before insert or update on usage_rights.usage_right
  for each row execute function usage_rights.refuse_barred();
alter table usage_rights.usage_right enable row level security, force row level security;
-- Usage rights.
create policy own_staff on usage_rights.usage_right for select to tym_app
  using (((select ctx.reach('usageRight.list')) = 'ownOrganisation' and employer = (select ctx.employer()))
      or (select ctx.reach('usageRight.list')) = 'network');
create policy own_rights on usage_rights.usage_right for select to tym_app
  using (holder = (select ctx.person()) and employer = (select ctx.employer()));
-- Case teams are made of colleagues who hold a right: of the same authority, and only while a file is open.
create policy colleagues on usage_rights.usage_right for select to tym_app
  using (state = 'granted' and authority = (select ctx.authority()) and (select ctx.kind()) in ('customership', 'opening', 'taking'));
create policy employer_applies on usage_rights.usage_right for insert to tym_app
  with check ((select ctx.role_may('usageRight.apply')) and employer = (select ctx.employer()) and applied_by = (select ctx.person())
      and state = 'applied' and decided_by is null and statement is null);
create policy employer_ends on usage_rights.usage_right for update to tym_app
  using ((select ctx.reach('usageRight.end')) = 'ownOrganisation' and employer = (select ctx.employer()))
  with check ((select ctx.reach('usageRight.end')) = 'ownOrganisation' and employer = (select ctx.employer()) and state = 'ended'
      and ended_by = (select ctx.person()));
create policy agency_decides on usage_rights.usage_right for update to tym_app
  using ((select ctx.role_may('usageRight.decide')))
  with check ((select ctx.role_may('usageRight.decide')) and ((state in ('granted', 'refused') and decided_by = (select ctx.person()))
      or (state = 'ended' and ended_by = (select ctx.person()))));
create policy named_jobs on usage_rights.usage_right for select to tym_worker using ((select ctx.job()) is not null);
-- The first officers are those without whom nobody could apply or decide.
create policy first_officers on usage_rights.usage_right for insert to tym_worker
  with check ((select ctx.job()) = 'bootstrap-officers' and applied_by = 'configuration'
      and role = any ((select declared.who_may('usageRight.apply') || declared.who_may('usageRight.decide'))::text[]));
create policy named_jobs_change on usage_rights.usage_right for update to tym_worker
  using ((select ctx.job()) in ('sign-grant-statement', 'sign-grants-anew', 'expire-usage-rights'))
  with check ((select ctx.job()) in ('sign-grant-statement', 'sign-grants-anew', 'expire-usage-rights'));
create policy liveness on usage_rights.usage_right for select to tym_gate, tym_relation using (true);
-- What was applied for never changes: only its fate does.
grant select, insert on usage_rights.usage_right to tym_app, tym_worker;
grant select on usage_rights.usage_right to tym_gate, tym_relation;
grant update (version, state, decided_by, decided_at, refusal_reason, ended_by, ended_at, end_reason) on usage_rights.usage_right to
  tym_app;
grant update (version, state, statement, statement_key_id, statement_signed_at) on usage_rights.usage_right to tym_worker;
grant select (id, state, holder, valid_from, valid_until) on usage_rights.usage_right to tym_exchange;

alter table usage_rights.event enable row level security, force row level security;
create policy seen_with_right on usage_rights.event for select to tym_app
  using (exists (select 1 from usage_rights.usage_right r where r.id = usage_right));
create policy own_act on usage_rights.event for insert to tym_app
  with check (by_person = (select ctx.person()) and exists (select 1 from usage_rights.usage_right r where r.id = usage_right));
create policy named_jobs on usage_rights.event for insert to tym_worker with check ((select ctx.job()) is not null);
grant select, insert on usage_rights.event to tym_app;
grant insert on usage_rights.event to tym_worker;
