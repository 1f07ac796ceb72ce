-- Annulment of a customership that was opened for the wrong person or by mistake (GDPR 5(1)(d), 17(1)(d)): closed at once by two persons of the
-- authority that opened it, and destroyed once nothing of its trail is open and the person's days for their log are over.
create table retention.annulment (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  authority uuid not null references organisations.organisation (id),
  reason text not null check (reason ~ '^[a-z][a-zA-Z]{2,40}$'),
  grounds bytea,
  state text not null check (state in ('proposed', 'withdrawn', 'refused', 'closed')),
  version integer not null default 1 check (version > 0),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  closed_on date,
  log_days integer check (log_days > 0),
  log_until date,
  told_at timestamptz,
  constraint grounds_but_for_the_journal check (grounds is not null or proposed_by = 'journal'),
  constraint decided_whole check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint two_persons check (state not in ('closed', 'refused') or decided_by <> proposed_by or decided_by = 'journal'),
  constraint closed_whole check ((state = 'closed') = (closed_on is not null) and (closed_on is null) = (log_until is null)
    and (closed_on is null) = (log_days is null)),
  constraint days_in_full check (log_until >= closed_on + log_days),
  constraint told_once_closed check (told_at is null or state = 'closed')
);
comment on table retention.annulment is 'That a customership was opened for the wrong person or by mistake: which two persons of the opening authority say so and why, when it was closed to everybody, and until when its person may take their log. The words are encrypted under the key of the file; dies with the file.';
create index annulment_customership on retention.annulment (customership, id);
create index annulment_authority on retention.annulment (authority, id);
create unique index annulment_once on retention.annulment (customership) where state in ('proposed', 'closed');
create index annulment_closed on retention.annulment (log_until) where state = 'closed';

create table retention.annulment_agreement (
  annulment uuid not null references retention.annulment (id),
  customership uuid not null references customerships.customership (id),
  organisation uuid not null references organisations.organisation (id),
  agreed_by text not null,
  agreed_at timestamptz not null,
  primary key (annulment, organisation, agreed_at)
);
comment on table retention.annulment_agreement is 'That another organisation, whose entries are in the file, agrees that it is annulled. Dies with the file.';
create index annulment_agreement_customership on retention.annulment_agreement (customership);
create index annulment_agreement_organisation on retention.annulment_agreement (organisation);

-- Who still comes to an annulled file: what watches over the use, what is declared to go on, and the jobs that finish what is open or destroy it.
create function ctx.past_annulment() returns boolean language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return coalesce(ctx.said('after_annulment') = 'open' or ctx.kind() = 'oversight' or ctx.job() = any (array[
    'annul-again', 'certify-deletions', 'clear-old-log-lines', 'clear-old-oversight', 'delete-due-files', 'flag-accesses',
    'flag-own-surname', 'remind-access-flags', 'remind-annulments', 'remind-log-questions', 'remove-again', 'report-hold-reviews',
    'report-outstanding-recalls', 'route-log-question', 'seal-log', 'send-recall', 'sign-log-extract', 'tell-annulled-person', 'tell-annulment',
    'tell-asker', 'tell-delay-proposed', 'tell-hold-proposed', 'withdraw-again']), false);
end $$;
revoke execute on function ctx.past_annulment from public;
grant execute on function ctx.past_annulment to tym_app, tym_worker, tym_exchange, tym_relation, tym_gate, tym_eraser;
grant execute on function ctx.kind to tym_eraser;

create function relation.is_annulled(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from retention.annulment a where a.customership = p_customership and a.state = 'closed');
end $$;
-- Files that are closed to the present caller since they are annulled.
create function relation.closed_files() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.past_annulment() then return '{}'; end if;
  return array(select a.customership from retention.annulment a where a.state = 'closed');
end $$;
-- Who may propose that a file be annulled: the people of the authority that opened it, of its team or for the organisation.
create function relation.may_annul(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'organisation' or not ctx.role_may('annulment.propose') or not exists (
      select 1 from customerships.customership c where c.id = p_customership and c.started_by_authority = ctx.authority()) then
    return false;
  end if;
  if ctx.reach('annulment.propose') = 'ownOrganisation' then return relation.is_party_here(p_customership); end if;
  return relation.on_case_team(p_customership, ctx.person(), ctx.authority());
end $$;
-- Organisations whose entries are in the file, but for the authority that opened it.
create function relation.others_with_entries(p_customership uuid) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select distinct e.owner from customer_data.entry e join customerships.customership c on c.id = e.customership
    where e.customership = p_customership and e.removed_at is null and e.owner <> c.started_by_authority;
end $$;
-- Who may say for such an organisation whether it agrees.
create function relation.may_agree(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'organisation' or not ctx.role_may('annulment.agree')
      or ctx.authority() not in (select relation.others_with_entries(p_customership)) then
    return false;
  end if;
  if ctx.reach('annulment.agree') = 'ownOrganisation' then return relation.is_party_here(p_customership); end if;
  return relation.on_case_team(p_customership, ctx.person(), ctx.authority());
end $$;
-- Organisations whose agreement is missing: an entry that came after an agreement asks anew.
create function relation.annulment_lacks(p_annulment uuid) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select o.organisation from retention.annulment a cross join lateral relation.others_with_entries(a.customership) o (organisation)
    where a.id = p_annulment and not exists (select 1 from retention.annulment_agreement g
      where g.annulment = a.id and g.organisation = o.organisation and not exists (select 1 from customer_data.entry e
        where e.customership = a.customership and e.owner = o.organisation and e.removed_at is null and e.recorded_at > g.agreed_at)) order by 1;
end $$;
-- Whether the present caller has ever worked in the team of the file.
create function relation.was_on_team(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.case_team_member m where m.customership = p_customership and m.person = ctx.person());
end $$;
-- Who sees that a file is to be annulled or has been: whoever proposes or agrees while it is open, whoever decides or advises for the authority that
-- opened it, and the person whose code was used.
create function relation.may_see_annulment(p_customership uuid, p_authority uuid, p_state text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.is_customer() then
    return ctx.kind() = 'caseload' and p_state = 'closed' and relation.is_self(p_customership, ctx.self_index());
  end if;
  if ctx.kind() is distinct from 'organisation' or not ctx.role_may('annulment.read') then return false; end if;
  if p_authority = ctx.authority() then
    return ctx.reach('annulment.read') = 'ownOrganisation' or relation.on_case_team(p_customership, ctx.person(), ctx.authority());
  end if;
  return relation.may_agree(p_customership);
end $$;
-- What of an annulled file's trail is open: nothing is destroyed while any of it is.
create function relation.annulment_waits(p_customership uuid) returns table (flags bigint, questions bigint, delays bigint, holds bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select
    (select count(distinct f.id) from audit.detail d join oversight.flag_line x on x.line = d.line join oversight.flag f on f.id = x.flag
      where d.customership = p_customership and f.state <> 'answered'),
    (select count(*) from oversight.log_question q where q.customership = p_customership and q.state <> 'answered'),
    (select count(*) from oversight.line_delay l where l.customership = p_customership
      and ((l.state = 'live' and l.until_on >= ctx.calendar()) or (l.state = 'proposed' and l.lapses_on >= ctx.calendar()))),
    (select count(*) from retention.hold h where h.customership = p_customership and h.state in ('proposed', 'live'));
end $$;
-- Annulled files whose person has been told and has had their days, and of whose trail nothing is open. Whoever cannot be told, since they have
-- died or nobody takes the message for three times the days, is waited for no longer.
create function relation.annulled_due(p_calendar date, p_most integer) returns table (customership uuid, closed_on date, log_days integer, log_until date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if ctx.job() is null then return; end if;
  return query select a.customership, a.closed_on, a.log_days, a.log_until from retention.annulment a
    cross join lateral relation.annulment_waits(a.customership) w
    where a.state = 'closed' and a.log_until < p_calendar
      and (a.told_at is not null or a.closed_on + 3 * a.log_days < p_calendar or relation.is_deceased(a.customership))
      and w.flags + w.questions + w.delays + w.holds = 0
      and not relation.deletion_has_begun(a.customership)
    order by a.log_until, a.id limit p_most;
end $$;
revoke execute on function relation.is_annulled, relation.closed_files, relation.may_annul, relation.others_with_entries, relation.may_agree,
  relation.annulment_lacks, relation.was_on_team, relation.may_see_annulment, relation.annulment_waits, relation.annulled_due from public;
grant execute on function relation.may_annul, relation.may_agree, relation.annulment_lacks, relation.was_on_team, relation.may_see_annulment,
  relation.annulment_waits to tym_app;
grant execute on function relation.closed_files to tym_app, tym_worker, tym_exchange;
grant execute on function relation.annulment_lacks, relation.annulled_due, relation.is_annulled to tym_worker;
grant execute on function relation.is_annulled to tym_eraser;

-- A proposal is decided once, now and in one's own name: closed by somebody outside the team, once every organisation that stored entries agrees.
create function retention.refuse_annulment_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.id, new.customership, new.authority, new.reason, new.grounds, new.proposed_by, new.proposed_at)
      is distinct from (old.id, old.customership, old.authority, old.reason, old.grounds, old.proposed_by, old.proposed_at)
      or new.version <> old.version + 1 then
    raise exception 'what an annulment was proposed as it stays' using errcode = 'TY130';
  end if;
  if old.state <> 'proposed' then
    if old.state <> 'closed' or ctx.job() is distinct from 'tell-annulled-person' or new.log_until < old.log_until
        or (new.state, new.decided_by, new.decided_at, new.closed_on, new.log_days)
          is distinct from (old.state, old.decided_by, old.decided_at, old.closed_on, old.log_days) then
      raise exception 'what was decided of an annulment is never decided anew' using errcode = 'TY130';
    end if;
    return new;
  end if;
  if new.state = 'proposed' or (new.decided_by, new.decided_at) is distinct from (ctx.person(), ctx.instant()) then
    raise exception 'an annulment is decided now, in one''s own name' using errcode = 'TY130';
  end if;
  -- Policies of one table are joined by or: who decides for which authority is said here as a whole.
  if not (new.authority = ctx.authority() and case new.state when 'withdrawn' then relation.may_annul(new.customership)
      else ctx.role_may('annulment.decide') end) and not (new.state = 'refused' and relation.may_agree(new.customership)) then
    raise exception 'the authority that opened the file decides, and who has to agree may refuse' using errcode = 'TY130';
  end if;
  if new.state = 'closed' and (relation.was_on_team(new.customership) or not ctx.role_may('annulment.decide')
      or exists (select 1 from relation.annulment_lacks(new.id)) or new.closed_on is distinct from ctx.calendar()) then
    raise exception 'a file is closed by somebody outside its team, with the agreement of whoever stored entries in it' using errcode = 'TY130';
  end if;
  return new;
end $$;
-- A deletion that has begun is not followed by a question; sorts after whatever makes it alone with the file.
create function retention.alone_unless_begun() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform retention.be_alone(new.customership);
  if relation.deletion_has_begun(new.customership) then
    raise exception 'the deletion of the file has begun' using errcode = 'TY011';
  end if;
  return new;
end $$;
revoke execute on function retention.refuse_annulment_return, retention.alone_unless_begun from public;
grant execute on function retention.refuse_annulment_return to tym_app, tym_worker;
grant execute on function retention.alone_unless_begun to tym_app, tym_worker;
create trigger refuse_return before update on retention.annulment for each row when (current_user <> 'tym_eraser') execute function retention.refuse_annulment_return();
create trigger alone_unless_begun before insert on oversight.log_question for each row execute function retention.alone_unless_begun();
create trigger alone_unless_begun before insert on oversight.line_delay for each row execute function retention.alone_unless_begun();
create trigger alone_unless_begun before insert on retention.annulment for each row execute function retention.alone_unless_begun();

alter table retention.annulment enable row level security;
alter table retention.annulment force row level security;
alter table retention.annulment_agreement enable row level security;
alter table retention.annulment_agreement force row level security;
create policy relation_sees on retention.annulment for select to tym_relation using (true);
create policy relation_sees on retention.annulment_agreement for select to tym_relation using (true);
create policy seen on retention.annulment for select to tym_app using (relation.may_see_annulment(customership, authority, state));
create policy proposed_by_caller on retention.annulment for insert to tym_app
  with check (authority = (select ctx.authority()) and proposed_by = (select ctx.person()) and proposed_at = (select ctx.instant())
    and state = 'proposed' and relation.may_annul(customership));
create policy withdrawn_here on retention.annulment for update to tym_app
  using (state = 'proposed' and authority = (select ctx.authority()) and relation.may_annul(customership)) with check (state = 'withdrawn');
create policy decided_here on retention.annulment for update to tym_app
  using (state = 'proposed' and authority = (select ctx.authority()) and (select ctx.kind()) = 'organisation' and (select ctx.role_may('annulment.decide')))
  with check (state in ('refused', 'closed'));
create policy not_agreed on retention.annulment for update to tym_app
  using (state = 'proposed' and relation.may_agree(customership)) with check (state = 'refused');
create policy seen on retention.annulment_agreement for select to tym_app
  using (exists (select 1 from retention.annulment a where a.id = annulment));
create policy agreed_by_caller on retention.annulment_agreement for insert to tym_app
  with check (organisation = (select ctx.authority()) and agreed_by = (select ctx.person()) and agreed_at = (select ctx.instant())
    and relation.may_agree(customership)
    and exists (select 1 from retention.annulment a where a.id = annulment and a.customership = annulment_agreement.customership and a.state = 'proposed'
      and a.proposed_by <> (select ctx.person()))
    and (select ctx.authority()) in (select relation.annulment_lacks(annulment)));
create policy named_jobs on retention.annulment for select to tym_worker
  using ((select ctx.job()) in ('tell-annulment', 'tell-annulled-person', 'remind-annulments'));
create policy named_jobs on retention.annulment_agreement for select to tym_worker
  using ((select ctx.job()) in ('tell-annulment', 'remind-annulments'));
create policy told on retention.annulment for update to tym_worker
  using ((select ctx.job()) = 'tell-annulled-person' and state = 'closed') with check (state = 'closed');
grant select, insert on retention.annulment, retention.annulment_agreement to tym_app;
grant update (state, version, decided_by, decided_at, closed_on, log_days, log_until) on retention.annulment to tym_app;
grant select on retention.annulment, retention.annulment_agreement to tym_worker;
grant update (version, log_until, told_at) on retention.annulment to tym_worker;
grant select on retention.annulment, retention.annulment_agreement to tym_relation;

-- What the relation asks besides.
grant select (started_by_authority) on customerships.customership to tym_relation;
grant select (recorded_at) on customer_data.entry to tym_relation;
create policy relation_sees on oversight.flag for select to tym_relation using (true);
create index flag_line_line on oversight.flag_line (line);
create policy relation_sees on oversight.flag_line for select to tym_relation using (true);
create policy relation_sees on oversight.log_question for select to tym_relation using (true);
grant select (id, state) on oversight.flag to tym_relation;
grant select (flag, line) on oversight.flag_line to tym_relation;
grant select (customership, state) on oversight.log_question to tym_relation;
-- Whom the jobs tell: the team as it was, and the person by the code that the file was opened with.
create policy annulment_told on customerships.case_team_member for select to tym_worker using ((select ctx.job()) in ('tell-annulment', 'remind-annulments'));
create policy annulment_told on customer_data.entry for select to tym_worker
  using ((select ctx.job()) = 'tell-annulled-person' and category = 1 and field in ('1.01', '1.11'));

-- What a closing does is done by one function of the eraser (gate/8_annulment.sql).
alter table customerships.identity_index add column safety_handed_until date;
comment on column customerships.identity_index.safety_handed_until is 'The part of safety_until that a deleted file of the person has handed on: an annulment of this file leaves it.';
-- A file that says nothing of turvakielto itself has it from a deleted one.
alter table customerships.identity_index no force row level security;
alter table customer_data.entry no force row level security;
update customerships.identity_index i set safety_handed_until = i.safety_until
  where i.safety_until is not null and not exists (select 1 from customer_data.entry e where e.customership = i.customership and e.field = '1.09');
alter table customerships.identity_index force row level security;
alter table customer_data.entry force row level security;
grant select (safety_until, safety_handed_until) on customerships.identity_index to tym_relation, tym_eraser;
grant update (safety_handed_until) on customerships.identity_index to tym_relation;
grant update (open, safety_until, safety_handed_until) on customerships.identity_index to tym_eraser;
grant update (referral_hash) on customerships.customership to tym_eraser;
grant select, insert, update (state, version, decided_by, decided_at, closed_on, log_days, log_until) on retention.annulment to tym_eraser;
grant select (id, customership, consent, state, version) on disclosures.obtaining to tym_eraser;
grant update (state, problem, answer) on disclosures.obtaining to tym_eraser;
grant select (id, started_by_authority) on customerships.customership to tym_eraser;
grant execute on function ctx.calendar, ctx.job, ctx.said, retention.be_alone, relation.deletion_has_begun, retention.alone_unless_begun to tym_eraser;
grant usage on schema relation to tym_eraser;
create policy annulled on customerships.customership for update to tym_eraser using (true) with check (true);
create policy annulled on customerships.identity_index for update to tym_eraser using (true) with check (true);
create policy annulled on retention.annulment to tym_eraser using (true) with check (state = 'closed');
create or replace trigger refuse_after_end before update on customerships.customership
  for each row when (current_user <> 'tym_eraser') execute function customerships.refuse_after_end();
create or replace trigger refuse_plan_without_floor before update on customerships.customership
  for each row when (current_user <> 'tym_eraser') execute function customerships.refuse_plan_without_floor();
create policy calls_back_annulled on disclosures.recall to tym_eraser using (true) with check (reason = 'annulled' and state = 'planned');
alter table disclosures.recall drop constraint recall_reason_check,
  add constraint recall_reason_check check (reason in ('withdrawn', 'corrected', 'removed', 'deleted', 'stopped', 'annulled'));

-- The deletion of what was opened in error rests on no four years: the days for the log are over instead.
alter table retention.deletion
  add column basis text not null default 'keeping' check (basis in ('keeping', 'openedInError')),
  add column days integer check (days > 0),
  alter column months drop not null,
  drop constraint due_by_rule,
  add constraint due_by_rule check (case basis when 'keeping' then months is not null and days is null
      and kept_until = (ended_on + make_interval(months => months))::date
    else months is null and days is not null and kept_until >= ended_on + days end);
create or replace function retention.begins_rightly() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform retention.be_alone(new.customership);
  if new.state <> 'begun' or new.begun_at is distinct from ctx.instant() or new.key_destroyed_at is not null or new.deletion_on <= new.kept_until then
    raise exception 'a deletion begins now, after its last day of keeping' using errcode = 'TY012';
  end if;
  if new.basis = 'openedInError' then
    if not exists (select 1 from relation.annulled_due(ctx.calendar(), null) d where d.customership = new.customership
        and (d.closed_on, d.log_days, d.log_until) = (new.ended_on, new.days, new.kept_until)) then
      raise exception 'the file is not annulled, its person has days left, or something of its trail is open' using errcode = 'TY012';
    end if;
    return new;
  end if;
  if relation.is_annulled(new.customership) or new.ended_on is distinct from relation.ended_on(new.customership) then
    raise exception 'a deletion begins with a file that ended on the day given' using errcode = 'TY012';
  end if;
  if retention.live_file_hold(new.customership) then
    raise exception 'the file is held' using errcode = 'TY012';
  end if;
  return new;
end $$;
create function retention.refuse_other_basis() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'on what a deletion rests stays' using errcode = 'TY012';
end $$;
revoke execute on function retention.refuse_other_basis from public;
grant execute on function retention.refuse_other_basis to tym_worker, tym_eraser;
create trigger refuse_other_basis before update on retention.deletion for each row
  when ((new.basis, new.days) is distinct from (old.basis, old.days)) execute function retention.refuse_other_basis();

-- New kinds of notices, beside whichever there are.
do $$
declare known text := (select pg_get_constraintdef(c.oid) from pg_constraint c
  where c.conrelid = 'notifications.notification'::regclass and c.conname = 'notification_kind_check');
begin
  alter table notifications.notification drop constraint notification_kind_check;
  execute format('alter table notifications.notification add constraint notification_kind_check check ((%s) or kind in
    (''annulmentProposed'', ''annulmentAwaitsAgreement'', ''annulmentRefused'', ''customershipAnnulled'', ''openedInError'', ''annulledRecallByHand'', ''annulledPersonNotReached''))',
    substring(known from '^CHECK \((.*)\)$'));
end $$;
