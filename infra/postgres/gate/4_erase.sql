-- The deletion of a file, and the search for what it may have left.

-- Every table that dies with the file, children before parents: the column that names the file, the class of
-- retention under which its rows are counted, and whether its rows have ids that nothing may be found of
-- afterwards. A new table gets a row here.
create or replace function retention.file_tables()
returns table (place integer, name text, key text, class text, has_id boolean)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  values
    (1, 'notifications.notification', 'customership', 'notifications', true),
    (2, 'audit.file_line', 'customership', 'accessLog', false),
    (3, 'audit.detail', 'customership', 'accessLog', false),
    (4, 'oversight.log_extract', 'customership', 'customership', true),
    (5, 'oversight.line_delay', 'customership', 'customership', true),
    (6, 'oversight.log_question', 'customership', 'customership', true),
    (7, 'retention.announcement', 'customership', 'customership', true),
    (8, 'retention.hold_review', 'customership', 'customership', false),
    (9, 'retention.hold_entry', 'customership', 'customership', false),
    (10, 'retention.hold', 'customership', 'customership', true),
    (10, 'retention.annulment_agreement', 'customership', 'customership', false),
    (11, 'retention.annulment', 'customership', 'customership', true),
    (11, 'disclosures.to_compare', 'customership', 'disclosures', false),
    (11, 'disclosures.recall', 'customership', 'disclosures', true),
    (12, 'disclosures.approval', 'customership', 'disclosures', false),
    (13, 'disclosures.item', 'customership', 'disclosures', false),
    (14, 'disclosures.disclosure', 'customership', 'disclosures', true),
    (15, 'disclosures.obtained_entry', 'customership', 'disclosures', false),
    (16, 'disclosures.obtaining', 'customership', 'disclosures', true),
    (17, 'disclosures.own_copy', 'customership', 'disclosures', true),
    (18, 'disclosures.exclusion', 'customership', 'disclosures', true),
    (19, 'consents.version', 'customership', 'consents', false),
    (20, 'consents.consent', 'customership', 'consents', true),
    (21, 'customer_data.draft', 'customership', 'customership', true),
    (21, 'customer_data.entry_flag', 'customership', 'customership', true),
    (21, 'customer_data.safety_lift', 'customership', 'customership', true),
    (22, 'customer_data.current_document', 'customership', 'customership', false),
    (21, 'customer_data.identity_change', 'customership', 'customership', true),
    (22, 'customer_data.removal', 'customership', 'customership', true),
    (23, 'customer_data.entry', 'customership', 'customership', true),
    (24, 'customerships.case_team_member', 'customership', 'customership', true),
    (25, 'customerships.end_proposal', 'customership', 'customership', false),
    (24, 'customerships.glass_opening', 'customership', 'customership', true),
    (24, 'customerships.join_request', 'customership', 'customership', true),
    (24, 'customerships.act_to_repeat', 'customership', 'customership', true),
    (24, 'customerships.death_undoing', 'customership', 'customership', true),
    (25, 'customerships.death_notice', 'customership', 'customership', true),
    (25, 'customerships.end_opinion', 'customership', 'customership', false),
    (26, 'customerships.event', 'customership', 'customership', true),
    (27, 'customerships.identity_index', 'customership', 'customership', false),
    (27, 'customerships.former_index', 'customership', 'customership', false),
    (28, 'customerships.contact_wish', 'customership', 'customership', true),
    (28, 'customerships.former_party', 'customership', 'customership', false),
    (29, 'customerships.transfer', 'customership', 'customership', true),
    (29, 'customerships.party', 'customership', 'customership', false),
    (30, 'customerships.customership', 'id', 'customership', false)
$$;
do $$
declare each record;
begin
  for each in select * from retention.file_tables() loop
    execute format('drop policy if exists erased on %s', each.name);
    execute format('create policy erased on %s to tym_eraser using (true) with check (false)', each.name);
    execute format('grant select (%I), delete on %s to tym_eraser', each.key, each.name);
    if each.has_id then execute format('grant select (id) on %s to tym_eraser', each.name); end if;
  end loop;
end $$;

drop policy if exists held_by_eraser on audit.log_state;
create policy held_by_eraser on audit.log_state to tym_eraser using (true) with check (false);
grant select, update (sealed_at) on audit.log_state to tym_eraser;

-- Erases the files of deletions whose keys are destroyed, in one transaction; safe to repeat, and repeated
-- before each scan, since a line of the log may have been under way. Refuses all of them (TY012) when one is
-- not claimed, not due or held. Answers the rows of each class, and keeps them for the certificates.
create or replace function retention.erase(p_deletions uuid[], p_calendar date, p_instant timestamptz)
returns table (class text, rows bigint)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  files uuid[];
  past uuid;
  past_lines uuid[];
  each record;
begin
  if ctx.job() is null or ctx.job() not in ('delete-due-files', 'certify-deletions') then
    raise exception 'only the deletion erases' using errcode = 'TY012';
  end if;
  -- Whoever seals waits: a line that is being numbered would come back after its file.
  perform 1 from audit.log_state for update;
  -- And whoever clears the log: a line is either looked at after its file has gone, or known here to have
  -- been looked at.
  select c.line into past from audit.cleared_up_to c for update;
  perform 1 from retention.deletion d where d.id = any (p_deletions) order by d.id for update;
  select array_agg(d.customership) into files from retention.deletion d
    where d.id = any (p_deletions) and d.state <> 'certified' and d.key_destroyed_at is not null and d.deletion_on <= p_calendar;
  if coalesce(cardinality(files), 0) <> (select count(distinct p) from unnest(p_deletions) p) then
    raise exception 'not claimed, not due, or the key is still there' using errcode = 'TY012';
  end if;
  if exists (select from retention.deletion d join customerships.customership c on c.id = d.customership
      where d.id = any (p_deletions) and case d.basis when 'openedInError' then not relation.is_annulled(c.id)
        else c.state <> 'ended' or c.ended_on is distinct from d.ended_on end) then
    raise exception 'the file did not end on the day on which the deletion rests, or is not annulled' using errcode = 'TY012';
  end if;
  if exists (select from unnest(files) f where retention.live_file_hold(f)) then
    raise exception 'a file is held' using errcode = 'TY012';
  end if;

  -- What must not be found anywhere afterwards.
  insert into retention.trace (deletion, needle, kind)
    select d.id, word.needle, 'id' from retention.deletion d join customerships.customership c on c.id = d.customership
      cross join unnest(array[c.id::text, lower(c.number), encode(c.referral_hash, 'hex')]) word (needle)
      where d.id = any (p_deletions) and word.needle is not null
    union all select d.id, encode(i.index, 'hex'), 'index'
    from retention.deletion d join customerships.identity_index i on i.customership = d.customership where d.id = any (p_deletions)
    union all select d.id, encode(f.index, 'hex'), 'index'
    from retention.deletion d join customerships.former_index f on f.customership = d.customership where d.id = any (p_deletions)
    on conflict do nothing;
  for each in select * from retention.file_tables() t where t.has_id loop
    execute format('insert into retention.trace (deletion, needle, kind) select distinct d.id, r.id::text, ''id''
      from %s r join retention.deletion d on d.customership = r.%I where d.id = any ($1) on conflict do nothing', each.name, each.key)
      using p_deletions;
  end loop;

  -- What recipients have not confirmed, and what holds keep, outlives the file: their ids are not looked for.
  insert into retention.outstanding_recall (disclosure, recall, party, owner, by_machine, since)
    select d.id, r.id, d.party, d.owner, d.channel = 'machine', coalesce(r.planned_at, p_instant)
    from disclosures.disclosure d left join disclosures.recall r on r.disclosure = d.id
    where d.customership = any (files) and d.left_at is not null and r.state is distinct from 'confirmed'
    on conflict do nothing;
  update retention.trace t set kind = 'outlives' where t.deletion = any (p_deletions) and t.kind = 'id' and (
    t.needle in (select o.disclosure::text from retention.outstanding_recall o union all select o.recall::text from retention.outstanding_recall o)
    or t.needle in (select k.id::text from retention.kept_hold k));

  -- Promised work about any of it, with its deliveries in the queue, and marks of writes.
  with ours as (
    select distinct t.deletion, j.id, j.run_at from outbox.job j
      cross join lateral (select p.value from jsonb_each_text(j.payload) p
        union all select unnest(string_to_array(j.once_key, ':'))) word (text)
      join retention.trace t on t.needle = word.text and t.deletion = any (p_deletions)
  ), noted as (
    insert into retention.trace (deletion, needle, kind)
    select o.deletion, o.id::text, 'id' from ours o
    union all select o.deletion, o.id::text || '-' || (extract(epoch from o.run_at) * 1000)::bigint, 'job' from ours o
    on conflict do nothing
  ), gone as (
    delete from outbox.job j where j.id in (select o.id from ours o)
  )
  insert into retention.erased as e (deletion, class, rows) select o.deletion, 'work', count(*) from ours o group by o.deletion
    on conflict (deletion, class) do update set rows = e.rows + excluded.rows;
  with ours as (
    select distinct t.deletion, i.resource from guard.idempotency i
      join retention.trace t on t.needle = i.resource and t.deletion = any (p_deletions)
  ), gone as (
    delete from guard.idempotency i where i.resource in (select o.resource from ours o) returning i.resource
  )
  insert into retention.erased as e (deletion, class, rows)
    select o.deletion, 'work', count(*) from ours o join gone g on g.resource = o.resource group by o.deletion
    on conflict (deletion, class) do update set rows = e.rows + excluded.rows;

  past_lines := array(select d.line from audit.detail d where d.customership = any (files) and d.line <= past);
  for each in select * from retention.file_tables() t order by t.place loop
    execute format('with gone as (delete from %s r where r.%I = any ($1) returning r.%2$I as file)
      insert into retention.erased as e (deletion, class, rows)
        select d.id, %L, count(*) from gone g join retention.deletion d on d.customership = g.file group by d.id
        on conflict (deletion, class) do update set rows = e.rows + excluded.rows', each.name, each.key, each.class) using files;
  end loop;
  delete from audit.leaf l where l.line = any (past_lines);
  delete from audit.entry e where e.line = any (past_lines);
  -- Another file of the same person has the same blind index, rightly.
  delete from retention.trace t where t.deletion = any (p_deletions) and t.kind = 'index'
    and (exists (select from customerships.identity_index i where i.index = decode(t.needle, 'hex'))
      or exists (select from customerships.former_index f where f.index = decode(t.needle, 'hex')));

  update retention.deletion d set state = 'erased', erased_at = p_instant, residue = '{}' where d.id = any (p_deletions);
  return query select e.class, sum(e.rows)::bigint from retention.erased e where e.deletion = any (p_deletions) group by e.class order by e.class;
end $$;
