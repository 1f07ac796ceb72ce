-- The files of the caller's own caseload that are at work: on whose team the caller is. An ended one is
-- opened for a reason only, so that a list says nothing of its person.
create or replace function relation.my_team_files() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'caseload' or ctx.is_customer() then return; end if;
  return query select m.customership from customerships.case_team_member m
      join customerships.party p on p.customership = m.customership and p.organisation = m.organisation
      join customerships.customership c on c.id = m.customership
    where m.person = ctx.person() and m.organisation = ctx.authority() and m.removed_at is null and c.state <> 'ended';
end $$;
grant execute on function relation.my_team_files to tym_app;

-- Those of them whose person is under no non-disclosure for safety today.
create or replace function relation.my_unshielded_files() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select f from relation.my_team_files() f where not relation.is_shielded(f, ctx.calendar());
end $$;
grant execute on function relation.my_unshielded_files to tym_app;

-- A list of one's own files says whom they are about: the identity and the language of contact, and of an
-- address only where the person is under no non-disclosure for safety.
create policy my_caseload on customer_data.current_document for select to tym_app
  using ((select ctx.kind()) = 'caseload' and (select ctx.role_may('customership.list')) and category = 1 and class <> '1.safety'
    and case when class = '1.contact' then customership in (select relation.my_unshielded_files())
      else customership in (select relation.my_team_files()) end);
create policy relation_sees on customerships.event for select to tym_relation using (true);
grant select (id, customership, event, happened_on, recorded_at) on customerships.event to tym_relation;

-- A notice that a file awaits somebody ends when the party has taken it.
grant update (read_at) on notifications.notification to tym_worker;
