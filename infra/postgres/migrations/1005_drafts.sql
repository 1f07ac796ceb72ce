-- What somebody has begun to write in a file and not recorded yet: their own words, for them alone.
create table customer_data.draft (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  person text not null,
  authority uuid references organisations.organisation (id),
  place text not null check (place ~ '^(new-\d\.\d\d|correction-[0-9a-f-]{36})$'),
  field text not null check (field ~ '^\d\.\d\d$'),
  version integer not null,
  content bytea not null,
  begun_at timestamptz not null,
  saved_at timestamptz not null,
  unique nulls not distinct (customership, person, authority, place)
);
comment on table customer_data.draft is 'A text that its author has not recorded yet: seen by nobody else, and not by its author once they may not enter the file. Dies with the file, or when it has not been saved for its time.';
create index draft_authority on customer_data.draft (authority);
create index draft_saved on customer_data.draft (saved_at);
create index draft_person on customer_data.draft (person);
create or replace function customer_data.refuse_early_draft() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from customerships.customership c
      where c.id = new.customership and c.recorded_at <= new.begun_at and c.state <> 'ended') then
    raise exception 'nothing is stored before the joint assessment has started, or after the end (381/2023 12 §)' using errcode = 'TY002';
  end if;
  return new;
end $$;
grant execute on function customer_data.refuse_early_draft to tym_app;
create trigger refuse_early_draft before insert on customer_data.draft for each row execute function customer_data.refuse_early_draft();
alter table customer_data.draft enable row level security, force row level security;
create or replace function relation.files_drafted_in() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select c from relation.my_customerships() c
    where (ctx.is_customer() or relation.on_case_team(c, ctx.person(), ctx.authority())) and not relation.is_ended(c) and not relation.is_annulled(c);
end $$;
grant execute on function relation.files_drafted_in to tym_app;

create policy author on customer_data.draft to tym_app
  using (customership = (select ctx.customership()) and person = (select ctx.person()) and authority is not distinct from (select ctx.authority())
      and not (select ctx.out_of_team()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and person = (select ctx.person()) and authority is not distinct from (select ctx.authority())
      and not (select ctx.out_of_team()) and (select relation.may_enter()) and saved_at = (select ctx.instant()));
create policy authors_list on customer_data.draft for select to tym_app
  using ((select ctx.kind()) = 'caseload' and person = (select ctx.person()) and authority is not distinct from (select ctx.authority())
      and customership in (select relation.files_drafted_in()));
create policy cleared on customer_data.draft to tym_worker
  using ((select ctx.job()) = 'clear-old-drafts') with check (false);
grant select, insert, delete, update (version, content, saved_at) on customer_data.draft to tym_app;
grant select (id, saved_at), delete on customer_data.draft to tym_worker;
