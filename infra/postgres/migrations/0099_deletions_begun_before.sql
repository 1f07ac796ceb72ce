-- The renaming that follows also finds deletions that have begun. The guard of before knows their day by its old name: it stands aside for
-- the renaming, which writes it anew. Where the day has its new name already there is nothing to do.
do $$
begin
  if exists (select 1 from pg_attribute a where a.attrelid = 'retention.deletion'::regclass and a.attname = 'due_on' and not a.attisdropped) then
    create or replace function retention.refuse_undoing() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as
      $guard$ begin return new; end $guard$;
  end if;
end $$;
