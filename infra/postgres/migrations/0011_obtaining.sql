-- Obtaining (tietojen hankkiminen) from a source outside, by an individualised consent: what comes waits in quarantine until
-- an officer takes it into a category, with its source noted.
create table disclosures.obtaining (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  consent uuid not null,
  consent_version integer not null,
  party uuid references outside_parties.party (id),
  owner uuid not null references organisations.organisation (id),
  channel text not null check (channel in ('machine', 'oral', 'paper', 'secureMail')),
  state text not null check (state in ('waiting', 'asked', 'quarantined', 'nothing', 'accepted', 'rejected', 'stopped', 'failed')),
  version integer not null default 1 check (version > 0),
  fields text[] not null check (cardinality(fields) > 0),
  requested_by text not null,
  usage_right uuid not null,
  requested_at timestamptz not null,
  request bytea not null,
  attempts integer not null default 0 check (attempts >= 0),
  problem text check (problem ~ '^[a-z][a-z0-9-]{2,63}$'),
  asked_at timestamptz,
  answer bytea,
  signature text,
  received_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  unique (id, customership),
  foreign key (consent, customership) references consents.consent (id, customership),
  constraint machine_asks_a_party check (channel <> 'machine' or party is not null),
  constraint quarantine_holds check ((state = 'quarantined') = (answer is not null)),
  constraint asked_by_machine check ((state = 'asked') <= (channel = 'machine' and asked_at is not null)),
  constraint signed_by_machine check ((signature is not null) <= (channel = 'machine' and received_at is not null)),
  constraint decided_whole check ((state in ('accepted', 'rejected')) <= (decided_by is not null) and (decided_by is null) = (decided_at is null)),
  constraint stopped_with_problem check (state not in ('stopped', 'failed') or problem is not null)
);
comment on table disclosures.obtaining is 'One request to one source on one consent, or what came from it by hand. The answer is encrypted and in quarantine; once decided on it is gone from here.';
create index obtaining_customership on disclosures.obtaining (customership, id);
create index obtaining_consent on disclosures.obtaining (consent, customership);
create index obtaining_party on disclosures.obtaining (party);
create index obtaining_owner on disclosures.obtaining (owner);

create table disclosures.obtained_entry (
  obtaining uuid not null,
  customership uuid not null references customerships.customership (id),
  item integer not null check (item >= 0),
  entry uuid not null,
  primary key (obtaining, item),
  foreign key (obtaining, customership) references disclosures.obtaining (id, customership)
);
comment on table disclosures.obtained_entry is 'Which entry an accepted item has become: the source of an entry that came from outside.';
create index obtained_entry_obtaining on disclosures.obtained_entry (obtaining, customership);
create index obtained_entry_customership on disclosures.obtained_entry (customership);

-- Each step once and forward; nothing is asked, and nothing taken in, on a withdrawn consent.
create function disclosures.refuse_obtaining_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.version <> old.version + 1 or (new.state <> old.state and not (
      (old.state = 'waiting' and new.state in ('asked', 'stopped', 'failed'))
      or (old.state = 'asked' and new.state in ('quarantined', 'nothing', 'stopped', 'failed'))
      or (old.state = 'quarantined' and new.state in ('accepted', 'rejected', 'stopped'))
      or (old.state = 'failed' and new.state in ('waiting', 'stopped')))) then
    raise exception 'an obtaining does not go from % to %', old.state, new.state using errcode = 'TY008';
  end if;
  if new.state <> old.state and new.state in ('asked', 'quarantined', 'accepted') and exists (
      select 1 from consents.consent c where c.id = new.consent and c.withdrawn_at is not null) then
    raise exception 'nothing is obtained on a withdrawn consent' using errcode = 'TY008';
  end if;
  if new.state <> old.state and new.state in ('asked', 'quarantined', 'accepted') and disclosures.is_excluded(new.customership, new.party) then
    raise exception 'nothing is obtained from a party that the customer has shut out' using errcode = 'TY008';
  end if;
  return new;
end $$;
-- What was taken in was in quarantine a moment ago, in the same transaction's eyes.
create function disclosures.refuse_stray_entry() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from disclosures.obtaining o where o.id = new.obtaining and o.state = 'quarantined') then
    raise exception 'nothing is taken in that is not in quarantine' using errcode = 'TY008';
  end if;
  return new;
end $$;
revoke execute on function disclosures.refuse_obtaining_return, disclosures.refuse_stray_entry from public;
grant execute on function disclosures.refuse_obtaining_return, disclosures.refuse_stray_entry to tym_app, tym_worker;
create trigger refuse_return before update on disclosures.obtaining for each row execute function disclosures.refuse_obtaining_return();
create trigger refuse_outside_customership before insert on disclosures.obtaining
  for each row execute function disclosures.refuse_outside_customership();
create trigger refuse_stray_entry before insert on disclosures.obtained_entry for each row execute function disclosures.refuse_stray_entry();

do $$
declare name text;
begin
  foreach name in array array['obtaining', 'obtained_entry'] loop
    execute format('alter table disclosures.%I enable row level security', name);
    execute format('alter table disclosures.%I force row level security', name);
    execute format('create policy one_customership on disclosures.%I to tym_app
      using (customership = (select ctx.customership()) and (select relation.may_enter()))
      with check (customership = (select ctx.customership()) and (select relation.may_enter()))', name);
    execute format('create policy team_adds on disclosures.%I as restrictive for insert to tym_app
      with check (not (select ctx.out_of_team()))', name);
    execute format('create policy officers_add on disclosures.%I as restrictive for insert to tym_app
      with check ((select ctx.role()) is distinct from ''customer'')', name);
    execute format('grant select, insert on disclosures.%I to tym_app', name);
  end loop;
end $$;
create policy requested_by_caller on disclosures.obtaining as restrictive for insert to tym_app
  with check (requested_by = (select ctx.person()) and owner = (select ctx.authority()) and requested_at = (select ctx.instant())
    and (select relation.is_party((select ctx.customership()), owner)) and signature is null and decided_by is null
    and state = case channel when 'machine' then 'waiting' else 'quarantined' end);
-- The customer changes nothing but by withdrawing.
create policy team_changes on disclosures.obtaining as restrictive for update to tym_app
  using (not (select ctx.out_of_team()))
  with check ((select ctx.role()) is distinct from 'customer' or (state = 'stopped' and problem = 'consent-withdrawn'
    and exists (select 1 from consents.consent c where c.id = obtaining.consent and c.withdrawn_at is not null)));
-- People ask, take in, refuse and stop; only the worker says that somebody was asked, and what came.
create policy people_decide on disclosures.obtaining as restrictive for update to tym_app
  using (state in ('waiting', 'asked', 'quarantined', 'failed'))
  with check (state in ('waiting', 'accepted', 'rejected', 'stopped') and (decided_by is null or decided_by = (select ctx.person())));
grant update (state, version, problem, attempts, answer, decided_by, decided_at) on disclosures.obtaining to tym_app;
create policy asking on disclosures.obtaining to tym_worker
  using ((select ctx.job()) = 'ask-source') with check ((select ctx.job()) = 'ask-source');
grant select on disclosures.obtaining to tym_worker;
grant update (state, version, problem, attempts, asked_at, answer, signature, received_at) on disclosures.obtaining to tym_worker;

do $$
declare name text;
begin
  foreach name in array array['consent', 'version'] loop
    execute format('create policy asking on consents.%I for select to tym_worker using ((select ctx.job()) = ''ask-source'')', name);
  end loop;
  foreach name in array array['party', 'terms', 'party_key'] loop
    execute format('create policy asking on outside_parties.%I for select to tym_worker using ((select ctx.job()) = ''ask-source'')', name);
  end loop;
end $$;
