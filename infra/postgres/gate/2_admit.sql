-- Admission to the ordinary road: replay mark, liveness and, when refused, the denial line, in one commit.
create or replace function gate.admit(
  p_instant timestamptz, p_calendar date, p_replay bytea, p_slot smallint, p_kind text, p_person text,
  p_usage_right uuid, p_right_version integer, p_issuer text, p_key_id text, p_grant_issuer text, p_grant_key_id text,
  p_certificate text, p_employer uuid, p_authority uuid, p_area uuid, p_role text, p_line uuid, p_event text, p_policy text
) returns text language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  outcome text;
  fresh integer;
begin
  insert into guard.proof_seen (slot, replay_key, seen_at) values (p_slot, p_replay, p_instant) on conflict do nothing;
  get diagnostics fresh = row_count;
  if fresh = 0 then
    outcome := 'proof-replayed';
  else
    select l.verdict into outcome from gate.check_liveness(p_instant, p_calendar, p_kind, p_person, p_usage_right,
      p_right_version, p_issuer, p_key_id, p_grant_issuer, p_grant_key_id, p_employer, p_authority, p_area, p_role) l;
  end if;
  if outcome <> 'ok' then
    insert into audit.entry (line, at, event, outcome, problem, person, certificate, usage_right, employer, authority, role, policy_version)
    values (p_line, p_instant, p_event, 'denied', outcome, p_person, p_certificate, p_usage_right, p_employer, p_authority, p_role, p_policy);
  end if;
  return outcome;
end $$;

-- The signers' statement requests are marked like proofs, so that none is answered twice.
create or replace function gate.mark_request(p_instant timestamptz, p_slot smallint, p_replay bytea)
returns boolean language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare fresh integer;
begin
  insert into guard.proof_seen (slot, replay_key, seen_at) values (p_slot, p_replay, p_instant) on conflict do nothing;
  get diagnostics fresh = row_count;
  return fresh = 1;
end $$;

-- Empties the slot of the replay ring that no acceptable proof can reach any more (a proof lives about a
-- minute).
create or replace function gate.clear_old_marks(p_instant timestamptz)
returns smallint language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare slot smallint := ((floor(extract(epoch from p_instant) / 300)::bigint + 2) % 4)::smallint;
begin
  execute format('truncate guard.%I', 'proof_seen_' || slot);
  return slot;
end $$;
