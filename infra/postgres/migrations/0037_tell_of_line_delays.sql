-- Whoever else may decide on a delay is told of the proposal, which lapses in a few days. Notices are told apart by an id of their own,
-- which leads nowhere when the file is gone.
alter table oversight.line_delay add column notices uuid not null unique default gen_random_uuid();
alter table oversight.line_delay alter column notices drop default;
create policy telling on oversight.line_delay for select to tym_worker using ((select ctx.job()) = 'tell-delay-proposed');
grant select (id, actor, role, owner, notices, lapses_on, state, proposed_by) on oversight.line_delay to tym_worker;

do $$
declare known text := (select pg_get_constraintdef(c.oid) from pg_constraint c
  where c.conrelid = 'notifications.notification'::regclass and c.conname = 'notification_kind_check');
begin
  alter table notifications.notification drop constraint notification_kind_check;
  execute format('alter table notifications.notification add constraint notification_kind_check check ((%s) or kind in (''lineDelayProposed''))',
    substring(known from '^CHECK \((.*)\)$'));
end $$;
