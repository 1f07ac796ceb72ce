-- One value at a time (name, address, main goal ...) or many: the declaration says which, and the database repeats it. Of `one` a new value
-- supersedes the former, whoever stored it; the former stays as it was stored, as history.
set local row_security = off;
create table declared.single (
  field text primary key
);
comment on table declared.single is 'The fields of which one value holds at a time. Written from the declaration at every migration.';
alter table declared.single enable row level security;
alter table declared.single force row level security;
create policy everybody_reads on declared.single for select using (true);
create policy owner_writes on declared.single to tym_owner using (true) with check (true);
grant select on declared.single to tym_app, tym_worker, tym_gate, tym_relation, tym_exchange;

-- Which value of its field in its file an entry is, counted from one: the last that is not removed holds. Null where many hold.
alter table customer_data.entry add column turn integer check (turn > 0);

-- What is in a file twice already stays: the values take their turns in the order in which they were recorded.
alter table customer_data.entry no force row level security, disable trigger user;
update customer_data.entry e set turn = t.turn
  from (select f.id, row_number() over (partition by f.customership, f.field order by f.recorded_at, f.id) as turn
    from customer_data.entry f
    where f.version = 1 and f.field in ('1.01', '1.02', '1.03', '1.04', '1.05', '1.06', '1.07', '1.08', '1.09', '1.10', '1.11', '1.12',
      '2.19', '3.08', '7.01', '7.02', '7.07', '7.08', '7.12')) t
  where t.id = e.id;
alter table customer_data.entry force row level security, enable trigger user;
create unique index one_value_in_a_turn on customer_data.entry (customership, field, turn) where version = 1;

-- Nobody says the turn: the database gives it, and two at once get no place beside each other.
create function customer_data.take_turn() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.version > 1 then
    select e.turn into new.turn from customer_data.entry e where e.id = new.id and e.version = 1;
  elsif exists (select from declared.single s where s.field = new.field) then
    select coalesce(max(e.turn), 0) + 1 into new.turn from customer_data.entry e
      where e.customership = new.customership and e.field = new.field and e.version = 1;
  else
    new.turn := null;
  end if;
  return new;
end $$;
revoke execute on function customer_data.take_turn from public;
grant execute on function customer_data.take_turn to tym_app;
create trigger take_turn before insert on customer_data.entry for each row execute function customer_data.take_turn();

-- What is delivered must not have been superseded, and whoever delivers has to see that.
drop policy exchange on customer_data.entry;
create policy exchange on customer_data.entry for select to tym_exchange using ((select ctx.job()) = 'exchange'
  and (exists (select 1 from disclosures.item i where i.entry = entry.id)
    or (turn is not null and exists (select 1 from disclosures.item i where i.customership = entry.customership and i.field = entry.field))));
grant select (field, turn) on customer_data.entry to tym_exchange;
grant select (turn) on customer_data.entry to tym_worker;
