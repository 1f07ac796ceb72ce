-- The day on which the years are full is still within them (381/2023 12 §): the data is kept until it, and deleted on a later day.
alter table retention.announcement rename column due_on to kept_until;
alter table retention.deletion rename column due_on to kept_until;
alter table retention.deletion add column deletion_on date;
-- What was begun under the former rule, on the last day itself, goes on as it was begun.
alter table retention.deletion no force row level security;
update retention.deletion set deletion_on = kept_until where kept_until is not null;
alter table retention.deletion force row level security;
alter table retention.deletion drop constraint never_early, drop constraint certified_of_nobody,
  add constraint never_early check (deletion_on <= begun_on),
  add constraint deleted_after_keeping check (deletion_on >= kept_until),
  add constraint certified_of_nobody check ((state = 'certified') = (customership is null) and (customership is null) = (ended_on is null)
    and (ended_on is null) = (kept_until is null) and (kept_until is null) = (deletion_on is null));
create or replace function retention.begins_rightly() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform retention.be_alone(new.customership);
  if new.state <> 'begun' or new.begun_at is distinct from ctx.instant() or new.key_destroyed_at is not null
      or new.ended_on is distinct from relation.ended_on(new.customership) or new.deletion_on <= new.kept_until then
    raise exception 'a deletion begins now, with a file that ended on the day given, after its last day of keeping' using errcode = 'TY012';
  end if;
  if retention.live_file_hold(new.customership) then
    raise exception 'the file is held' using errcode = 'TY012';
  end if;
  return new;
end $$;
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
revoke update (kept_until) on retention.deletion from tym_worker;
grant update (kept_until, deletion_on) on retention.deletion to tym_worker;
revoke select (kept_until) on retention.deletion from tym_app;
