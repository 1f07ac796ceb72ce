-- The seven categories (Act 381/2023 11 §): versioned entries are the truth, current documents are for reading.
create schema customer_data;
comment on schema customer_data is 'Entries of the seven categories and the documents read from';
grant usage on schema customer_data to tym_app, tym_gate;

create table customer_data.entry (
  id uuid not null,
  version integer not null check (version > 0),
  customership uuid not null references customerships.customership (id),
  category smallint not null check (category between 1 and 7),
  field text not null,
  class text not null,
  owner uuid not null references organisations.organisation (id),
  author text not null,
  author_role text not null,
  author_employer uuid references organisations.organisation (id),
  certificate text not null,
  source text not null,
  recorded_at timestamptz not null,
  occurred_on date,
  supports uuid,
  content bytea not null,
  correction_reason bytea,
  primary key (id, version),
  constraint corrected_with_reason check ((version = 1) = (correction_reason is null))
);
comment on table customer_data.entry is 'Every version of every recorded fact, encrypted with the customership''s key. Insert only. The owner is the storing organisation = responsible controller (13 §).';
create index entry_customership on customer_data.entry (customership, category, class);
create index entry_owner on customer_data.entry (owner);
create index entry_author_employer on customer_data.entry (author_employer);

create function customer_data.refuse_outside_customership() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare began timestamptz; state text;
begin
  select c.recorded_at, c.state into began, state from customerships.customership c where c.id = new.customership;
  if began is null or new.recorded_at < began then
    raise exception 'nothing is stored before the joint assessment has started (381/2023 12 §)' using errcode = 'TY002';
  end if;
  if state = 'ended' then
    raise exception 'an ended customership is read-only' using errcode = 'TY003';
  end if;
  return new;
end $$;
revoke execute on function customer_data.refuse_outside_customership from public;
grant execute on function customer_data.refuse_outside_customership to tym_app;

create table customer_data.entry_flag (
  id uuid primary key,
  entry uuid not null,
  entry_version integer not null,
  customership uuid not null references customerships.customership (id),
  by_person text not null,
  by_authority uuid references organisations.organisation (id),
  recorded_at timestamptz not null,
  reason bytea not null,
  foreign key (entry, entry_version) references customer_data.entry (id, version)
);
comment on table customer_data.entry_flag is 'Another party''s or the customer''s remark that an entry may be wrong; only the storing organisation corrects it.';
create index entry_flag_entry on customer_data.entry_flag (entry, entry_version);
create index entry_flag_customership on customer_data.entry_flag (customership);
create index entry_flag_by_authority on customer_data.entry_flag (by_authority);

create table customer_data.current_document (
  customership uuid not null references customerships.customership (id),
  class text not null,
  owner uuid not null,
  category smallint not null check (category between 1 and 7),
  version integer not null check (version > 0),
  fields text[] not null,
  content bytea not null,
  primary key (customership, class, owner)
);
comment on table customer_data.current_document is 'One ciphertext per customership and visibility class: what is read all day. Written in the writing transaction; owner is all zeros unless the class is split by owner.';

create trigger refuse_outside_customership before insert on customer_data.entry
  for each row execute function customer_data.refuse_outside_customership();
create trigger refuse_outside_customership before insert on customer_data.entry_flag
  for each row execute function customer_data.refuse_outside_customership();

do $$
declare name text;
begin
  foreach name in array array['entry', 'entry_flag', 'current_document'] loop
    execute format('alter table customer_data.%I enable row level security', name);
    execute format('alter table customer_data.%I force row level security', name);
    execute format('create policy one_customership on customer_data.%I to tym_app, tym_gate
      using (customership = (select ctx.customership()) and (select relation.may_enter()))
      with check (customership = (select ctx.customership()) and (select relation.may_enter()))', name);
    execute format('grant select, insert on customer_data.%I to tym_app', name);
  end loop;
end $$;
grant update, delete on customer_data.current_document to tym_app;
grant select on customer_data.current_document to tym_gate;

-- Who stores is the responsible controller (13 §): a party to this very customership, and the caller's own authority.
-- What a customer records, and the identity at the start, is stored by the party that keeps it.
create policy stored_by_own_party on customer_data.entry as restrictive for insert to tym_app
  with check ((select relation.is_party((select ctx.customership()), owner))
    and (owner = (select ctx.authority()) or (select ctx.role()) = 'customer' or (select ctx.kind()) = 'opening'));
