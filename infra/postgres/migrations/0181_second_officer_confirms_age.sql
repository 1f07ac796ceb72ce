-- Who is under fifteen at the start is a customer only where a second officer of the same authority has confirmed it. Before the start nothing is
-- stored about anybody (12 §), so what the second officer did stands in the log alone, without a customer; the file then says who it was.
alter table customerships.customership
  add column age_confirmed_by text,
  add column age_confirmed_at timestamptz,
  add constraint age_confirmed_whole check ((age_confirmed_by is null) = (age_confirmed_at is null)),
  add constraint age_takes_two check (age_confirmed_by <> started_by);
grant select (event, outcome) on audit.entry to tym_relation;

-- Whether another officer of the caller's authority has confirmed an age at that instant, within the day before this one.
create function relation.has_confirmed_age(p_person text, p_at timestamptz) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return p_person is distinct from ctx.person() and p_at between ctx.instant() - interval '1 day' and ctx.instant()
    and exists (select 1 from audit.entry e where e.authority = ctx.authority() and e.at = p_at and e.person = p_person
      and e.event = 'customership.ageConfirmed' and e.outcome = 'allowed');
end $$;
revoke execute on function relation.has_confirmed_age from public;
grant execute on function relation.has_confirmed_age to tym_app;
create policy age_takes_two on customerships.customership as restrictive for insert to tym_app
  with check (age_confirmed_by is null or (select relation.has_confirmed_age(age_confirmed_by, age_confirmed_at)));
