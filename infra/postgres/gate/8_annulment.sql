-- The closing of a file that was opened for the wrong person or by mistake: to everybody, at once, whatever
-- else would open it.

-- Every table of a file, but for the annulment itself, notices by office, and the log, to which lines are
-- still added.
do $$
declare each record;
begin
  for each in select distinct t.name, t.key from retention.file_tables() t loop
    execute format('drop policy if exists annulled_is_closed on %s', each.name);
    continue when each.name in ('notifications.notification', 'retention.annulment', 'retention.annulment_agreement');
    execute format('create policy annulled_is_closed on %s as restrictive for %s to tym_app, tym_worker using (%I <> all ((select relation.closed_files())::uuid[]))',
      each.name, case when each.name in ('audit.detail', 'audit.file_line') then 'select' else 'all' end, each.key);
    -- A party that fetches still gets the recall, and nothing else of the file.
    execute format('drop policy if exists annulled_is_closed_outside on %s', each.name);
    continue when each.name !~ '^(customer_data|consents)\.';
    execute format('create policy annulled_is_closed_outside on %s as restrictive for all to tym_exchange using (%I <> all ((select relation.closed_files())::uuid[]))',
      each.name, each.key);
  end loop;
  -- To the relation, which every other policy asks, it has no parties, no former ones and no team.
  for each in select name from unnest(array['party', 'former_party', 'case_team_member']) n (name) loop
    execute format('drop policy if exists annulled_is_closed_to_all on customerships.%I', each.name);
    execute format('create policy annulled_is_closed_to_all on customerships.%I as restrictive for select to tym_relation
      using (not exists (select 1 from retention.annulment a where a.customership = %1$I.customership and a.state = ''closed'') or ctx.past_annulment())',
      each.name);
  end loop;
end $$;

-- Waits for whoever writes in the file, lets something of it leave or holds it, and keeps the next one
-- waiting.
create or replace function retention.stand_still(p_customership uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('consent:' || o.consent::text, 0)) from (
    select d.consent from disclosures.disclosure d where d.customership = p_customership and d.consent is not null
    union select b.consent from disclosures.obtaining b where b.customership = p_customership order by 1) o;
  perform pg_advisory_xact_lock(hashtextextended(p_customership::text, 0));
  perform retention.be_alone(p_customership);
end $$;

-- What else a closing does: stops what waits to leave or was asked for, calls back what has left or is
-- leaving, and lets the person's code go, with the referral that it used up. What the file said of
-- turvakielto goes with it when it was of somebody else; what was said of the right person goes on in their
-- other files, and waits in this one where there is none. Answers what is called back.
create or replace function retention.close_annulled(p_annulment uuid) returns table (recall uuid)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare file uuid; why text; own record; goes boolean := true;
begin
  select a.customership, a.reason into file, why from retention.annulment a where a.id = p_annulment and a.state = 'closed'
    and ((ctx.person() is null and ctx.job() = 'annul-again' and a.decided_by = 'journal')
      or (a.decided_by = ctx.person() and a.decided_at = ctx.instant() and a.authority = ctx.authority()));
  if file is null then
    raise exception 'there is no such annulment to carry out' using errcode = 'TY130';
  end if;
  perform retention.stand_still(file);
  update disclosures.disclosure d set state = 'stopped', problem = 'customership-annulled', version = d.version + 1
    where d.customership = file and d.left_at is null and d.state in ('awaitingApproval', 'approved');
  update disclosures.obtaining b set state = 'stopped', problem = 'customership-annulled', answer = null, version = b.version + 1
    where b.customership = file and b.state in ('waiting', 'asked', 'quarantined', 'failed');
  select i.index, i.safety_until into own from customerships.identity_index i where i.customership = file;
  if why <> 'wrongPerson' then
    -- The lock that a start takes: whoever asks of the person's files meanwhile waits for what is said.
    perform pg_advisory_xact_lock(hashtextextended('open-customership:' || encode(own.index, 'hex'), 0));
    update customerships.identity_index i
      set safety_until = greatest(i.safety_until, own.safety_until), safety_handed_until = greatest(i.safety_handed_until, own.safety_until)
      where i.index = own.index and i.customership <> file and not relation.is_annulled(i.customership);
    goes := found;
  end if;
  update customerships.identity_index i set open = false, safety_until = case when goes then i.safety_handed_until else i.safety_until end
    where i.customership = file;
  update customerships.customership c set referral_hash = sha256(c.referral_hash || convert_to(c.id::text, 'UTF8'))
    where c.id = file and c.referral_hash is not null;
  return query insert into disclosures.recall as r (id, disclosure, customership, reason, state, planned_at)
    select gen_random_uuid(), d.id, file, 'annulled', 'planned', ctx.instant()
      from disclosures.disclosure d where d.customership = file and (d.left_at is not null or d.state = 'delivered') order by d.id
    on conflict (disclosure) do update set state = 'planned', reason = 'annulled', attempts = 0, problem = null where r.state = 'failed'
    returning r.id;
end $$;

-- Closes again what a journal says was annulled and the database does not know of: it has been restored, or
-- a crash came before the commit. What stands refused or withdrawn was never closed, since its closing came
-- to nothing after it was in the journal. Answers what was closed.
create or replace function retention.annul_again(p_annulments uuid[], p_files text[], p_reasons text[], p_at timestamptz[], p_on date[], p_days integer[])
returns table (annulment uuid, customership uuid)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if ctx.person() is not null or ctx.job() is distinct from 'annul-again' then
    raise exception 'only a start annuls again' using errcode = 'TY130';
  end if;
  return query
    with said as (
      select distinct on (c.id) c.id as file, c.started_by_authority as opener, j.* from unnest(p_annulments, p_files, p_reasons, p_at, p_on, p_days)
          as j (id, hash, reason, at, closed_on, days)
        join customerships.customership c on encode(sha256(convert_to(E'tym-journal/1\n' || c.id::text, 'UTF8')), 'hex') = j.hash
      where not exists (select 1 from retention.annulment a where a.customership = c.id and a.state = 'closed')
        and not exists (select 1 from retention.annulment a where a.id = j.id and a.state in ('refused', 'withdrawn'))
        and not relation.deletion_has_begun(c.id)
      order by c.id, j.at
    ), proposed as (
      -- The person may have been promised days that ended later than the journal knows: they begin again.
      update retention.annulment a set state = 'closed', version = a.version + 1, decided_by = 'journal', decided_at = s.at,
          closed_on = s.closed_on, log_days = s.days, log_until = greatest(s.closed_on, ctx.calendar()) + s.days
        from said s where a.customership = s.file and a.state = 'proposed' returning a.id, a.customership
    ), unknown as (
      insert into retention.annulment (id, customership, authority, reason, state, proposed_by, proposed_at, decided_by, decided_at, closed_on,
          log_days, log_until)
        select s.id, s.file, s.opener, s.reason, 'closed', 'journal', s.at, 'journal', s.at, s.closed_on, s.days,
          greatest(s.closed_on, ctx.calendar()) + s.days
        from said s where not exists (select 1 from proposed p where p.customership = s.file)
        -- Whoever has just closed it themselves has told of it.
        on conflict do nothing returning id, customership
    )
    select id, customership from proposed union all select id, customership from unknown;
end $$;

-- An answer about an annulled file is there to be read for as many days as its log.
create or replace function retention.prolong_for_answer() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update retention.annulment a set log_until = ctx.calendar() + a.log_days, version = a.version + 1
    where a.customership = new.customership and a.state = 'closed' and a.log_until < ctx.calendar() + a.log_days;
  return null;
end $$;
create or replace trigger prolong_for_answer after update on oversight.log_question for each row
  when (new.state = 'answered' and old.state <> 'answered') execute function retention.prolong_for_answer();

-- How many files a journal says are annulled and the register serves.
create or replace function relation.count_unannulled(p_annulments uuid[], p_files text[]) returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(distinct c.id) from customerships.customership c join unnest(p_annulments, p_files) j (id, file)
      on j.file = encode(sha256(convert_to(E'tym-journal/1\n' || c.id::text, 'UTF8')), 'hex')
    where not relation.is_annulled(c.id) and not relation.deletion_has_begun(c.id)
      and not exists (select 1 from retention.annulment a where a.id = j.id and a.state in ('refused', 'withdrawn'))
$$;
