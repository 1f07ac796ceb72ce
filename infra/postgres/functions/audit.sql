-- Nothing that is sealed is changed, whoever asks.
create or replace function audit.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'tile' then
    if (new.level, new.index) is not distinct from (old.level, old.index)
      and substring(new.data from 1 for octet_length(old.data)) = old.data then return new; end if;
  elsif tg_op = 'UPDATE' and tg_table_name = 'log_state' then
    if new.origin = old.origin and new.sealed_below >= old.sealed_below
      and (new.size > old.size or (new.size = old.size and new.root = old.root)) then return new; end if;
  end if;
  raise exception 'the log is only added to' using errcode = 'TY018';
end $$;
grant execute on function audit.refuse_change to tym_app, tym_worker, tym_gate, tym_eraser;

create or replace function relation.oldest_unsealed() returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return least(
    (select e.at from audit.leaf l join audit.entry e on e.line = l.line
      where l.index >= coalesce((select max(c.size) from audit.checkpoint c), 0) order by l.index limit 1),
    (select e.at from audit.entry e where e.xact >= coalesce((select max(s.sealed_below) from audit.log_state s), '0'::xid8)
      and not exists (select from audit.leaf l where l.line = e.line) order by e.xact limit 1));
end $$;

-- The lowest id that a line of the instant, or of a later one, can have.
create or replace function audit.first_line_of(p_instant timestamptz) returns uuid language sql stable as $$
  select (lpad(to_hex((extract(epoch from p_instant) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;
grant execute on function audit.first_line_of to tym_app, tym_worker;

-- Makes a month's tables of the log, and moves to them what lies in the rest. Waits for no reader of the rest
-- for long: whoever comes after it would wait as well.
create or replace function audit.keep_month(p_month date) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp set lock_timeout = '500ms' as $$
declare
  each text;
  part text;
  first constant uuid := audit.first_line_of(p_month at time zone 'UTC');
  next constant uuid := audit.first_line_of((p_month + interval '1 month') at time zone 'UTC');
begin
  foreach each in array array['entry', 'detail', 'leaf', 'file_line'] loop
    part := each || to_char(p_month, '_YYYY_MM');
    continue when to_regclass(format('audit.%I', part)) is not null;
    execute format('lock table audit.%I in access exclusive mode', each || '_rest');
    execute format('create table audit.%I (like audit.%I including all)', part, each);
    execute format('with moved as (delete from audit.%I where line >= %L and line < %L returning *)
      insert into audit.%I select * from moved', each || '_rest', first, next, part);
    execute format('comment on table audit.%I is %L', part, 'Lines of ' || to_char(p_month, 'YYYY-MM') || '.');
    execute format('alter table audit.%I enable row level security, force row level security', part);
    execute format('alter table audit.%I attach partition audit.%I for values from (%L) to (%L)', each, part, first, next);
  end loop;
end $$;

-- Keeps the tables of this month and the two that follow, and of each month that lies in the rest, some at a
-- time. Answers how many months were made.
create or replace function audit.keep_months(p_instant timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  most constant integer := 24;
  wanted date[] := array(select (date_trunc('month', p_instant at time zone 'UTC') + make_interval(months => n))::date
    from generate_series(0, 2) n where to_regclass(format('audit.entry_%s',
      to_char(date_trunc('month', p_instant at time zone 'UTC') + make_interval(months => n), 'YYYY_MM'))) is null);
  made integer := 0;
  month date;
begin
  if ctx.job() is distinct from 'keep-log-months' then return 0; end if;
  foreach month in array wanted loop
    perform audit.keep_month(month);
    made := made + 1;
  end loop;
  loop
    select date_trunc('month', uuid_extract_timestamp(r.line) at time zone 'UTC')::date into month
      from audit.entry_rest r where uuid_extract_timestamp(r.line) is not null order by r.line limit 1;
    exit when not found or made >= most;
    perform audit.keep_month(month);
    made := made + 1;
  end loop;
  return made;
end $$;
grant execute on function audit.keep_months to tym_worker;
