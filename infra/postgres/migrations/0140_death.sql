-- A notice of death ends a customership without opinions from the day of death. Two persons undo a mistaken one, and the file is as it was.
create table customerships.death_notice (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  died_on date not null,
  source text not null,
  ended boolean not null,
  state_before text not null check (state_before in ('underAssessment', 'planDraft', 'planInForce', 'underReview', 'endProposed', 'ended')),
  reason_before text,
  state text not null check (state in ('standing', 'undone')),
  version integer not null default 1 check (version > 0),
  recorded_by text not null,
  recorded_as uuid not null references organisations.organisation (id),
  recorded_on date not null,
  recorded_at timestamptz not null,
  kept_until date not null,
  constraint kept_while_it_may_be_undone check (kept_until >= recorded_on),
  constraint never_in_the_future check (died_on <= recorded_on),
  constraint ends_what_goes_on check (ended = (state_before <> 'ended')),
  constraint reason_of_a_proposed_end check ((reason_before is not null) = (state_before in ('endProposed', 'ended')))
);
comment on table customerships.death_notice is 'That the customer has died: the day, from whom it is known, and how the file stood before. While it stands nobody writes to the person, in any file of theirs. Dies with the customership.';
create index death_notice_customership on customerships.death_notice (customership, recorded_at);
create index death_notice_recorded_as on customerships.death_notice (recorded_as);
create unique index one_standing_notice on customerships.death_notice (customership) where state = 'standing';

create table customerships.death_undoing (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  notice uuid not null references customerships.death_notice (id),
  reason bytea not null,
  state text not null check (state in ('proposed', 'undone', 'refused')),
  version integer not null default 1 check (version > 0),
  proposed_by text not null,
  proposed_as uuid not null references organisations.organisation (id),
  proposed_at timestamptz not null,
  decided_by text,
  decided_as uuid references organisations.organisation (id),
  decided_at timestamptz,
  constraint decided_whole check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)
    and (decided_by is null) = (decided_as is null)),
  constraint two_persons check (state <> 'undone' or decided_by <> proposed_by)
);
comment on table customerships.death_undoing is 'That a mistaken notice of death be undone: who proposed it and which other person decided. The reason is encrypted with the customership''s key; dies with the file.';
create index death_undoing_customership on customerships.death_undoing (customership, proposed_at);
create index death_undoing_notice on customerships.death_undoing (notice);
create index death_undoing_proposed_as on customerships.death_undoing (proposed_as);
create index death_undoing_decided_as on customerships.death_undoing (decided_as);
create unique index one_waiting_undoing on customerships.death_undoing (notice) where state = 'proposed';

create function customerships.refuse_undoing_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.id, new.customership, new.notice, new.reason, new.proposed_by, new.proposed_as, new.proposed_at)
      is distinct from (old.id, old.customership, old.notice, old.reason, old.proposed_by, old.proposed_as, old.proposed_at)
      or new.version <> old.version + 1 or old.state <> 'proposed' or new.state not in ('undone', 'refused')
      or (new.decided_by, new.decided_as, new.decided_at) is distinct from (ctx.person(), ctx.authority(), ctx.instant()) then
    raise exception 'an undoing is decided once, now, in one''s own name' using errcode = 'TY140';
  end if;
  return new;
end $$;
-- Whether the present caller has just decided, as the second person, that this notice is undone.
create function relation.undoes_death(p_notice uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.death_undoing u where u.notice = p_notice and u.state = 'undone'
    and u.decided_by = ctx.person() and u.decided_at = ctx.instant());
end $$;
create function customerships.refuse_notice_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (to_jsonb(new) - 'state' - 'version') is distinct from (to_jsonb(old) - 'state' - 'version')
      or old.state <> 'standing' or new.state <> 'undone' or new.version <> old.version + 1 or not relation.undoes_death(old.id) then
    raise exception 'a notice of death is undone by two persons, and never changed' using errcode = 'TY140';
  end if;
  return new;
end $$;
revoke execute on function customerships.refuse_undoing_return, customerships.refuse_notice_change, relation.undoes_death from public;
grant execute on function customerships.refuse_undoing_return, customerships.refuse_notice_change, relation.undoes_death to tym_app;
create trigger refuse_undoing_return before update on customerships.death_undoing
  for each row execute function customerships.refuse_undoing_return();
create trigger refuse_notice_change before update on customerships.death_notice
  for each row execute function customerships.refuse_notice_change();

do $$
declare name text; actor text;
begin
  foreach name in array array['death_notice', 'death_undoing'] loop
    actor := case name when 'death_notice' then 'recorded' else 'proposed' end;
    execute format('alter table customerships.%I enable row level security', name);
    execute format('alter table customerships.%I force row level security', name);
    execute format('create policy team_reads on customerships.%I for select to tym_app
      using (customership = (select ctx.customership()) and (select ctx.role_may(''death.read'')) and (select relation.may_enter()))', name);
    execute format('create policy team_adds on customerships.%I for insert to tym_app
      with check (customership = (select ctx.customership()) and not (select ctx.out_of_team()) and (select ctx.role_may(%L))
        and (select relation.may_enter()) and state = %L and %I = (select ctx.person()) and %I = (select ctx.authority())
        and %I = (select ctx.instant()))', name, case name when 'death_notice' then 'death.record' else 'death.proposeUndoing' end,
      case name when 'death_notice' then 'standing' else 'proposed' end, actor || '_by', actor || '_as', actor || '_at');
    execute format('create policy team_decides on customerships.%I for update to tym_app
      using (customership = (select ctx.customership()) and not (select ctx.out_of_team()) and (select ctx.role_may(''death.decideOnUndoing''))
        and (select relation.may_enter()))', name);
    execute format('create policy relation_sees on customerships.%I for select to tym_relation using (true)', name);
    execute format('grant select, insert on customerships.%I to tym_app', name);
  end loop;
end $$;
grant update (state, version) on customerships.death_notice to tym_app;
grant update (state, version, decided_by, decided_as, decided_at) on customerships.death_undoing to tym_app;
grant select on customerships.death_notice to tym_relation;
grant select (notice, customership, state, decided_by, decided_at) on customerships.death_undoing to tym_relation;

-- How an ended file stood before the notice that the present caller has just undone; nothing where there is none.
create function relation.stood_before_death(p_customership uuid) returns table (state text, reason text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select n.state_before, n.reason_before from customerships.death_notice n
    where n.customership = p_customership and n.ended and n.state = 'undone' and relation.undoes_death(n.id);
end $$;
create or replace function customerships.refuse_after_end() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.state = 'ended' and not ((new.version, new.ended_on) is not distinct from (old.version + 1, null::date)
      and new.state_before_end is not distinct from case new.state when 'endProposed' then old.state_before_end end
      and (to_jsonb(new) - '{state,state_before_end,end_reason,ended_on,version}'::text[])
        = (to_jsonb(old) - '{state,state_before_end,end_reason,ended_on,version}'::text[])
      and exists (select 1 from relation.stood_before_death(old.id) b
        where b.state = new.state and b.reason is not distinct from new.end_reason)) then
    raise exception 'an ended customership is read-only' using errcode = 'TY003';
  end if;
  if new.state = 'ended' then perform set_config('tym.after_end', 'open', true); end if;
  return new;
end $$;
-- One waits for a second person where nobody else is on the team any more.
create function relation.awaits_undoing(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.death_undoing u where u.customership = p_customership and u.state = 'proposed');
end $$;
create or replace function customerships.refuse_growth_after_end() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from customerships.customership c where c.id = new.customership and c.state = 'ended')
      and not relation.awaits_undoing(new.customership) then
    raise exception 'the team of an ended customership takes nobody in' using errcode = 'TY003';
  end if;
  return new;
end $$;

-- Whom the team of a file took in for the decision leaves it when the file stays ended.
create function relation.end_help_with_undoing() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update customerships.case_team_member m set removed_by = new.decided_by, removed_at = new.decided_at
    from customerships.death_notice n
    where n.id = new.notice and m.customership = new.customership and m.removed_at is null and m.added_at > n.recorded_at
      and (new.state = 'refused' or not n.ended);
  return null;
end $$;
revoke execute on function relation.end_help_with_undoing from public;
grant execute on function relation.end_help_with_undoing to tym_app;
grant update (removed_by, removed_at) on customerships.case_team_member to tym_relation;
create policy help_ends on customerships.case_team_member for update to tym_relation using (true) with check (removed_at is not null);
create trigger end_help_with_undoing after update on customerships.death_undoing
  for each row when (new.state <> 'proposed') execute function relation.end_help_with_undoing();

-- What ends a file is the judgement of all three on a proposal, or a notice of death. Asked when the transaction commits.
drop trigger refuse_end_without_judgement on customerships.customership;
create or replace function customerships.refuse_end_without_judgement() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'customership' then return null; end if;
  if new.state = 'ended' then
    if exists (select 1 from customerships.death_notice n where n.customership = new.id and n.state = 'standing' and n.ended
        and n.died_on = new.ended_on and new.end_reason = 'death') then
      return null;
    end if;
    if old.state <> 'endProposed' or exists (select 1 from customerships.party p where p.customership = new.id
        and not exists (select 1 from customerships.end_opinion o where o.customership = new.id and o.proposal = new.proposal
          and o.organisation = p.organisation and o.agrees)) then
      raise exception 'a customership ends by the judgement of all three, or by a notice of death' using errcode = 'TY092';
    end if;
  elsif new.state <> 'endProposed'
      and not exists (select 1 from customerships.end_opinion o
        where o.customership = new.id and o.proposal = new.proposal and not o.agrees)
      and not exists (select 1 from customerships.end_proposal e
        where e.customership = new.id and e.number = new.proposal and e.withdrawn_on is not null) then
    raise exception 'a proposed end is declined or withdrawn' using errcode = 'TY092';
  end if;
  return null;
end $$;
create constraint trigger refuse_end_without_judgement after update on customerships.customership
  deferrable initially deferred for each row
  when ((old.state = 'endProposed' and new.state <> old.state) or (new.state = 'ended' and old.state <> 'ended'))
  execute function customerships.refuse_end_without_judgement();
create policy death_is_noticed on customerships.end_proposal as restrictive for insert to tym_app with check (reason <> 'death');

-- Whether a notice of death stood in a file that has been annulled: what was told of it elsewhere is told to be undone.
create function relation.annulled_with_death(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is distinct from 'tell-other-files' then return false; end if;
  return relation.is_annulled(p_customership)
    and exists (select 1 from customerships.death_notice n where n.customership = p_customership and n.state = 'standing');
end $$;
-- Whether nobody writes to the person of a file: a notice of death stands in any file of theirs. One that was started after the notice
-- was recorded speaks against it, and goes its own way; one in a file that is annulled is undone with it. For jobs, which write.
create function relation.is_deceased(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is null then return true; end if;
  return exists (select 1 from customerships.customership c
    join customerships.identity_index own on own.customership = c.id
    join customerships.identity_index theirs on theirs.index = own.index
    join customerships.death_notice n on n.customership = theirs.customership and n.state = 'standing'
    where c.id = p_customership and (n.customership = c.id or c.recorded_at < n.recorded_at) and not relation.is_annulled(n.customership));
end $$;
-- Whether a file that a notice of death ended is kept though its years are over: nobody has had the days to see that it was a mistake, or two
-- persons are about to say so.
create function relation.death_may_be_undone(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.death_notice n where n.customership = p_customership and n.state = 'standing' and n.ended
    and (n.kept_until >= ctx.calendar() or exists (select 1 from customerships.death_undoing u where u.notice = n.id and u.state = 'proposed')));
end $$;
create function retention.refuse_while_death_may_be_undone() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if relation.death_may_be_undone(new.customership) then
    raise exception 'the death that ended the file may be undone still' using errcode = 'TY012';
  end if;
  return new;
end $$;
revoke execute on function retention.refuse_while_death_may_be_undone from public;
grant execute on function retention.refuse_while_death_may_be_undone to tym_worker;
create trigger refuse_while_death_may_be_undone before insert on retention.deletion
  for each row when (new.basis = 'keeping') execute function retention.refuse_while_death_may_be_undone();
-- No notice is undone, nor proposed to be, once the deletion has begun.
create trigger alone_unless_begun before update on customerships.death_notice for each row execute function retention.alone_unless_begun();
create trigger alone_unless_begun before insert on customerships.death_undoing for each row execute function retention.alone_unless_begun();
-- Other files of the same person: for jobs that tell nobody of one file where another is.
create function relation.other_files(p_customership uuid) returns table (customership uuid, open boolean, noticed boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is null or ctx.job() not in ('tell-other-files', 'send-announcement', 'delete-due-files') then return; end if;
  return query select theirs.customership, theirs.open,
      exists (select 1 from customerships.death_notice n where n.customership = theirs.customership and n.state = 'standing')
    from customerships.identity_index own join customerships.identity_index theirs on theirs.index = own.index
    where own.customership = p_customership and theirs.customership <> p_customership and not relation.is_annulled(theirs.customership)
    order by theirs.customership;
end $$;
-- Which of these files are there, and neither annulled nor being deleted: for jobs, so that what a message says of a person's other files is true.
create function relation.files_kept(p_files uuid[]) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is null then return; end if;
  return query select c.id from customerships.customership c
    where c.id = any (p_files) and not relation.is_annulled(c.id) and not relation.deletion_has_begun(c.id) order by c.id;
end $$;
-- Whoever undoes a death alone with the person's files, and which one of them is open instead.
create function relation.open_file_instead() returns table (customership uuid, on_team boolean)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare person bytea;
begin
  if ctx.kind() is distinct from 'customership' or ctx.out_of_team() or not ctx.role_may('death.decideOnUndoing')
      or not relation.may_enter() then
    return;
  end if;
  select i.index into person from customerships.identity_index i where i.customership = ctx.customership();
  perform pg_advisory_xact_lock(hashtextextended('open-customership:' || encode(person, 'hex'), 0));
  return query select i.customership, relation.on_case_team(i.customership, ctx.person(), ctx.authority())
    from customerships.identity_index i where i.index = person and i.open and i.customership <> ctx.customership();
end $$;
revoke execute on function relation.stood_before_death, relation.awaits_undoing, relation.is_deceased, relation.other_files,
  relation.files_kept, relation.open_file_instead, relation.annulled_with_death, relation.death_may_be_undone from public;
grant execute on function relation.stood_before_death, relation.awaits_undoing, relation.open_file_instead to tym_app;
grant execute on function relation.is_deceased, relation.other_files, relation.files_kept, relation.annulled_with_death,
  relation.death_may_be_undone to tym_worker;

-- A farewell that is not sent since its reader has died.
alter table retention.farewell drop constraint if exists farewell_outcome_check;
alter table retention.farewell add constraint farewell_outcome_check check (outcome in ('sent', 'refused', 'givenUp', 'deceased'));

do $$
declare known text := (select pg_get_constraintdef(c.oid) from pg_constraint c
  where c.conrelid = 'notifications.notification'::regclass and c.conname = 'notification_kind_check');
begin
  alter table notifications.notification drop constraint notification_kind_check;
  execute format('alter table notifications.notification add constraint notification_kind_check check ((%s) or kind in
    (''deathRecorded'', ''deathRecordedElsewhere'', ''deathUndoingProposed'', ''deathUndoingRefused'', ''deathUndone'', ''deathUndoneElsewhere''))',
    substring(known from '^CHECK \((.*)\)$'));
end $$;
