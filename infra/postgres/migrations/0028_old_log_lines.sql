-- Log lines whose time is over go, unless they concern a file that is still there: those of a file live as long as it does.
create policy old_seen on audit.entry for select to tym_worker using ((select ctx.job()) = 'clear-old-log-lines');
create policy old on audit.entry for delete to tym_worker using ((select ctx.job()) = 'clear-old-log-lines'
  and not exists (select 1 from audit.detail d where d.line = entry.line));
create policy old_seen on audit.detail for select to tym_worker using ((select ctx.job()) = 'clear-old-log-lines');
grant delete on audit.entry to tym_worker;
