-- Whoever decides does so in their own name; what a journal says they have decided is repeated in theirs.
create or replace function customerships.refuse_undoing_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.id, new.customership, new.notice, new.reason, new.proposed_by, new.proposed_as, new.proposed_at)
      is distinct from (old.id, old.customership, old.notice, old.reason, old.proposed_by, old.proposed_as, old.proposed_at)
      or new.version <> old.version + 1 or old.state <> 'proposed' or new.state not in ('undone', 'refused')
      or ((new.decided_by, new.decided_as, new.decided_at) is distinct from (ctx.person(), ctx.authority(), ctx.instant())
        and not relation.repeats_acts()) then
    raise exception 'an undoing is decided once, now, in one''s own name' using errcode = 'TY140';
  end if;
  return new;
end $$;
grant execute on function customerships.refuse_undoing_return to tym_app;

-- Whether the present caller has just decided, as the second person, that this notice is undone.
create or replace function relation.undoes_death(p_notice uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.death_undoing u where u.notice = p_notice and u.state = 'undone'
    and ((u.decided_by = ctx.person() and u.decided_at = ctx.instant()) or relation.repeats_acts()));
end $$;
grant execute on function relation.undoes_death to tym_app;

create or replace function customerships.refuse_notice_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (to_jsonb(new) - 'state' - 'version') is distinct from (to_jsonb(old) - 'state' - 'version')
      or old.state <> 'standing' or new.state <> 'undone' or new.version <> old.version + 1 or not relation.undoes_death(old.id) then
    raise exception 'a notice of death is undone by two persons, and never changed' using errcode = 'TY140';
  end if;
  return new;
end $$;
grant execute on function customerships.refuse_notice_change to tym_app;

-- How an ended file stood before the notice that the present caller has just undone; nothing where there is
-- none.
create or replace function relation.stood_before_death(p_customership uuid) returns table (state text, reason text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select n.state_before, n.reason_before from customerships.death_notice n
    where n.customership = p_customership and n.ended and n.state = 'undone' and relation.undoes_death(n.id);
end $$;
grant execute on function relation.stood_before_death to tym_app;

-- Whether the undoing of a death waits for a second person, who may then join the team of the ended file.
create or replace function relation.awaits_undoing(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.death_undoing u where u.customership = p_customership and u.state = 'proposed');
end $$;
grant execute on function relation.awaits_undoing to tym_app;

-- Whoever joined the team of a file for the decision leaves it when the file stays ended.
create or replace function relation.end_help_with_undoing() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update customerships.case_team_member m set removed_by = new.decided_by, removed_at = new.decided_at
    from customerships.death_notice n
    where n.id = new.notice and m.customership = new.customership and m.removed_at is null and m.added_at > n.recorded_at
      and (new.state = 'refused' or not n.ended);
  return null;
end $$;
grant execute on function relation.end_help_with_undoing to tym_app;

-- Whether a notice of death stood in a file that has been annulled: whoever was told of it elsewhere is told
-- that it is undone.
create or replace function relation.annulled_with_death(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is distinct from 'tell-other-files' then return false; end if;
  return relation.is_annulled(p_customership)
    and exists (select 1 from customerships.death_notice n where n.customership = p_customership and n.state = 'standing');
end $$;
grant execute on function relation.annulled_with_death to tym_worker;

-- Whether nobody writes to the person of a file, because a notice of death stands in any file of theirs;
-- asked by jobs, which write. A file that was started after the notice was recorded speaks against it and
-- goes its own way, and a notice in an annulled file is undone with it.
create or replace function relation.is_deceased(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is null then return true; end if;
  return exists (select 1 from customerships.customership c
    join customerships.identity_index own on own.customership = c.id
    join customerships.identity_index theirs on theirs.index = own.index
    join customerships.death_notice n on n.customership = theirs.customership and n.state = 'standing'
    where c.id = p_customership and (n.customership = c.id or c.recorded_at < n.recorded_at) and not relation.is_annulled(n.customership));
end $$;
grant execute on function relation.is_deceased to tym_worker;

-- Whether a file that a notice of death ended is kept though its years are over: nobody has had the days to
-- see that it was a mistake, or two persons are about to say so.
create or replace function relation.death_may_be_undone(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.death_notice n where n.customership = p_customership and n.state = 'standing' and n.ended
    and (n.kept_until >= ctx.calendar() or exists (select 1 from customerships.death_undoing u where u.notice = n.id and u.state = 'proposed')));
end $$;
grant execute on function relation.death_may_be_undone to tym_worker;

create or replace function retention.refuse_while_death_may_be_undone() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if relation.death_may_be_undone(new.customership) then
    raise exception 'the death that ended the file may be undone still' using errcode = 'TY012';
  end if;
  return new;
end $$;
grant execute on function retention.refuse_while_death_may_be_undone to tym_worker;

-- Other files of the same person: for jobs that tell nobody of one file where another is.
create or replace function relation.other_files(p_customership uuid) returns table (customership uuid, open boolean, noticed boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is null or ctx.job() not in ('tell-other-files', 'send-announcement', 'delete-due-files') then return; end if;
  return query select theirs.customership, theirs.open,
      exists (select 1 from customerships.death_notice n where n.customership = theirs.customership and n.state = 'standing')
    from customerships.identity_index own join customerships.identity_index theirs on theirs.index = own.index
    where own.customership = p_customership and theirs.customership <> p_customership and not relation.is_annulled(theirs.customership)
    order by theirs.customership;
end $$;
grant execute on function relation.other_files to tym_worker;

-- Which of these files are there, and neither annulled nor being deleted: for jobs, so that what a message
-- says of a person's other files is true.
create or replace function relation.files_kept(p_files uuid[]) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is null then return; end if;
  return query select c.id from customerships.customership c
    where c.id = any (p_files) and not relation.is_annulled(c.id) and not relation.deletion_has_begun(c.id) order by c.id;
end $$;
grant execute on function relation.files_kept to tym_worker;

-- Takes the lock of the person's files for whoever undoes a death, and answers which of them is open
-- instead.
create or replace function relation.open_file_instead() returns table (customership uuid, on_team boolean)
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
grant execute on function relation.open_file_instead to tym_app;
