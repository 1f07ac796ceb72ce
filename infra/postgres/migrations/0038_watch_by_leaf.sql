-- The watch over the use goes through the log in the order in which it is sealed: each line is looked at once, however late it was
-- committed. Whatever a job had not looked at by the clock, it goes on with.
create policy watched on audit.leaf for select to tym_worker
  using ((select ctx.job()) in ('flag-accesses', 'flag-own-surname'));
alter table oversight.watch add column seen_below bigint check (seen_below >= 0);
alter table oversight.watch no force row level security;
alter table audit.entry no force row level security;
alter table audit.leaf no force row level security;
update oversight.watch w set seen_below = coalesce(
  (select min(l.index) from audit.entry e join audit.leaf l on l.line = e.line where e.at > w.seen_until - interval '10 minutes'),
  (select max(l.index) + 1 from audit.leaf l), 0);
alter table audit.leaf force row level security;
alter table audit.entry force row level security;
alter table oversight.watch force row level security;
alter table oversight.watch drop column seen_until, alter column seen_below set not null;
comment on table oversight.watch is 'Below which leaf of the log each watching job has looked at every line. Nothing of anybody.';
