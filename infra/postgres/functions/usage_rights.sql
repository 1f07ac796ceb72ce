-- Providers' staff can hold nothing (12 § 4): the database knows it as well.
create or replace function usage_rights.refuse_providers() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from organisations.organisation o where o.id in (new.employer, new.authority) and o.kind = 'recipient') then
    raise exception 'a service provider''s staff cannot hold a usage right' using errcode = 'TY001';
  end if;
  return new;
end $$;
grant execute on function usage_rights.refuse_providers to tym_app, tym_worker;

-- Nothing leads back: what has been refused or has ended never lives again, whoever asks, and no version
-- returns.
create or replace function usage_rights.refuse_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.version < old.version or (new.state <> old.state and not (
      (old.state = 'applied' and new.state in ('granted', 'refused', 'ended'))
      or (old.state = 'granted' and new.state in ('ended', 'expired')))) then
    raise exception 'a usage right does not go from % to %', old.state, new.state using errcode = 'TY005';
  end if;
  return new;
end $$;
grant execute on function usage_rights.refuse_return to tym_app, tym_worker;

-- Published: is this right live today, in exactly this version, and does it say of its holder what is
-- claimed?
create or replace function usage_rights.usage_right_live(
  p_right uuid, p_version integer, p_holder text, p_holder_kind text, p_employer uuid, p_authority uuid, p_area uuid,
  p_role text, p_calendar date
) returns boolean language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from usage_rights.live_rights(p_calendar) r
    where r.id = p_right and r.version = p_version and r.holder = p_holder and r.holder_kind = p_holder_kind
      and r.employer = p_employer and r.authority = p_authority and r.area = p_area and r.role = p_role);
end $$;
grant execute on function usage_rights.usage_right_live to tym_app, tym_worker, tym_gate;
