-- A notice about a file is shown while its reader may open the file, asked at each reading: the audience is of the declaration.
alter table notifications.notification add column audience text not null default 'team'
  check (audience in ('team', 'awaiting', 'party', 'office'));
alter table notifications.notification alter column audience drop default;
update notifications.notification set audience = 'party' where kind in ('holdProposed', 'holdReviewDue', 'holdReviewOverdue');
update notifications.notification set audience = 'office'
  where customership is null or kind in ('announcementFailed', 'recallOutstanding');

do $$
declare known text := (select pg_get_constraintdef(c.oid) from pg_constraint c
  where c.conrelid = 'notifications.notification'::regclass and c.conname = 'notification_kind_check');
begin
  alter table notifications.notification drop constraint notification_kind_check;
  execute format('alter table notifications.notification add constraint notification_kind_check check ((%s) or kind in
    (''customershipTaken'', ''entryFlagged'', ''entryFlagAnswered'', ''endProposed'', ''endAwaitsTaking'', ''endOpinionDue'',
    ''endOpinionOverdue'', ''endOpinionGiven'', ''endProposalWithdrawn'', ''endOpinionsLate'', ''areaWithoutOfficers'', ''disclosureAwaits''))',
    substring(known from '^CHECK \((.*)\)$'));
end $$;

-- Whether the present caller may still be told of a file: its team, officers of a party that has not taken it, a party of its area,
-- or the agency, which sees ids only.
create function relation.may_be_told(p_customership uuid, p_audience text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_customership is null or p_audience = 'office' then return true; end if;
  if relation.on_case_team(p_customership, ctx.person(), ctx.authority()) then return true; end if;
  case p_audience
    when 'awaiting' then
      return exists (select 1 from customerships.party p join customerships.customership c on c.id = p.customership
        where p.customership = p_customership and p.organisation = ctx.authority() and p.taken_at is null
          and c.area = ctx.area() and c.state <> 'ended');
    when 'party' then
      return relation.is_party_here(p_customership)
        or exists (select 1 from organisations.organisation o where o.id = ctx.authority() and o.kind = 'keha');
    else return false;
  end case;
end $$;
revoke execute on function relation.may_be_told from public;
grant execute on function relation.may_be_told to tym_app;
drop policy own_inbox on notifications.notification;
create policy own_inbox on notifications.notification to tym_app
  using (recipient = (select ctx.person()) and organisation = (select ctx.authority()) and relation.may_be_told(customership, audience))
  with check (recipient = (select ctx.person()) and organisation = (select ctx.authority()));

-- Jobs that tell officers of a file, and remind them of one that nobody has taken.
create policy telling on customerships.customership for select to tym_worker
  using ((select ctx.job()) in ('tell-officers', 'remind-awaiting', 'remind-end-opinions'));
create policy telling on customerships.party for select to tym_worker
  using ((select ctx.job()) in ('tell-officers', 'remind-awaiting', 'remind-end-opinions'));
create policy telling on customerships.case_team_member for select to tym_worker
  using ((select ctx.job()) in ('tell-officers', 'remind-awaiting', 'remind-end-opinions'));

-- In whose name an entry speaks is asked of the declaration, as everywhere else.
drop policy in_own_name on customer_data.entry;
create policy in_own_name on customer_data.entry as restrictive for insert to tym_app
  with check (author = (select ctx.person()) and author_role = (select ctx.role())
    and case voice
      when 'customer' then (select ctx.is_customer())
      when 'throughOfficer' then not (select ctx.is_customer())
      when 'party' then not (select ctx.is_customer()) and owner = (select ctx.authority())
      else true end);
