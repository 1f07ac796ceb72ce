-- As the register's own search (gate/5_residue.sql there): whole rows of every table of the key database, by
-- a role that no policy filters.
create or replace function keys.residue(p_needles text[], p_canary text) returns table (needle text, place text)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
declare
  each record;
begin
  insert into keys.canary (id) values (p_canary);
  for each in
    select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm') and not c.relispartition and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    order by n.nspname, c.relname
  loop
    return query execute format($scan$
      select distinct wanted.needle, %L from (
        select distinct case
            when hit[1] ~ '^x' then substr(hit[1], 2)
            when hit[1] ~ '^[36]' and length(hit[1]) = 72 then convert_from(decode(hit[1], 'hex'), 'UTF8')
            else hit[1] end as word
        from %I.%I the_row, regexp_matches(lower(the_row::text), $3, 'g') hit) found
      join unnest($1 || $2) wanted (needle) on wanted.needle = found.word$scan$,
      each.nspname || '.' || each.relname, each.nspname, each.relname)
      using p_needles, p_canary,
        '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:3[0-9]|6[1-6]){8}(?:2d(?:3[0-9]|6[1-6]){4}){3}2d(?:3[0-9]|6[1-6]){12}|x[0-9a-f]{64}(?![0-9a-f])|tym-[0-9]{4}-[0-9]{7,}';
  end loop;
  delete from keys.canary c where c.id = p_canary;
end $$;
grant create on schema keys to tym_key_scanner;
alter function keys.residue owner to tym_key_scanner;
revoke create on schema keys from tym_key_scanner;
revoke execute on function keys.residue from public;
grant execute on function keys.residue to tym_key_eraser;
-- Each process asks at its start whether it knows this schema.
grant usage on schema meta to tym_key_app, tym_key_worker, tym_key_eraser;
grant select (name) on meta.migration to tym_key_app, tym_key_worker, tym_key_eraser;
grant select (sha256, place) on meta.gate to tym_key_app, tym_key_worker, tym_key_eraser;
