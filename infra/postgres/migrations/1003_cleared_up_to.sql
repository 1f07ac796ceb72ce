-- Up to which line the log has been looked through for lines whose time is over: so that each is looked at
-- once.
create table audit.cleared_up_to (
  single boolean primary key default true check (single),
  line uuid not null
);
comment on table audit.cleared_up_to is 'The last line that was looked at because its time was over: what is below it belongs to files that are there, and goes with them. Its row is the lock of whoever clears and whoever erases. Nothing of anybody.';
set local row_security = off;
insert into audit.cleared_up_to (line) values ('00000000-0000-0000-0000-000000000000');
alter table audit.cleared_up_to enable row level security, force row level security;
create policy clears on audit.cleared_up_to to tym_worker
  using ((select ctx.job()) = 'clear-old-log-lines') with check ((select ctx.job()) = 'clear-old-log-lines');
create policy held_by_eraser on audit.cleared_up_to to tym_eraser using (true) with check (false);
grant select, update (line) on audit.cleared_up_to to tym_worker, tym_eraser;
-- Lines of before their file was deleted whose time was over then.
create policy past_with_file_seen on audit.entry for select to tym_eraser using (true);
create policy past_with_file on audit.entry for delete to tym_eraser
  using (line <= (select c.line from audit.cleared_up_to c) and not exists (select 1 from audit.detail d where d.line = entry.line));
create policy past_with_file_seen on audit.leaf for select to tym_eraser using (true);
create policy past_with_file on audit.leaf for delete to tym_eraser
  using (line <= (select c.line from audit.cleared_up_to c) and not exists (select 1 from audit.detail d where d.line = leaf.line));
grant select (line), delete on audit.entry, audit.leaf to tym_eraser;
