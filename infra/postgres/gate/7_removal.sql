-- The removal of a fact that should never have been in its file: whatever of the file is encrypted is handed
-- to whoever carries the removal out with the file's keys, and taken back without it.

-- Every encrypted column of a file: how its rows are told apart, of which entry each is, and the place under
-- which it is sealed. A new encrypted column gets a row here, and its treatment in the declaration.
create or replace function customer_data.removal_places()
returns table (name text, part text, key text, entry text, sealed_as text, sealed_row text, sealed_version text, sealed_category text, bumps boolean)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  values
    ('audit.detail', 'reason', 'r.line::text', 'null', 'audit.detail', '''reason''', '0', '0', false),
    ('consents.version', 'content', 'r.consent || '':'' || r.number', 'null', 'consents.version', 'r.consent::text', 'r.number', '2', false),
    ('customer_data.current_document', 'content', 'r.class || ''/'' || r.owner', 'null', 'customer_data.current_document',
      'r.class || ''/'' || r.owner', 'r.version', 'r.category', true),
    ('customer_data.draft', 'content', 'r.id::text', 'null', 'customer_data.draft', 'r.id::text', '1', '0', true),
    ('customer_data.entry', 'content', 'r.id || '':'' || r.version', 'r.id', 'customer_data.entry', 'r.id::text', 'r.version', 'r.category', false),
    ('customer_data.entry', 'correction_reason', 'r.id || '':'' || r.version', 'r.id', 'customer_data.entry.correction_reason', 'r.id::text',
      'r.version', 'r.category', false),
    ('customer_data.entry_flag', 'reason', 'r.id::text', 'r.entry', 'customer_data.entry_flag', 'r.id::text', 'r.entry_version',
      '(select e.category from customer_data.entry e where e.id = r.entry and e.version = r.entry_version)', false),
    ('customer_data.entry_flag', 'answer', 'r.id::text', 'r.entry', 'customer_data.entry_flag.answer', 'r.id::text', 'r.entry_version',
      '(select e.category from customer_data.entry e where e.id = r.entry and e.version = r.entry_version)', false),
    ('customer_data.identity_change', 'content', 'r.id::text', 'null', 'customer_data.identity_change', 'r.id::text', '1', '1', true),
    ('customer_data.safety_lift', 'reason', 'r.id::text', 'null', 'customer_data.safety_lift', 'r.id::text', '1', '1', true),
    ('customerships.act_to_repeat', 'sealed', 'r.id::text', 'null', 'customerships.act_to_repeat', 'r.id::text', '1', '2', false),
    ('customerships.death_undoing', 'reason', 'r.id::text', 'null', 'customerships.death_undoing', 'r.id::text', '1', '2', true),
    ('customerships.end_opinion', 'grounds', 'r.proposal || '':'' || r.organisation', 'null', 'customerships.end_opinion', 'r.organisation::text',
      'r.proposal', '2', false),
    ('customerships.end_proposal', 'withdrawal_grounds', 'r.number::text', 'null', 'customerships.end_proposal', '''withdrawal''', 'r.number', '2',
      false),
    ('customerships.join_request', 'reason', 'r.id::text', 'null', 'customerships.join_request', 'r.id::text', '1', '2', false),
    ('disclosures.disclosure', 'snapshot', 'r.id::text', 'null', 'disclosures.disclosure', 'r.id::text', '1', '0', true),
    ('disclosures.obtaining', 'request', 'r.id::text', 'null', 'disclosures.obtaining', 'r.id::text', '1', '0', true),
    ('disclosures.obtaining', 'answer', 'r.id::text', 'null', 'disclosures.obtaining', 'r.id::text', '2', '0', true),
    ('disclosures.own_copy', 'necessity', 'r.id::text', 'null', 'disclosures.own_copy', 'r.id::text', '2', '0', true),
    ('disclosures.own_copy', 'content', 'r.id::text', 'null', 'disclosures.own_copy', 'r.id::text', '1', '0', true),
    ('oversight.line_delay', 'reason', 'r.id::text', 'null', 'oversight.line_delay', 'r.id::text', '1', '0', true),
    ('oversight.log_question', 'question', 'r.id::text', 'null', 'oversight.log_question', 'r.id::text', '1', '0', true),
    ('oversight.log_question', 'answer', 'r.id::text', 'null', 'oversight.log_question', 'r.id::text', '2', '0', true),
    ('retention.annulment', 'grounds', 'r.id::text', 'null', 'retention.annulment', 'r.id::text', '1', '0', true),
    ('retention.hold', 'reason', 'r.id::text', 'null', 'retention.hold', 'r.id::text', '1', '0', true)
$$;
do $$
declare each record;
begin
  for each in select distinct p.name from customer_data.removal_places() p loop
    execute format('drop policy if exists words_taken_out on %s', each.name);
    execute format('create policy words_taken_out on %s for update to tym_eraser using (true) with check (true)', each.name);
  end loop;
  for each in select * from customer_data.removal_places() loop
    execute format('grant select (%I), update (%1$I) on %s to tym_eraser', each.part, each.name);
    if each.bumps then execute format('grant update (version) on %s to tym_eraser', each.name); end if;
  end loop;
end $$;
grant usage on schema audit, consents, customer_data, customerships, disclosures, oversight, retention to tym_eraser;
grant select (line) on audit.detail to tym_eraser;
grant select (consent, number) on consents.version to tym_eraser;
grant select (class, owner, version, category) on customer_data.current_document to tym_eraser;
grant update (layout) on customer_data.current_document to tym_eraser;
grant select on customer_data.entry to tym_eraser;
grant update (removed_at, removal_reason) on customer_data.entry to tym_eraser;
grant select (entry, entry_version) on customer_data.entry_flag to tym_eraser;
grant select (proposal, organisation) on customerships.end_opinion to tym_eraser;
grant select (number) on customerships.end_proposal to tym_eraser;
grant select on disclosures.disclosure, disclosures.recall to tym_eraser;
grant update (state, problem) on disclosures.disclosure to tym_eraser;
grant insert, update (state, reason, attempts, problem) on disclosures.recall to tym_eraser;
-- What is said of a lift stays as it was said, but for the words of a removed fact.
create or replace trigger refuse_lift_return before update on customer_data.safety_lift
  for each row when (current_user <> 'tym_eraser') execute function customer_data.refuse_lift_return();
create or replace trigger refuse_identity_change_return before update on customer_data.identity_change
  for each row when (current_user <> 'tym_eraser') execute function customer_data.refuse_identity_change_return();
create or replace trigger refuse_undoing_return before update on customerships.death_undoing
  for each row when (current_user <> 'tym_eraser') execute function customerships.refuse_undoing_return();
grant select (version) on customer_data.draft, customer_data.identity_change, customer_data.safety_lift, customerships.death_undoing, disclosures.obtaining, disclosures.own_copy, oversight.line_delay, oversight.log_question, retention.hold to tym_eraser;
grant select, insert, update on customer_data.removal to tym_eraser;
drop policy if exists removed on customer_data.removal;
create policy removed on customer_data.removal to tym_eraser using (true) with check (state = 'removed');
drop policy if exists called_back on disclosures.recall;
create policy called_back on disclosures.recall to tym_eraser using (true) with check (reason = 'removed' and state = 'planned');

-- The file of a removal that the caller carries out now: as the second person in the transaction of the
-- decision, or again after a restore.
create or replace function customer_data.file_of_removal(p_removal uuid) returns uuid
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare found uuid;
begin
  select r.customership into found from customer_data.removal r
    where r.id = p_removal and r.state = 'removed' and r.finished_at is null
      and ((ctx.person() is null and ctx.job() = 'remove-again')
        or (r.decided_by = ctx.person() and r.decided_at = ctx.instant() and r.owner = ctx.authority()));
  if found is null then
    raise exception 'there is no such removal to carry out' using errcode = 'TY060';
  end if;
  return found;
end $$;

-- The removed entry and what states its effect and its necessity.
create or replace function customer_data.entries_of_removal(p_removal uuid) returns setof uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  select distinct e.id from customer_data.removal r join customer_data.entry e
    on e.customership = r.customership and (e.id = r.entry or e.supports = r.entry) and e.owner = r.owner
  where r.id = p_removal
$$;

-- Locks everything that could let the fact out, or take it in again, and answers all that is encrypted of
-- the file.
create or replace function customer_data.removal_texts(p_removal uuid)
returns table (place text, key text, entry uuid, removed boolean, sealed_as text, sealed_row text, sealed_version integer, sealed_category integer,
  content bytea)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  file uuid := customer_data.file_of_removal(p_removal);
  gone uuid[];
  each record;
begin
  perform pg_advisory_xact_lock(hashtextextended('consent:' || o.consent::text, 0)) from (
    select distinct d.consent from disclosures.disclosure d where d.customership = file and d.consent is not null order by d.consent) o;
  perform pg_advisory_xact_lock(hashtextextended(file::text, 0));
  -- Whoever waited for the same removal finds that it is carried out.
  file := customer_data.file_of_removal(p_removal);
  gone := array(select customer_data.entries_of_removal(p_removal));
  for each in select * from customer_data.removal_places() loop
    return query execute format('select %L || ''.'' || %L, %s, (%s)::uuid, coalesce((%4$s)::uuid = any ($2), false), %L, %s, (%s)::integer, (%s)::integer, r.%I
      from %s r where r.customership = $1 and r.%9$I is not null', each.name, each.part, each.key, each.entry, each.sealed_as, each.sealed_row,
      each.sealed_version, each.sealed_category, each.part, each.name) using file, gone;
  end loop;
end $$;

-- Puts a text back without what has been taken out of it.
create or replace function customer_data.removal_write(p_removal uuid, p_place text, p_key text, p_content bytea) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  file uuid := customer_data.file_of_removal(p_removal);
  into_place record;
  written bigint;
begin
  select * into strict into_place from customer_data.removal_places() p where p.name || '.' || p.part = p_place;
  execute format('update %s r set %I = $1%s where r.customership = $2 and (%s) = $3', into_place.name, into_place.part,
    case when into_place.bumps then ', version = r.version + 1' else '' end, into_place.key) using p_content, file, p_key;
  get diagnostics written = row_count;
  if written <> 1 then raise exception 'the text is not where it was' using errcode = 'TY060'; end if;
end $$;

-- Empties every version of the fact, and every remark on it; and stops or calls back what holds it. Answers
-- what was stopped (no recall) and what is called back.
create or replace function customer_data.removal_empty(p_removal uuid, p_disclosures uuid[]) returns table (disclosure uuid, recall uuid)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  file uuid := customer_data.file_of_removal(p_removal);
  gone uuid[] := array(select customer_data.entries_of_removal(p_removal));
  each record;
  told uuid;
begin
  for each in select d.id, d.state, d.left_at from disclosures.disclosure d
      where d.customership = file and d.id = any (p_disclosures) order by d.id for update loop
    told := null;
    if each.left_at is null and each.state <> 'delivered' then
      if each.state = 'stopped' then continue; end if;
      update disclosures.disclosure d set state = 'stopped', problem = 'entry-removed', version = d.version + 1 where d.id = each.id;
    else
      insert into disclosures.recall as r (id, disclosure, customership, reason, state, planned_at)
        values (gen_random_uuid(), each.id, file, 'removed', 'planned', ctx.instant())
        on conflict (disclosure) do update set state = 'planned', reason = 'removed', attempts = 0, problem = null where r.state = 'failed'
        returning r.id into told;
      if told is null then continue; end if;
    end if;
    return query select each.id, told;
  end loop;
  update customer_data.entry e set content = null, correction_reason = null, removed_at = r.decided_at, removal_reason = r.reason
    from customer_data.removal r where r.id = p_removal and e.customership = file and e.id = any (gone) and e.removed_at is null;
  update customer_data.entry_flag f set reason = null, answer = null
    where f.customership = file and f.entry = any (gone) and f.reason is not null;
end $$;

-- Says that nothing of the fact is left here, until when a backup may hold it, and in which other entries its
-- words stand as well.
create or replace function customer_data.removal_finish(p_removal uuid, p_backups_until date, p_also uuid[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform customer_data.file_of_removal(p_removal);
  update customer_data.removal r set finished_at = ctx.instant(), backups_until = p_backups_until, also = p_also, version = r.version + 1
    where r.id = p_removal;
  -- Of a field of one value the former holds again: the documents are laid out again before anybody reads
  -- them.
  update customer_data.current_document d set layout = 1 from customer_data.removal r join customer_data.entry e on e.id = r.entry
    where r.id = p_removal and d.customership = r.customership and e.turn is not null;
end $$;

-- What a journal says was removed and the database does not know of: it has been restored, or a crash came
-- before the commit. Answers every removal that is not carried out yet. Each by its own proposal where there
-- is one: what stands refused came to nothing after it was in the journal.
create or replace function customer_data.removals_again(p_removals uuid[], p_entries uuid[], p_reasons text[], p_at timestamptz[])
returns table (removal uuid, customership uuid, entry uuid, field text, reason text, decided_at timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if ctx.person() is not null or ctx.job() is distinct from 'remove-again' then
    raise exception 'only a start removes again' using errcode = 'TY060';
  end if;
  update customer_data.removal r set state = 'removed', decided_by = 'journal', decided_at = j.at, version = r.version + 1
    from unnest(p_removals, p_entries, p_at) as j (id, entry, at) where r.entry = j.entry and r.state = 'proposed'
      and (r.id = j.id or not exists (select from customer_data.removal own where own.id = j.id));
  insert into customer_data.removal (id, customership, entry, category, field, class, owner, reason, state, proposed_by, proposed_at,
      decided_by, decided_at)
    select distinct on (e.id) j.id, e.customership, e.id, e.category, e.field, e.class, e.owner, j.reason, 'removed', 'journal', j.at, 'journal', j.at
    from unnest(p_removals, p_entries, p_reasons, p_at) as j (id, entry, reason, at)
      join customer_data.entry e on e.id = j.entry and e.removed_at is null
    where not exists (select from customer_data.removal r where r.id = j.id or (r.entry = j.entry and r.state <> 'refused'))
    order by e.id, e.version desc
    on conflict do nothing;
  return query select r.id, r.customership, r.entry, r.field, r.reason, r.decided_at from customer_data.removal r
    where r.state = 'removed' and r.finished_at is null order by r.id;
end $$;

-- How many facts are to be removed before anybody is served.
create or replace function customer_data.unfinished_removals() returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*) from customer_data.removal r where r.state = 'removed' and r.finished_at is null
$$;
