-- Removal of a fact that should never have been in this file (GDPR 16, 17(1)(d)): by two persons of the organisation that stored it.
-- What is left of the fact is a tombstone; its values are gone from every version.
alter table customer_data.entry alter column content drop not null,
  drop constraint corrected_with_reason,
  add column removed_at timestamptz,
  add column removal_reason text check (removal_reason ~ '^[a-z][a-zA-Z]{2,40}$'),
  add constraint corrected_with_reason check (removed_at is not null or (version = 1) = (correction_reason is null)),
  add constraint removed_is_empty check ((removed_at is null) = (content is not null) and (removed_at is null) = (removal_reason is null)
    and (removed_at is null or correction_reason is null));
alter table customer_data.entry_flag alter column reason drop not null;
create index entry_supports on customer_data.entry (supports) where supports is not null;

create table customer_data.removal (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  entry uuid not null,
  category smallint not null check (category between 1 and 7),
  field text not null,
  class text not null,
  owner uuid not null references organisations.organisation (id),
  reason text not null check (reason ~ '^[a-z][a-zA-Z]{2,40}$'),
  state text not null check (state in ('proposed', 'removed', 'refused')),
  version integer not null default 1 check (version > 0),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  finished_at timestamptz,
  backups_until date,
  also uuid[] not null default '{}',
  certificate text,
  certified_at timestamptz,
  constraint decided_whole check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint two_persons check (state <> 'removed' or decided_by <> proposed_by or decided_by = 'journal'),
  constraint finished_when_removed check (finished_at is null or state = 'removed'),
  constraint finished_names_the_day check ((finished_at is null) = (backups_until is null)),
  constraint certified_when_finished check ((certificate is null) = (certified_at is null) and (certificate is null or finished_at is not null))
);
comment on table customer_data.removal is 'That a fact is taken out of a file it should never have been in: which two persons of the storing organisation say so, for which declared reason, and until when a backup may hold it. Ids and codes only. Dies with the file.';
create index removal_customership on customer_data.removal (customership, id);
create index removal_owner on customer_data.removal (owner);
create unique index removal_once on customer_data.removal (entry) where state <> 'refused';
create index removal_unfinished on customer_data.removal (id) where state = 'removed' and finished_at is null;

-- What is said of a removal is said once, by two persons; what the journal says was removed is removed by nobody.
create function customer_data.refuse_removal_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.id, new.customership, new.entry, new.category, new.field, new.class, new.owner, new.reason, new.proposed_by, new.proposed_at)
      is distinct from (old.id, old.customership, old.entry, old.category, old.field, old.class, old.owner, old.reason, old.proposed_by, old.proposed_at) then
    raise exception 'what a removal was proposed as it stays' using errcode = 'TY060';
  end if;
  if new.version <> old.version + 1 or (old.state <> 'proposed' and new.state <> old.state) then
    raise exception 'a removal does not go from % to %', old.state, new.state using errcode = 'TY060';
  end if;
  if old.state <> 'proposed' then
    if (new.decided_by, new.decided_at) is distinct from (old.decided_by, old.decided_at) then
      raise exception 'what was decided of a removal is never decided anew' using errcode = 'TY060';
    end if;
  elsif new.state <> 'proposed' and new.decided_by is distinct from 'journal'
      and (new.decided_by, new.decided_at) is distinct from (ctx.person(), ctx.instant()) then
    raise exception 'a removal is decided now, in one''s own name' using errcode = 'TY060';
  end if;
  if new.decided_by is distinct from old.decided_by and new.decided_by = 'journal' and ctx.person() is not null then
    raise exception 'no person decides for the journal' using errcode = 'TY060';
  end if;
  return new;
end $$;
create trigger refuse_return before update on customer_data.removal for each row execute function customer_data.refuse_removal_return();

-- Of a removed fact no version, remark or delivery is made any more; nothing of an entry changes but by its removal.
create function customer_data.refuse_removed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare said_of uuid;
begin
  if tg_table_name = 'entry' then said_of := new.id; else said_of := new.entry; end if;
  if exists (select 1 from customer_data.entry e where e.id = said_of and e.removed_at is not null) then
    raise exception 'the fact has been removed' using errcode = 'TY061';
  end if;
  return new;
end $$;
create function customer_data.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.removed_at is not null or new.removed_at is null
      or to_jsonb(new) - array['content', 'correction_reason', 'removed_at', 'removal_reason']
        is distinct from to_jsonb(old) - array['content', 'correction_reason', 'removed_at', 'removal_reason']
      or not exists (select 1 from customer_data.removal r where r.entry in (new.id, new.supports) and r.state = 'removed'
        and r.owner = new.owner and r.reason = new.removal_reason) then
    raise exception 'an entry changes only by being removed' using errcode = 'TY060';
  end if;
  return new;
end $$;
revoke execute on function customer_data.refuse_removal_return, customer_data.refuse_removed, customer_data.refuse_change from public;
grant execute on function customer_data.refuse_removal_return, customer_data.refuse_removed, customer_data.refuse_change
  to tym_app, tym_worker, tym_eraser;
grant execute on function ctx.person, ctx.authority, ctx.instant to tym_eraser;
create trigger refuse_removed before insert on customer_data.entry for each row execute function customer_data.refuse_removed();
create trigger refuse_removed before insert on customer_data.entry_flag for each row execute function customer_data.refuse_removed();
create trigger refuse_removed before insert on disclosures.item for each row execute function customer_data.refuse_removed();
create trigger refuse_change before update on customer_data.entry for each row execute function customer_data.refuse_change();

-- A removal changes what nobody else may: words in texts that otherwise stand as they were written. Its own functions say which.
create or replace trigger refuse_change before update on audit.detail
  for each row when (current_user <> 'tym_eraser') execute function audit.refuse_change();
create or replace trigger refuse_return before update on disclosures.disclosure
  for each row when (current_user <> 'tym_eraser') execute function disclosures.refuse_return();
create or replace trigger refuse_return before update on disclosures.obtaining
  for each row when (current_user <> 'tym_eraser') execute function disclosures.refuse_obtaining_return();
create or replace trigger refuse_return before update on disclosures.own_copy
  for each row when (current_user <> 'tym_eraser') execute function disclosures.refuse_copy_return();
create or replace trigger refuse_delay_return before update on oversight.line_delay
  for each row when (current_user <> 'tym_eraser') execute function oversight.refuse_delay_return();
create or replace trigger refuse_question_return before update on oversight.log_question
  for each row when (current_user <> 'tym_eraser') execute function oversight.refuse_question_return();
drop trigger refuse_return on retention.hold;
create trigger refuse_return before insert or update on retention.hold
  for each row when (current_user <> 'tym_eraser') execute function retention.refuse_return();
drop trigger begun_refuses on retention.hold;
create trigger begun_refuses before insert or update on retention.hold
  for each row when (current_user <> 'tym_eraser') execute function retention.refuse_after_beginning();
drop trigger alone_with_file on retention.hold;
create trigger alone_with_file before insert or update on retention.hold
  for each row when (current_user <> 'tym_eraser') execute function retention.alone_with_file();

alter table disclosures.recall drop constraint recall_reason_check,
  add constraint recall_reason_check check (reason in ('withdrawn', 'corrected', 'removed', 'deleted', 'stopped'));

-- Who may propose and decide: the storing organisation's people in the file's team, and whoever does it for the organisation; who may see that
-- it was done: they, of any party, and the customer.
create function relation.may_remove(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'organisation' or not ctx.role_may('removal.decide') then return false; end if;
  if ctx.reach('removal.decide') = 'ownOrganisation' then return relation.is_party_here(p_customership); end if;
  return relation.on_case_team(p_customership, ctx.person(), ctx.authority());
end $$;
create function relation.may_see_removals(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'organisation' then return false; end if;
  if ctx.is_customer() then return relation.is_self(p_customership, ctx.self_index()); end if;
  return relation.may_remove(p_customership);
end $$;
-- What a proposal names: an entry of the caller's own organisation, in a file of theirs.
create function relation.entry_to_remove(p_customership uuid, p_entry uuid)
returns table (category smallint, field text, class text, removed boolean, held boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not relation.may_remove(p_customership) then return; end if;
  return query select e.category, e.field, e.class, e.removed_at is not null,
      exists (select 1 from retention.hold_entry x join retention.hold h on h.id = x.hold
        where x.entry = p_entry and h.customership = p_customership and h.state in ('proposed', 'live'))
    from customer_data.entry e
    where e.id = p_entry and e.customership = p_customership and e.owner = ctx.authority() order by e.version desc limit 1;
end $$;
revoke execute on function relation.may_remove, relation.may_see_removals, relation.entry_to_remove from public;
grant execute on function relation.may_remove, relation.may_see_removals, relation.entry_to_remove to tym_app;
grant select (category, field, class, version, removed_at) on customer_data.entry to tym_relation;
grant select (id, state) on retention.hold to tym_relation;
create policy relation_sees on retention.hold_entry for select to tym_relation using (true);
grant usage on schema retention to tym_relation;
grant select (hold, customership, entry) on retention.hold_entry to tym_relation;

alter table customer_data.removal enable row level security;
alter table customer_data.removal force row level security;
create policy of_the_file on customer_data.removal for select to tym_app using (relation.may_see_removals(customership));
create policy proposed_by_caller on customer_data.removal for insert to tym_app
  with check (owner = (select ctx.authority()) and proposed_by = (select ctx.person()) and proposed_at = (select ctx.instant())
    and state = 'proposed' and finished_at is null and relation.stores_entry(customership, entry, owner) and relation.may_remove(customership));
create policy own_organisation on customer_data.removal for update to tym_app
  using (owner = (select ctx.authority()) and state = 'proposed' and relation.may_remove(customership))
  with check (owner = (select ctx.authority()) and relation.may_remove(customership));
create policy named_jobs on customer_data.removal for select to tym_worker
  using ((select ctx.job()) in ('tell-removal-proposed', 'tell-removal-decided', 'certify-removal'));
create policy certified on customer_data.removal for update to tym_worker
  using ((select ctx.job()) = 'certify-removal' and finished_at is not null) with check ((select ctx.job()) = 'certify-removal');
grant select, insert on customer_data.removal to tym_app;
grant select on customer_data.removal to tym_worker;
grant update (state, version, decided_by, decided_at) on customer_data.removal to tym_app;
grant update (version, certificate, certified_at) on customer_data.removal to tym_worker;
grant select (removed_at) on customer_data.entry to tym_worker;
-- Whom to tell: who prepared what was stopped, and who ordered a copy of the field that has left for an own register.
create policy told_of_removals on customer_data.entry for select to tym_worker using ((select ctx.job()) = 'tell-removal-decided');
create policy told_of_removals on disclosures.disclosure for select to tym_worker using ((select ctx.job()) = 'tell-removal-decided');
create policy told_of_removals on disclosures.item for select to tym_worker using ((select ctx.job()) = 'tell-removal-decided');
create policy told_of_removals on disclosures.own_copy for select to tym_worker using ((select ctx.job()) = 'tell-removal-decided');
create policy told_of_removals on customerships.case_team_member for select to tym_worker
  using ((select ctx.job()) in ('tell-removal-proposed', 'tell-removal-decided'));
create policy told_of_removals on customerships.party for select to tym_worker
  using ((select ctx.job()) in ('tell-removal-proposed', 'tell-removal-decided'));
grant select (id, customership, owner, ordered_by, ordered_at, taken_at, fields) on disclosures.own_copy to tym_worker;

-- New kinds of notices, beside whichever there are.
do $$
declare known text := (select pg_get_constraintdef(c.oid) from pg_constraint c
  where c.conrelid = 'notifications.notification'::regclass and c.conname = 'notification_kind_check');
begin
  alter table notifications.notification drop constraint notification_kind_check;
  execute format('alter table notifications.notification add constraint notification_kind_check check ((%s) or kind in
    (''removalProposed'', ''removalRefused'', ''factRemoved'', ''copiedFactRemoved''))', substring(known from '^CHECK \((.*)\)$'));
end $$;
