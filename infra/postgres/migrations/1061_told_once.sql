-- Whoever searches with a reason and then opens the file is told of once: the job of the search looks whether
-- the opening has been told of.
create policy told_once on customerships.glass_opening for select to tym_worker
  using ((select ctx.job()) = 'notify-out-of-team-read');
grant select (customership, person, opened_at) on customerships.glass_opening to tym_worker;
