-- A flag that is answered, and what came from a source and waits for another than who asked, are told.
create policy telling on oversight.flag for select to tym_worker using ((select ctx.job()) = 'tell-flag-answered');

do $$
declare known text := (select pg_get_constraintdef(c.oid) from pg_constraint c
  where c.conrelid = 'notifications.notification'::regclass and c.conname = 'notification_kind_check');
begin
  alter table notifications.notification drop constraint notification_kind_check;
  execute format('alter table notifications.notification add constraint notification_kind_check check ((%s) or kind in
    (''accessFlagAnswered'', ''obtainingAwaits'', ''employerWithoutSupervisor''))',
    substring(known from '^CHECK \((.*)\)$'));
end $$;
