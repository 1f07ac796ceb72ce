-- PL/pgSQL on purpose: an empty setting and a missing one are both "not said".
create or replace function ctx.said(p_name text) returns text language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return nullif(current_setting('tym.' || p_name, true), ''); end $$;
grant execute on function ctx.said to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation, tym_eraser;

create or replace function ctx.kind() returns text language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('kind'); end $$;
grant execute on function ctx.kind to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation, tym_eraser;

create or replace function ctx.person() returns text language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('person'); end $$;
grant execute on function ctx.person to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation, tym_eraser;

create or replace function ctx.role() returns text language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('role'); end $$;
grant execute on function ctx.role to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation;

create or replace function ctx.employer() returns uuid language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('employer')::uuid; end $$;
grant execute on function ctx.employer to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation;

create or replace function ctx.authority() returns uuid language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('authority')::uuid; end $$;
grant execute on function ctx.authority to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation, tym_eraser;

-- The cooperation area that the caller's right is for.
create or replace function ctx.area() returns uuid language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('area')::uuid; end $$;
grant execute on function ctx.area to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation;

create or replace function ctx.customership() returns uuid language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('customership')::uuid; end $$;
grant execute on function ctx.customership to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation;

create or replace function ctx.job() returns text language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return case when ctx.said('kind') = 'job' then ctx.said('job') end; end $$;
grant execute on function ctx.job to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation, tym_eraser;

create or replace function ctx.instant() returns timestamptz language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('instant')::timestamptz; end $$;
grant execute on function ctx.instant to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation, tym_eraser;

create or replace function ctx.out_of_team() returns boolean language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return coalesce(ctx.said('out_of_team') = 'yes', false); end $$;
grant execute on function ctx.out_of_team to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation;

-- The right by which the caller acts now: somebody may hold several.
create or replace function ctx.usage_right() returns uuid language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('usage_right')::uuid; end $$;
grant execute on function ctx.usage_right to tym_app, tym_relation;

create or replace function ctx.self_index() returns bytea language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return decode(ctx.said('self_index'), 'hex'); end $$;
grant execute on function ctx.self_index to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation;

-- For speed, the way into a file is decided once for each read, and marked; what the gate then reads is
-- compared with the mark. Only the gate's owner goes by it, a role that cannot log in; the ordinary road
-- asks may_enter().
create or replace function ctx.entered() returns uuid language sql stable as
  $$ select nullif(current_setting('tym.entered', true), '')::uuid $$;
grant execute on function ctx.entered to tym_exchange, tym_gate, tym_relation;

-- Published, to be joined with: the keys that live at an instant, and the rights that live on a day. They
-- have no search path of their own, so that the planner looks through them; every name in them is written in
-- full.
create or replace function organisations.live_keys(p_instant timestamptz) returns table (issuer text, key_id text, use text)
language sql stable as $$
  select k.issuer, k.key_id, k.use from organisations.signing_key k
  where k.not_before <= p_instant and k.confirmed_by is not null and (k.revoked_at is null or k.revoked_at > p_instant)
$$;
grant execute on function organisations.live_keys to tym_app, tym_worker, tym_gate;

create or replace function usage_rights.live_rights(p_calendar date) returns table (
  id uuid, version integer, holder text, holder_kind text, employer uuid, authority uuid, area uuid, role text
) language sql stable as $$
  select r.id, r.version, r.holder, r.holder_kind, r.employer, r.authority, r.area, r.role from usage_rights.usage_right r
  where r.state = 'granted' and p_calendar between r.valid_from and r.valid_until
$$;
grant execute on function usage_rights.live_rights to tym_app, tym_worker, tym_gate, tym_relation;
