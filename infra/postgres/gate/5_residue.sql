-- Looks for words in every table of this database, as a role that no policy filters, in one pass whatever
-- their number. It writes nothing, since the log's lines wait for every transaction that writes, and this
-- one lasts as long as it takes to read everything. Answers a planted canary with the rest: a scan that does
-- not answer it was blind.
create or replace function retention.residue(p_needles text[], p_canary text) returns table (needle text, place text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
declare
  -- Ids (also where they stand in binary content), digests of 32 bytes that fill a column, and numbers of
  -- customerships.
  wanted text[] := p_needles || p_canary;
  id constant text := '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
  spelt constant text := '(?:3[0-9]|6[1-6]){8}(?:2d(?:3[0-9]|6[1-6]){4}){3}2d(?:3[0-9]|6[1-6]){12}';
  digest constant text := 'x[0-9a-f]{64}';
  number constant text := 'tym-[0-9]{4}-[0-9]{7,}';
  ids constant uuid[] := array(select w::uuid from unnest(p_needles || p_canary) w where w ~ ('^' || id || '$'));
  each record;
begin
  for each in
    select n.nspname || '.' || c.relname as place, format('%I.%I', n.nspname, c.relname) as name,
      string_agg(format('(r.%I)', a.attname), ', ') filter (where a.atttypid = 'uuid'::regtype) as ids,
      string_agg(format('(encode(r.%I, ''hex''))', a.attname), ', ') filter (where a.atttypid = 'bytea'::regtype) as contents,
      string_agg(format('r.%I::text', a.attname), ', ') filter (where a.atttypid not in ('uuid'::regtype, 'bytea'::regtype)
        -- Truth values, days and instants, numbers, spans.
        and t.typcategory not in ('B', 'D', 'N', 'T')) as texts
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'p', 'm') and not c.relispartition and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      -- What is forgotten only with the certificate.
      and c.oid not in ('retention.trace'::regclass, 'retention.deletion'::regclass)
    group by n.nspname, c.relname
    order by n.nspname, c.relname
  loop
    -- Each kind of column is searched in the way that is quick for it, and an unknown kind as text. One
    -- pattern for all kinds of words would take several times as long.
    if each.ids is not null then
      return query execute format('select distinct held.id::text, %L from %s r cross join lateral (values %s) held (id)
        where held.id = any ($1)', each.place, each.name, each.ids) using ids;
    end if;
    if each.contents is not null then
      return query execute format('select distinct found.word, %L from %s r cross join lateral (values %s offset 0) held (hex)
          cross join lateral (
            select held.hex where length(held.hex) = 64
            union all select convert_from(decode(hit[1], ''hex''), ''UTF8'') from regexp_matches(held.hex, $2, ''g'') hit
          ) found (word) where found.word = any ($1)', each.place, each.name, each.contents) using wanted, spelt;
    end if;
    if each.texts is not null then
      return query execute format('select distinct found.word, %L from %s r
          cross join lateral (select lower(concat_ws('' '', %s) collate "C") offset 0) held (text)
          cross join lateral (
            select hit[1] from regexp_matches(held.text, $2, ''g'') hit
            union all select convert_from(decode(hit[1], ''hex''), ''UTF8'') from regexp_matches(held.text, $3, ''g'') hit
            union all select substr(hit[1], 2) from regexp_matches(held.text, $4, ''g'') hit
            union all select hit[1] from regexp_matches(held.text, $5, ''g'') hit
          ) found (word) where found.word = any ($1)', each.place, each.name, each.texts) using wanted, id, spelt, digest, number;
    end if;
  end loop;
end $$;

-- The canary of a scan is there before it and is taken away after it. A crash leaves it, which says nothing
-- of anybody.
create or replace function retention.plant_canary(p_canary text) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
  insert into retention.canary (id) values (p_canary)
$$;
create or replace function retention.remove_canary(p_canary text) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
  delete from retention.canary c where c.id = p_canary
$$;
