-- Rows of earlier releases that 0091, 0092 and 0121 meant and did not see: under a forced policy the owner sees none and is not told so.
-- With row_security off a statement that would not see every row fails; every migration that reads or writes rows says so from here on.
set local row_security = off;
alter table notifications.notification no force row level security;
alter table customerships.customership no force row level security, disable trigger user;
alter table customerships.end_opinion no force row level security;
alter table customerships.end_proposal no force row level security;

update notifications.notification set audience = 'party'
  where audience = 'team' and kind in ('holdProposed', 'holdReviewDue', 'holdReviewOverdue');
update notifications.notification set audience = 'awaiting' where audience = 'team' and kind = 'customershipAwaits';
update notifications.notification set audience = 'office'
  where audience = 'team' and (customership is null or kind in ('announcementFailed', 'farewellFailed', 'recallOutstanding'));

insert into customerships.end_proposal (customership, number, organisation, person, reason, proposed_on, answer_by, recorded_at)
  select distinct on (o.customership, o.proposal) o.customership, o.proposal, o.organisation, o.person,
    coalesce(c.end_reason, 'ordinaryService'), o.given_on, o.given_on + 30, o.recorded_at
  from customerships.end_opinion o join customerships.customership c on c.id = o.customership
  where o.proposal > 0
  order by o.customership, o.proposal, o.recorded_at, o.organisation
  on conflict do nothing;

update customerships.customership set unemployed_confirmed_by = started_by, unemployed_confirmed_at = recorded_at
  where unemployed_confirmed_by is null;

alter table customerships.end_proposal force row level security;
alter table customerships.end_opinion force row level security;
alter table customerships.customership force row level security, enable trigger user;
alter table notifications.notification force row level security;
