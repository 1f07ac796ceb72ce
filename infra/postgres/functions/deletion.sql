-- A deletion begins with a file that has ended, is due and is held by nobody, and never goes back.
create or replace function relation.ended_on(p_customership uuid) returns date
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is null then return null; end if;
  return (select c.ended_on from customerships.customership c where c.id = p_customership and c.state = 'ended');
end $$;
grant execute on function relation.ended_on to tym_worker;

create or replace function relation.deletion_has_begun(p_customership uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from retention.deletion d where d.customership = p_customership)
$$;
grant execute on function relation.deletion_has_begun to tym_app, tym_worker, tym_eraser;

create or replace function retention.begins_rightly() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform retention.be_alone(new.customership);
  if new.state <> 'begun' or new.begun_at is distinct from ctx.instant() or new.key_destroyed_at is not null or new.deletion_on <= new.kept_until then
    raise exception 'a deletion begins now, after its last day of keeping' using errcode = 'TY012';
  end if;
  if new.basis = 'openedInError' then
    if not exists (select 1 from relation.annulled_due(ctx.calendar(), null) d where d.customership = new.customership
        and (d.closed_on, d.log_days, d.log_until) = (new.ended_on, new.days, new.kept_until)) then
      raise exception 'the file is not annulled, its person has days left, or something of its trail is open' using errcode = 'TY012';
    end if;
    return new;
  end if;
  if relation.is_annulled(new.customership) or new.ended_on is distinct from relation.ended_on(new.customership) then
    raise exception 'a deletion begins with a file that ended on the day given' using errcode = 'TY012';
  end if;
  if retention.live_file_hold(new.customership) then
    raise exception 'the file is held' using errcode = 'TY012';
  end if;
  return new;
end $$;
grant execute on function retention.begins_rightly to tym_worker;

create or replace function retention.refuse_undoing() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.state = 'certified' or (old.state <> 'begun' and new.state = 'begun') or (old.state = 'begun' and new.state <> 'erased' and new.state <> 'begun')
      or (new.id, new.run, new.section, new.months, new.effective_from, new.begun_at, new.begun_on, new.held)
        is distinct from (old.id, old.run, old.section, old.months, old.effective_from, old.begun_at, old.begun_on, old.held) then
    raise exception 'a deletion that has begun goes on to its certificate' using errcode = 'TY012';
  end if;
  if new.state <> 'certified' then
    if (new.customership, new.ended_on, new.kept_until, new.deletion_on)
          is distinct from (old.customership, old.ended_on, old.kept_until, old.deletion_on)
        or (old.key_destroyed_at is not null and new.key_destroyed_at is distinct from old.key_destroyed_at) then
      raise exception 'which file a deletion is of is forgotten only with its certificate' using errcode = 'TY012';
    end if;
  elsif old.state <> 'erased' or new.certified_at is distinct from ctx.instant() then
    raise exception 'a deletion is certified once nothing has been found' using errcode = 'TY012';
  end if;
  return new;
end $$;
grant execute on function retention.refuse_undoing to tym_worker;

-- Sorts after "alone_with_file": whoever comes second sees who came first.
create or replace function retention.refuse_after_beginning() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if relation.deletion_has_begun(new.customership) then
    raise exception 'the deletion of the file has begun' using errcode = 'TY011';
  end if;
  return new;
end $$;
grant execute on function retention.refuse_after_beginning to tym_app, tym_worker;
