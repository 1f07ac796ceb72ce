-- Whether the databases are older than a journal is asked exactly, file by file: counts of several journals say nothing of each.
drop function relation.known_deletions(boolean);
alter table audit.recovery add column left_to_worker text[] not null default '{}';
grant select (left_to_worker) on audit.recovery to tym_relation;
grant select (id, released_at) on retention.kept_hold to tym_relation;
create policy relation_sees on retention.kept_hold for select to tym_relation using (true);

-- How many of what a journal says is gone (`deletionHash` of files and of holds) this database still has, though nobody is about to delete
-- it. The files that the last restore left to the worker count only for who serves.
create function relation.count_back(p_hashes text[], p_deletes boolean) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare left_over text[] := '{}'; files bigint; holds bigint;
begin
  if p_deletes then
    select r.left_to_worker into left_over from audit.recovery r order by r.recovered_at desc limit 1;
  end if;
  select count(*) into files from customerships.customership c
    join unnest(p_hashes) as h(hash) on h.hash = encode(sha256(convert_to(E'tym-journal/1\n' || c.id::text, 'UTF8')), 'hex')
    where h.hash <> all (coalesce(left_over, '{}')) and not exists (select from retention.deletion d where d.customership = c.id);
  select count(*) into holds from retention.kept_hold k
    join unnest(p_hashes) as h(hash) on h.hash = encode(sha256(convert_to(E'tym-journal/1\n' || k.id::text, 'UTF8')), 'hex')
    where k.released_at is null;
  return files + holds;
end $$;

-- Withdraws what a journal says was withdrawn and the database does not: after a restore, or after a crash before the commit. By nobody, so never
-- in the request of a person; on what instant it was withdrawn the journal says. A later answer of the customer holds.
create policy relation_withdraws on consents.consent for update to tym_relation
  using (withdrawn_at is null) with check (withdrawn_by = 'journal');
grant select (version, withdrawn_at) on consents.consent to tym_relation;
grant select (consent, recorded_at) on consents.version to tym_relation;
create policy relation_sees on consents.version for select to tym_relation using (true);
grant update (version, withdrawn_at, withdrawn_by, withdrawn_as) on consents.consent to tym_relation;
create function relation.withdraw_again(p_consents uuid[], p_at timestamptz[]) returns table (consent uuid, customership uuid)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.person() is not null or ctx.job() is distinct from 'withdraw-again' then return; end if;
  -- Each is held still as whoever lets something leave on it does, in order.
  perform pg_advisory_xact_lock(hashtextextended('consent:' || o.id::text, 0)) from (select c.id from consents.consent c
    where c.id = any (p_consents) and c.withdrawn_at is null order by c.id) o;
  return query update consents.consent c
    set withdrawn_at = j.at, withdrawn_by = 'journal', withdrawn_as = 'officer', version = c.version + 1
    from (select w.consent, min(w.at) as at from unnest(p_consents, p_at) as w(consent, at)
      where not exists (select from consents.version v where v.consent = w.consent and v.recorded_at > w.at) group by w.consent) j
    where c.id = j.consent and c.withdrawn_at is null returning c.id, c.customership;
end $$;
revoke execute on function relation.count_back, relation.withdraw_again from public;
