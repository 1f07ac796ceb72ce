-- Whether two answers of one consent are for the same purpose, without opening either.
alter table consents.version add column purpose_digest bytea check (octet_length(purpose_digest) = 32);

-- What came of a write that may end in more than one way, so that its repeat is answered alike.
alter table guard.idempotency add column outcome text check (outcome ~ '^[a-zA-Z]{1,40}$');

-- Disclosures (luovutus) to parties outside, by an individualised consent: the snapshot that was approved, or less.
create schema disclosures;
comment on schema disclosures is 'What goes to whom outside, on which consent, approved by whom, with which receipt';
grant usage on schema disclosures to tym_app, tym_worker;

create table disclosures.disclosure (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  consent uuid not null,
  consent_version integer,
  party uuid not null references outside_parties.party (id),
  owner uuid not null references organisations.organisation (id),
  state text not null check (state in ('awaitingApproval', 'approved', 'leaving', 'delivered', 'stopped', 'failed')),
  version integer not null default 1 check (version > 0),
  prepared_by text not null,
  prepared_at timestamptz not null,
  snapshot bytea not null,
  snapshot_hash bytea not null check (octet_length(snapshot_hash) = 32),
  attempts integer not null default 0 check (attempts >= 0),
  problem text check (problem ~ '^[a-z][a-z0-9-]{2,63}$'),
  left_at timestamptz,
  claimed_at timestamptz,
  sent_items integer,
  receipt text,
  delivered_at timestamptz,
  unique (id, customership),
  foreign key (consent, customership) references consents.consent (id, customership),
  constraint delivered_with_receipt check ((state = 'delivered') = (receipt is not null) and (receipt is null) = (delivered_at is null)),
  constraint left_when_leaving check (state not in ('leaving', 'delivered') or left_at is not null),
  constraint stopped_with_problem check (state not in ('stopped', 'failed') or problem is not null),
  constraint stopped_before_it_left check (state <> 'stopped' or left_at is null)
);
comment on table disclosures.disclosure is 'One delivery to one party on one consent: its snapshot encrypted with the customership''s key, its hash fixed, and how far it has come. Dies with the customership.';
create index disclosure_customership on disclosures.disclosure (customership, id);
create index disclosure_consent on disclosures.disclosure (consent, customership);
create index disclosure_party on disclosures.disclosure (party);
create index disclosure_open on disclosures.disclosure (party, id) where state in ('approved', 'leaving');
create index disclosure_owner on disclosures.disclosure (owner);

create table disclosures.item (
  disclosure uuid not null,
  customership uuid not null references customerships.customership (id),
  entry uuid not null,
  entry_version integer not null check (entry_version > 0),
  field text not null,
  owner uuid not null references organisations.organisation (id),
  primary key (disclosure, entry),
  foreign key (disclosure, customership) references disclosures.disclosure (id, customership)
);
comment on table disclosures.item is 'Which version of which entry is in a snapshot, and who answers for it: ids only. What has been corrected since approval is not sent.';
create index item_disclosure on disclosures.item (disclosure, customership);
create index item_customership on disclosures.item (customership);
create index entry_corrected on customer_data.entry (id) where version > 1;
create index item_entry on disclosures.item (entry);
create index item_owner on disclosures.item (owner);

create table disclosures.approval (
  disclosure uuid not null,
  customership uuid not null references customerships.customership (id),
  organisation uuid not null references organisations.organisation (id),
  person text not null,
  usage_right uuid not null,
  approved_at timestamptz not null,
  primary key (disclosure, organisation),
  foreign key (disclosure, customership) references disclosures.disclosure (id, customership)
);
comment on table disclosures.approval is 'Who approved exactly this snapshot for which storing organisation, under which usage right: each must still live when the delivery leaves.';
create index approval_disclosure on disclosures.approval (disclosure, customership);
create index approval_customership on disclosures.approval (customership);
create index approval_organisation on disclosures.approval (organisation);

create table disclosures.recall (
  id uuid primary key,
  disclosure uuid not null unique,
  customership uuid not null references customerships.customership (id),
  reason text not null check (reason in ('withdrawn', 'corrected', 'deleted', 'stopped')),
  state text not null check (state in ('planned', 'confirmed', 'failed')),
  planned_at timestamptz not null,
  attempts integer not null default 0 check (attempts >= 0),
  problem text check (problem ~ '^[a-z][a-z0-9-]{2,63}$'),
  outcome text check (outcome in ('deleted', 'kept', 'neverReceived')),
  confirmation text,
  confirmed_at timestamptz,
  foreign key (disclosure, customership) references disclosures.disclosure (id, customership),
  constraint confirmed_whole check ((state = 'confirmed') = (confirmation is not null) and (confirmation is null) = (confirmed_at is null)
    and (confirmation is null) = (outcome is null))
);
comment on table disclosures.recall is 'That a recipient is told to give up what it was sent (GDPR 19), and its signed confirmation.';
create index recall_disclosure on disclosures.recall (disclosure, customership);
create index recall_planned on disclosures.recall (disclosure) where state = 'planned';
create index recall_customership on disclosures.recall (customership);

-- Nothing comes back from where it is: what has left has left, what was stopped stays stopped; a failed one may be tried anew.
create function disclosures.refuse_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.version <> old.version + 1 or (new.state <> old.state and not (
      (old.state = 'awaitingApproval' and new.state in ('approved', 'stopped'))
      or (old.state = 'approved' and new.state in ('stopped', 'failed'))
      or (old.state = 'approved' and new.state = case new.channel when 'machine' then 'leaving' else 'delivered' end)
      or (old.state = 'leaving' and new.state in ('delivered', 'failed'))
      or (old.state = 'failed' and new.state in ('approved', 'stopped')))) then
    raise exception 'a disclosure does not go from % to %', old.state, new.state using errcode = 'TY008';
  end if;
  if old.state = 'awaitingApproval' and new.state = 'approved' then
    if exists (select new.owner as organisation union select i.owner from disclosures.item i where i.disclosure = new.id
        except select a.organisation from disclosures.approval a where a.disclosure = new.id) then
      raise exception 'every organisation whose data is in a snapshot approves it' using errcode = 'TY008';
    end if;
    if new.statute is not null and not exists (select 1 from disclosures.approval a
        where a.disclosure = new.id and a.organisation = new.owner and a.person <> new.prepared_by) then
      raise exception 'a second person approves what goes without consent' using errcode = 'TY008';
    end if;
  end if;
  -- Whoever says no has said it: what has not asked, or asked before, does not leave.
  if new.consent is not null and new.state <> old.state
      and (new.state = 'leaving' or (new.state = 'delivered' and new.channel <> 'machine')) then
    if exists (select 1 from consents.consent c where c.id = new.consent and c.withdrawn_at is not null) then
      raise exception 'nothing leaves on a withdrawn consent' using errcode = 'TY008';
    end if;
    if disclosures.is_excluded(new.customership, new.party) then
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
create function disclosures.refuse_outside_customership() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare state text;
begin
  select c.state into state from customerships.customership c where c.id = new.customership;
  if state is null or state = 'ended' then
    raise exception 'nothing is disclosed outside a customership' using errcode = 'TY003';
  end if;
  return new;
end $$;
-- A snapshot is what it was prepared as, and is approved while it waits.
create function disclosures.refuse_late_part() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from disclosures.disclosure d where d.id = new.disclosure and d.state = 'awaitingApproval' for update;
  if not found then
    raise exception 'nothing is added to a disclosure that waits no longer' using errcode = 'TY008';
  end if;
  return new;
end $$;
-- Whose data is in a snapshot, and of which field, is what the entry says: it decides who approves and what a consent covers.
create function disclosures.refuse_foreign_item() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from customer_data.entry e where e.id = new.entry and e.version = new.entry_version
      and e.customership = new.customership and e.field = new.field and e.owner = new.owner) then
    raise exception 'an item is of an entry, its field and its storing organisation' using errcode = 'TY008';
  end if;
  return new;
end $$;
-- What has left and has been corrected since, without a recall yet.
create function disclosures.find_corrected(most integer) returns setof uuid language sql stable set search_path = pg_catalog, pg_temp as $$
  select distinct d.id from customer_data.entry e
  join disclosures.item i on i.entry = e.id and i.entry_version < e.version
  join disclosures.disclosure d on d.id = i.disclosure and d.left_at is not null
  where e.version > 1 and not exists (select 1 from disclosures.recall r where r.disclosure = d.id)
  order by d.id limit most
$$;
revoke execute on all functions in schema disclosures from public;
grant execute on all functions in schema disclosures to tym_app, tym_worker;
create trigger refuse_return before update on disclosures.disclosure for each row execute function disclosures.refuse_return();
create trigger refuse_late_part before insert on disclosures.item for each row execute function disclosures.refuse_late_part();
create trigger refuse_foreign_item before insert on disclosures.item for each row execute function disclosures.refuse_foreign_item();
create trigger refuse_late_part before insert on disclosures.approval for each row execute function disclosures.refuse_late_part();
create trigger refuse_outside_customership before insert on disclosures.disclosure
  for each row execute function disclosures.refuse_outside_customership();

do $$
declare name text;
begin
  foreach name in array array['disclosure', 'item', 'approval', 'recall'] loop
    execute format('alter table disclosures.%I enable row level security', name);
    execute format('alter table disclosures.%I force row level security', name);
    execute format('create policy one_customership on disclosures.%I to tym_app
      using (customership = (select ctx.customership()) and (select relation.may_enter()))
      with check (customership = (select ctx.customership()) and (select relation.may_enter()))', name);
    execute format('create policy team_adds on disclosures.%I as restrictive for insert to tym_app
      with check (not (select ctx.out_of_team()))', name);
    execute format('create policy named_jobs on disclosures.%I for select to tym_worker
      using ((select ctx.job()) in (''deliver-disclosure'', ''close-overdue'', ''recall-corrected'', ''recall-narrowed'', ''send-recall''))', name);
    execute format('grant select on disclosures.%I to tym_app, tym_worker', name);
  end loop;
end $$;
grant insert on disclosures.disclosure, disclosures.item, disclosures.approval, disclosures.recall to tym_app;
do $$
declare name text;
begin
  foreach name in array array['disclosure', 'item', 'approval'] loop
    execute format('create policy officers_add on disclosures.%I as restrictive for insert to tym_app
      with check ((select ctx.role()) is distinct from ''customer'')', name);
  end loop;
end $$;
-- The customer changes nothing but by withdrawing: what waits on the consent is stopped, what has left is recalled.
create policy team_changes on disclosures.disclosure as restrictive for update to tym_app
  using (not (select ctx.out_of_team()))
  with check ((select ctx.role()) is distinct from 'customer' or (state = 'stopped' and problem = 'consent-withdrawn'
    and exists (select 1 from consents.consent c where c.id = disclosure.consent and c.withdrawn_at is not null)));
create policy withdrawn on disclosures.recall as restrictive for insert to tym_app
  with check (state = 'planned' and reason = 'withdrawn' and planned_at = (select ctx.instant()) and exists (
    select 1 from disclosures.disclosure d join consents.consent c on c.id = d.consent
    where d.id = recall.disclosure and d.left_at is not null and c.withdrawn_at is not null));
create policy prepared_by_caller on disclosures.disclosure as restrictive for insert to tym_app
  with check (prepared_by = (select ctx.person()) and owner = (select ctx.authority()) and state = 'awaitingApproval'
    and prepared_at = (select ctx.instant()) and left_at is null and receipt is null);
create policy approved_by_caller on disclosures.approval as restrictive for insert to tym_app
  with check (person = (select ctx.person()) and organisation = (select ctx.authority()) and approved_at = (select ctx.instant())
    and (select relation.is_party((select ctx.customership()), organisation)));
-- People approve, cancel and try anew; only the worker says that something has left or arrived.
create policy people_decide on disclosures.disclosure as restrictive for update to tym_app
  using (state in ('awaitingApproval', 'approved', 'failed')) with check (state in ('awaitingApproval', 'approved', 'stopped') and receipt is null);
create policy deliveries on disclosures.disclosure for update to tym_worker
  using ((select ctx.job()) in ('deliver-disclosure', 'close-overdue')) with check ((select ctx.job()) in ('deliver-disclosure', 'close-overdue'));
create policy recalls_planned on disclosures.recall for insert to tym_worker
  with check ((select ctx.job()) in ('deliver-disclosure', 'recall-corrected', 'recall-narrowed') and state = 'planned' and planned_at = (select ctx.instant())
    and exists (select 1 from disclosures.disclosure d where d.id = recall.disclosure and d.left_at is not null));
create policy recalls_taken_up on disclosures.recall for update to tym_worker
  using ((select ctx.job()) in ('deliver-disclosure', 'recall-narrowed') and state = 'failed') with check (state = 'planned');
create policy recalls_sent on disclosures.recall for update to tym_worker
  using ((select ctx.job()) = 'send-recall') with check ((select ctx.job()) = 'send-recall');
grant update (state, version, problem, attempts) on disclosures.disclosure to tym_app;
grant update (state, version, problem, attempts, left_at, claimed_at, sent_items, receipt, delivered_at) on disclosures.disclosure to tym_worker;
grant insert on disclosures.recall to tym_worker;
grant update (state, reason, attempts, problem, outcome, confirmation, confirmed_at) on disclosures.recall to tym_worker;

-- What the delivery asks again before the first byte: the consent, the party, the newest versions of the entries.
do $$
declare name text;
begin
  foreach name in array array['consent', 'version'] loop
    execute format('create policy deliveries on consents.%I for select to tym_worker
      using ((select ctx.job()) in (''deliver-disclosure'', ''close-overdue'', ''recall-corrected'', ''recall-narrowed''))', name);
  end loop;
  foreach name in array array['party', 'terms', 'party_key'] loop
    execute format('create policy deliveries on outside_parties.%I for select to tym_worker
      using ((select ctx.job()) in (''deliver-disclosure'', ''send-recall''))', name);
    execute format('grant select on outside_parties.%I to tym_worker', name);
  end loop;
end $$;
grant select (party, direction) on consents.consent to tym_worker;
grant select (fields, valid_from, purpose_digest) on consents.version to tym_worker;
create policy deliveries on customer_data.entry for select to tym_worker
  using ((select ctx.job()) in ('deliver-disclosure', 'recall-corrected'));
grant usage on schema customer_data to tym_worker;
grant select (id, version, customership) on customer_data.entry to tym_worker;
