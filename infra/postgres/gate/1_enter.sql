-- The way into one customership, decided once for each read. Owned by the role that sees nothing but the
-- relation.
drop function if exists relation.is_party_in, relation.enter, relation.entered_under_safety;
create function relation.is_party_in(p_customership uuid, p_organisation uuid, p_area uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.party p join customerships.customership c on c.id = p.customership
    where p.customership = p_customership and p.organisation = p_organisation and c.area = p_area);
end $$;

-- Decides how a caller comes into one customership ('self', 'team', 'area' with a reason in the read itself,
-- 'opened' by an opening of before, 'afterEnd' from the team into a file that has ended, or null: not at all,
-- and 'ended': a reason is lacking) and marks it as entered, by which the policies of the gate's owner go.
-- Openings are looked for only where the caller is not on a team that may read.
create function relation.enter(
  p_customership uuid, p_role text, p_person text, p_usage_right uuid, p_authority uuid, p_area uuid, p_self_index bytea,
  p_out_of_team boolean, p_instant timestamptz
) returns text language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  way text;
  is_open boolean;
  ended boolean;
  entered text;
begin
  if p_role = 'customer' then
    if relation.is_self(p_customership, p_self_index) then way := 'self'; end if;
  else
    select c.state = 'ended' into ended from customerships.customership c
    where c.id = p_customership and exists (select from relation.places_on_team(c.id, p_person, p_authority));
    if found then
      way := case when not ended then 'team'
        when p_out_of_team or relation.live_opening(p_customership, p_person, p_usage_right, p_authority, p_instant) is not null then 'afterEnd'
        else 'ended' end;
    else
      -- Asked before the area is, so that a file in it and one that is nowhere take the same look-ups.
      is_open := p_out_of_team or relation.live_opening(p_customership, p_person, p_usage_right, p_authority, p_instant) is not null;
      if is_open and relation.is_party_in(p_customership, p_authority, p_area) then
        way := case when p_out_of_team then 'area' else 'opened' end;
      end if;
    end if;
  end if;
  entered := set_config('tym.entered', case when way is null or way = 'ended' then '' else p_customership::text end, true);
  return way;
end $$;

-- Whether the person of the entered file is under turvakielto on the day, by this file or by another of
-- theirs.
create function relation.entered_under_safety(p_day date) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return relation.is_shielded(ctx.entered(), p_day);
end $$;

-- Whether there is such a file, whoever asks: of a file that was deleted no line may tell, though its keys
-- are remembered for a minute.
create or replace function relation.is_file(p_customership uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from customerships.customership c where c.id = p_customership)
$$;
