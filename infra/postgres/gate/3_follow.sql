-- What the streams of change signals ask every few seconds, all of a process in one round trip: which of them
-- may go on, and what others have done in their files since they were read. Of a stream that may not there is
-- no row; of one that may and has no news, one row without an act.

-- The way in is asked as a read asks it, from the team of a file that is at work or by an opening that lives,
-- with the same look-ups whether there is such a file or not. Crossings: customerships (the relation), audit
-- (lines of the one file, by their ids, which say the instant).
drop function if exists relation.written_since;
create function relation.written_since(p_streams jsonb, p_instant timestamptz, p_events text[])
returns table (stream integer, on_team boolean, kela_in_plan boolean, done_at timestamptz, event text, authority uuid, fields text[])
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query with asked as materialized (
      select s.*, exists (select from relation.places_on_team(s.customership, s.person, s.authority)) as on_team,
        relation.live_opening(s.customership, s.person, s.usage_right, s.authority, p_instant) is not null as is_open,
        relation.is_party_in(s.customership, s.authority, s.area) as is_here
      from jsonb_to_recordset(p_streams) s (stream integer, customership uuid, since timestamptz, person text,
        usage_right uuid, authority uuid, area uuid)
    ), let_in as materialized (
      select a.*, c.kela_in_plan from asked a join customerships.customership c on c.id = a.customership
      where case when a.on_team then c.state <> 'ended' or a.is_open else a.is_open and a.is_here end
    )
    select f.stream, f.on_team, f.kela_in_plan, l.at, l.event, l.authority, l.fields
    from let_in f left join lateral (
      select e.at, e.event, e.authority, e.fields from audit.detail d join audit.entry e on e.line = d.line
      where d.customership = f.customership and d.line >= audit.first_line_of(f.since)
        and e.outcome = 'allowed' and e.event = any (p_events) and e.person is distinct from f.person
      order by d.line limit 100) l on true
    order by f.stream, l.at;
end $$;

create or replace function gate.follow(p_streams jsonb, p_instant timestamptz, p_calendar date, p_events text[])
returns table (stream integer, on_team boolean, kela_in_plan boolean, done_at timestamptz, event text, authority uuid, fields text[])
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare live jsonb := (select jsonb_agg(s.each) from jsonb_array_elements(p_streams) s (each)
  cross join lateral gate.check_liveness(p_instant, p_calendar, s.each->>'kind', s.each->>'person', (s.each->>'usage_right')::uuid,
    (s.each->>'right_version')::integer, s.each->>'issuer', s.each->>'key_id', s.each->>'grant_issuer', s.each->>'grant_key_id',
    (s.each->>'employer')::uuid, (s.each->>'authority')::uuid, (s.each->>'area')::uuid, s.each->>'role') l
  where l.verdict = 'ok');
begin
  return query select w.stream, w.on_team, w.kela_in_plan, w.done_at, w.event, w.authority, w.fields
    from relation.written_since(coalesce(live, '[]'), p_instant, p_events) w;
end $$;
