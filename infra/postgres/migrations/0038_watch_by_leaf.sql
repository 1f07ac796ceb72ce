-- The watch over the use goes through the log in the order in which it is sealed: each line is looked at once, however late it was
-- committed. A job without a mark begins a day back.
truncate oversight.watch;
alter table oversight.watch drop column seen_until, add column seen_below bigint not null check (seen_below >= 0);
comment on table oversight.watch is 'Below which leaf of the log each watching job has looked at every line. Nothing of anybody.';
create policy watched on audit.leaf for select to tym_worker
  using ((select ctx.job()) in ('flag-accesses', 'flag-own-surname'));
