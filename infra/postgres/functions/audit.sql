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
grant execute on function audit.first_line_of to tym_app, tym_worker, tym_relation;

-- Makes a month's tables of the log, and moves into them what lies in the rest. Whoever reads the rest or
-- writes into it waits only while a month's lines are moved, since the tables are whole before.
create or replace function audit.keep_month(p_month date) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp set lock_timeout = '500ms' as $$
declare
  tables constant text[] := array['entry', 'detail', 'leaf', 'file_line'];
  month constant text := to_char(p_month, '_YYYY_MM');
  first constant uuid := audit.first_line_of(p_month::timestamp at time zone 'UTC');
  next constant uuid := audit.first_line_of((p_month + interval '1 month') at time zone 'UTC');
  each text;
begin
  foreach each in array tables loop
    execute format('create table audit.%I (like audit.%I including all)', each || month, each);
    execute format('comment on table audit.%I is %L', each || month, 'Lines of ' || to_char(p_month, 'YYYY-MM') || '.');
  end loop;
  foreach each in array tables loop
    execute format('lock table audit.%I in access exclusive mode', each || '_rest');
    execute format('with moved as (delete from audit.%I where line >= %L and line < %L returning *)
      insert into audit.%I select * from moved', each || '_rest', first, next, each || month);
    execute format('alter table audit.%I enable row level security, force row level security', each || month);
    execute format('alter table audit.%I attach partition audit.%I for values from (%L) to (%L)', each, each || month, first, next);
  end loop;
end $$;

-- The next month that has no tables yet: of this one and the two that follow, then of what lies in the rest.
create or replace function audit.lacking_month(p_instant timestamptz) returns date
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return coalesce(
    (select min(m.month) from (
        select (date_trunc('month', p_instant at time zone 'UTC') + make_interval(months => n))::date as month
        from generate_series(0, 2) n) m
      where to_regclass('audit.entry' || to_char(m.month, '_YYYY_MM')) is null),
    (select date_trunc('month', uuid_extract_timestamp(r.line) at time zone 'UTC')::date
      from audit.entry_rest r where uuid_extract_timestamp(r.line) is not null order by r.line limit 1));
end $$;

-- Keeps one month that has no tables yet; false when there is none.
create or replace function audit.keep_months(p_instant timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare month constant date := audit.lacking_month(p_instant);
begin
  if ctx.job() is distinct from 'keep-log-months' or month is null then return false; end if;
  perform audit.keep_month(month);
  return true;
end $$;
grant execute on function audit.keep_months to tym_worker;
