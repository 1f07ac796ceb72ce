-- How many of these consents, of which a journal says that they were withdrawn and when, are in force here all the same, though the
-- customer has not answered anew: the exchange serves nothing before somebody has withdrawn them again.
create function relation.count_unwithdrawn(p_consents uuid[], p_at timestamptz[]) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select count(*) from consents.consent c
    where c.withdrawn_at is null and exists (select from unnest(p_consents, p_at) as w(consent, at)
      where w.consent = c.id and not exists (select from consents.version v where v.consent = w.consent and v.recorded_at > w.at)));
end $$;
revoke execute on function relation.count_unwithdrawn from public;
