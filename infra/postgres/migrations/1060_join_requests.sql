-- An officer who may not know whether there is a file asks to be added to its team. What they ask is kept
-- where there is one that their own party works on, and answered by whoever answers for it there.
create table customerships.join_request (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  person text not null,
  usage_right uuid not null references usage_rights.usage_right (id),
  organisation uuid not null references organisations.organisation (id),
  name text not null,
  title text not null,
  role text not null,
  reason bytea not null,
  asked_on date not null,
  asked_at timestamptz not null,
  unique (customership, person, organisation)
);
comment on table customerships.join_request is 'Officers outside the team who ask to be added to it, each with a reason; they were not told whether there is a file. Deleted with its answer, after its days, with the right of whoever asks, or with the file.';
create index join_request_person on customerships.join_request (person, asked_at);
create index join_request_usage_right on customerships.join_request (usage_right);
create index join_request_organisation on customerships.join_request (organisation);
create index join_request_asked on customerships.join_request (asked_at);

alter table customerships.join_request enable row level security, force row level security;
-- Those of the caller's own party, which alone can take its people in.
create policy own_party_reads on customerships.join_request for select to tym_app
  using (customership = (select ctx.customership()) and organisation = (select ctx.authority()) and not (select ctx.out_of_team())
      and (select ctx.role_may('joinRequest.answer')) and (select relation.may_enter()));
create policy own_party_answers on customerships.join_request for delete to tym_app
  using (customership = (select ctx.customership()) and organisation = (select ctx.authority()) and not (select ctx.out_of_team())
      and (select ctx.role_may('joinRequest.answer')) and (select relation.may_enter()));
create policy relation_keeps on customerships.join_request to tym_relation
  using (true)
  with check (true);
create policy cleared on customerships.join_request to tym_worker
  using ((select ctx.job()) = 'clear-join-requests') with check (false);
grant select, delete on customerships.join_request to tym_app;
grant insert, delete, select (id, customership, person, organisation, asked_at) on customerships.join_request to tym_relation;
grant select (id, customership, person, usage_right, asked_at), delete on customerships.join_request to tym_worker;

create policy join_requests on outbox.job for insert to tym_relation
  with check (kind = 'tell-officers' and payload ->> 'notice' = 'joinRequested' and relayed_at is null and done_at is null
      and dead_at is null and attempts = 0 and last_result is null);

-- The kinds of before and two more, whatever they were: migrations beside this one add theirs.
do $$
declare kinds text := pg_get_constraintdef((select oid from pg_constraint
  where conrelid = 'notifications.notification'::regclass and conname = 'notification_kind_check'));
begin
  execute 'alter table notifications.notification drop constraint notification_kind_check, add constraint notification_kind_check '
    || replace(kinds, 'ARRAY[', 'ARRAY[''joinRequested''::text, ''addedAsAsked''::text, ');
end $$;
