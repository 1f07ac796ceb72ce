-- What the jobs before a deletion see and do. The message to the customer needs the identity code and the language of service.
create policy messages on customer_data.entry for select to tym_worker
  using ((select ctx.job()) = 'send-announcement' and category = 1 and field in ('1.01', '1.11'));
grant select (category, field, content) on customer_data.entry to tym_worker;
alter table retention.announcement add column ended_on date not null;
-- An announcement of a file that came to be held meanwhile is taken back, to be made anew when the hold ends.
grant delete on retention.announcement to tym_worker;

-- Recipients of what has left are told to give it up before the file goes (GDPR 19).
do $$
declare name text;
begin
  foreach name in array array['disclosure', 'item', 'recall'] loop
    execute format('create policy before_deletion on disclosures.%I for select to tym_worker
      using ((select ctx.job()) = ''recall-before-deletion'')', name);
  end loop;
end $$;
create policy before_deletion_planned on disclosures.recall for insert to tym_worker
  with check ((select ctx.job()) = 'recall-before-deletion' and state = 'planned' and reason = 'deleted' and planned_at = (select ctx.instant())
    and exists (select 1 from disclosures.disclosure d where d.id = recall.disclosure and d.left_at is not null));
create policy before_deletion_taken_up on disclosures.recall for update to tym_worker
  using ((select ctx.job()) = 'recall-before-deletion' and state = 'failed' and reason <> 'deleted')
  with check (state = 'planned' and reason = 'deleted');
