-- What has been decided of a signing key is never taken back, whoever asks.
create or replace function organisations.keep_key_history()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if new.confirmed_by is distinct from old.confirmed_by and (old.confirmed_by is not null
      or new.confirmed_by is distinct from coalesce(ctx.person(), 'configuration') or ctx.role_may('signingKey.register')) then
    raise exception 'a signing key is confirmed once, by a second person' using errcode = 'TY004';
  end if;
  if old.revoked_at is not null and (new.revoked_at is null or new.revoked_at > old.revoked_at) then
    raise exception 'a revoked signing key stays revoked' using errcode = 'TY004';
  end if;
  if old.not_after is not null and (new.not_after is null or new.not_after > old.not_after) then
    raise exception 'a retired signing key is not taken into use again' using errcode = 'TY004';
  end if;
  return new;
end $function$;
grant execute on function organisations.keep_key_history to tym_app;

-- Published: asked on every request, so that revoking a key stops it at once, and a key that nobody has
-- confirmed is not trusted. A retired key (not_after) stays live for what it signed before; the verifier
-- compares dates.
create or replace function organisations.key_live(p_issuer text, p_key_id text, p_use text, p_instant timestamptz) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from organisations.live_keys(p_instant) k
    where k.issuer = p_issuer and k.key_id = p_key_id and k.use = p_use);
end $$;
grant execute on function organisations.key_live to tym_app, tym_worker, tym_gate;
