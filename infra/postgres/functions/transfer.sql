create or replace function customerships.refuse_strange_member() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from customerships.party p where p.customership = new.customership and p.organisation = new.organisation) then
    raise exception 'a member of the team is of a party' using errcode = '23503';
  end if;
  return new;
end $$;
grant execute on function customerships.refuse_strange_member to tym_app, tym_relation;

-- The entry that a caller of a former party has come for: nothing else of the file is opened to them.
create or replace function ctx.entry() returns uuid language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return nullif(ctx.said('entry'), '')::uuid;
end $$;
grant execute on function ctx.entry to tym_app, tym_relation;

-- Whether an organisation was a party before a transfer; and whether the caller's was, for the area of their
-- right.
create or replace function relation.was_party(p_customership uuid, p_organisation uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.former_party f where f.customership = p_customership and f.organisation = p_organisation);
end $$;
grant execute on function relation.was_party to tym_app;

create or replace function relation.was_party_here(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.former_party f
    where f.customership = p_customership and f.organisation = ctx.authority() and f.area = ctx.area());
end $$;

-- Whether the caller's organisation has left the file altogether, having been a party of it for their area.
create or replace function relation.has_left_here(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return relation.was_party_here(p_customership) and not relation.is_party(p_customership, ctx.authority());
end $$;

-- Who acts in the file for an organisation today: itself, or, once it has left, the party that has taken its
-- place.
create or replace function relation.acts_for(p_customership uuid, p_organisation uuid) returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if relation.is_party(p_customership, p_organisation) then return p_organisation; end if;
  return coalesce((select p.organisation from customerships.former_party f
      join customerships.party p on p.customership = f.customership and p.kind = f.kind
    where f.customership = p_customership and f.organisation = p_organisation limit 1), p_organisation);
end $$;
grant execute on function relation.acts_for to tym_app, tym_worker;

-- Whom a job tells of what an officer has set going: them, while they are on the team; otherwise whoever
-- answers for who acts for their organisation now; and where nobody does, them all the same. Of a file that
-- has been annulled nobody answers in another's place: who gave something out of it asks for it back.
create or replace function relation.officers_to_tell(p_customership uuid, p_person text, p_organisation uuid) returns table (person text, organisation uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if ctx.job() is null then return; end if;
  if not relation.on_case_team(p_customership, p_person, p_organisation) and not relation.is_annulled(p_customership) then
    return query select m.person, m.organisation from customerships.case_team_member m
      where m.customership = p_customership and m.organisation = relation.acts_for(p_customership, p_organisation)
        and m.responsible and m.removed_at is null;
    if found then return; end if;
  end if;
  return query select p_person, p_organisation;
end $$;
grant execute on function relation.officers_to_tell to tym_worker, tym_exchange;

-- Whether a remark stands on an entry of the caller's own organisation in a file that it has left, also
-- within the transaction that corrects it or answers the remark. What the customer says is theirs to
-- correct, and the identity code and turvakielto are for two persons of the present team: their newer
-- versions may say where the customer is.
create or replace function relation.is_left_and_flagged(p_customership uuid, p_entry uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return relation.has_left_here(p_customership) and exists (select 1 from customer_data.entry e
      join customer_data.entry_flag f on f.entry = e.id and f.entry_version = e.version
        and (f.answered_at is null or (f.answered_by = ctx.person() and f.answered_at = ctx.instant()))
    where e.id = p_entry and e.customership = p_customership and e.owner = ctx.authority() and e.removed_at is null
      and exists (select 1 from declared.role r where r.role = e.author_role and r.kind = 'person') and e.field not in ('1.01', '1.09')
      and not exists (select 1 from customer_data.entry n where n.id = e.id and n.version > e.version
        and not (n.author = ctx.person() and n.recorded_at = ctx.instant())));
end $$;

create or replace function relation.may_open_left_entry() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return ctx.kind() = 'leftEntry' and ctx.role_may('leftEntry.answer')
    and relation.is_left_and_flagged(ctx.customership(), ctx.entry());
end $$;
grant execute on function relation.may_open_left_entry to tym_app;

create or replace function relation.category_of_left_entry() returns smallint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select e.category from customer_data.entry e where e.id = ctx.entry() and e.version = 1 and relation.may_open_left_entry());
end $$;
grant execute on function relation.category_of_left_entry to tym_app;

create or replace function relation.field_of_left_entry() returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select e.field from customer_data.entry e where e.id = ctx.entry() and e.version = 1 and relation.may_open_left_entry());
end $$;
grant execute on function relation.field_of_left_entry to tym_app;

-- Entries of the caller's own organisation on which a remark stands, in files that it has left.
create or replace function relation.left_entries() returns table (customership uuid, entry uuid, category smallint, field text, flagged_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if ctx.kind() is distinct from 'organisation' or not ctx.role_may('leftEntry.answer') then return; end if;
  return query select e.customership, e.id, e.category, e.field, min(f.recorded_at)
    from (select distinct l.customership from customerships.former_party l
        where l.organisation = ctx.authority() and l.area = ctx.area() and relation.has_left_here(l.customership)) l
      join customer_data.entry e on e.customership = l.customership and e.owner = ctx.authority()
      join customer_data.entry_flag f on f.entry = e.id and f.entry_version = e.version and f.answered_at is null
    where relation.is_left_and_flagged(e.customership, e.id) and not relation.is_annulled(e.customership)
      and not exists (select 1 from customer_data.entry n where n.id = e.id and n.version > e.version)
    group by e.customership, e.id, e.category, e.field order by min(f.recorded_at), e.id;
end $$;
grant execute on function relation.left_entries to tym_app;

-- Gives the file its parties of an area, in one step that leaves no moment without its three. Rights are for
-- an area: whoever has one for the next goes on with the file, of an organisation that does. Answers the
-- parties that await an officer now. NOT verified: whether the move may be made, which the caller asks
-- before.
create or replace function relation.move_file(p_id uuid, p_file uuid, p_area uuid, p_labour_authority uuid, p_moved_on date, p_by text, p_as uuid, p_on date,
  p_at timestamptz) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare came_from uuid; goes record;
begin
  select c.area into came_from from customerships.customership c where c.id = p_file for update;
  insert into customerships.transfer (id, customership, from_area, to_area, moved_on, transferred_by, transferred_as, recorded_on, recorded_at)
    values (p_id, p_file, came_from, p_area, p_moved_on, p_by, p_as, p_on, p_at);
  for goes in
    select p.kind, p.organisation as former, o.id as next from customerships.party p
      join organisations.area_member a on a.area = p_area and (p.kind <> 'labourAuthority' or a.organisation = p_labour_authority)
      join organisations.organisation o on o.id = a.organisation and o.kind = p.kind
    where p.customership = p_file
  loop
    continue when goes.former = goes.next and came_from = p_area;
    insert into customerships.former_party (transfer, customership, organisation, kind, area)
      values (p_id, p_file, goes.former, goes.kind, came_from);
    update customerships.case_team_member m set removed_by = p_by, removed_at = p_at
      where m.customership = p_file and m.organisation = goes.former and m.removed_at is null
        and (goes.former <> goes.next or not exists (select 1 from usage_rights.live_rights(ctx.calendar()) r
          where r.holder = m.person and r.authority = m.organisation and r.area = p_area and r.role = m.role));
    update customerships.party p set organisation = goes.next, taken_at = null, taken_by = null
      where p.customership = p_file and p.kind = goes.kind and (goes.former <> goes.next or not exists (
        select 1 from customerships.case_team_member m where m.customership = p_file and m.organisation = goes.next
          and m.removed_at is null and m.responsible));
  end loop;
  if (select count(*) from customerships.former_party f where f.transfer = p_id) = 0
      or (select count(*) from customerships.party p join organisations.area_member a on a.area = p_area and a.organisation = p.organisation
        where p.customership = p_file) <> 3 then
    raise exception 'the three parties of the file are not of that area, or nothing changes' using errcode = 'TY200';
  end if;
  update customerships.customership c set area = p_area, labour_authority = p_labour_authority, version = c.version + 1 where c.id = p_file;
  return query select p.organisation from customerships.party p where p.customership = p_file and p.taken_at is null;
end $$;

-- Hands the entered file over. By a responsible officer of the labour authority; nobody is sent where nobody
-- may take the file.
create or replace function relation.transfer(p_id uuid, p_area uuid, p_labour_authority uuid, p_moved_on date, p_version integer) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare file customerships.customership%rowtype;
begin
  if ctx.kind() is distinct from 'customership' or ctx.out_of_team() or ctx.is_customer() or not ctx.role_may('customership.transfer')
      or not relation.may_enter() or not relation.is_responsible(ctx.customership()) then
    raise exception 'a responsible officer hands a file over' using errcode = '42501';
  end if;
  -- Whoever changes the team of a party locks its row first, so that nobody joins it meanwhile.
  perform 1 from customerships.party p where p.customership = ctx.customership() order by p.kind for update;
  select c.* into file from customerships.customership c where c.id = ctx.customership() for update;
  if file.version <> p_version or file.state in ('ended', 'endProposed') or p_moved_on < file.started_on
      or not exists (select 1 from customerships.party p where p.customership = file.id and p.kind = 'labourAuthority' and p.organisation = ctx.authority()) then
    raise exception 'the file cannot be handed over as it stands' using errcode = 'TY200';
  end if;
  if exists (select 1 from organisations.area_member a join organisations.organisation o on o.id = a.organisation
      where a.area = p_area and (o.id = p_labour_authority or o.kind = 'wellbeingCounty')
        and not exists (select 1 from usage_rights.live_rights(ctx.calendar()) r
          where r.authority = o.id and r.area = p_area and r.role = any (declared.who_may('customership.take')))) then
    raise exception 'nobody may take the file there' using errcode = 'TY201';
  end if;
  return query select relation.move_file(p_id, file.id, p_area, p_labour_authority, p_moved_on, ctx.person(), ctx.authority(), ctx.calendar(),
    ctx.instant());
end $$;
grant execute on function relation.transfer to tym_app;
