-- An event of the team says whom it is about; those of before do not know, and say so by nothing.
alter table customerships.event add column of_person text
  constraint of_a_member check (of_person is null
    or event in ('memberAdded', 'memberRemoved', 'responsibilityGiven', 'responsibilityWithdrawn'));
comment on column customerships.event.of_person is 'The member of the team that the event is about, where it is about one; their name is that of their place on the team.';
-- A list of files that await a party says by whose act they do.
grant select (by_authority) on customerships.event to tym_relation;
