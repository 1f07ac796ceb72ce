-- A proposal to end a customership (381/2023 8 §) has an owner, a day by which the parties answer, and an end of its own.
create table customerships.end_proposal (
  customership uuid not null references customerships.customership (id),
  number integer not null check (number > 0),
  organisation uuid not null references organisations.organisation (id),
  person text not null,
  reason text not null,
  proposed_on date not null,
  answer_by date not null check (answer_by >= proposed_on),
  recorded_at timestamptz not null,
  withdrawn_on date,
  withdrawn_by text,
  withdrawal_grounds bytea,
  primary key (customership, number),
  constraint withdrawn_by_somebody_for_a_reason check ((withdrawn_on is null) = (withdrawn_by is null)
    and (withdrawn_on is null) = (withdrawal_grounds is null))
);
comment on table customerships.end_proposal is 'Each proposal to end a customership: who made it, until when the parties answer, and who withdrew it and why (8 §, 2.03).';
create index end_proposal_organisation on customerships.end_proposal (organisation);

-- Opinions carry their grounds (2.04); those of earlier releases have none.
alter table customerships.end_opinion add column grounds bytea;
alter table customerships.end_opinion add constraint opinion_has_grounds check (grounds is not null) not valid;

-- Proposals of earlier releases: whoever gave the first opinion on one had made it.
insert into customerships.end_proposal (customership, number, organisation, person, reason, proposed_on, answer_by, recorded_at)
  select distinct on (o.customership, o.proposal) o.customership, o.proposal, o.organisation, o.person,
    coalesce(c.end_reason, 'ordinaryService'), o.given_on, o.given_on + 30, o.recorded_at
  from customerships.end_opinion o join customerships.customership c on c.id = o.customership
  where o.proposal > 0
  order by o.customership, o.proposal, o.recorded_at, o.organisation;

alter table customerships.end_proposal enable row level security;
alter table customerships.end_proposal force row level security;
create policy one_customership on customerships.end_proposal to tym_app, tym_gate
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy officers_add on customerships.end_proposal as restrictive for insert to tym_app
  with check (not (select ctx.is_customer()) and not (select ctx.out_of_team())
    and organisation = (select ctx.authority()) and person = (select ctx.person()) and withdrawn_on is null);
-- Whose proposal it was withdraws it, once.
create policy proposer_withdraws on customerships.end_proposal as restrictive for update to tym_app
  using (not (select ctx.is_customer()) and not (select ctx.out_of_team())
    and organisation = (select ctx.authority()) and withdrawn_on is null)
  with check (withdrawn_by = (select ctx.person()));
create policy relation_sees on customerships.end_proposal for select to tym_relation using (true);
create policy relation_sees on customerships.end_opinion for select to tym_relation using (true);
create policy reminding on customerships.end_proposal for select to tym_worker using ((select ctx.job()) = 'remind-end-opinions');
create policy reminding on customerships.end_opinion for select to tym_worker using ((select ctx.job()) = 'remind-end-opinions');
grant select, insert on customerships.end_proposal to tym_app;
grant update (withdrawn_on, withdrawn_by, withdrawal_grounds) on customerships.end_proposal to tym_app;
grant select (customership, number, organisation, answer_by, proposed_on, withdrawn_on) on customerships.end_proposal to tym_relation, tym_worker;
grant select (customership, proposal, organisation, agrees) on customerships.end_opinion to tym_relation, tym_worker;

-- A proposed end comes to nothing only by an opinion against it or by its withdrawal, and ends the file only when all three agree: silence
-- is no agreement. Asked when the transaction commits, of what an officer's request does; a death ends a file without opinions.
create function customerships.refuse_end_without_judgement() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'customership' then return null; end if;
  if new.state = 'ended' then
    if new.end_reason <> 'death' and exists (select 1 from customerships.party p where p.customership = new.id
        and not exists (select 1 from customerships.end_opinion o where o.customership = new.id and o.proposal = new.proposal
          and o.organisation = p.organisation and o.agrees)) then
      raise exception 'a customership ends by the judgement of all three' using errcode = 'TY092';
    end if;
  elsif new.state <> 'endProposed'
      and not exists (select 1 from customerships.end_opinion o
        where o.customership = new.id and o.proposal = new.proposal and not o.agrees)
      and not exists (select 1 from customerships.end_proposal e
        where e.customership = new.id and e.number = new.proposal and e.withdrawn_on is not null) then
    raise exception 'a proposed end is declined or withdrawn' using errcode = 'TY092';
  end if;
  return null;
end $$;
revoke execute on function customerships.refuse_end_without_judgement from public;
grant execute on function customerships.refuse_end_without_judgement to tym_app, tym_worker;
create constraint trigger refuse_end_without_judgement after update on customerships.customership
  deferrable initially deferred for each row when (old.state = 'endProposed' and new.state <> old.state)
  execute function customerships.refuse_end_without_judgement();

-- What the lead person of the labour authority is told of late opinions: a number for each party in the area, no file.
create function relation.count_late_opinions(p_calendar date) returns table (organisation uuid, late bigint, oldest date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if ctx.kind() is distinct from 'organisation' or not ctx.role_may('customership.countLateOpinions') then return; end if;
  return query select p.organisation, count(*), min(e.answer_by)
    from customerships.customership c
    join customerships.end_proposal e on e.customership = c.id and e.number = c.proposal
    join customerships.party p on p.customership = c.id
    where c.state = 'endProposed' and c.labour_authority = ctx.authority() and c.area = ctx.area() and e.answer_by < p_calendar
      and not exists (select 1 from customerships.end_opinion o
        where o.customership = c.id and o.proposal = c.proposal and o.organisation = p.organisation)
    group by p.organisation order by p.organisation;
end $$;
revoke execute on function relation.count_late_opinions from public;
grant execute on function relation.count_late_opinions to tym_app;
