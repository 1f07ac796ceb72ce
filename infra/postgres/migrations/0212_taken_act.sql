-- Takes one of the acts to be repeated, alone with the file; nothing where another process has taken it. It says its columns itself:
-- a function that names a table's row in its signature cannot be made before the table.
drop function relation.take_act(uuid);
create function relation.take_act(p_act uuid, out id uuid, out customership uuid, out sealed bytea, out said_at timestamptz, out passed_at timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not relation.repeats_acts() then
    raise exception 'only a start repeats what the journal says' using errcode = '42501';
  end if;
  delete from customerships.act_to_repeat a where a.id = p_act and a.passed_at is null
    returning a.id, a.customership, a.sealed, a.said_at, a.passed_at
    into take_act.id, take_act.customership, take_act.sealed, take_act.said_at, take_act.passed_at;
  perform 1 from customerships.customership c where c.id = take_act.customership for update;
end $$;
revoke execute on function relation.take_act from public;
