-- What is still recorded in an ended file: corrections of what it says, whether its person is under
-- turvakielto, and where they may be met.
create or replace function customer_data.refuse_outside_customership() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare began timestamptz; state text;
begin
  select c.recorded_at, c.state into began, state from customerships.customership c where c.id = new.customership;
  if began is null or new.recorded_at < began then
    raise exception 'nothing is stored before the joint assessment has started (381/2023 12 §)' using errcode = 'TY002';
  end if;
  if state = 'ended' and tg_table_name = 'entry' then
    if new.version = 1 and new.field not in ('1.09', '1.10') then
      raise exception 'an ended customership takes corrections, turvakielto and the safe contact only' using errcode = 'TY003';
    end if;
  end if;
  return new;
end $$;
grant execute on function customer_data.refuse_outside_customership to tym_app;

-- Nothing is stored before the start, not even a draft (381/2023 12 §), and nothing is drafted in a file that
-- has ended.
create or replace function customer_data.refuse_early_draft() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from customerships.customership c
      where c.id = new.customership and c.recorded_at <= new.begun_at and c.state <> 'ended') then
    raise exception 'nothing is stored before the joint assessment has started, or after the end (381/2023 12 §)' using errcode = 'TY002';
  end if;
  return new;
end $$;
grant execute on function customer_data.refuse_early_draft to tym_app;

-- The database gives the turn, whatever a writer says, and two at once never get the same one.
create or replace function customer_data.take_turn() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.version > 1 then
    select e.turn into new.turn from customer_data.entry e where e.id = new.id and e.version = 1;
  elsif exists (select from declared.single s where s.field = new.field) then
    select coalesce(max(e.turn), 0) + 1 into new.turn from customer_data.entry e
      where e.customership = new.customership and e.field = new.field and e.version = 1;
  else
    new.turn := null;
  end if;
  return new;
end $$;
grant execute on function customer_data.take_turn to tym_app;
