-- Whether the present caller may still be told of a file: its team, officers of a party that has not taken
-- it, a party of its area, or the agency, which sees ids only.
create or replace function relation.may_be_told(p_customership uuid, p_audience text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_customership is null or p_audience = 'office' then return true; end if;
  if relation.on_case_team(p_customership, ctx.person(), ctx.authority()) then return true; end if;
  case p_audience
    when 'awaiting' then
      return exists (select 1 from customerships.party p join customerships.customership c on c.id = p.customership
        where p.customership = p_customership and p.organisation = ctx.authority() and p.taken_at is null
          and c.area = ctx.area() and c.state <> 'ended');
    when 'party' then
      return relation.is_party_here(p_customership) or relation.has_left_here(p_customership)
        or exists (select 1 from organisations.organisation o where o.id = ctx.authority() and o.kind = 'keha');
    else return false;
  end case;
end $$;
grant execute on function relation.may_be_told to tym_app;
