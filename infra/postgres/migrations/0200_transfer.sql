-- Transfer of a customership to another labour authority or area, because the customer has moved (381/2023 2 §): the file goes on. Its present
-- parties are in customerships.party; whoever was one before is here, until when and in which area.
create table customerships.transfer (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  from_area uuid not null references organisations.cooperation_area (id),
  to_area uuid not null references organisations.cooperation_area (id),
  moved_on date not null,
  transferred_by text not null,
  transferred_as uuid not null references organisations.organisation (id),
  recorded_on date not null,
  recorded_at timestamptz not null,
  constraint never_in_the_future check (moved_on <= recorded_on)
);
comment on table customerships.transfer is 'That the customership has gone to another labour authority or area, from which day on, and who said so. Dies with the customership.';
create index transfer_customership on customerships.transfer (customership, recorded_at);
create index transfer_from_area on customerships.transfer (from_area);
create index transfer_to_area on customerships.transfer (to_area);
create index transfer_transferred_as on customerships.transfer (transferred_as);

create table customerships.former_party (
  transfer uuid not null references customerships.transfer (id),
  customership uuid not null references customerships.customership (id),
  organisation uuid not null references organisations.organisation (id),
  kind text not null check (kind in ('labourAuthority', 'wellbeingCounty', 'kela')),
  area uuid not null references organisations.cooperation_area (id),
  primary key (transfer, organisation)
);
comment on table customerships.former_party is 'Which organisations were parties of the customership before a transfer, for which area. They answer for what they stored, and see nothing else. Dies with the customership.';
create index former_party_customership on customerships.former_party (customership, organisation);
create index former_party_organisation on customerships.former_party (organisation, area);
create index former_party_area on customerships.former_party (area);

-- Members of a former party stay in the history of the team; whoever joins it is of a present one.
alter table customerships.case_team_member drop constraint case_team_member_customership_organisation_fkey;
create function customerships.refuse_strange_member() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from customerships.party p where p.customership = new.customership and p.organisation = new.organisation) then
    raise exception 'a member of the team is of a party' using errcode = '23503';
  end if;
  return new;
end $$;
revoke execute on function customerships.refuse_strange_member from public;
grant execute on function customerships.refuse_strange_member to tym_app, tym_relation;
create trigger refuse_strange_member before insert on customerships.case_team_member
  for each row execute function customerships.refuse_strange_member();

-- The entry that a caller of a former party has come for: nothing else of the file is opened to them.
create function ctx.entry() returns uuid language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return nullif(ctx.said('entry'), '')::uuid;
end $$;
revoke execute on function ctx.entry from public;
grant execute on function ctx.entry to tym_app, tym_relation;

-- Whether an organisation was a party before a transfer; and whether the caller's was, for the area of their right.
create function relation.was_party(p_customership uuid, p_organisation uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.former_party f where f.customership = p_customership and f.organisation = p_organisation);
end $$;
create function relation.was_party_here(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.former_party f
    where f.customership = p_customership and f.organisation = ctx.authority() and f.area = ctx.area());
end $$;
-- Whether the caller's organisation has left the file altogether, having been a party of it for their area.
create function relation.has_left_here(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return relation.was_party_here(p_customership) and not relation.is_party(p_customership, ctx.authority());
end $$;
-- Who acts in the file for an organisation today: itself, or, once it has left, the party that has taken its place.
create function relation.acts_for(p_customership uuid, p_organisation uuid) returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if relation.is_party(p_customership, p_organisation) then return p_organisation; end if;
  return coalesce((select p.organisation from customerships.former_party f
      join customerships.party p on p.customership = f.customership and p.kind = f.kind
    where f.customership = p_customership and f.organisation = p_organisation limit 1), p_organisation);
end $$;
-- Whom a job tells of what an officer has set going: them, while they are on the team; otherwise whoever answers for who acts for their
-- organisation now; and where nobody does, them all the same. Of a file that has been annulled nobody answers in another's place: who gave
-- something out of it asks for it back.
create function relation.officers_to_tell(p_customership uuid, p_person text, p_organisation uuid) returns table (person text, organisation uuid)
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
-- Whether a remark stands on an entry of the caller's own organisation in a file that it has left. Within the transaction that corrects
-- it, it still does. What the customer says is theirs to correct, and what the identity code and turvakielto are is for two persons of the present
-- team: their newer versions may say where the customer is.
create function relation.is_left_and_flagged(p_customership uuid, p_entry uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return relation.has_left_here(p_customership) and exists (select 1 from customer_data.entry e
      join customer_data.entry_flag f on f.entry = e.id and f.entry_version = e.version
    where e.id = p_entry and e.customership = p_customership and e.owner = ctx.authority() and e.removed_at is null
      and exists (select 1 from declared.role r where r.role = e.author_role and r.kind = 'person') and e.field not in ('1.01', '1.09')
      and not exists (select 1 from customer_data.entry n where n.id = e.id and n.version > e.version
        and not (n.author = ctx.person() and n.recorded_at = ctx.instant())));
end $$;
create function relation.may_open_left_entry() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return ctx.kind() = 'leftEntry' and ctx.role_may('leftEntry.answer')
    and relation.is_left_and_flagged(ctx.customership(), ctx.entry());
end $$;
create function relation.category_of_left_entry() returns smallint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select e.category from customer_data.entry e where e.id = ctx.entry() and e.version = 1 and relation.may_open_left_entry());
end $$;
create function relation.field_of_left_entry() returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select e.field from customer_data.entry e where e.id = ctx.entry() and e.version = 1 and relation.may_open_left_entry());
end $$;
-- Entries of the caller's own organisation on which a remark stands, in files that it has left.
create function relation.left_entries() returns table (customership uuid, entry uuid, category smallint, field text, flagged_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if ctx.kind() is distinct from 'organisation' or not ctx.role_may('leftEntry.answer') then return; end if;
  return query select e.customership, e.id, e.category, e.field, min(f.recorded_at)
    from (select distinct l.customership from customerships.former_party l
        where l.organisation = ctx.authority() and l.area = ctx.area() and relation.has_left_here(l.customership)) l
      join customer_data.entry e on e.customership = l.customership and e.owner = ctx.authority()
      join customer_data.entry_flag f on f.entry = e.id and f.entry_version = e.version
    where relation.is_left_and_flagged(e.customership, e.id) and not relation.is_annulled(e.customership)
      and not exists (select 1 from customer_data.entry n where n.id = e.id and n.version > e.version)
    group by e.customership, e.id, e.category, e.field order by min(f.recorded_at), e.id;
end $$;

-- Gives the file its parties of an area, in one step that leaves no moment without its three. Rights are for an area: whoever has one for the next goes on
-- with the file, of an organisation that does. Answers the parties that await an officer now. What may be asked of it is asked by whoever calls it.
create function relation.move_file(p_id uuid, p_file uuid, p_area uuid, p_labour_authority uuid, p_moved_on date, p_by text, p_as uuid, p_on date,
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
-- Hands the entered file over. By a responsible officer of the labour authority; nobody is sent where nobody may take the file.
create function relation.transfer(p_id uuid, p_area uuid, p_labour_authority uuid, p_moved_on date, p_version integer) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare file customerships.customership%rowtype;
begin
  if ctx.kind() is distinct from 'customership' or ctx.out_of_team() or ctx.is_customer() or not ctx.role_may('customership.transfer')
      or not relation.may_enter() or not relation.is_responsible(ctx.customership()) then
    raise exception 'a responsible officer hands a file over' using errcode = '42501';
  end if;
  -- Whoever changes the team of a party holds its row first: nobody joins it behind the back of what follows.
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
revoke execute on function relation.was_party, relation.was_party_here, relation.has_left_here, relation.acts_for, relation.officers_to_tell, relation.is_left_and_flagged,
  relation.may_open_left_entry, relation.category_of_left_entry, relation.field_of_left_entry, relation.left_entries, relation.move_file, relation.transfer from public;
grant execute on function relation.was_party, relation.acts_for, relation.may_open_left_entry, relation.category_of_left_entry,
  relation.field_of_left_entry, relation.left_entries, relation.transfer to tym_app;
grant execute on function relation.acts_for to tym_worker;
grant execute on function relation.officers_to_tell to tym_worker, tym_exchange;
grant select, insert on customerships.transfer, customerships.former_party to tym_relation;
grant update (organisation, taken_at, taken_by) on customerships.party to tym_relation;
grant update (area, labour_authority, version) on customerships.customership to tym_relation;
grant execute on function customerships.working_state to tym_relation;
grant select (id, entry, entry_version, customership, recorded_at) on customer_data.entry_flag to tym_relation;
create policy relation_sees on customer_data.entry_flag for select to tym_relation using (true);
create policy handed_over on customerships.party for update to tym_relation using (true) with check (true);
create policy handed_over on customerships.customership for update to tym_relation using (true) with check (true);
do $$
declare name text;
begin
  foreach name in array array['transfer', 'former_party'] loop
    execute format('alter table customerships.%I enable row level security', name);
    execute format('alter table customerships.%I force row level security', name);
    execute format('create policy relation_keeps on customerships.%I to tym_relation using (true) with check (true)', name);
    execute format('create policy team_reads on customerships.%I for select to tym_app
      using (customership = (select ctx.customership()) and (select relation.may_enter()))', name);
    execute format('create policy telling on customerships.%I for select to tym_worker
      using ((select ctx.job()) in (''tell-officers'', ''remind-awaiting''))', name);
    execute format('grant select on customerships.%I to tym_app, tym_worker', name);
  end loop;
end $$;

-- What the caller of a former party sees of the file: the entry and the remarks on it, and what writing its next version asks. Where one value of
-- a field holds at a time that are the others, which tell whether this one does.
create policy left_entry on customerships.customership for select to tym_app
  using ((select ctx.kind()) = 'leftEntry' and id = (select ctx.customership()) and (select relation.may_open_left_entry()));
create policy left_entry on customerships.party for select to tym_app
  using ((select ctx.kind()) = 'leftEntry' and customership = (select ctx.customership()) and (select relation.may_open_left_entry()));
create policy left_entry on customer_data.entry for select to tym_app
  using ((select ctx.kind()) = 'leftEntry' and customership = (select ctx.customership()) and (select relation.may_open_left_entry())
    and (id = (select ctx.entry()) or (turn is not null and field = (select relation.field_of_left_entry()))));
create policy left_entry_corrected on customer_data.entry for insert to tym_app
  with check ((select ctx.kind()) = 'leftEntry' and id = (select ctx.entry()) and customership = (select ctx.customership()) and version > 1
    and (select relation.may_open_left_entry()));
create policy left_entry on customer_data.entry_flag for select to tym_app
  using ((select ctx.kind()) = 'leftEntry' and customership = (select ctx.customership()) and (select relation.may_open_left_entry())
    and exists (select 1 from customer_data.entry e where e.id = entry_flag.entry));
create policy left_entry on customer_data.current_document to tym_app
  using ((select ctx.kind()) = 'leftEntry' and customership = (select ctx.customership())
    and category = (select relation.category_of_left_entry()))
  with check ((select ctx.kind()) = 'leftEntry' and customership = (select ctx.customership())
    and category = (select relation.category_of_left_entry()));
-- Who stores answers for it, also when it has left: its own next version it writes itself, the customer theirs, and two persons what they decide.
drop policy stored_by_own_party on customer_data.entry;
create policy stored_by_own_party on customer_data.entry as restrictive for insert to tym_app
  with check (case when (select ctx.kind()) = 'leftEntry' then owner = (select ctx.authority())
    else ((select relation.is_party((select ctx.customership()), owner))
        or (version > 1 and (select relation.was_party((select ctx.customership()), owner))))
      and (owner = (select ctx.authority()) or (select ctx.is_customer()) or (select ctx.kind()) = 'opening'
        or (field = '1.09' and version > 1 and (select relation.lifts_safety()))
        or (field = '1.01' and version > 1 and (select relation.changes_identity()))) end);

create or replace function relation.way_in() returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare id uuid := ctx.customership();
begin
  if ctx.kind() = 'leftEntry' then return case when relation.may_open_left_entry() then 'open' else 'not-found' end; end if;
  if ctx.kind() is distinct from 'customership' then
    return case when relation.may_enter() then 'open' else 'not-found' end;
  end if;
  if not relation.may_enter() then
    if not ctx.is_customer() and relation.is_ended(id) and relation.on_case_team(id, ctx.person(), ctx.authority()) then
      return case ctx.after_end() when 'reason' then 'reason-required' else 'customership-ended' end;
    end if;
    return 'not-found';
  end if;
  if not relation.is_ended(id) then return 'open'; end if;
  return case when ctx.after_end() is null then 'customership-ended' when ctx.is_customer() then 'open' else 'afterEnd' end;
end $$;

-- Whoever acts for an organisation goes on doing so for what it stored in a file that it has left; its case workers where a remark stands.
create or replace function relation.may_remove(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'organisation' or not ctx.role_may('removal.decide') then return false; end if;
  if ctx.reach('removal.decide') = 'ownOrganisation' then
    return relation.is_party_here(p_customership) or relation.has_left_here(p_customership);
  end if;
  return relation.on_case_team(p_customership, ctx.person(), ctx.authority())
    or exists (select 1 from customer_data.entry e where e.customership = p_customership and e.owner = ctx.authority()
      and relation.is_left_and_flagged(p_customership, e.id));
end $$;
create function relation.may_remove_entry(p_customership uuid, p_entry uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return relation.may_remove(p_customership) and (ctx.reach('removal.decide') = 'ownOrganisation'
    or relation.on_case_team(p_customership, ctx.person(), ctx.authority()) or relation.is_left_and_flagged(p_customership, p_entry));
end $$;
create or replace function relation.entry_to_remove(p_customership uuid, p_entry uuid)
returns table (category smallint, field text, class text, removed boolean, held boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not relation.may_remove_entry(p_customership, p_entry) then return; end if;
  return query select e.category, e.field, e.class, e.removed_at is not null,
      exists (select 1 from retention.hold_entry x join retention.hold h on h.id = x.hold
        where x.entry = p_entry and h.customership = p_customership and h.state in ('proposed', 'live'))
    from customer_data.entry e
    where e.id = p_entry and e.customership = p_customership and e.owner = ctx.authority() order by e.version desc limit 1;
end $$;
revoke execute on function relation.may_remove_entry from public;
grant execute on function relation.may_remove_entry to tym_app;
drop policy of_the_file on customer_data.removal;
create policy of_the_file on customer_data.removal for select to tym_app
  using (relation.may_see_removals(customership)
    and ((select ctx.is_customer()) or owner = (select ctx.authority()) or relation.is_party(customership, (select ctx.authority()))));
drop policy proposed_by_caller on customer_data.removal;
create policy proposed_by_caller on customer_data.removal for insert to tym_app
  with check (owner = (select ctx.authority()) and proposed_by = (select ctx.person()) and proposed_at = (select ctx.instant())
    and state = 'proposed' and finished_at is null and relation.stores_entry(customership, entry, owner)
    and relation.may_remove_entry(customership, entry));
drop policy own_organisation on customer_data.removal;
create policy own_organisation on customer_data.removal for update to tym_app
  using (owner = (select ctx.authority()) and state = 'proposed' and relation.may_remove_entry(customership, entry))
  with check (owner = (select ctx.authority()) and relation.may_remove_entry(customership, entry));

-- A former party sees its own holds: those of others would say whose file it is now.
drop policy of_the_file on retention.hold;
create policy of_the_file on retention.hold for select to tym_app
  using (relation.may_see_holds(customership)
    and ((select ctx.is_customer()) or authority = (select ctx.authority()) or relation.is_party(customership, (select ctx.authority()))));
do $$
declare name text;
begin
  foreach name in array array['hold_entry', 'hold_review'] loop
    execute format('drop policy of_the_file on retention.%I', name);
    execute format('create policy of_the_file on retention.%1$I for select to tym_app using (relation.may_see_holds(customership)
      and exists (select 1 from retention.hold h where h.id = %1$I.hold))', name);
  end loop;
end $$;

-- Who has stored something in the file agrees to its annulment, and so does, once it has been transferred, whoever has taken it.
create or replace function relation.others_with_entries(p_customership uuid) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select e.owner from customer_data.entry e join customerships.customership c on c.id = e.customership
      where e.customership = p_customership and e.removed_at is null and e.owner <> c.started_by_authority
    union select p.organisation from customerships.party p join customerships.customership c on c.id = p.customership
      where p.customership = p_customership and p.taken_at is not null and p.organisation <> c.started_by_authority
        and exists (select 1 from customerships.former_party f where f.customership = p_customership);
end $$;
-- Whose agreement is shown as lacking: to a former party, of those only whom it knew as parties.
create function relation.annulment_awaits(p_annulment uuid) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select l.organisation from retention.annulment a cross join lateral relation.annulment_lacks(a.id) l (organisation)
    where a.id = p_annulment and (relation.is_party_here(a.customership) or relation.was_party(a.customership, l.organisation));
end $$;
revoke execute on function relation.annulment_awaits from public;
grant execute on function relation.annulment_awaits to tym_app;
create or replace function relation.may_annul(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'organisation' or not ctx.role_may('annulment.propose') or not exists (
      select 1 from customerships.customership c where c.id = p_customership and c.started_by_authority = ctx.authority()) then
    return false;
  end if;
  if ctx.reach('annulment.propose') = 'ownOrganisation' then
    return relation.is_party_here(p_customership) or relation.has_left_here(p_customership);
  end if;
  return relation.on_case_team(p_customership, ctx.person(), ctx.authority());
end $$;
create or replace function relation.may_agree(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'organisation' or not ctx.role_may('annulment.agree')
      or ctx.authority() not in (select relation.others_with_entries(p_customership)) then
    return false;
  end if;
  if ctx.reach('annulment.agree') = 'ownOrganisation' then
    return relation.is_party_here(p_customership) or relation.has_left_here(p_customership);
  end if;
  return relation.on_case_team(p_customership, ctx.person(), ctx.authority());
end $$;
create or replace function relation.may_be_told(p_customership uuid, p_audience text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_customership is null or p_audience = 'office' then return true; end if;
  if relation.on_case_team(p_customership, ctx.person(), ctx.authority()) then return true; end if;
  case p_audience
    when 'awaiting' then
      return exists (select 1 from customerships.party p join customerships.customership c on c.id = p.customership
        where p.customership = p_customership and p.organisation = ctx.authority() and p.taken_at is null
          and c.area = ctx.area() and c.state <> 'ended');
    when 'party' then
      return relation.is_party_here(p_customership) or relation.has_left_here(p_customership)
        or exists (select 1 from organisations.organisation o where o.id = ctx.authority() and o.kind = 'keha');
    else return false;
  end case;
end $$;

-- What an organisation made or stored of what passes outside is, once it has left, the matter of whoever has taken its place.
create or replace function relation.decides_on(p_asking uuid, p_field text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare asking uuid := relation.acts_for(ctx.customership(), p_asking);
begin
  if not ctx.role_may('obtaining.decide') or ctx.is_customer() then return false; end if;
  return asking = ctx.authority() or not exists (select 1 from organisations.organisation o
    join declared.recorder r on r.kind = o.kind where o.id = asking and r.field = p_field);
end $$;
create or replace function disclosures.refuse_others_act() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  maker uuid;
  storing uuid[];
  act text;
  is_withdrawn boolean;
begin
  if tg_table_name in ('disclosure', 'obtaining') then
    maker := new.owner;
    is_withdrawn := new.state = 'stopped' and new.problem = 'consent-withdrawn'
      and exists (select 1 from consents.consent c where c.id = new.consent and c.withdrawn_at is not null);
    if is_withdrawn then return new; end if;
  end if;
  case tg_table_name
    when 'disclosure' then
      storing := array(select i.owner from disclosures.item i where i.disclosure = new.id);
      act := case
        when new.state = 'stopped' and new.problem = 'cancelled' then 'disclosure.cancel'
        when new.state in ('stopped', 'delivered') then 'disclosure.handOver'
        when old.state = 'failed' then 'disclosure.retry'
        else 'disclosure.approve' end;
    when 'approval' then
      select d.owner into maker from disclosures.disclosure d where d.id = new.disclosure;
      storing := array(select i.owner from disclosures.item i where i.disclosure = new.disclosure);
      act := 'disclosure.approve';
    when 'recall' then
      -- One that is taken up again follows a withdrawal.
      if new.state <> 'confirmed' then return new; end if;
      select d.owner into maker from disclosures.disclosure d where d.id = new.disclosure;
      act := case when relation.is_annulled(new.customership) then 'recall.confirmAnnulled' else 'recall.confirm' end;
    when 'obtaining' then
      if old.state = 'quarantined' then
        if exists (select 1 from disclosures.obtained_entry e where e.obtaining = new.id
            and e.decided_by = ctx.person() and e.decided_at = ctx.instant()) then
          return new;
        end if;
        raise exception 'what is in quarantine is decided item by item' using errcode = 'TY008';
      end if;
      act := case when new.state = 'stopped' then 'obtaining.cancel' else 'obtaining.retry' end;
    when 'exclusion' then
      maker := new.set_for;
      act := 'exclusion.lift';
  end case;
  -- In the place of an organisation that has left acts who has taken it; what was given out of an annulled file is for who gave it.
  if act <> 'recall.confirmAnnulled' then
    maker := relation.acts_for(new.customership, maker);
    storing := array(select relation.acts_for(new.customership, s) from unnest(storing) s);
  end if;
  if not ctx.may_act(act, maker, storing) then
    raise exception 'the act % is for another organisation', act using errcode = '42501';
  end if;
  return new;
end $$;
create or replace function disclosures.refuse_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare latest timestamptz;
begin
  if new.version <> old.version + 1 or (new.state <> old.state and not (
      (old.state = 'awaitingApproval' and new.state in ('approved', 'stopped'))
      or (old.state = 'approved' and new.state in ('stopped', 'failed'))
      or (old.state = 'approved' and new.state = case new.channel when 'machine' then 'leaving' else 'delivered' end)
      or (old.state = 'stopped' and new.state = 'delivered' and new.channel <> 'machine'
        and (new.handed_over_at is not null or new.handed_over_on < (ctx.instant() at time zone 'Europe/Helsinki')::date))
      or (old.state = 'leaving' and new.state in ('delivered', 'failed'))
      or (old.state = 'failed' and new.state in ('approved', 'stopped')))) then
    raise exception 'a disclosure does not go from % to %', old.state, new.state using errcode = 'TY008';
  end if;
  if old.state in ('awaitingApproval', 'stopped') and new.state in ('approved', 'delivered') then
    if exists (select 1 from (select new.owner as organisation union select i.owner from disclosures.item i where i.disclosure = new.id) o
        where not exists (select 1 from disclosures.approval a where a.disclosure = new.id
          and a.organisation in (o.organisation, relation.acts_for(new.customership, o.organisation)))) then
      raise exception 'every organisation whose data is in a snapshot approves it' using errcode = 'TY008';
    end if;
    if new.statute is not null and not exists (select 1 from disclosures.approval a
        where a.disclosure = new.id and a.organisation in (new.owner, relation.acts_for(new.customership, new.owner)) and a.person <> new.prepared_by) then
      raise exception 'a second person approves what goes without consent' using errcode = 'TY008';
    end if;
  end if;
  if new.handed_over_at > ctx.instant() then
    raise exception 'nothing was given at an hour to come' using errcode = 'TY008';
  end if;
  -- Whoever says no has said it: what has not asked, or asked before, does not leave, and was not given afterwards.
  if new.consent is not null and new.state <> old.state
      and (new.state = 'leaving' or (new.state = 'delivered' and new.channel <> 'machine')) then
    latest := case new.state when 'leaving' then 'infinity' else disclosures.given_until(new.handed_over_on, new.handed_over_at) end;
    if exists (select 1 from consents.consent c where c.id = new.consent and c.withdrawn_at <= latest) then
      raise exception 'nothing leaves on a withdrawn consent' using errcode = 'TY008';
    end if;
    if exists (select 1 from disclosures.exclusion e where e.customership = new.customership and (e.party is null or e.party = new.party)
        and e.lifted_at is null and e.set_at <= latest) then
      raise exception 'nothing leaves to a party that the customer has shut out' using errcode = 'TY008';
    end if;
  end if;
  -- People say only of what goes by hand that it has gone.
  if ctx.job() is null and new.channel = 'machine' and new.sent_items is distinct from old.sent_items then
    raise exception 'what a machine has sent is said by what sent it' using errcode = 'TY008';
  end if;
  if new.left_at is distinct from old.left_at and (old.left_at is not null or (ctx.job() is null and new.state <> 'delivered')) then
    raise exception 'when a disclosure left is said once, as it leaves' using errcode = 'TY008';
  end if;
  return new;
end $$;

-- New kinds of notices, beside whichever there are.
do $$
declare known text := (select pg_get_constraintdef(c.oid) from pg_constraint c
  where c.conrelid = 'notifications.notification'::regclass and c.conname = 'notification_kind_check');
begin
  alter table notifications.notification drop constraint notification_kind_check;
  execute format('alter table notifications.notification add constraint notification_kind_check check ((%s) or kind in
    (''customershipTransferred'', ''leftEntryFlagged''))', substring(known from '^CHECK \((.*)\)$'));
end $$;
