-- How an officer narrows a list of their own, kept under a name: codes only, and a name without any digit, so
-- that no identity code and no number of a file can stand in it.
create table usage_rights.saved_filter (
  id uuid primary key,
  usage_right uuid not null references usage_rights.usage_right (id),
  list text not null check (list in ('tasks', 'caseload')),
  name text not null check (char_length(name) between 1 and 40 and name !~ '\d'),
  codes text not null check (codes ~ '^[a-z]+=[a-zA-Z]+(&[a-z]+=[a-zA-Z]+)*$'),
  is_default boolean not null,
  version integer not null check (version > 0),
  saved_at timestamptz not null,
  constraint one_of_a_name unique (usage_right, list, name)
);
comment on table usage_rights.saved_filter is 'A filter of a list that the holder of a right keeps for themselves: codes, and their own name for it. Of no customer; goes with the right.';
create unique index saved_filter_default on usage_rights.saved_filter (usage_right, list) where is_default;
alter table usage_rights.saved_filter enable row level security, force row level security;
create policy own on usage_rights.saved_filter to tym_app
  using (usage_right = (select ctx.usage_right()) and (select ctx.role_may('savedFilter.keep')))
  with check (usage_right = (select ctx.usage_right()) and (select ctx.role_may('savedFilter.keep')) and saved_at = (select ctx.instant()));
create policy goes_with_its_right on usage_rights.saved_filter to tym_worker
  using ((select ctx.job()) = 'expire-usage-rights') with check (false);
grant select, insert, delete, update (name, codes, is_default, version, saved_at) on usage_rights.saved_filter to tym_app;
grant select (id, usage_right), delete on usage_rights.saved_filter to tym_worker;
