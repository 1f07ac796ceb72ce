-- A line of a customer's own log whose showing would endanger somebody is shown later (GDPR 15(4), Act 1050/2018 34 §).
create table oversight.line_delay (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  line uuid not null,
  line_at timestamptz not null,
  event text not null,
  actor text not null,
  role text,
  owner uuid not null references organisations.organisation (id),
  ground text not null check (ground in ('seriousDanger', 'crimePrevention')),
  reason bytea not null,
  until_on date not null,
  lapses_on date not null,
  state text not null check (state in ('proposed', 'live', 'refused', 'ended')),
  version integer not null default 1 check (version > 0),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  ended_by text,
  ended_at timestamptz,
  constraint decided_whole check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint two_persons check (state not in ('live', 'ended') or decided_by <> proposed_by),
  constraint ended_whole check ((state = 'ended') = (ended_by is not null) and (ended_by is null) = (ended_at is null)),
  constraint not_by_the_one_it_is_about check (proposed_by <> actor and decided_by is distinct from actor and ended_by is distinct from actor)
);
comment on table oversight.line_delay is 'That a line of a customer''s own log is shown to the customer later: on which ground, until when, who proposed it and which other person decided. The reason is encrypted with the customership''s key; dies with the file.';
create index line_delay_customership on oversight.line_delay (customership, line);
create index line_delay_owner on oversight.line_delay (owner, proposed_at);

-- A delay is of a line that the own people wrote, in a file of which the own authority is a party.
create function oversight.refuse_foreign_delay() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from relation.overseen_files(array[new.line]) f join audit.entry e on e.line = f.line
      where f.customership = new.customership
        and (e.at, e.event, e.person, e.role) is not distinct from (new.line_at, new.event, new.actor, new.role)) then
    raise exception 'a delay is of a line of the own people' using errcode = 'TY020';
  end if;
  return new;
end $$;
-- It is decided once, by another person, and may be ended early; what was proposed stays as it was.
create function oversight.refuse_delay_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.id, new.customership, new.line, new.line_at, new.event, new.actor, new.role, new.owner, new.ground, new.reason, new.until_on,
        new.lapses_on, new.proposed_by, new.proposed_at)
      is distinct from (old.id, old.customership, old.line, old.line_at, old.event, old.actor, old.role, old.owner, old.ground, old.reason,
        old.until_on, old.lapses_on, old.proposed_by, old.proposed_at)
      or new.version <> old.version + 1 then
    raise exception 'a delay stays what was proposed' using errcode = 'TY020';
  end if;
  if old.state = 'proposed' and new.state in ('live', 'refused')
      and (new.decided_by, new.decided_at) is not distinct from (ctx.person(), ctx.instant()) then return new; end if;
  if old.state = 'live' and new.state = 'ended' and (new.decided_by, new.decided_at) is not distinct from (old.decided_by, old.decided_at)
      and (new.ended_by, new.ended_at) is not distinct from (ctx.person(), ctx.instant()) then return new; end if;
  raise exception 'a delay is decided and ended now, in one''s own name' using errcode = 'TY020';
end $$;
revoke execute on function oversight.refuse_foreign_delay, oversight.refuse_delay_return from public;
grant execute on function oversight.refuse_foreign_delay, oversight.refuse_delay_return to tym_app;
create trigger refuse_foreign_delay before insert on oversight.line_delay
  for each row execute function oversight.refuse_foreign_delay();
create trigger refuse_delay_return before update on oversight.line_delay
  for each row execute function oversight.refuse_delay_return();

-- As of flags: where the line was written, never by the one it is about, a registrar's by registrars only. No customer sees a row.
alter table oversight.line_delay enable row level security;
alter table oversight.line_delay force row level security;
create policy handled_here on oversight.line_delay for select to tym_app
  using ((select ctx.kind()) = 'oversight' and owner = (select ctx.authority()) and actor <> (select ctx.person())
    and ((select ctx.role()) = 'registrar' or ((select ctx.role()) = 'leadPerson' and role is distinct from 'registrar')));
create policy proposed_here on oversight.line_delay for insert to tym_app
  with check ((select ctx.kind()) = 'oversight' and owner = (select ctx.authority()) and actor <> (select ctx.person())
    and ((select ctx.role()) = 'registrar' or ((select ctx.role()) = 'leadPerson' and role is distinct from 'registrar'))
    and state = 'proposed' and proposed_by = (select ctx.person()) and proposed_at = (select ctx.instant()));
create policy decided_here on oversight.line_delay for update to tym_app
  using ((select ctx.kind()) = 'oversight' and owner = (select ctx.authority()) and actor <> (select ctx.person())
    and ((select ctx.role()) = 'registrar' or ((select ctx.role()) = 'leadPerson' and role is distinct from 'registrar')));
grant select, insert on oversight.line_delay to tym_app;
grant update (state, version, decided_by, decided_at, ended_by, ended_at) on oversight.line_delay to tym_app;

-- What the customer learns: which of their own lines are shown later, on which ground and until when. A proposal protects at once,
-- for the few days within which somebody else has to decide.
create policy relation_sees on oversight.line_delay for select to tym_relation using (true);
grant usage on schema oversight to tym_relation;
grant select (customership, line, ground, until_on, lapses_on, state) on oversight.line_delay to tym_relation;
create function relation.delayed_own_lines(p_today date) returns table (line uuid, ground text, until_on date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'customership' or ctx.role() is distinct from 'customer' or not relation.may_enter() then return; end if;
  return query select distinct on (d.line) d.line, d.ground, s.until
    from oversight.line_delay d
      cross join lateral (select case d.state when 'live' then d.until_on when 'proposed' then d.lapses_on end as until) s
    where d.customership = ctx.customership() and s.until >= p_today
    order by d.line, s.until desc;
end $$;
revoke execute on function relation.delayed_own_lines from public;
grant execute on function relation.delayed_own_lines to tym_app;
