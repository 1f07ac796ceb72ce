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
