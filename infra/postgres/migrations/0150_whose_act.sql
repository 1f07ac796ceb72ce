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
do $$
declare name text;
begin
  foreach name in array array['act', 'recorder'] loop
    execute format('alter table declared.%I enable row level security', name);
    execute format('alter table declared.%I force row level security', name);
    execute format('create policy everybody_reads on declared.%I for select using (true)', name);
    execute format('create policy owner_writes on declared.%I to tym_owner using (true) with check (true)', name);
    execute format('grant select on declared.%I to tym_app, tym_worker, tym_gate, tym_relation, tym_exchange', name);
  end loop;
end $$;

-- Whether the act is the present caller's, on a row that p_maker made and in which these organisations have data. A customer acts on
-- what is theirs. Of items from a source relation.decides_on tells.
create function ctx.may_act(p_operation text, p_maker uuid, p_storing uuid[] default '{}') returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  if not ctx.role_may(p_operation) then return false; end if;
  if ctx.is_customer() then return true; end if;
  return coalesce((select case a.whose
      when 'anyOfTeam' then true
      when 'maker' then p_maker = ctx.authority()
      when 'makerOrStoring' then ctx.authority() = p_maker or ctx.authority() = any (p_storing)
      else false end
    from declared.act a where a.operation = p_operation), false);
end $$;
revoke execute on function ctx.may_act from public;
grant execute on function ctx.may_act to tym_app;
-- Whether the present caller's organisation decides on what came of this field: the one that asked, or, where nobody in it records the
-- field, whichever of the team.
create function relation.decides_on(p_asking uuid, p_field text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not ctx.role_may('obtaining.decide') or ctx.is_customer() then return false; end if;
  return p_asking = ctx.authority() or not exists (select 1 from organisations.organisation o
    join declared.recorder r on r.kind = o.kind where o.id = p_asking and r.field = p_field);
end $$;
revoke execute on function relation.decides_on from public;
grant execute on function relation.decides_on to tym_app;

alter table disclosures.exclusion add column set_for uuid references organisations.organisation (id);
create index exclusion_set_for on disclosures.exclusion (set_for);
alter table disclosures.exclusion no force row level security;
alter table customerships.case_team_member no force row level security;
update disclosures.exclusion e set set_for = (select m.organisation from customerships.case_team_member m
    where m.customership = e.customership and m.person = e.set_by order by m.added_at desc limit 1)
  where e.set_as = 'officer';
alter table customerships.case_team_member force row level security;
alter table disclosures.exclusion force row level security;
create policy set_for_own on disclosures.exclusion as restrictive for insert to tym_app
  with check (set_for is not distinct from case when (select ctx.is_customer()) then null else (select ctx.authority()) end);

-- Each item of an answer is decided by itself: it becomes an entry, or it is refused. What is not decided stays.
alter table disclosures.obtained_entry alter column entry drop not null,
  add column field text, add column decided_by text, add column decided_at timestamptz,
  add constraint decided_or_taken check (entry is not null or decided_by is not null),
  add constraint decided_whole check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (field is null));
comment on table disclosures.obtained_entry is 'What was decided on an item of an answer, by whom: which entry it has become, or that it was refused.';
create policy decided_by_caller on disclosures.obtained_entry as restrictive for insert to tym_app
  with check (decided_by = (select ctx.person()) and decided_at = (select ctx.instant())
    and exists (select 1 from disclosures.obtaining o where o.id = obtaining and relation.decides_on(o.owner, obtained_entry.field)));
alter policy people_decide on disclosures.obtaining
  using (state in ('waiting', 'asked', 'quarantined', 'failed'))
  with check (state in ('waiting', 'quarantined', 'accepted', 'rejected', 'stopped')
    and (decided_by is null or decided_by = (select ctx.person())));

-- What a person does to a row, through the service, is an act of its own; who withdraws a consent stops what rests on it, whoever made it.
create function disclosures.refuse_others_act() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  maker uuid;
  storing uuid[];
  act text;
  is_withdrawn boolean;
begin
  if tg_table_name in ('disclosure', 'obtaining') then
    maker := new.owner;
    is_withdrawn := new.state = 'stopped' and new.problem = 'consent-withdrawn'
      and exists (select 1 from consents.consent c where c.id = new.consent and c.withdrawn_at is not null);
    if is_withdrawn then return new; end if;
  end if;
  case tg_table_name
    when 'disclosure' then
      storing := array(select i.owner from disclosures.item i where i.disclosure = new.id);
      act := case
        when new.state = 'stopped' and new.problem = 'cancelled' then 'disclosure.cancel'
        when new.state in ('stopped', 'delivered') then 'disclosure.handOver'
        when old.state = 'failed' then 'disclosure.retry'
        else 'disclosure.approve' end;
    when 'approval' then
      select d.owner into maker from disclosures.disclosure d where d.id = new.disclosure;
      storing := array(select i.owner from disclosures.item i where i.disclosure = new.disclosure);
      act := 'disclosure.approve';
    when 'recall' then
      -- One that is taken up again follows a withdrawal.
      if new.state <> 'confirmed' then return new; end if;
      select d.owner into maker from disclosures.disclosure d where d.id = new.disclosure;
      act := 'recall.confirm';
    when 'obtaining' then
      if old.state = 'quarantined' then
        if exists (select 1 from disclosures.obtained_entry e where e.obtaining = new.id
            and e.decided_by = ctx.person() and e.decided_at = ctx.instant()) then
          return new;
        end if;
        raise exception 'what is in quarantine is decided item by item' using errcode = 'TY008';
      end if;
      act := case when new.state = 'stopped' then 'obtaining.cancel' else 'obtaining.retry' end;
    when 'exclusion' then
      maker := new.set_for;
      act := 'exclusion.lift';
  end case;
  if not ctx.may_act(act, maker, storing) then
    raise exception 'the act % is for another organisation', act using errcode = '42501';
  end if;
  return new;
end $$;
revoke execute on function disclosures.refuse_others_act from public;
grant execute on function disclosures.refuse_others_act to tym_app;
create trigger refuse_others_act before insert on disclosures.approval
  for each row when (current_user = 'tym_app') execute function disclosures.refuse_others_act();
do $$
declare name text;
begin
  foreach name in array array['disclosure', 'recall', 'obtaining', 'exclusion'] loop
    execute format('create trigger refuse_others_act before update on disclosures.%I
      for each row when (current_user = ''tym_app'') execute function disclosures.refuse_others_act()', name);
  end loop;
end $$;
