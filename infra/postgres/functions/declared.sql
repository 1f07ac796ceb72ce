-- Published: the roles that may perform an operation. To be asked once for each statement: (select
-- declared.who_may('...')).
create or replace function declared.who_may(p_operation text) returns text[]
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return array(select p.role from declared.permission p where p.operation = p_operation order by p.role);
end $$;
grant execute on function declared.who_may to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation;

-- Published: how far the present caller's role may perform the operation, null when it may not, and whether
-- it may at all.
create or replace function ctx.reach(p_operation text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return (select p.reach from declared.permission p where p.operation = p_operation and p.role = ctx.role());
end $$;
grant execute on function ctx.reach to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation;

create or replace function ctx.role_may(p_operation text) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return ctx.reach(p_operation) is not null;
end $$;
grant execute on function ctx.role_may to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation;

-- Published: whether the present caller is a customer, whose role comes with the person.
create or replace function ctx.is_customer() returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from declared.role r where r.role = ctx.role() and r.kind = 'customer');
end $$;
grant execute on function ctx.is_customer to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation;

-- The day that the transaction was given.
create or replace function ctx.calendar() returns date language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('calendar')::date; end $$;
grant execute on function ctx.calendar to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation, tym_eraser;

-- Whether anybody but these persons may perform the operation for the organisation today: a line delay is
-- decided by another supervisor, and by the registrar only where there is none.
create or replace function relation.somebody_else_may(p_operation text, p_authority uuid, p_persons text[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from usage_rights.live_rights(ctx.calendar()) r
    where r.authority = p_authority and r.holder <> all (p_persons) and r.role = any (declared.who_may(p_operation)));
end $$;
grant execute on function relation.somebody_else_may to tym_app;

-- Whether a person holds, or is applied for, a role that is barred with another for some of the same time, of
-- whichever employer.
create or replace function relation.is_barred(p_holder text, p_role text, p_from date, p_until date, p_right uuid, p_changes uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from usage_rights.usage_right r join declared.barred_pair b on b.role = p_role and b.other = r.role
    where r.holder = p_holder and r.id is distinct from p_right and r.id is distinct from p_changes
      and r.state in ('applied', 'granted') and r.valid_from <= p_until and r.valid_until >= p_from);
end $$;
grant execute on function relation.is_barred to tym_app, tym_worker;

-- Refuses barred pairs, and roles that are about the employer's own people, whoever inserts or grants; a
-- right from before stays as it is. Two applications or grants of one person are looked at one after the
-- other.
create or replace function usage_rights.refuse_barred() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.state not in ('applied', 'granted') or (tg_op = 'UPDATE' and new.state = old.state) then return new; end if;
  perform pg_advisory_xact_lock(hashtextextended('usage-right:' || new.holder, 0));
  if new.employer <> new.authority and exists (select 1 from declared.role d where d.role = new.role and d.own_employer_only) then
    raise exception 'the role is for the employer''s own people' using errcode = 'TY041';
  end if;
  if relation.is_barred(new.holder, new.role, new.valid_from, new.valid_until, new.id, new.changes) then
    raise exception 'one person does not hold these roles together' using errcode = 'TY041';
  end if;
  return new;
end $$;
grant execute on function usage_rights.refuse_barred to tym_app, tym_worker;
