-- Kinds of outside parties are an open list (law paper E: "among others"). The declaration names those of the law's own lists; the agency adds others,
-- one proposes and another approves, and the database takes a party of a known kind only.
create table declared.party_kind (
  kind text primary key
);
comment on table declared.party_kind is 'The kinds of outside parties that the declaration names and that are entered by name. Written from the declaration at every migration.';
alter table declared.party_kind enable row level security;
alter table declared.party_kind force row level security;
create policy everybody_reads on declared.party_kind for select using (true);
create policy owner_writes on declared.party_kind to tym_owner using (true) with check (true);
grant select on declared.party_kind to tym_app, tym_worker, tym_gate, tym_relation, tym_exchange;

create table outside_parties.kind (
  id uuid primary key,
  code text not null check (code ~ '^[a-z][A-Za-z]{1,40}$'),
  title_fi text not null,
  title_sv text not null,
  title_en text not null,
  state text not null check (state in ('proposed', 'approved', 'refused')),
  version integer not null default 1 check (version > 0),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  refusal_reason text,
  constraint decided_whole check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint two_persons check (decided_by <> proposed_by),
  constraint refused_with_reason check ((state = 'refused') = (refusal_reason is not null))
);
comment on table outside_parties.kind is 'A kind of outside parties that the agency has added to those of the declaration: its names, who proposed it and which other person decided. Facts about no customer.';
create unique index kind_once on outside_parties.kind (code) where state <> 'refused';

create function outside_parties.refuse_kind_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.id, new.code, new.title_fi, new.title_sv, new.title_en, new.proposed_by, new.proposed_at)
      is distinct from (old.id, old.code, old.title_fi, old.title_sv, old.title_en, old.proposed_by, old.proposed_at)
      or old.state <> 'proposed' or new.state = 'proposed' or new.version <> old.version + 1
      or (new.decided_by, new.decided_at) is distinct from (ctx.person(), ctx.instant()) then
    raise exception 'a kind is decided on once, now, in one''s own name' using errcode = 'TY006';
  end if;
  return new;
end $$;
create function outside_parties.refuse_declared_kind() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from declared.party_kind d where d.kind = new.code) then
    raise exception 'the declaration has that kind' using errcode = 'TY006';
  end if;
  return new;
end $$;
-- What is there stays; a party that is entered from now on is of a kind that the declaration names or two persons have added.
create function outside_parties.refuse_unknown_kind() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from declared.party_kind d where d.kind = new.kind)
      and not exists (select from outside_parties.kind k where k.code = new.kind and k.state = 'approved') then
    raise exception 'there is no such kind of outside parties' using errcode = 'TY180';
  end if;
  return new;
end $$;
revoke execute on function outside_parties.refuse_kind_return, outside_parties.refuse_declared_kind, outside_parties.refuse_unknown_kind from public;
grant execute on function outside_parties.refuse_kind_return, outside_parties.refuse_declared_kind, outside_parties.refuse_unknown_kind to tym_app;
create trigger refuse_kind_return before update on outside_parties.kind for each row execute function outside_parties.refuse_kind_return();
create trigger refuse_declared_kind before insert on outside_parties.kind for each row execute function outside_parties.refuse_declared_kind();
create trigger refuse_unknown_kind before insert on outside_parties.party for each row execute function outside_parties.refuse_unknown_kind();
create trigger refuse_other_kind before update of kind on outside_parties.party for each row when (new.kind is distinct from old.kind)
  execute function outside_parties.refuse_unknown_kind();

alter table outside_parties.kind enable row level security;
alter table outside_parties.kind force row level security;
create policy known_kinds on outside_parties.kind for select to tym_app
  using (state = 'approved' and (select ctx.role_may('outsideParty.readKinds')));
create policy agency_sees on outside_parties.kind for select to tym_app
  using ((select ctx.role_may('outsideParty.proposeKind')) or (select ctx.role_may('outsideParty.decideOnKind')));
create policy operator_proposes on outside_parties.kind for insert to tym_app
  with check ((select ctx.role_may('outsideParty.proposeKind')) and state = 'proposed' and version = 1
    and proposed_by = (select ctx.person()) and proposed_at = (select ctx.instant()));
create policy grantor_decides on outside_parties.kind for update to tym_app
  using ((select ctx.role_may('outsideParty.decideOnKind')) and state = 'proposed')
  with check ((select ctx.role_may('outsideParty.decideOnKind')) and decided_by = (select ctx.person()));
grant select, insert on outside_parties.kind to tym_app;
grant update (state, version, decided_by, decided_at, refusal_reason) on outside_parties.kind to tym_app;
