-- The hot path: one call carries out a batch of reads and commits once, under forced row-level security,
-- since the owner of this function is an ordinary role. For each read it checks replay and liveness, lets
-- the caller into exactly one customership, reads the current documents that the role may see, and appends
-- the log line.

-- Crossings: see gate.check_liveness, relation.*, customer_data.current_document,
-- customerships.customership/party/case_team_member/end_opinion, declared.reading, audit.*, outbox.job.
create or replace function gate.customership_facts(p_file customerships.customership, p_role text) returns json
language sql stable as $$
  select json_build_object(
    'number', p_file.number, 'startedOn', p_file.started_on, 'endedOn', p_file.ended_on, 'endReason', p_file.end_reason,
    'referringParty', p_file.referring_party, 'referredOn', p_file.referred_on, 'state', p_file.state,
    'kelaInPlan', p_file.kela_in_plan, 'planInForceOn', p_file.plan_in_force_on, 'lastReviewOn', p_file.last_review_on,
    'version', p_file.version,
    'parties', (select coalesce(json_agg(json_build_object('organisation', p.organisation, 'kind', p.kind, 'taken', p.taken_at is not null) order by p.kind), '[]')
      from customerships.party p where p.customership = p_file.id),
    'responsibleOfficers', (select coalesce(json_agg(case when p_role = 'customer'
          then json_build_object('organisation', m.organisation, 'name', m.name, 'title', m.title, 'role', m.role)
          else json_build_object('organisation', m.organisation, 'name', m.name, 'title', m.title, 'role', m.role, 'person', m.person)
        end order by m.added_at), '[]')
      from customerships.case_team_member m where m.customership = p_file.id and m.responsible and m.removed_at is null),
    'endOpinions', (select coalesce(json_agg(json_build_object('organisation', o.organisation, 'agrees', o.agrees, 'givenOn', o.given_on) order by o.recorded_at), '[]')
      from customerships.end_opinion o where o.customership = p_file.id and o.proposal = p_file.proposal))
$$;

-- What a summary says beyond the facts: who works on the file, what has happened last, and who was a party.
-- Crossings: customerships.case_team_member/event/end_proposal/former_party/transfer.
create or replace function gate.summary_facts(p_file customerships.customership, p_guarded boolean) returns jsonb
language sql stable as $$
  select gate.customership_facts(p_file, null)::jsonb || jsonb_build_object(
    'safety', p_guarded, 'area', p_file.area,
    'team', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'organisation', m.organisation, 'person', m.person,
          'name', m.name, 'title', m.title, 'role', m.role, 'responsible', m.responsible) order by m.added_at, m.id), '[]')
      from customerships.case_team_member m where m.customership = p_file.id and m.removed_at is null),
    'formerParties', (select coalesce(jsonb_agg(jsonb_build_object('organisation', f.organisation, 'kind', f.kind, 'until', t.moved_on)
          order by t.recorded_at, f.organisation), '[]')
      from customerships.former_party f join customerships.transfer t on t.id = f.transfer where f.customership = p_file.id),
    'endProposal', (select jsonb_build_object('organisation', e.organisation, 'proposedOn', e.proposed_on, 'answerBy', e.answer_by)
      from customerships.end_proposal e
      where p_file.state = 'endProposed' and e.customership = p_file.id and e.number = p_file.proposal),
    'events', (select coalesce(jsonb_agg(jsonb_build_object('event', l.event, 'happenedOn', l.happened_on,
          'organisation', l.by_authority, 'version', l.version, 'recordedAt', l.recorded_at,
          'by', (select jsonb_build_object('name', m.name, 'title', m.title, 'role', m.role) from customerships.case_team_member m
            where m.customership = p_file.id and m.person = l.by_person order by m.added_at desc limit 1),
          'member', (select jsonb_build_object('name', m.name, 'title', m.title, 'role', m.role) from customerships.case_team_member m
            where m.customership = p_file.id and m.person = l.of_person order by m.added_at desc limit 1))
          order by l.recorded_at desc, l.id desc), '[]')
      from (select e.* from customerships.event e where e.customership = p_file.id
        order by e.recorded_at desc, e.id desc limit 6) l))
$$;

create or replace function gate.read_categories(p_reads text, p_policy text)
returns table (item smallint, outcome text, facts text, open_categories text, category smallint, class text, owner uuid,
  version integer, layout smallint, held text[], content bytea)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  asked record;
  verdict text;
  way text;
  outside boolean;
  opening uuid;
  opened record;
  nobody text;
  guarded boolean;
  readable smallint[];
  seen text[];
  lines audit.entry[] := '{}';
  details audit.detail[] := '{}';
begin
  for asked in
    with wanted as materialized (
      -- Numbered here: whether a proof is an equal one's second is not for the caller to say.
      select w.*, (w.ordinality - 1)::smallint as item from rows from (json_to_recordset(p_reads::json) as (
        instant timestamptz, calendar date, replay bytea, slot smallint, kind text, person text,
        usage_right uuid, right_version integer, issuer text, key_id text, grant_issuer text, grant_key_id text,
        certificate text, employer uuid, authority uuid, area uuid, role text, self_index bytea,
        customership uuid, categories smallint[], fields text[], safety boolean, reason bytea, purpose text, ground text,
        refusal text, rule text, line uuid, subject bytea, event text)) with ordinality as w
    ), marked as (
      -- In one order, so that two batches never wait for one another in a circle.
      insert into guard.proof_seen (slot, replay_key, seen_at)
      select w.slot, w.replay, min(w.instant) from wanted w group by w.slot, w.replay order by w.slot, w.replay
      on conflict do nothing returning slot, replay_key
    )
    select w.*, case
      -- Of two equal proofs in one batch the first one passes.
      when not exists (select from marked m where m.slot = w.slot and m.replay_key = w.replay)
        or exists (select from wanted e where e.slot = w.slot and e.replay = w.replay and e.item < w.item) then 'proof-replayed'
      else l.verdict end as verdict
    from wanted w cross join lateral gate.check_liveness(w.instant, w.calendar, w.kind, w.person, w.usage_right,
      w.right_version, w.issuer, w.key_id, w.grant_issuer, w.grant_key_id, w.employer, w.authority, w.area, w.role) l
  loop
    item := asked.item;
    nobody := set_config('tym.entered', '', true);   -- nobody goes on in the file of the one before
    facts := null; open_categories := null; category := 0; class := null; owner := null; held := null; content := null; layout := null;
    seen := '{}'; readable := null; way := null; outside := false; opening := null;
    verdict := asked.verdict;
    if verdict = 'ok' and asked.refusal is not null then verdict := asked.refusal; end if;
    if verdict = 'ok' then
      way := relation.enter(asked.customership, asked.role, asked.person, asked.usage_right, asked.authority, asked.area,
        asked.self_index, asked.reason is not null, asked.instant);
      outside := coalesce(way in ('area', 'opened'), false);
      if way in ('opened', 'afterEnd') and asked.reason is null then
        opening := relation.live_opening(asked.customership, asked.person, asked.usage_right, asked.authority, asked.instant);
      end if;
      -- Row-level security decides whether there is a file, and what of its documents.
      select c as file, array(select a from unnest(r.categories) a where a = any (asked.categories)) as readable, r.open_classes,
          r.own_classes, (select min(d.layout) from customer_data.current_document d where d.customership = c.id) as layout
        into opened
        from customerships.customership c left join declared.reading r
          on r.role = asked.role and r.kela_in_plan = c.kela_in_plan and r.safety = (asked.safety and not outside)
        where c.id = asked.customership;
      if way = 'ended' then
        verdict := 'reason-required';
      elsif way is null or not found or (way = 'opened' and asked.safety) then
        verdict := 'not-found';
      elsif cardinality(opened.readable) = 0 then
        if not exists (select 1 from declared.reading) then
          raise exception 'the declaration has not been written into the database yet' using errcode = '55000';
        end if;
        verdict := 'condition-not-met';
      end if;
    end if;

    if verdict = 'ok' then
      -- Contact data is read as protected in every file of a person whom one of them says to be under
      -- turvakielto.
      readable := opened.readable;
      guarded := 1 = any (readable) and relation.entered_under_safety(asked.calendar);
      if 2 = any (readable) then
        facts := case when asked.fields is null then gate.customership_facts(opened.file, asked.role)::text
          else gate.summary_facts(opened.file, guarded)::text end;
        seen := array['2.01', '2.02', '2.03', '2.04', '2.06', '2.08'];
      end if;
      -- The first row says what is open to the caller, also where nothing has been recorded yet.
      outcome := 'ok'; open_categories := array_to_string(readable, ','); version := (opened.file).version; layout := opened.layout;
      return next;
      facts := null; open_categories := null;
      for category, class, owner, version, layout, content, held in
        select d.category, d.class, d.owner, d.version, d.layout, d.content, d.fields
        from customer_data.current_document d
        where d.customership = asked.customership and d.category = any (readable)
          and (asked.fields is null or d.fields && asked.fields)
          -- Contact data is for the team: from outside it nobody sees any, whatever the reason.
          and not (outside and d.class in ('1.contact', '1.safety'))
          and (case when d.class in ('1.contact', '1.safety') then case when guarded then '1.safety' else '1.contact' end else d.class end = any (opened.open_classes)
            or (d.owner = asked.authority
              and case when d.class in ('1.contact', '1.safety') then case when guarded then '1.safety' else '1.contact' end else d.class end = any (opened.own_classes)))
        order by d.category, d.class, d.owner
      loop
        -- Officers are shown the identity code masked; a summary shows nothing but the fields it asks for.
        seen := seen || case when asked.fields is not null then array(select unnest(held) intersect select unnest(asked.fields))
          when category = 1 and way <> 'self' then array_remove(held, '1.01') else held end;
        return next;
      end loop;
    else
      outcome := verdict; version := null;
      return next;
    end if;

    lines := lines || row(asked.line, asked.instant, pg_current_xact_id(), asked.event,
      case verdict when 'ok' then 'allowed' else 'denied' end, nullif(verdict, 'ok'), asked.person, asked.certificate,
      asked.usage_right, asked.employer, asked.authority, asked.role,
      case when verdict = 'ok' and way = 'afterEnd' and not asked.safety then way
        when verdict = 'ok' and way = 'opened' then 'dutyCover' else asked.purpose end, asked.ground,
      case verdict when 'ok' then readable else asked.categories end, seen, asked.rule, p_policy, asked.subject,
      case verdict when 'ok' then outside else asked.reason is not null end)::audit.entry;
    if verdict = 'ok' or asked.subject is not null and relation.is_file(asked.customership) then
      details := details || row(asked.line, asked.customership, case when opening is null then '{}' else array[opening::text] end, asked.reason)::audit.detail;
    end if;
    if verdict = 'ok' and (way = 'area' or (way = 'afterEnd' and asked.reason is not null)) then
      insert into outbox.job (id, kind, payload, once_key, planned_at, run_at)
      values (gen_random_uuid(), 'notify-out-of-team-read', jsonb_build_object('customership', asked.customership, 'line', asked.line)
          || case way when 'area' then '{}'::jsonb else jsonb_build_object('reader', asked.person) end,
        'notify-out-of-team-read:' || asked.line, asked.instant, asked.instant);
    end if;
  end loop;
  insert into audit.entry select l.* from unnest(lines) l;
  insert into audit.detail select d.* from unnest(details) d;
end $$;
