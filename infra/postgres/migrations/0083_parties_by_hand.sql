-- A party that is reached only by hand is entered by one officer of the authority that needs it, and is in use at once. It gets no
-- keys and no address: for delivery by machine two persons of the agency approve terms of their own.
alter table outside_parties.party add column by_hand_of uuid references organisations.organisation (id);
create index party_by_hand_of on outside_parties.party (by_hand_of);
alter table outside_parties.party alter constraint terms_in_force deferrable initially deferred;
alter table outside_parties.terms add column by_hand boolean not null default false,
  drop constraint two_persons,
  add constraint two_persons check (decided_by is null or decided_by <> proposed_by or proposed_by = 'configuration' or by_hand),
  add constraint by_hand_has_no_address check (not by_hand or delivery_address is null);

create function outside_parties.refuse_false_hand() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.by_hand and not exists (select 1 from outside_parties.party p
      where p.id = new.party and p.by_hand_of is not null and p.terms = new.number) then
    raise exception 'only a party entered by hand has terms of one person' using errcode = 'TY006';
  end if;
  return new;
end $$;
create function outside_parties.refuse_key_by_hand() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from outside_parties.party p join outside_parties.terms t on t.party = p.id and t.number = p.terms
      where p.id = new.party and t.by_hand) then
    raise exception 'a party that is reached by hand has no keys' using errcode = 'TY006';
  end if;
  return new;
end $$;
revoke execute on function outside_parties.refuse_false_hand, outside_parties.refuse_key_by_hand from public;
grant execute on function outside_parties.refuse_false_hand, outside_parties.refuse_key_by_hand to tym_app;
create trigger refuse_false_hand before insert on outside_parties.terms for each row execute function outside_parties.refuse_false_hand();
create trigger refuse_key_by_hand before insert on outside_parties.party_key for each row execute function outside_parties.refuse_key_by_hand();

create policy officer_enters on outside_parties.party for insert to tym_app
  with check ((select ctx.role_may('outsideParty.enterByHand')) and by_hand_of = (select ctx.authority()) and state = 'active'
    and terms = 1 and version = 1 and entered_at = (select ctx.instant()));
create policy officer_enters on outside_parties.terms for insert to tym_app
  with check ((select ctx.role_may('outsideParty.enterByHand')) and by_hand and number = 1 and proposed_by = (select ctx.person())
    and decided_by = (select ctx.person()) and decision = 'approved' and proposed_at = (select ctx.instant()) and decided_at = (select ctx.instant())
    and exists (select 1 from outside_parties.party p where p.id = terms.party and p.by_hand_of = (select ctx.authority())));
create policy officer_enters on outside_parties.event for insert to tym_app
  with check ((select ctx.role_may('outsideParty.enterByHand')) and by_person = (select ctx.person()) and at = (select ctx.instant())
    and event = 'enteredByHand');
