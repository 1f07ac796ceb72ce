-- Speed of the gate: the way into a file is decided once for each read, and marked; what the gate then reads is compared
-- with the mark. Only the gate's owner goes by it: a role that cannot log in. The ordinary road asks may_enter() as before.
create function ctx.entered() returns uuid language sql stable as
  $$ select nullif(current_setting('tym.entered', true), '')::uuid $$;
revoke execute on function ctx.entered from public;
grant execute on function ctx.entered to tym_gate, tym_relation;

-- What the gate reads is opened by the mark alone; the rest of a file is nothing to it.
do $$
declare name text; key text;
begin
  foreach name in array array['customership', 'party', 'case_team_member', 'end_opinion', 'event', 'identity_index'] loop
    key := case name when 'customership' then 'id' else 'customership' end;
    execute format('alter policy one_customership on customerships.%I to tym_app', name);
    if name in ('event', 'identity_index') then
      execute format('revoke select on customerships.%I from tym_gate', name);
    else
      execute format('create policy entered on customerships.%I for select to tym_gate using (%I = (select ctx.entered()))', name, key);
    end if;
  end loop;
  foreach name in array array['entry', 'entry_flag', 'current_document'] loop
    execute format('alter policy one_customership on customer_data.%I to tym_app', name);
  end loop;
end $$;
create policy entered on customer_data.current_document for select to tym_gate using (customership = (select ctx.entered()));

-- What a role reads, in one row for each way that a file may be: looked up once for each read.
drop table declared.read_right;
create table declared.reading (
  role text not null,
  kela_in_plan boolean not null,
  safety boolean not null,
  categories smallint[] not null,
  open_classes text[] not null,
  own_classes text[] not null,
  primary key (role, kela_in_plan, safety)
);
comment on table declared.reading is 'Which categories and visibility classes a role reads of a file that Kela does or does not take part in, with or without a purpose of safety; written from the declaration at every migration, read by the gate.';
alter table declared.reading enable row level security;
alter table declared.reading force row level security;
create policy gate_reads on declared.reading for select to tym_gate using (true);
create policy owner_writes on declared.reading to tym_owner using (true) with check (true);
grant select on declared.reading to tym_gate;

-- Published, to be joined with: the keys that live at an instant, and the rights that live on a day. They have no search
-- path of their own, so that the planner looks through them; every name in them is told in full.
create function organisations.live_keys(p_instant timestamptz) returns table (issuer text, key_id text, use text)
language sql stable as $$
  select k.issuer, k.key_id, k.use from organisations.signing_key k
  where k.not_before <= p_instant and k.confirmed_by is not null and (k.revoked_at is null or k.revoked_at > p_instant)
$$;
create or replace function organisations.key_live(p_issuer text, p_key_id text, p_use text, p_instant timestamptz) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from organisations.live_keys(p_instant) k
    where k.issuer = p_issuer and k.key_id = p_key_id and k.use = p_use);
end $$;
create function usage_rights.live_rights(p_calendar date) returns table (
  id uuid, version integer, holder text, holder_kind text, employer uuid, authority uuid, area uuid, role text
) language sql stable as $$
  select r.id, r.version, r.holder, r.holder_kind, r.employer, r.authority, r.area, r.role from usage_rights.usage_right r
  where r.state = 'granted' and p_calendar between r.valid_from and r.valid_until
$$;
create or replace function usage_rights.usage_right_live(
  p_right uuid, p_version integer, p_holder text, p_holder_kind text, p_employer uuid, p_authority uuid, p_area uuid,
  p_role text, p_calendar date
) returns boolean language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from usage_rights.live_rights(p_calendar) r
    where r.id = p_right and r.version = p_version and r.holder = p_holder and r.holder_kind = p_holder_kind
      and r.employer = p_employer and r.authority = p_authority and r.area = p_area and r.role = p_role);
end $$;
revoke execute on function organisations.live_keys, usage_rights.live_rights from public;
grant execute on function organisations.live_keys, usage_rights.live_rights to tym_app, tym_worker, tym_gate;

-- A line and its detail are written by one statement block; of the two only the detail is ever deleted.
alter table audit.detail drop constraint detail_line_fkey;
