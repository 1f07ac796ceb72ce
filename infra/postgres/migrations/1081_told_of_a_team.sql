-- Whoever is brought into a team, or made the responsible officer of a file, is told so.
do $$
declare
  kinds text := pg_get_constraintdef((select oid from pg_constraint
    where conrelid = 'notifications.notification'::regclass and conname = 'notification_kind_check'));
begin
  execute 'alter table notifications.notification drop constraint notification_kind_check, add constraint notification_kind_check '
    || replace(kinds, 'ARRAY[', 'ARRAY[''addedToTeam''::text, ''madeResponsible''::text, ');
end $$;
