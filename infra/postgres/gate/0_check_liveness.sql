-- Asked by every gate: do the keys live, and the right with what is claimed of it? Answers one row: 'ok' or
-- the problem code. Crossings: usage_rights.live_rights, organisations.live_keys.
create schema if not exists gate;
comment on schema gate is 'Hot-path and admission functions: one round trip each, owned by a role that cannot log in';

-- No search path of its own, so that the planner looks through it when it is joined with a batch of reads.
create or replace function gate.check_liveness(
  p_instant timestamptz, p_calendar date, p_kind text, p_person text,
  p_usage_right uuid, p_right_version integer, p_issuer text, p_key_id text, p_grant_issuer text, p_grant_key_id text,
  p_employer uuid, p_authority uuid, p_area uuid, p_role text
) returns table (verdict text) language sql stable as $$
  select case
    when not exists (select 1 from organisations.live_keys(p_instant) k where k.issuer = p_issuer and k.key_id = p_key_id
      and k.use = case p_kind when 'customer' then 'customer' else 'certificate' end) then 'signing-key-revoked'
    when p_kind = 'customer' then 'ok'
    when not exists (select 1 from organisations.live_keys(p_instant) k
      where k.issuer = p_grant_issuer and k.key_id = p_grant_key_id and k.use = 'grant') then 'signing-key-revoked'
    when not exists (select 1 from usage_rights.live_rights(p_calendar) r
      where r.id = p_usage_right and r.version = p_right_version and r.holder = p_person and r.holder_kind = p_kind
        and r.employer = p_employer and r.authority = p_authority and r.area = p_area and r.role = p_role)
      then 'usage-right-not-live'
    else 'ok'
  end
$$;
