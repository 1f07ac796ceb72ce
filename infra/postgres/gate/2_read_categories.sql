-- The hot path: one call sets the context (exactly one customership), checks replay and liveness, reads the current
-- documents that the role may see, and appends the log line, in one commit. Row-level security stays forced: the owner
-- of this function is an ordinary role. Crossings: see gate.check_caller, relation.*, customer_data.current_document,
-- customerships.customership/party/case_team_member/end_opinion, declared.read_right, audit.*, outbox.job.
create or replace function gate.customership_facts(p_customership uuid, p_role text) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object(
    'number', c.number, 'startedOn', c.started_on, 'endedOn', c.ended_on, 'endReason', c.end_reason,
    'referringParty', c.referring_party, 'referredOn', c.referred_on, 'state', c.state, 'kelaInPlan', c.kela_in_plan,
    'planInForceOn', c.plan_in_force_on, 'lastReviewOn', c.last_review_on, 'version', c.version,
    'parties', (select coalesce(jsonb_agg(jsonb_build_object('organisation', p.organisation, 'kind', p.kind, 'taken', p.taken_at is not null) order by p.kind), '[]')
      from customerships.party p where p.customership = c.id),
    'responsibleOfficers', (select coalesce(jsonb_agg(jsonb_build_object('organisation', m.organisation, 'name', m.name, 'title', m.title, 'role', m.role)
        || case when p_role = 'customer' then '{}' else jsonb_build_object('person', m.person) end order by m.added_at), '[]')
      from customerships.case_team_member m where m.customership = c.id and m.responsible and m.removed_at is null),
    'endOpinions', (select coalesce(jsonb_agg(jsonb_build_object('organisation', o.organisation, 'agrees', o.agrees, 'givenOn', o.given_on) order by o.recorded_at), '[]')
      from customerships.end_opinion o where o.customership = c.id and o.proposal = c.proposal))
  from customerships.customership c where c.id = p_customership
$$;

create or replace function gate.read_categories(
  p_instant timestamptz, p_calendar date, p_replay bytea, p_slot smallint, p_kind text, p_person text,
  p_usage_right uuid, p_right_version integer, p_issuer text, p_key_id text, p_grant_issuer text, p_grant_key_id text,
  p_certificate text, p_employer uuid, p_authority uuid, p_area uuid, p_role text, p_self_index bytea,
  p_customership uuid, p_categories smallint[], p_safety boolean, p_reason bytea, p_purpose text, p_ground text,
  p_refusal text, p_rule text, p_line uuid, p_subject bytea, p_event text, p_policy text
) returns table (outcome text, facts text, open_categories text, category smallint, class text, owner uuid, version integer, held text[], content bytea)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  verdict text;
  file customerships.customership%rowtype;
  team boolean := false;
  guarded boolean := false;
  readable smallint[];
  seen_fields text[] := '{}';
  fact_text text;
begin
  perform set_config('tym.kind', 'customership', true), set_config('tym.person', p_person, true),
    set_config('tym.role', p_role, true), set_config('tym.employer', coalesce(p_employer::text, ''), true),
    set_config('tym.authority', coalesce(p_authority::text, ''), true), set_config('tym.area', coalesce(p_area::text, ''), true),
    set_config('tym.customership', p_customership::text, true),
    set_config('tym.out_of_team', case when p_reason is null then '' else 'yes' end, true),
    set_config('tym.self_index', coalesce(encode(p_self_index, 'hex'), ''), true),
    set_config('tym.instant', p_instant::text, true);
  verdict := gate.check_caller(p_instant, p_calendar, p_replay, p_slot, p_kind, p_person, p_usage_right,
    p_right_version, p_issuer, p_key_id, p_grant_issuer, p_grant_key_id, p_employer, p_authority, p_area, p_role);
  if verdict = 'ok' and p_refusal is not null then verdict := p_refusal; end if;
  if verdict = 'ok' then
    select * into file from customerships.customership c where c.id = p_customership;   -- row-level security decides
    if not found then
      verdict := 'not-found';
    else
      team := p_role = 'customer' or relation.on_case_team(p_customership, p_person, p_authority);
      select array_agg(distinct r.category order by r.category) into readable from declared.read_right r
        where r.role = p_role and r.category = any (p_categories)
          and (r.condition is null or r.condition = 'withholding' or (r.condition = 'kelaInPlan' and file.kela_in_plan));
      if readable is null then verdict := 'condition-not-met'; end if;
    end if;
  end if;

  if verdict <> 'ok' then
    insert into audit.entry (line, at, event, outcome, problem, person, certificate, usage_right, employer, authority, role,
      purpose, ground, categories, rule, policy_version, subject, out_of_team)
    values (p_line, p_instant, p_event, 'denied', verdict, p_person, p_certificate, p_usage_right, p_employer, p_authority, p_role,
      p_purpose, p_ground, p_categories, p_rule, p_policy, p_subject, p_reason is not null);
    if p_subject is not null then
      insert into audit.detail (line, customership, reason) values (p_line, p_customership, p_reason);
    end if;
    outcome := verdict;
    return next;
    return;
  end if;

  -- Contact data is read as protected in every file of a person whom one of them says to be under turvakielto.
  if 1 = any (readable) then guarded := relation.under_safety(); end if;
  if 2 = any (readable) then
    fact_text := gate.customership_facts(p_customership, p_role)::text;
    seen_fields := array['2.01', '2.02', '2.03', '2.04', '2.06', '2.08'];
  end if;
  -- The first row says what is open to the caller, also where nothing has been recorded yet.
  outcome := 'ok'; facts := fact_text; open_categories := array_to_string(readable, ','); category := 0; version := file.version;
  return next;
  facts := null; open_categories := null;
  for category, class, owner, version, content, held in
    select d.category, d.class, d.owner, d.version, d.content, d.fields
    from customer_data.current_document d
    where d.customership = p_customership and d.category = any (readable)
      and exists (select 1 from declared.read_right r
        where r.role = p_role and r.category = d.category
          and (r.condition is null or r.condition = 'withholding' or (r.condition = 'kelaInPlan' and file.kela_in_plan))
          and (not r.own_only or d.owner = p_authority)
          and r.class = case when guarded and d.class = '1.contact' then '1.safety' else d.class end and (not r.safety or (p_safety and team)))
    order by d.category, d.class, d.owner
  loop
    seen_fields := seen_fields || held;
    return next;
  end loop;

  insert into audit.entry (line, at, event, outcome, person, certificate, usage_right, employer, authority, role,
    purpose, ground, categories, fields, rule, policy_version, subject, out_of_team)
  values (p_line, p_instant, p_event, 'allowed', p_person, p_certificate, p_usage_right, p_employer, p_authority, p_role,
    p_purpose, p_ground, readable, seen_fields, p_rule, p_policy, p_subject, not team);
  insert into audit.detail (line, customership, reason) values (p_line, p_customership, p_reason);
  if not team then
    insert into outbox.job (id, kind, payload, once_key, planned_at, run_at)
    values (gen_random_uuid(), 'notify-out-of-team-read', jsonb_build_object('customership', p_customership, 'line', p_line),
      'notify-out-of-team-read:' || p_line, p_instant, p_instant);
  end if;
end $$;
