-- Holds against the deletion (381/2023 12 §), what customers and recipients are told before and after it, and what outlives a file.
create schema retention;
comment on schema retention is 'What is deleted when, what stops it, who is told, and what has to outlive a file';
grant usage on schema retention to tym_app, tym_worker, tym_relation, tym_exchange;

create table retention.hold (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  scope text not null check (scope in ('file', 'entries')),
  ground text not null check (ground in ('statutoryTask', 'pendingMatter')),
  section text not null check (section ~ '^[0-9]{1,4}/[0-9]{4} [0-9]{1,3}[a-z]? §( [0-9]{1,2} mom\.)?( [0-9]{1,2} kohta)?$'),
  reason bytea not null,
  authority uuid not null references organisations.organisation (id),
  owner text not null,
  state text not null check (state in ('proposed', 'live', 'refused', 'released')),
  version integer not null default 1 check (version > 0),
  review_on date not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  released_by text,
  released_at timestamptz,
  unique (id, customership),
  constraint decided_whole check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint released_whole check ((state = 'released') = (released_by is not null) and (released_by is null) = (released_at is null)),
  constraint two_persons check (state not in ('live', 'released') or decided_by <> proposed_by)
);
comment on table retention.hold is 'A legal hold (poiston esto, 12 §): which authority needs a file, or named entries of its own, for a statutory task or a pending matter, until when that is looked at again, and which two persons say so. The reason is encrypted with the customership''s key. Dies with the file.';
create index hold_customership on retention.hold (customership);
create index hold_authority on retention.hold (authority);
create index hold_to_review on retention.hold (review_on) where state = 'live';

create table retention.hold_entry (
  hold uuid not null,
  customership uuid not null references customerships.customership (id),
  entry uuid not null,
  primary key (hold, entry),
  foreign key (hold, customership) references retention.hold (id, customership)
);
comment on table retention.hold_entry is 'Which entries a hold of scope "entries" needs: ids only, of entries that the holding authority stored itself (13 §).';
create index hold_entry_hold on retention.hold_entry (hold, customership);
create index hold_entry_customership on retention.hold_entry (customership);

create table retention.hold_review (
  hold uuid not null,
  customership uuid not null references customerships.customership (id),
  number integer not null check (number > 0),
  review_on date not null,
  reviewed_by text not null,
  reviewed_at timestamptz not null,
  primary key (hold, number),
  foreign key (hold, customership) references retention.hold (id, customership)
);
comment on table retention.hold_review is 'Each time that somebody looked at a live hold and found it still needed: who, when, until when. Never rewritten.';
create index hold_review_hold on retention.hold_review (hold, customership);
create index hold_review_customership on retention.hold_review (customership);

-- What is said of a hold is said once; a second person lets it live; what has been released stays released.
create function retention.refuse_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'proposed' or new.version <> 1 or new.owner <> new.proposed_by then
      raise exception 'a hold begins as a proposal of the person who answers for it' using errcode = 'TY010';
    end if;
    return new;
  end if;
  if (new.id, new.customership, new.scope, new.ground, new.section, new.reason, new.authority, new.proposed_by, new.proposed_at)
      is distinct from (old.id, old.customership, old.scope, old.ground, old.section, old.reason, old.authority, old.proposed_by, old.proposed_at) then
    raise exception 'what a hold was proposed as it stays' using errcode = 'TY010';
  end if;
  if old.decided_by is not null and (new.decided_by, new.decided_at) is distinct from (old.decided_by, old.decided_at) then
    raise exception 'what was decided of a hold is never decided anew' using errcode = 'TY010';
  end if;
  if new.version <> old.version + 1 or not ((old.state = 'proposed' and new.state in ('live', 'refused'))
      or (old.state = 'live' and new.state in ('live', 'released'))) then
    raise exception 'a hold does not go from % to %', old.state, new.state using errcode = 'TY010';
  end if;
  if (old.state = 'proposed' and (new.decided_by, new.decided_at) is distinct from (ctx.person(), ctx.instant()))
      or (new.state = 'released' and (new.released_by, new.released_at) is distinct from (ctx.person(), ctx.instant())) then
    raise exception 'a hold is decided and released now, in one''s own name' using errcode = 'TY010';
  end if;
  if old.state = 'live' and new.state = 'live' then
    if new.owner is distinct from ctx.person() then
      raise exception 'whoever reviews a hold answers for it' using errcode = 'TY010';
    end if;
  elsif (new.review_on, new.owner) is distinct from (old.review_on, old.owner) then
    raise exception 'only a live hold is reviewed' using errcode = 'TY010';
  end if;
  return new;
end $$;

-- Whoever changes a file's holds, or begins its deletion, is alone with it until the end of the transaction.
create function retention.be_alone(p_customership uuid) returns void language sql volatile set search_path = pg_catalog, pg_temp as $$
  select pg_advisory_xact_lock(hashtextextended('retention:' || p_customership::text, 0))
$$;
create function retention.alone_with_file() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform retention.be_alone(new.customership);
  return new;
end $$;

-- The entries that an authority answers for, asked by whoever may hold the file.
create function relation.stores_entry(p_customership uuid, p_entry uuid, p_organisation uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'organisation' or ctx.authority() is distinct from p_organisation then
    return false;
  end if;
  return exists (select 1 from customer_data.entry e where e.id = p_entry and e.customership = p_customership and e.owner = p_organisation);
end $$;
create function retention.refuse_foreign_entry() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from retention.hold h where h.id = new.hold and h.scope = 'entries' and h.state = 'proposed'
      and relation.stores_entry(new.customership, new.entry, h.authority)) then
    raise exception 'a hold names entries of the file that the holding authority stored' using errcode = 'TY010';
  end if;
  return new;
end $$;

-- Who may hold a file: its responsible officer of a party, or the registrar of a party; and who may see its holds.
create function relation.may_hold(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'organisation' then return false; end if;
  if ctx.role() = 'registrar' then return relation.is_party_here(p_customership); end if;
  return ctx.role() is distinct from 'customer' and relation.is_responsible(p_customership)
    and relation.is_party(p_customership, ctx.authority());
end $$;
create function relation.may_see_holds(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'organisation' then return false; end if;
  if ctx.role() = 'customer' then return relation.is_self(p_customership, ctx.self_index()); end if;
  return relation.may_hold(p_customership);
end $$;

-- What the plan of deletions and the jobs around it see of files that have ended: which, and when. Nothing else of them.
create index customership_ended on customerships.customership (ended_on, id) where ended_on is not null;
create function relation.ended_files(p_from date, p_until date, p_after_day date, p_after uuid, p_most integer)
returns table (customership uuid, ended_on date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is null and not (ctx.kind() = 'organisation' and ctx.role() = 'kehaOperator') then return; end if;
  return query select c.id, c.ended_on from customerships.customership c
    where c.ended_on between p_from and p_until
      and (p_after_day is null or (c.ended_on, c.id) > (p_after_day, p_after))
    order by c.ended_on, c.id limit p_most;
end $$;
create function relation.count_ended(p_from date, p_until date)
returns table (ended_on date, files bigint, held bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is null and not (ctx.kind() = 'organisation' and ctx.role() = 'kehaOperator') then return; end if;
  return query select c.ended_on, count(*), count(*) filter (where exists (select 1 from retention.hold h
      where h.customership = c.id and h.scope = 'file' and h.state = 'live'))
    from customerships.customership c where c.ended_on between p_from and p_until
    group by c.ended_on order by c.ended_on;
end $$;

-- Published to the deletion: what stops it, and what it has to keep.
create function retention.live_file_hold(p_customership uuid) returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from retention.hold h where h.customership = p_customership and h.scope = 'file' and h.state = 'live')
$$;
create function retention.held_entries(p_customership uuid) returns table (hold uuid, entry uuid)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select e.hold, e.entry from retention.hold_entry e join retention.hold h on h.id = e.hold
  where h.customership = p_customership and h.scope = 'entries' and h.state = 'live' order by e.hold, e.entry
$$;

-- What an "entries" hold needs outlives its file, under a key of its own whose id is the hold's. Nothing here names the file or the person.
create table retention.kept_hold (
  id uuid primary key,
  ground text not null check (ground in ('statutoryTask', 'pendingMatter')),
  section text not null,
  reason bytea not null,
  authority uuid not null references organisations.organisation (id),
  owner text not null,
  approved_by text not null,
  review_on date not null,
  version integer not null default 1 check (version > 0),
  kept_at timestamptz not null,
  released_by text,
  released_at timestamptz,
  constraint released_whole check ((released_by is null) = (released_at is null))
);
comment on table retention.kept_hold is 'A hold whose file has been deleted: for which matter an authority still needs the entries that it named. Its reason is encrypted with the hold''s own key. Gone, with that key, after its release.';
create index kept_hold_authority on retention.kept_hold (authority);
create index kept_hold_to_review on retention.kept_hold (review_on) where released_at is null;
create table retention.held_entry (
  id uuid primary key,
  hold uuid not null references retention.kept_hold (id),
  number integer not null check (number > 0),
  version integer not null check (version > 0),
  category smallint not null check (category between 1 and 7),
  field text not null,
  owner uuid not null references organisations.organisation (id),
  author text not null,
  author_role text not null,
  recorded_at timestamptz not null,
  occurred_on date,
  content bytea not null,
  unique (hold, number, version)
);
comment on table retention.held_entry is 'A version of an entry that a kept hold needs, encrypted with the hold''s own key. Its id is new: it leads to no file.';
create index held_entry_hold on retention.held_entry (hold);
create index held_entry_owner on retention.held_entry (owner);
create function retention.refuse_kept_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.released_at is not null or new.version <> old.version + 1
      or (new.id, new.ground, new.section, new.reason, new.authority, new.approved_by, new.kept_at)
        is distinct from (old.id, old.ground, old.section, old.reason, old.authority, old.approved_by, old.kept_at) then
    raise exception 'a kept hold is reviewed or released, once and for all' using errcode = 'TY010';
  end if;
  if new.released_at is null and new.owner is distinct from ctx.person()
      or new.released_at is not null and (new.released_by, new.released_at) is distinct from (ctx.person(), ctx.instant()) then
    raise exception 'a kept hold is reviewed and released now, in one''s own name' using errcode = 'TY010';
  end if;
  return new;
end $$;

-- What the customer is told before: that it was, not what it said, which is the same for everybody.
create table retention.announcement (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  due_on date not null,
  state text not null check (state in ('planned', 'sent', 'failed')),
  planned_at timestamptz not null,
  sent_at timestamptz,
  problem text check (problem ~ '^[a-z][a-z0-9-]{2,63}$'),
  unique (customership, due_on),
  constraint sent_whole check ((state = 'sent') = (sent_at is not null)),
  constraint failed_with_problem check (state <> 'failed' or problem is not null)
);
comment on table retention.announcement is 'That a customer was told beforehand by which day their data is deleted, or could not be told. Dies with the file.';
create index announcement_customership on retention.announcement (customership);

-- And after: the address lives on under a key of its own, whose id is the farewell's, until the message has gone or was given up.
create table retention.farewell (
  id uuid primary key,
  deletion uuid not null unique,
  address bytea not null,
  planned_at timestamptz not null,
  give_up_on date not null,
  ready_at timestamptz,
  ended_at timestamptz,
  outcome text check (outcome in ('sent', 'refused', 'givenUp')),
  constraint ended_whole check ((ended_at is null) = (outcome is null))
);
comment on table retention.farewell is 'A message that a deletion is done, to be sent once it is certified: identity code and languages encrypted with a key of its own, whose id is this row''s. Row and key are gone as soon as it has been sent, or given up.';
create index farewell_open on retention.farewell (ready_at) where ready_at is not null;

-- What a recipient had not confirmed when the file was deleted.
create table retention.outstanding_recall (
  disclosure uuid primary key,
  recall uuid unique,
  party uuid references outside_parties.party (id),
  owner uuid not null references organisations.organisation (id),
  by_machine boolean not null,
  since timestamptz not null,
  outcome text check (outcome in ('deleted', 'kept', 'neverReceived', 'unknown')),
  confirmation text,
  closed_by text,
  closed_at timestamptz,
  constraint closed_whole check ((outcome is null) = (closed_at is null) and (outcome is null) = (confirmation is null and closed_by is null))
);
comment on table retention.outstanding_recall is 'A recall that its recipient had not confirmed when the file was deleted: disclosure, recall, party and the organisation that disclosed, nothing of the customer. Open until the recipient confirms, or an operator says what came of it.';
create index outstanding_recall_party on retention.outstanding_recall (party);
create index outstanding_recall_owner on retention.outstanding_recall (owner);
create index outstanding_recall_open on retention.outstanding_recall (since) where closed_at is null;
create function retention.refuse_reopening() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.closed_at is not null or new.closed_at is distinct from ctx.instant()
      or (new.closed_by is not null and new.closed_by is distinct from ctx.person()) then
    raise exception 'an outstanding recall is closed once, now' using errcode = 'TY010';
  end if;
  return new;
end $$;

revoke execute on all functions in schema retention from public;
revoke execute on function relation.stores_entry, relation.may_hold, relation.may_see_holds, relation.ended_files, relation.count_ended
  from public;
grant execute on all functions in schema retention to tym_app, tym_worker;
grant execute on function retention.refuse_reopening to tym_exchange;
grant execute on function relation.stores_entry, relation.may_hold, relation.may_see_holds to tym_app;
grant execute on function relation.ended_files, relation.count_ended to tym_app, tym_worker;
create trigger alone_with_file before insert or update on retention.hold for each row execute function retention.alone_with_file();
create trigger refuse_return before insert or update on retention.hold for each row execute function retention.refuse_return();
create trigger refuse_foreign_entry before insert on retention.hold_entry for each row execute function retention.refuse_foreign_entry();
create trigger refuse_kept_return before update on retention.kept_hold for each row execute function retention.refuse_kept_return();
create trigger refuse_reopening before update on retention.outstanding_recall for each row execute function retention.refuse_reopening();

do $$
declare name text;
begin
  foreach name in array array['hold', 'hold_entry', 'hold_review', 'kept_hold', 'held_entry', 'announcement', 'farewell', 'outstanding_recall'] loop
    execute format('alter table retention.%I enable row level security', name);
    execute format('alter table retention.%I force row level security', name);
  end loop;
  -- A file's holds are seen by its responsible officers, by its parties' registrars and by its customer.
  foreach name in array array['hold', 'hold_entry', 'hold_review'] loop
    execute format('create policy of_the_file on retention.%I for select to tym_app using (relation.may_see_holds(customership))', name);
    execute format('create policy named_jobs on retention.%I for select to tym_worker
      using ((select ctx.job()) in (''tell-hold-proposed'', ''report-hold-reviews'', ''announce-deletions'', ''send-announcement'', ''recall-before-deletion''))', name);
    execute format('grant select, insert on retention.%I to tym_app', name);
    execute format('grant select on retention.%I to tym_worker', name);
  end loop;
end $$;
create policy planned on retention.hold for select to tym_app
  using ((select ctx.kind()) = 'organisation' and (select ctx.role()) = 'kehaOperator' and state in ('proposed', 'live'));
create policy proposed_by_caller on retention.hold for insert to tym_app
  with check (authority = (select ctx.authority()) and proposed_by = (select ctx.person()) and proposed_at = (select ctx.instant())
    and state = 'proposed' and relation.may_hold(customership));
create policy own_authority on retention.hold for update to tym_app
  using (authority = (select ctx.authority()) and relation.may_hold(customership))
  with check (authority = (select ctx.authority()) and relation.may_hold(customership));
create policy proposed_by_caller on retention.hold_entry for insert to tym_app
  with check (exists (select 1 from retention.hold h where h.id = hold and h.customership = hold_entry.customership
    and h.authority = (select ctx.authority()) and h.proposed_by = (select ctx.person()) and h.proposed_at = (select ctx.instant())));
create policy reviewed_by_caller on retention.hold_review for insert to tym_app
  with check (reviewed_by = (select ctx.person()) and reviewed_at = (select ctx.instant()) and exists (select 1 from retention.hold h
    where h.id = hold and h.customership = hold_review.customership and h.authority = (select ctx.authority()) and h.state = 'live')
    and relation.may_hold(customership));
grant update (state, version, review_on, owner, decided_by, decided_at, released_by, released_at) on retention.hold to tym_app;
-- A count of what is held is part of the plan.
create policy relation_sees on retention.hold for select to tym_relation using (true);
grant select (customership, scope, state) on retention.hold to tym_relation;
create policy relation_sees on customer_data.entry for select to tym_relation using (true);
grant usage on schema customer_data to tym_relation;
grant select (id, customership, owner) on customer_data.entry to tym_relation;

-- What was kept is seen, reviewed and released by the registrar of the authority that holds it, and by the person who answers for it.
create policy own_authority on retention.kept_hold for select to tym_app
  using ((select ctx.kind()) = 'organisation' and authority = (select ctx.authority())
    and ((select ctx.role()) = 'registrar' or owner = (select ctx.person())));
create policy own_authority_decides on retention.kept_hold for update to tym_app
  using ((select ctx.kind()) = 'organisation' and authority = (select ctx.authority())
    and ((select ctx.role()) = 'registrar' or owner = (select ctx.person())))
  with check (authority = (select ctx.authority()));
create policy own_authority on retention.held_entry for select to tym_app
  using (exists (select 1 from retention.kept_hold k where k.id = hold));
create policy named_jobs on retention.kept_hold for select to tym_worker
  using ((select ctx.job()) in ('report-hold-reviews', 'forget-kept-hold'));
create policy forgotten on retention.kept_hold for delete to tym_worker
  using ((select ctx.job()) = 'forget-kept-hold' and released_at is not null);
create policy forgetting on retention.held_entry for select to tym_worker using ((select ctx.job()) = 'forget-kept-hold');
create policy forgotten on retention.held_entry for delete to tym_worker
  using ((select ctx.job()) = 'forget-kept-hold' and exists (select 1 from retention.kept_hold k where k.id = hold and k.released_at is not null));
grant select on retention.kept_hold, retention.held_entry to tym_app;
grant update (version, review_on, owner, released_by, released_at) on retention.kept_hold to tym_app;
grant select, delete on retention.kept_hold, retention.held_entry to tym_worker;

create policy announced on retention.announcement to tym_worker
  using ((select ctx.job()) in ('announce-deletions', 'send-announcement'))
  with check ((select ctx.job()) in ('announce-deletions', 'send-announcement'));
grant select, insert on retention.announcement to tym_worker;
grant update (state, sent_at, problem) on retention.announcement to tym_worker;

create policy sent on retention.farewell to tym_worker
  using ((select ctx.job()) = 'send-farewells') with check ((select ctx.job()) = 'send-farewells');
grant select, delete on retention.farewell to tym_worker;
grant update (ended_at, outcome) on retention.farewell to tym_worker;

create policy operators_see on retention.outstanding_recall for select to tym_app
  using ((select ctx.kind()) = 'organisation' and (select ctx.role()) = 'kehaOperator');
create policy operators_close on retention.outstanding_recall for update to tym_app
  using ((select ctx.kind()) = 'organisation' and (select ctx.role()) = 'kehaOperator' and closed_at is null)
  with check (closed_by = (select ctx.person()) and confirmation is null);
create policy reported on retention.outstanding_recall for select to tym_worker using ((select ctx.job()) = 'report-outstanding-recalls');
create policy exchange on retention.outstanding_recall for select to tym_exchange
  using ((select ctx.job()) = 'exchange' and party = (select ctx.party()) and by_machine);
create policy exchange_confirms on retention.outstanding_recall for update to tym_exchange
  using ((select ctx.job()) = 'exchange' and party = (select ctx.party()) and by_machine and closed_at is null)
  with check (confirmation is not null and closed_by is null and outcome <> 'unknown');
grant select on retention.outstanding_recall to tym_app, tym_worker, tym_exchange;
grant update (outcome, closed_by, closed_at) on retention.outstanding_recall to tym_app;
grant update (outcome, confirmation, closed_at) on retention.outstanding_recall to tym_exchange;

-- New kinds of notices, beside whichever there are.
do $$
declare known text := (select pg_get_constraintdef(c.oid) from pg_constraint c
  where c.conrelid = 'notifications.notification'::regclass and c.conname = 'notification_kind_check');
begin
  alter table notifications.notification drop constraint notification_kind_check;
  execute format('alter table notifications.notification add constraint notification_kind_check check ((%s) or kind in
    (''holdProposed'', ''holdReviewDue'', ''holdReviewOverdue'', ''announcementFailed'', ''farewellFailed'', ''recallOutstanding''))',
    substring(known from '^CHECK \((.*)\)$'));
end $$;
