-- Looks for words in whole rows of every table of this database, as a role that no policy filters: one pass, whatever their number.
-- It plants the canary itself, and answers it with the rest: a scan that does not was blind. Words are ids (also where they stand in
-- binary content), digests of 32 bytes that fill a column, and numbers of customerships. What is forgotten only with the
-- certificate is not looked into. Lasts as long as it takes to read everything, as one statement.
create or replace function retention.residue(p_needles text[], p_canary text) returns table (needle text, place text)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
declare
  each record;
begin
  insert into retention.canary (id) values (p_canary);
  for each in
    select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and c.oid not in ('retention.trace'::regclass, 'retention.deletion'::regclass)
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
  delete from retention.canary c where c.id = p_canary;
end $$;
