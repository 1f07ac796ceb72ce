-- A new answer that lets less pass than the one before is in the journal as a withdrawal is: a register that does not have it withdraws the
-- consent, since what the earlier answer lets pass the customer has taken back.
drop function relation.withdraw_again(uuid[], timestamptz[]), relation.count_unwithdrawn(uuid[], timestamptz[]);
-- Which consents these entries take back: a withdrawal where no answer came after it, an answer where neither it nor a later one is there.
create function relation.taken_back(p_consents uuid[], p_at timestamptz[], p_numbers integer[]) returns table (consent uuid, at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select w.consent, min(w.at) from unnest(p_consents, p_at, p_numbers) as w(consent, at, number)
    where not exists (select from consents.version v where v.consent = w.consent
      and case when w.number is null then v.recorded_at > w.at else v.number >= w.number end)
    group by w.consent;
end $$;
create function relation.withdraw_again(p_consents uuid[], p_at timestamptz[], p_numbers integer[]) returns table (consent uuid, customership uuid)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.person() is not null or ctx.job() is distinct from 'withdraw-again' then return; end if;
  -- Each is held still as whoever lets something leave on it does, in order.
  perform pg_advisory_xact_lock(hashtextextended('consent:' || o.id::text, 0)) from (select c.id from consents.consent c
    where c.id = any (p_consents) and c.withdrawn_at is null order by c.id) o;
  return query update consents.consent c
    set withdrawn_at = j.at, withdrawn_by = 'journal', withdrawn_as = 'officer', version = c.version + 1
    from relation.taken_back(p_consents, p_at, p_numbers) j
    where c.id = j.consent and c.withdrawn_at is null returning c.id, c.customership;
end $$;
create function relation.count_unwithdrawn(p_consents uuid[], p_at timestamptz[], p_numbers integer[]) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select count(*) from consents.consent c join relation.taken_back(p_consents, p_at, p_numbers) j on j.consent = c.id
    where c.withdrawn_at is null);
end $$;
revoke execute on function relation.taken_back, relation.withdraw_again, relation.count_unwithdrawn from public;
grant select (number) on consents.version to tym_relation;
grant execute on function relation.withdraw_again to tym_app, tym_worker;
grant execute on function relation.count_unwithdrawn to tym_exchange;
