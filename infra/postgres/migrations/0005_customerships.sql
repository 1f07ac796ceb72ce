-- The customership (asiakkuus): unit of keeping and forgetting (Act 381/2023 4, 8, 12 §).
create schema customerships;
comment on schema customerships is 'Customerships, their parties, case teams and life cycle';
create schema relation;
comment on schema relation is 'Published answers about the working relation between a caller and a customership';
grant usage on schema customerships to tym_app, tym_worker, tym_gate, tym_relation;
grant usage on schema relation to tym_app, tym_worker, tym_gate, tym_relation;

create sequence customerships.running_number;
create table customerships.customership (
  id uuid primary key,
  number text not null unique,
  area uuid not null references organisations.cooperation_area (id),
  labour_authority uuid not null references organisations.organisation (id),
  started_on date not null,
  recorded_at timestamptz not null,
  recorded_on date not null,
  started_by text not null,
  started_by_authority uuid not null references organisations.organisation (id),
  referring_party uuid references organisations.organisation (id),
  referred_on date,
  referral_hash bytea unique check (octet_length(referral_hash) = 32),
  state text not null default 'underAssessment'
    check (state in ('underAssessment', 'planDraft', 'planInForce', 'underReview', 'endProposed', 'ended')),
  state_before_end text
    check (state_before_end in ('underAssessment', 'planDraft', 'planInForce', 'underReview')),
  kela_in_plan boolean not null default false,
  plan_in_force_on date,
  last_review_on date,
  proposal integer not null default 0,
  end_reason text,
  ended_on date,
  version integer not null default 1,
  constraint never_starts_in_the_future check (started_on <= recorded_on),
  constraint referral_is_whole check ((referring_party is null) = (referred_on is null) and (referring_party is null) = (referral_hash is null)),
  constraint referred_before_start check (referred_on is null or referred_on <= started_on),
  constraint end_remembers_what_was_before check ((state in ('endProposed', 'ended')) = (state_before_end is not null)),
  constraint end_has_a_reason check ((state in ('endProposed', 'ended')) = (end_reason is not null)),
  constraint ended_has_a_date check ((state = 'ended') = (ended_on is not null)),
  constraint ends_after_start check (ended_on is null or ended_on >= started_on)
);
comment on table customerships.customership is 'One customership from the start of the joint assessment (4 §) to its end (8 §). No person row outlives it. Holds facts 2.01-2.03 and 2.06, and the hash of the referral that it used up.';
create index customership_area on customerships.customership (area);
create index customership_labour_authority on customerships.customership (labour_authority);
create index customership_started_by_authority on customerships.customership (started_by_authority);
create index customership_referring_party on customerships.customership (referring_party);
create index customership_open on customerships.customership (state) where state <> 'ended';

create table customerships.party (
  customership uuid not null references customerships.customership (id),
  organisation uuid not null references organisations.organisation (id),
  kind text not null check (kind in ('labourAuthority', 'wellbeingCounty', 'kela')),
  taken_at timestamptz,
  taken_by text,
  primary key (customership, organisation),
  unique (customership, kind)
);
comment on table customerships.party is 'The three parties of one customership (2 §); untaken while a party has no officer in the team.';
create index party_organisation on customerships.party (organisation, customership) ;

create table customerships.case_team_member (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  organisation uuid not null references organisations.organisation (id),
  person text not null,
  name text not null,
  title text not null,
  role text not null,
  responsible boolean not null,
  added_by text not null,
  added_at timestamptz not null,
  removed_by text,
  removed_at timestamptz,
  foreign key (customership, organisation) references customerships.party (customership, organisation),
  constraint removed_by_somebody check ((removed_by is null) = (removed_at is null))
);
comment on table customerships.case_team_member is 'The working relation: officers of the parties who work on this customership, with the responsible officer of each party (2.08).';
create unique index one_active_membership on customerships.case_team_member (customership, person, organisation) where removed_at is null;
create index member_caseload on customerships.case_team_member (person, organisation) where removed_at is null;
create index case_team_member_organisation on customerships.case_team_member (organisation);
create index case_team_member_customership on customerships.case_team_member (customership, organisation);

create table customerships.end_opinion (
  customership uuid not null references customerships.customership (id),
  proposal integer not null,
  organisation uuid not null references organisations.organisation (id),
  person text not null,
  agrees boolean not null,
  given_on date not null,
  recorded_at timestamptz not null,
  primary key (customership, proposal, organisation)
);
comment on table customerships.end_opinion is 'Each party''s opinion on a proposed end (8 §, 2.04).';
create index end_opinion_organisation on customerships.end_opinion (organisation);

create table customerships.event (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  version integer not null,
  event text not null,
  happened_on date not null,
  by_person text not null,
  by_authority uuid not null references organisations.organisation (id),
  recorded_at timestamptz not null
);
comment on table customerships.event is 'Life-cycle history of a customership, never rewritten.';
create index event_customership on customerships.event (customership, recorded_at);
create index event_by_authority on customerships.event (by_authority);

create table customerships.identity_index (
  customership uuid primary key references customerships.customership (id),
  index bytea not null check (octet_length(index) = 32),
  open boolean not null default true,
  safety boolean not null default false
);
comment on table customerships.identity_index is 'Keyed blind index of the identity code; the key is outside the database. Says of all files of one person whether the person is under non-disclosure for safety. Dies with the customership.';
create index identity_index_lookup on customerships.identity_index (index);
create unique index one_open_customership on customerships.identity_index (index) where open;

-- What has ended is read-only: a new need is a new customership with a clock of its own.
create function customerships.refuse_after_end() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.state = 'ended' then
    raise exception 'an ended customership is read-only' using errcode = 'TY003';
  end if;
  return new;
end $$;
revoke execute on function customerships.refuse_after_end from public;
grant execute on function customerships.refuse_after_end to tym_app;
create trigger refuse_after_end before update on customerships.customership
  for each row execute function customerships.refuse_after_end();

create function customerships.refuse_growth_after_end() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from customerships.customership c where c.id = new.customership and c.state = 'ended') then
    raise exception 'the team of an ended customership takes nobody in' using errcode = 'TY003';
  end if;
  return new;
end $$;
revoke execute on function customerships.refuse_growth_after_end from public;
grant execute on function customerships.refuse_growth_after_end to tym_app;
create trigger refuse_growth_after_end before insert on customerships.case_team_member
  for each row execute function customerships.refuse_growth_after_end();

-- The working relation, answered by functions of a role that sees nothing but the relation.
create function relation.is_party(p_customership uuid, p_organisation uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.party p where p.customership = p_customership and p.organisation = p_organisation);
end $$;
create function relation.on_case_team(p_customership uuid, p_person text, p_organisation uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.case_team_member m join customerships.party p
      on p.customership = m.customership and p.organisation = m.organisation
    where m.customership = p_customership and m.person = p_person and m.organisation = p_organisation and m.removed_at is null);
end $$;
-- The way in from outside the team ends at the area that the caller's right is for.
create function relation.is_party_here(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.party p join customerships.customership c on c.id = p.customership
    where p.customership = p_customership and p.organisation = ctx.authority() and c.area = ctx.area());
end $$;
create function relation.is_responsible(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.case_team_member m
    where m.customership = p_customership and m.person = ctx.person() and m.organisation = ctx.authority()
      and m.responsible and m.removed_at is null);
end $$;
create function relation.is_self(p_customership uuid, p_index bytea) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return p_index is not null and exists (select 1 from customerships.identity_index i where i.customership = p_customership and i.index = p_index);
end $$;
-- May the present caller enter the one customership that the context names?
create function relation.may_enter() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare id uuid := ctx.customership();
begin
  if id is null then return false; end if;
  case ctx.kind()
    when 'customership' then
      if ctx.role() = 'customer' then return relation.is_self(id, ctx.self_index()); end if;
      return relation.on_case_team(id, ctx.person(), ctx.authority())
        or (ctx.out_of_team() and relation.is_party_here(id));
    when 'opening' then
      return not exists (select 1 from customerships.customership c where c.id = ctx.customership())
        or exists (select 1 from customerships.customership c
            where c.id = ctx.customership() and c.started_by = ctx.person() and c.recorded_at = ctx.instant());
    when 'taking' then
      -- Also when the caller has taken it already, so that a repeated request can be answered alike.
      return relation.on_case_team(id, ctx.person(), ctx.authority())
        or (relation.is_party_here(id) and exists (select 1 from customerships.party p
          where p.customership = id and p.organisation = ctx.authority() and p.taken_at is null));
    else return false;
  end case;
end $$;
-- The caller's own files, and those in the area that wait for an officer of the caller's party (number and start only are shown).
create function relation.my_customerships() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'caseload' then return; end if;
  if ctx.role() = 'customer' then
    return query select i.customership from customerships.identity_index i where i.index = ctx.self_index();
  else
    return query select m.customership from customerships.case_team_member m
        join customerships.party p on p.customership = m.customership and p.organisation = m.organisation
      where m.person = ctx.person() and m.organisation = ctx.authority() and m.removed_at is null;
    return query select p.customership from customerships.party p join customerships.customership c on c.id = p.customership
      where p.organisation = ctx.authority() and p.taken_at is null and c.area = ctx.area();
  end if;
end $$;
-- Files of one person, by blind index: those the caller works on; with a reason, and for a registrar (who never searches
-- without one), those of the caller's party in the area. What is shown beside the id is what tells one file from another.
create function relation.find_by_index(p_index bytea)
returns table (customership uuid, on_team boolean, number text, state text, started_on date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'search' then return; end if;
  return query select c.id, relation.on_case_team(c.id, ctx.person(), ctx.authority()), c.number, c.state, c.started_on
    from customerships.identity_index i join customerships.customership c on c.id = i.customership
    where i.index = p_index
      and (relation.on_case_team(c.id, ctx.person(), ctx.authority())
        or ((ctx.out_of_team() or ctx.role() = 'registrar') and relation.is_party_here(c.id)));
end $$;
-- The one exception to "not there": a person's open customership names the responsible organisation, nothing else.
create function relation.open_customership_at(p_index bytea) returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'opening' then return null; end if;
  return (select c.labour_authority from customerships.identity_index i join customerships.customership c on c.id = i.customership
    where i.index = p_index and c.state <> 'ended' limit 1);
end $$;
-- Turvakielto is the person's, not the file's: what the open file says holds for the earlier ones, and a new one inherits it.
create function relation.under_safety() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.identity_index i where i.customership = ctx.customership() and i.safety);
end $$;
create function relation.mark_safety(p_safety boolean) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare person bytea;
begin
  if ctx.kind() is distinct from 'customership' or ctx.out_of_team() or not relation.may_enter() then
    raise exception 'safety is marked from within a customership' using errcode = '42501';
  end if;
  select i.index into person from customerships.identity_index i where i.customership = ctx.customership();
  -- The lock that a start takes: a file that is just being opened is marked too, or has seen the mark.
  perform pg_advisory_xact_lock(hashtextextended('open-customership:' || encode(person, 'hex'), 0));
  update customerships.identity_index i set safety = p_safety where i.index = person and i.safety <> p_safety;
end $$;
create function relation.inherit_safety() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.safety := exists (select 1 from customerships.identity_index i where i.index = new.index and i.safety);
  return new;
end $$;
revoke execute on all functions in schema relation from public;
grant execute on all functions in schema relation to tym_app, tym_gate;
create trigger inherit_safety before insert on customerships.identity_index
  for each row execute function relation.inherit_safety();

-- Inside the one customership of the context everything of it is seen; written only by officers on its team. In the
-- caseload a row is seen when it is mine: a file that waits shows its own row and my party's, never its team.
do $$
declare name text; key text; mine text;
begin
  foreach name in array array['customership', 'party', 'case_team_member', 'end_opinion', 'event', 'identity_index'] loop
    key := case name when 'customership' then 'id' else 'customership' end;
    execute format('alter table customerships.%I enable row level security', name);
    execute format('alter table customerships.%I force row level security', name);
    execute format('create policy one_customership on customerships.%I to tym_app, tym_gate
      using (%I = (select ctx.customership()) and (select relation.may_enter()))
      with check (%I = (select ctx.customership()) and (select relation.may_enter()))', name, key, key);
    execute format('create policy officers_add on customerships.%I as restrictive for insert to tym_app
      with check ((select ctx.role()) is distinct from ''customer'' and not (select ctx.out_of_team()))', name);
    execute format('create policy officers_change on customerships.%I as restrictive for update to tym_app
      using ((select ctx.role()) is distinct from ''customer'' and not (select ctx.out_of_team()))', name);
    if name in ('customership', 'party', 'case_team_member') then
      mine := case name
        when 'party' then ' and (organisation = (select ctx.authority()) or (select ctx.role()) = ''customer'')'
        when 'case_team_member' then ' and person = (select ctx.person()) and organisation = (select ctx.authority())'
        else '' end;
      execute format('create policy my_caseload on customerships.%I for select to tym_app
        using ((select ctx.kind()) = ''caseload'' and %I in (select relation.my_customerships())%s)', name, key, mine);
      execute format('create policy named_jobs on customerships.%I for select to tym_worker
        using ((select ctx.job()) in (''remind-plan-due'', ''remind-review-due'', ''notify-out-of-team-read'', ''find-forsaken-parties''))', name);
      execute format('grant select on customerships.%I to tym_worker', name);
    end if;
    if name in ('customership', 'party', 'case_team_member', 'identity_index') then
      execute format('create policy relation_sees on customerships.%I for select to tym_relation using (true)', name);
      execute format('grant select on customerships.%I to tym_relation', name);
    end if;
    execute format('grant select, insert on customerships.%I to tym_app', name);
    execute format('grant select on customerships.%I to tym_gate', name);
  end loop;
end $$;
create policy persons_safety on customerships.identity_index for update to tym_relation using (true) with check (true);
grant update (safety) on customerships.identity_index to tym_relation;
create policy started_by_caller on customerships.customership as restrictive for insert to tym_app
  with check (started_by = (select ctx.person()) and started_by_authority = (select ctx.authority())
    and area = (select ctx.area()) and recorded_at = (select ctx.instant()) and state = 'underAssessment');
create policy own_party_taken on customerships.party as restrictive for update to tym_app
  using (organisation = (select ctx.authority()));
-- Who answers for the file is decided by those who do: nobody makes themselves responsible, but by starting or taking it.
create policy own_colleagues_added on customerships.case_team_member as restrictive for insert to tym_app
  with check (organisation = (select ctx.authority()) and added_by = (select ctx.person())
    and (not responsible or (select ctx.kind()) in ('opening', 'taking')));
create policy own_colleagues_changed on customerships.case_team_member as restrictive for update to tym_app
  using (organisation = (select ctx.authority())
    and (not responsible or (select ctx.kind()) = 'taking' or (select relation.is_responsible((select ctx.customership())))))
  with check (organisation = (select ctx.authority())
    and (not responsible or (select ctx.kind()) = 'taking' or (select relation.is_responsible((select ctx.customership())))));
create policy own_opinion on customerships.end_opinion as restrictive for insert to tym_app
  with check (organisation = (select ctx.authority()) and person = (select ctx.person()));
create policy own_event on customerships.event as restrictive for insert to tym_app
  with check (by_authority = (select ctx.authority()) and by_person = (select ctx.person()));
-- Who started what and when is never changed, only how far it has come.
grant update (state, state_before_end, kela_in_plan, plan_in_force_on, last_review_on, proposal, end_reason, ended_on, version)
  on customerships.customership to tym_app;
grant update (taken_at, taken_by) on customerships.party to tym_app;
grant update (responsible, removed_by, removed_at) on customerships.case_team_member to tym_app;
grant update (open) on customerships.identity_index to tym_app;
grant usage on sequence customerships.running_number to tym_app;

-- A party whose officers have all lost their rights awaits an officer again.
create policy forsaken on customerships.party for update to tym_worker
  using ((select ctx.job()) = 'find-forsaken-parties') with check (taken_at is null and taken_by is null);
create policy forsaken on customerships.event for insert to tym_worker
  with check ((select ctx.job()) = 'find-forsaken-parties' and event = 'partyForsaken');
grant update (taken_at, taken_by) on customerships.party to tym_worker;
grant insert on customerships.event to tym_worker;

-- Who read what: seen with the file by its officers and its customer, and by a registrar of a party in a log inquiry.
create policy lines_of_one_customership on audit.detail for select to tym_app
  using ((select ctx.kind()) = 'customership' and customership = (select ctx.customership()) and (select relation.may_enter()));
create policy lines_of_an_inquiry on audit.detail for select to tym_app
  using ((select ctx.kind()) = 'organisation' and (select ctx.role()) = 'registrar'
    and relation.is_party_here(customership));
-- An inquiry may be about one of the team: what a registrar does is seen by registrars and by the customer only.
create policy registrars_unwatched on audit.entry as restrictive for select to tym_app
  using (role is distinct from 'registrar' or (select ctx.role()) in ('registrar', 'customer'));
