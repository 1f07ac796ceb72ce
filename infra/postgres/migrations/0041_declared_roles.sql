-- What decides access is the declaration: which role may do what is written here from it at every migration, and policies and
-- functions ask for the operation, never for the name of a role.
create table declared.role (
  role text primary key,
  kind text not null check (kind in ('person', 'system', 'customer', 'representative')),
  own_employer_only boolean not null
);
comment on table declared.role is 'The declared roles: of what kind, and whether their holders act in no other organisation''s name than their employer''s. Written from the declaration at every migration.';
create table declared.permission (
  role text not null references declared.role (role),
  operation text not null check (operation ~ '^[a-z][A-Za-z]+\.[a-z][A-Za-z]+$'),
  reach text not null,
  primary key (operation, role)
);
comment on table declared.permission is 'Which role may perform which operation, and how far. Written from the declaration at every migration.';
create index permission_role on declared.permission (role);
create table declared.barred_pair (
  role text not null references declared.role (role),
  other text not null references declared.role (role),
  primary key (role, other)
);
comment on table declared.barred_pair is 'Roles that one person never holds together, each pair both ways. Written from the declaration at every migration.';
create index barred_pair_other on declared.barred_pair (other);
grant usage on schema declared to tym_app, tym_worker, tym_relation, tym_exchange;
do $$
declare name text;
begin
  foreach name in array array['role', 'permission', 'barred_pair'] loop
    execute format('alter table declared.%I enable row level security', name);
    execute format('alter table declared.%I force row level security', name);
    execute format('create policy everybody_reads on declared.%I for select using (true)', name);
    execute format('create policy owner_writes on declared.%I to tym_owner using (true) with check (true)', name);
    execute format('grant select on declared.%I to tym_app, tym_worker, tym_gate, tym_relation, tym_exchange', name);
  end loop;
end $$;

-- Published: the roles that may perform an operation. To be asked once for each statement: (select declared.who_may('...')).
create function declared.who_may(p_operation text) returns text[]
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return array(select p.role from declared.permission p where p.operation = p_operation order by p.role);
end $$;
-- Published: how far the present caller's role may perform the operation, null when it may not, and whether it may at all.
create function ctx.reach(p_operation text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return (select p.reach from declared.permission p where p.operation = p_operation and p.role = ctx.role());
end $$;
create function ctx.role_may(p_operation text) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return ctx.reach(p_operation) is not null;
end $$;
-- Published: whether the present caller is a customer, whose role comes with the person.
create function ctx.is_customer() returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from declared.role r where r.role = ctx.role() and r.kind = 'customer');
end $$;
-- The day that the transaction was given.
create function ctx.calendar() returns date language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('calendar')::date; end $$;
revoke execute on function declared.who_may, ctx.reach, ctx.role_may, ctx.is_customer, ctx.calendar from public;
grant execute on function declared.who_may, ctx.reach, ctx.role_may, ctx.is_customer, ctx.calendar
  to tym_app, tym_worker, tym_gate, tym_relation, tym_exchange;

-- Whether anybody but these persons may perform the operation for the organisation today: a line delay is decided by another
-- supervisor, and by the registrar only where there is none.
create function relation.somebody_else_may(p_operation text, p_authority uuid, p_persons text[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from usage_rights.live_rights(ctx.calendar()) r
    where r.authority = p_authority and r.holder <> all (p_persons) and r.role = any (declared.who_may(p_operation)));
end $$;
revoke execute on function relation.somebody_else_may from public;
grant execute on function relation.somebody_else_may to tym_app;
grant execute on function usage_rights.live_rights to tym_relation;

-- Whether a person holds, or is applied for, a role that is barred with another for some of the same time, of whichever employer.
create function relation.is_barred(p_holder text, p_role text, p_from date, p_until date, p_right uuid, p_changes uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from usage_rights.usage_right r join declared.barred_pair b on b.role = p_role and b.other = r.role
    where r.holder = p_holder and r.id is distinct from p_right and r.id is distinct from p_changes
      and r.state in ('applied', 'granted') and r.valid_from <= p_until and r.valid_until >= p_from);
end $$;
revoke execute on function relation.is_barred from public;
grant execute on function relation.is_barred to tym_app, tym_worker;

-- Barred pairs, and roles that are about the employer's own people, whoever inserts or grants. Two applications or grants of one
-- person are looked at one after the other. A right of before stays as it is.
create function usage_rights.refuse_barred() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.state not in ('applied', 'granted') or (tg_op = 'UPDATE' and new.state = old.state) then return new; end if;
  perform pg_advisory_xact_lock(hashtextextended('usage-right:' || new.holder, 0));
  if new.employer <> new.authority and exists (select 1 from declared.role d where d.role = new.role and d.own_employer_only) then
    raise exception 'the role is for the employer''s own people' using errcode = 'TY041';
  end if;
  if relation.is_barred(new.holder, new.role, new.valid_from, new.valid_until, new.id, new.changes) then
    raise exception 'one person does not hold these roles together' using errcode = 'TY041';
  end if;
  return new;
end $$;
revoke execute on function usage_rights.refuse_barred from public;
grant execute on function usage_rights.refuse_barred to tym_app, tym_worker;
create trigger refuse_barred before insert or update on usage_rights.usage_right
  for each row execute function usage_rights.refuse_barred();

-- Every policy that went by a customer's role asks for it; what else it says stays as it was.
do $$
declare each record; read text; written text;
begin
  for each in select * from pg_policies where coalesce(qual, '') || coalesce(with_check, '') like '%ctx.role()%''customer''::text%' loop
    read := each.qual; written := each.with_check;
    read := replace(read, '(( SELECT ctx.role() AS role) = ''customer''::text)', '(select ctx.is_customer())');
    read := replace(read, '(( SELECT ctx.role() AS role) IS DISTINCT FROM ''customer''::text)', '(not (select ctx.is_customer()))');
    read := replace(read, '(( SELECT ctx.role() AS role) <> ''customer''::text)', '(not (select ctx.is_customer()))');
    written := replace(written, '(( SELECT ctx.role() AS role) = ''customer''::text)', '(select ctx.is_customer())');
    written := replace(written, '(( SELECT ctx.role() AS role) IS DISTINCT FROM ''customer''::text)', '(not (select ctx.is_customer()))');
    written := replace(written, '(( SELECT ctx.role() AS role) <> ''customer''::text)', '(not (select ctx.is_customer()))');
    execute format('alter policy %I on %I.%I%s%s', each.policyname, each.schemaname, each.tablename,
      case when read is not null then ' using (' || read || ')' end, case when written is not null then ' with check (' || written || ')' end);
  end loop;
end $$;
alter policy team_or_customer on disclosures.exclusion with check (not (select ctx.out_of_team())
  and set_by = (select ctx.person()) and set_at = (select ctx.instant())
  and set_as = case when (select ctx.is_customer()) then 'customer' else 'officer' end
  and lifted_at is null);

-- The log: what is inquired into, and what is watched over. Both may be about one of the team, and are seen by the customer and by
-- those who do either.
alter policy lines_of_an_inquiry on audit.detail
  using ((select ctx.kind()) = 'organisation' and (select ctx.role_may('accessLog.inquire')) and relation.is_party_here(customership));
alter policy overseen on audit.entry
  using ((select ctx.kind()) = 'oversight' and (select ctx.role_may('accessLog.oversee'))
    and person is not null and (employer = (select ctx.employer()) or authority = (select ctx.authority())));
drop policy registrars_unwatched on audit.entry;
create policy inquiries_unwatched on audit.entry as restrictive for select to tym_app
  using ((select ctx.is_customer() or ctx.role_may('accessLog.inquire') or ctx.role_may('accessLog.oversee')) or role is null
    or role <> all ((select declared.who_may('accessLog.inquire') || declared.who_may('accessLog.oversee'))::text[]));
alter policy operators_see on audit.log_alarm
  using ((select ctx.kind()) = 'organisation' and (select ctx.role_may('operations.read')));

-- Flags and questions are handled where they were sent, never by the one they are about; the agency sees what nobody has answered.
alter policy sent_here on oversight.flag
  using ((select ctx.kind()) = 'oversight' and actor <> (select ctx.person()) and (
    ((select ctx.reach('accessFlag.read')) = 'ownOrganisation' and owner = (select ctx.authority()))
    or ((select ctx.reach('accessFlag.read')) = 'network' and state = 'overdue')));
alter policy answered_here on oversight.flag
  using ((select ctx.kind()) = 'oversight' and actor <> (select ctx.person()) and owner = (select ctx.authority())
    and (select ctx.role_may('accessFlag.answer')))
  with check (state = 'answered' and answered_by = (select ctx.person()));
alter policy sent_here on oversight.log_question
  using ((select ctx.kind()) = 'oversight' and actor is distinct from (select ctx.person()) and (
    ((select ctx.reach('logQuestion.read')) = 'ownOrganisation' and owner = (select ctx.authority()))
    or ((select ctx.reach('logQuestion.read')) = 'network' and state <> 'answered')));
alter policy answered_here on oversight.log_question
  using ((select ctx.kind()) = 'oversight' and actor is distinct from (select ctx.person()) and owner = (select ctx.authority())
    and (select ctx.role_may('logQuestion.answer')))
  with check (state = 'answered' and answered_by = (select ctx.person()));

-- A look at the log names the role in which it was made, whichever the declaration lets look.
alter table oversight.review drop constraint review_role_check;
alter policy own_or_of_own_authority on oversight.review
  using ((select ctx.kind()) = 'oversight' and authority = (select ctx.authority())
    and (person = (select ctx.person()) or (select ctx.reach('accessLog.readReviews')) = 'ownOrganisation'));
alter policy opened_by_caller on oversight.review
  with check ((select ctx.kind()) = 'oversight' and (select ctx.role_may('accessLog.oversee')) and person = (select ctx.person())
    and role = (select ctx.role()) and employer = (select ctx.employer()) and authority = (select ctx.authority())
    and opened_at = (select ctx.instant()));

-- A delay is proposed by one who watches over the use and decided by another; by who decides only, where there is no other.
alter policy handled_here on oversight.line_delay
  using ((select ctx.kind()) = 'oversight' and owner = (select ctx.authority()) and actor <> (select ctx.person())
    and (select ctx.role_may('lineDelay.read')));
alter policy proposed_here on oversight.line_delay
  with check ((select ctx.kind()) = 'oversight' and owner = (select ctx.authority()) and actor <> (select ctx.person())
    and (select ctx.role_may('lineDelay.propose'))
    and state = 'proposed' and proposed_by = (select ctx.person()) and proposed_at = (select ctx.instant()));
alter policy decided_here on oversight.line_delay
  using ((select ctx.kind()) = 'oversight' and owner = (select ctx.authority()) and actor <> (select ctx.person())
    and (select ctx.role_may('lineDelay.decide') or ctx.role_may('lineDelay.end')))
  with check ((state = 'ended' and (select ctx.role_may('lineDelay.end')))
    or (state in ('live', 'refused') and (select ctx.role_may('lineDelay.decide'))
      and ((select ctx.role_may('lineDelay.propose')) or not relation.somebody_else_may('lineDelay.propose', owner, array[proposed_by, actor]))));

-- Keys of signing organisations.
alter policy agency_registers on organisations.signing_key with check ((select ctx.role_may('signingKey.register'))
  and registered_by = (select ctx.person()) and registered_by <> 'configuration' and confirmed_by is null
  and not_before >= (select ctx.instant()) - interval '10 seconds'
  and exists (select 1 from organisations.issuer i where i.issuer = signing_key.issuer and i.organisation = signing_key.organisation)
  and (use not in ('grant', 'customer') or exists (select 1 from organisations.organisation o
    where o.id = signing_key.organisation and o.kind = 'keha')));
alter policy agency_closes on organisations.signing_key
  using ((select ctx.reach('signingKey.revoke')) = 'network') with check ((select ctx.reach('signingKey.revoke')) = 'network');
alter policy own_key_closed on organisations.signing_key
  using ((select ctx.reach('signingKey.revoke')) = 'ownOrganisation' and organisation = (select ctx.employer()))
  with check ((select ctx.reach('signingKey.revoke')) = 'ownOrganisation' and organisation = (select ctx.employer()) and revoked_at is not null);
-- Whoever decides on usage rights confirms the keys under which they are granted, and no others.
alter policy owner_confirms on organisations.signing_key
  using (organisation = (select ctx.employer()) and (select ctx.role_may('signingKey.confirm'))
    and (not (select ctx.role_may('usageRight.decide')) or use in ('grant', 'customer')))
  with check (organisation = (select ctx.employer()) and confirmed_by = (select ctx.person()) and revoked_at is null
    and (select ctx.role_may('signingKey.confirm')) and (not (select ctx.role_may('usageRight.decide')) or use in ('grant', 'customer')));

-- Work of the queue.
alter policy operators_count on outbox.job using ((select ctx.role_may('operations.read')));
alter policy operators_retry on outbox.job
  using ((select ctx.role_may('operations.retry')) and dead_at is not null)
  with check ((select ctx.role_may('operations.retry')) and dead_at is null and done_at is null and relayed_at is null and attempts = 0);
alter policy operators_see on outbox.schedule using ((select ctx.role_may('operations.read')));

-- Outside parties: one of the agency proposes, another decides, either stops.
do $$
declare name text;
begin
  foreach name in array array['event', 'party', 'party_key', 'terms'] loop
    execute format('alter policy agency_sees on outside_parties.%I using ((select ctx.role_may(''outsideParty.suspend'')))', name);
  end loop;
end $$;
alter policy own_act on outside_parties.event
  with check (by_person = (select ctx.person()) and at = (select ctx.instant()) and (select ctx.role_may('outsideParty.suspend')));
alter policy operator_enters on outside_parties.party
  with check ((select ctx.role_may('outsideParty.propose')) and state = 'proposed' and entered_at = (select ctx.instant()));
alter policy operator_moves on outside_parties.party
  using ((select ctx.role_may('outsideParty.propose')))
  with check ((select ctx.role_may('outsideParty.propose')) and (state in ('proposed', 'active')
    or (state = 'suspended' and suspended_by is not null)));
alter policy grantor_moves on outside_parties.party
  using ((select ctx.role_may('outsideParty.decide'))) with check ((select ctx.role_may('outsideParty.decide')));
alter policy operator_registers on outside_parties.party_key
  with check ((select ctx.role_may('outsideParty.propose')) and registered_by = (select ctx.person()) and registered_by <> 'configuration'
    and confirmed_by is null and revoked_at is null);
alter policy grantor_confirms on outside_parties.party_key
  using ((select ctx.role_may('outsideParty.decide')))
  with check ((select ctx.role_may('outsideParty.decide'))
    and (revoked_at is not null or not_after is not null or confirmed_by = (select ctx.person())));
alter policy operator_closes on outside_parties.party_key
  using ((select ctx.role_may('outsideParty.propose')))
  with check ((select ctx.role_may('outsideParty.propose')) and (revoked_at is not null or not_after is not null));
alter policy operator_proposes on outside_parties.terms
  with check ((select ctx.role_may('outsideParty.propose')) and proposed_by = (select ctx.person()) and proposed_by <> 'configuration'
    and proposed_at = (select ctx.instant()) and decision is null);
alter policy grantor_decides on outside_parties.terms
  using ((select ctx.role_may('outsideParty.decide')) and decision is null)
  with check ((select ctx.role_may('outsideParty.decide')) and decision is not null and decided_by = (select ctx.person()));

-- Deletions, what outlives them, and holds.
alter policy agency_sees on retention.deletion
  using ((select ctx.kind()) = 'organisation' and ((select ctx.role_may('deletion.plan'))
    or ((select ctx.role_may('deletionCertificate.read')) and state = 'certified')));
alter policy operators_see on retention.deletion_run
  using ((select ctx.kind()) = 'organisation' and (select ctx.role_may('deletion.plan')));
alter policy planned on retention.hold
  using ((select ctx.kind()) = 'organisation' and (select ctx.role_may('deletion.plan')) and state in ('proposed', 'live'));
alter policy own_authority on retention.kept_hold
  using ((select ctx.kind()) = 'organisation' and authority = (select ctx.authority())
    and ((select ctx.reach('keptHold.read')) = 'ownOrganisation' or owner = (select ctx.person())));
alter policy own_authority_decides on retention.kept_hold
  using ((select ctx.kind()) = 'organisation' and authority = (select ctx.authority())
    and ((select ctx.reach('keptHold.decide')) = 'ownOrganisation' or owner = (select ctx.person())))
  with check (authority = (select ctx.authority()));
alter policy operators_see on retention.outstanding_recall
  using ((select ctx.kind()) = 'organisation' and (select ctx.role_may('outstandingRecall.close')));
alter policy operators_close on retention.outstanding_recall
  using ((select ctx.kind()) = 'organisation' and (select ctx.role_may('outstandingRecall.close')) and closed_at is null)
  with check (closed_by = (select ctx.person()) and confirmation is null);

-- Usage rights.
alter policy own_staff on usage_rights.usage_right
  using (((select ctx.reach('usageRight.list')) = 'ownOrganisation' and employer = (select ctx.employer()))
    or (select ctx.reach('usageRight.list')) = 'network');
alter policy employer_applies on usage_rights.usage_right
  with check ((select ctx.role_may('usageRight.apply')) and employer = (select ctx.employer())
    and applied_by = (select ctx.person()) and state = 'applied' and decided_by is null and statement is null);
alter policy employer_ends on usage_rights.usage_right
  using ((select ctx.reach('usageRight.end')) = 'ownOrganisation' and employer = (select ctx.employer()))
  with check ((select ctx.reach('usageRight.end')) = 'ownOrganisation' and employer = (select ctx.employer())
    and state = 'ended' and ended_by = (select ctx.person()));
alter policy agency_decides on usage_rights.usage_right
  using ((select ctx.role_may('usageRight.decide')))
  with check ((select ctx.role_may('usageRight.decide'))
    and ((state in ('granted', 'refused') and decided_by = (select ctx.person()))
      or (state = 'ended' and ended_by = (select ctx.person()))));
-- The first officers are those without whom nobody could apply or decide.
alter policy first_officers on usage_rights.usage_right
  with check ((select ctx.job()) = 'bootstrap-officers' and applied_by = 'configuration'
    and role = any ((select declared.who_may('usageRight.apply') || declared.who_may('usageRight.decide'))::text[]));

-- The triggers that went by the name of a role.
do $$
declare each record;
begin
  for each in select p.oid, p.prosrc from pg_proc p
      where p.oid in ('outside_parties.keep_key_history'::regproc, 'outside_parties.refuse_return'::regproc, 'organisations.keep_key_history'::regproc) loop
    execute replace(replace(pg_get_functiondef(each.oid),
      'ctx.role() is distinct from ''kehaGrantor''', 'not ctx.role_may(''outsideParty.decide'')'),
      'ctx.role() = ''kehaOperator''', 'ctx.role_may(''signingKey.register'')');
  end loop;
end $$;
