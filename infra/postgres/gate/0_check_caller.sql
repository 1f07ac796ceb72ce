-- Steps shared by every gate: mark the proof as used, then ask whether the keys live, and the right with what is claimed of it.
-- Answers 'ok' or the problem code. Crossings: guard.proof_seen, usage_rights.usage_right_live, organisations.key_live.
create schema if not exists gate;
comment on schema gate is 'Hot-path and admission functions: one round trip each, owned by a role that cannot log in';
create or replace function gate.check_caller(
  p_instant timestamptz, p_calendar date, p_replay bytea, p_slot smallint, p_kind text, p_person text,
  p_usage_right uuid, p_right_version integer, p_issuer text, p_key_id text, p_grant_issuer text, p_grant_key_id text,
  p_employer uuid, p_authority uuid, p_area uuid, p_role text
) returns text language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare fresh integer;
begin
  insert into guard.proof_seen (slot, replay_key, seen_at) values (p_slot, p_replay, p_instant) on conflict do nothing;
  get diagnostics fresh = row_count;
  if fresh = 0 then return 'proof-replayed'; end if;
  if p_kind = 'customer' then
    if not organisations.key_live(p_issuer, p_key_id, 'customer', p_instant) then return 'signing-key-revoked'; end if;
    return 'ok';
  end if;
  if not organisations.key_live(p_issuer, p_key_id, 'certificate', p_instant) then return 'signing-key-revoked'; end if;
  if not organisations.key_live(p_grant_issuer, p_grant_key_id, 'grant', p_instant) then return 'signing-key-revoked'; end if;
  if not usage_rights.usage_right_live(p_usage_right, p_right_version, p_person, p_kind, p_employer, p_authority, p_area,
      p_role, p_calendar) then
    return 'usage-right-not-live';
  end if;
  return 'ok';
end $$;
