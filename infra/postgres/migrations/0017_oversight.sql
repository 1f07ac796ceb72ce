-- Supervisors and data-protection officers watch over their own organisation's use of the register (906/2019 17 §), and what
-- looks wrong is flagged to the employer, who has to answer.
create schema if not exists oversight;
comment on schema oversight is 'Who watches over the use of the register, what was flagged to whom, and what they answered';
grant usage on schema oversight to tym_app, tym_worker;

create table oversight.review (
  id uuid primary key,
  person text not null,
  role text not null check (role in ('registrar', 'leadPerson')),
  employer uuid not null references organisations.organisation (id),
  authority uuid not null references organisations.organisation (id),
  reason bytea not null,
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  about text,
  event text,
  out_of_team boolean,
  refused boolean,
  opened_at timestamptz not null
);
comment on table oversight.review is 'That a supervisor or data-protection officer looked at the use of the register by people of the own organisation: who, when, at what, and why. The reason is encrypted with a key of its own, whose id is this row''s.';
create index review_authority on oversight.review (authority, id);
create index review_employer on oversight.review (employer);
create index review_opened on oversight.review (opened_at);

create table oversight.flag (
  id uuid primary key,
  kind text not null check (kind in ('manyCustomers', 'outOfTeam', 'afterEnd', 'ownSurname')),
  actor text not null,
  role text not null,
  employer uuid not null references organisations.organisation (id),
  authority uuid not null references organisations.organisation (id),
  owner uuid not null references organisations.organisation (id),
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at >= from_at),
  state text not null check (state in ('open', 'overdue', 'answered')),
  version integer not null default 1 check (version > 0),
  raised_at timestamptz not null,
  due_on date not null,
  outcome text check (outcome in ('dutyRequired', 'mistake', 'misuse', 'technicalCause')),
  answer bytea,
  answered_by text,
  answered_at timestamptz,
  unique (id, kind),
  constraint answered_whole check ((state = 'answered') = (outcome is not null)
    and (outcome is null) = (answer is null) and (outcome is null) = (answered_by is null) and (outcome is null) = (answered_at is null)),
  constraint not_by_the_flagged check (answered_by is distinct from actor)
);
comment on table oversight.flag is 'A use of the register that looked wrong: of what kind, by whom, when, who must answer for it by which day, and what they answered. Nothing of any customer; the answer is encrypted with a key of its own, whose id is this row''s.';
-- What comes while nobody has answered belongs to the same flag.
create unique index flag_unanswered on oversight.flag (kind, actor, employer, authority, role) where state <> 'answered';
create index flag_actor on oversight.flag (actor, kind);
create index flag_owner on oversight.flag (owner, id);
create index flag_employer on oversight.flag (employer);
create index flag_authority on oversight.flag (authority);
create index flag_to_answer on oversight.flag (due_on) where state <> 'answered';
create index flag_raised on oversight.flag (raised_at);

create table oversight.flag_line (
  kind text not null,
  line uuid not null,
  flag uuid not null,
  primary key (kind, line),
  foreign key (flag, kind) references oversight.flag (id, kind)
);
comment on table oversight.flag_line is 'Which lines of the log a flag is about. Line ids only: what they concern dies with the file.';
create index flag_line_flag on oversight.flag_line (flag, kind);

create table oversight.watch (
  job text primary key check (job ~ '^[a-z][a-z0-9-]{2,63}$'),
  seen_until timestamptz not null
);
comment on table oversight.watch is 'Up to which instant each watching job has looked at the log. Nothing of anybody.';

-- A flag is answered once, by somebody else than the flagged, now and in their own name; only time and lines are added before.
create function oversight.refuse_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.state = 'answered' then
    raise exception 'an answered flag stays as it is' using errcode = 'TY017';
  end if;
  if (new.id, new.kind, new.actor, new.role, new.employer, new.authority, new.owner, new.raised_at, new.due_on)
      is distinct from (old.id, old.kind, old.actor, old.role, old.employer, old.authority, old.owner, old.raised_at, old.due_on)
      or new.version <> old.version + 1 or new.from_at > old.from_at or new.to_at < old.to_at
      or (old.state = 'overdue' and new.state = 'open') then
    raise exception 'a flag stays what it was raised as' using errcode = 'TY017';
  end if;
  if new.state = 'answered' and (new.answered_by, new.answered_at) is distinct from (ctx.person(), ctx.instant()) then
    raise exception 'a flag is answered now, in one''s own name' using errcode = 'TY017';
  end if;
  return new;
end $$;
revoke execute on function oversight.refuse_return from public;
grant execute on function oversight.refuse_return to tym_app, tym_worker;
create trigger refuse_return before update on oversight.flag for each row execute function oversight.refuse_return();

do $$
declare name text;
begin
  foreach name in array array['review', 'flag', 'flag_line', 'watch'] loop
    execute format('alter table oversight.%I enable row level security', name);
    execute format('alter table oversight.%I force row level security', name);
  end loop;
end $$;

-- The reason of a look at the log is seen by whoever looked, and by the registrars of the same organisation.
create policy own_or_of_own_authority on oversight.review for select to tym_app
  using ((select ctx.kind()) = 'oversight' and authority = (select ctx.authority())
    and (person = (select ctx.person()) or (select ctx.role()) = 'registrar'));
create policy opened_by_caller on oversight.review for insert to tym_app
  with check ((select ctx.kind()) = 'oversight' and person = (select ctx.person()) and role = (select ctx.role())
    and employer = (select ctx.employer()) and authority = (select ctx.authority()) and opened_at = (select ctx.instant()));
grant select, insert on oversight.review to tym_app;

-- A flag is handled where it was sent, never by the flagged; a registrar's by registrars only; operators see what nobody answers.
create policy sent_here on oversight.flag for select to tym_app
  using ((select ctx.kind()) = 'oversight' and actor <> (select ctx.person()) and (
    (owner = (select ctx.authority()) and ((select ctx.role()) = 'registrar'
      or ((select ctx.role()) = 'leadPerson' and role <> 'registrar')))
    or ((select ctx.role()) = 'kehaOperator' and state = 'overdue')));
create policy answered_here on oversight.flag for update to tym_app
  using ((select ctx.kind()) = 'oversight' and actor <> (select ctx.person()) and owner = (select ctx.authority())
    and ((select ctx.role()) = 'registrar' or ((select ctx.role()) = 'leadPerson' and role <> 'registrar')))
  with check (state = 'answered' and answered_by = (select ctx.person()));
create policy of_the_flag on oversight.flag_line for select to tym_app
  using (exists (select 1 from oversight.flag f where f.id = flag));
grant select on oversight.flag, oversight.flag_line to tym_app;
grant update (state, version, outcome, answer, answered_by, answered_at) on oversight.flag to tym_app;

create policy named_jobs on oversight.flag for select to tym_worker
  using ((select ctx.job()) in ('flag-accesses', 'flag-own-surname', 'remind-access-flags', 'clear-old-oversight'));
create policy raised on oversight.flag for insert to tym_worker
  with check ((select ctx.job()) in ('flag-accesses', 'flag-own-surname') and state <> 'answered');
create policy grown on oversight.flag for update to tym_worker
  using ((select ctx.job()) in ('flag-accesses', 'flag-own-surname', 'remind-access-flags'))
  with check (state <> 'answered');
create policy old on oversight.flag for delete to tym_worker using ((select ctx.job()) = 'clear-old-oversight');
create policy named_jobs on oversight.flag_line for select to tym_worker
  using ((select ctx.job()) in ('flag-accesses', 'flag-own-surname', 'clear-old-oversight'));
create policy raised on oversight.flag_line for insert to tym_worker
  with check ((select ctx.job()) in ('flag-accesses', 'flag-own-surname'));
create policy old on oversight.flag_line for delete to tym_worker using ((select ctx.job()) = 'clear-old-oversight');
create policy old_seen on oversight.review for select to tym_worker using ((select ctx.job()) = 'clear-old-oversight');
create policy old on oversight.review for delete to tym_worker using ((select ctx.job()) = 'clear-old-oversight');
create policy own_mark on oversight.watch to tym_worker
  using (job = (select ctx.job())) with check (job = (select ctx.job()));
grant select, insert, delete on oversight.flag to tym_worker;
grant update (state, version, from_at, to_at) on oversight.flag to tym_worker;
grant select, insert, delete on oversight.flag_line to tym_worker;
grant select, delete on oversight.review to tym_worker;
grant select, insert, update on oversight.watch to tym_worker;

-- The lines of the own organisation's people, whatever they did and to whomever; nothing of the side table. Registrars stay
-- unwatched by others (policy registrars_unwatched).
create index entry_authority on audit.entry (authority, at, line);
create index entry_employer on audit.entry (employer, at, line) where employer is distinct from authority;
create index entry_at on audit.entry using brin (at);
create index entry_out_of_team on audit.entry (at) where out_of_team;
create policy overseen on audit.entry for select to tym_app
  using ((select ctx.kind()) = 'oversight' and (select ctx.role()) in ('registrar', 'leadPerson') and person is not null
    and (employer = (select ctx.employer()) or authority = (select ctx.authority())));

-- Which file a line concerns, of the lines that the caller oversees, where the caller's own authority is a party of it.
create policy relation_sees on audit.entry for select to tym_relation using (true);
create policy relation_sees on audit.detail for select to tym_relation using (true);
grant usage on schema audit to tym_relation;
grant select (line, person, employer, authority, role) on audit.entry to tym_relation;
grant select (line, customership) on audit.detail to tym_relation;
create function relation.overseen_files(p_lines uuid[]) returns table (line uuid, customership uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'oversight' or coalesce(ctx.role(), '') not in ('registrar', 'leadPerson') then return; end if;
  return query select e.line, d.customership from audit.entry e join audit.detail d on d.line = e.line
    where e.line = any (p_lines) and e.person is not null
      and (e.employer = ctx.employer() or e.authority = ctx.authority())
      and (e.role is distinct from 'registrar' or ctx.role() = 'registrar')
      and relation.is_party_here(d.customership);
end $$;
-- When files have ended, for the job that looks for readings after it.
create function relation.ended_among(p_files uuid[]) returns table (customership uuid, ended_on date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is distinct from 'flag-accesses' then return; end if;
  return query select c.id, c.ended_on from customerships.customership c where c.id = any (p_files) and c.ended_on is not null;
end $$;
revoke execute on function relation.overseen_files, relation.ended_among from public;
grant execute on function relation.overseen_files to tym_app;
grant execute on function relation.ended_among to tym_worker;

create policy watched on audit.entry for select to tym_worker
  using ((select ctx.job()) in ('flag-accesses', 'flag-own-surname'));
create policy watched on audit.detail for select to tym_worker
  using ((select ctx.job()) in ('flag-accesses', 'flag-own-surname'));
grant select (line, at, event, outcome, person, usage_right, employer, authority, role, out_of_team) on audit.entry to tym_worker;
grant select (line, customership) on audit.detail to tym_worker;
-- The family name of a file that was read, to be compared under the file's own key.
create policy surnames on customer_data.entry for select to tym_worker
  using ((select ctx.job()) = 'flag-own-surname' and category = 1 and field = '1.03');
grant select (id, version, customership, category, field, content) on customer_data.entry to tym_worker;

-- New kinds of notices, beside whichever there are.
do $$
declare known text := (select pg_get_constraintdef(c.oid) from pg_constraint c
  where c.conrelid = 'notifications.notification'::regclass and c.conname = 'notification_kind_check');
begin
  alter table notifications.notification drop constraint notification_kind_check;
  execute format('alter table notifications.notification add constraint notification_kind_check check ((%s) or kind in
    (''accessFlagged'', ''accessFlagDue'', ''accessFlagOverdue''))',
    substring(known from '^CHECK \((.*)\)$'));
end $$;
