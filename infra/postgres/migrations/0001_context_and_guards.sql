-- What every request says about itself, and the guards that all capabilities share.
create schema ctx;
comment on schema ctx is 'Reads the context that a transaction has set about its caller';
create schema guard;
comment on schema guard is 'Replay marks and idempotency records: no personal data';
create schema declared;
comment on schema declared is 'The part of the register''s declaration that the database repeats';

grant usage on schema ctx to tym_app, tym_worker, tym_gate, tym_relation;
grant usage on schema guard to tym_app, tym_worker, tym_gate;
grant usage on schema declared to tym_gate;

-- PL/pgSQL on purpose: an empty setting and a missing one are both "not said".
create function ctx.said(p_name text) returns text language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return nullif(current_setting('tym.' || p_name, true), ''); end $$;
create function ctx.kind() returns text language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('kind'); end $$;
create function ctx.person() returns text language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('person'); end $$;
create function ctx.role() returns text language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('role'); end $$;
create function ctx.employer() returns uuid language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('employer')::uuid; end $$;
create function ctx.authority() returns uuid language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('authority')::uuid; end $$;
-- The cooperation area that the caller's right is for.
create function ctx.area() returns uuid language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('area')::uuid; end $$;
create function ctx.customership() returns uuid language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('customership')::uuid; end $$;
create function ctx.job() returns text language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return case when ctx.said('kind') = 'job' then ctx.said('job') end; end $$;
create function ctx.instant() returns timestamptz language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('instant')::timestamptz; end $$;
create function ctx.out_of_team() returns boolean language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return coalesce(ctx.said('out_of_team') = 'yes', false); end $$;
create function ctx.self_index() returns bytea language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return decode(ctx.said('self_index'), 'hex'); end $$;
revoke execute on all functions in schema ctx from public;
grant execute on all functions in schema ctx to tym_app, tym_worker, tym_gate, tym_relation;

-- A ring of four five-minute partitions: a proof's slot follows from its own issue time, so the same proof always
-- meets its own mark. A worker empties the slot that no acceptable proof can reach; if it does not run the ring only grows.
create table guard.proof_seen (
  slot smallint not null check (slot between 0 and 3),
  replay_key bytea not null check (octet_length(replay_key) = 32),
  seen_at timestamptz not null,
  primary key (slot, replay_key)
) partition by list (slot);
comment on table guard.proof_seen is 'Proofs of possession already used (RFC 9449 11.1), as SHA-256 of key thumbprint and jti. Holds nothing about a person.';
create table guard.proof_seen_0 partition of guard.proof_seen for values in (0);
create table guard.proof_seen_1 partition of guard.proof_seen for values in (1);
create table guard.proof_seen_2 partition of guard.proof_seen for values in (2);
create table guard.proof_seen_3 partition of guard.proof_seen for values in (3);
comment on table guard.proof_seen_0 is 'Slot 0 of guard.proof_seen';
comment on table guard.proof_seen_1 is 'Slot 1 of guard.proof_seen';
comment on table guard.proof_seen_2 is 'Slot 2 of guard.proof_seen';
comment on table guard.proof_seen_3 is 'Slot 3 of guard.proof_seen';
do $$
declare part text;
begin
  foreach part in array array['proof_seen', 'proof_seen_0', 'proof_seen_1', 'proof_seen_2', 'proof_seen_3'] loop
    execute format('alter table guard.%I enable row level security', part);
    execute format('alter table guard.%I force row level security', part);
    execute format('create policy gate_marks on guard.%I to tym_gate using (true) with check (true)', part);
    execute format('grant select, insert on guard.%I to tym_gate', part);
    execute format('grant truncate on guard.%I to tym_gate', part);
  end loop;
end $$;

create table guard.idempotency (
  person text not null,
  endpoint text not null,
  key_hash bytea not null check (octet_length(key_hash) = 32),
  body_hash bytea not null check (octet_length(body_hash) = 32),
  status smallint not null,
  resource text not null,
  resource_version integer not null,
  recorded_at timestamptz not null,
  primary key (person, endpoint, key_hash)
);
comment on table guard.idempotency is 'Which write a person''s Idempotency-Key stood for: hash of the body and the resource it made, never the answer.';
create index idempotency_age on guard.idempotency (recorded_at);
alter table guard.idempotency enable row level security;
alter table guard.idempotency force row level security;
create policy own_keys on guard.idempotency to tym_app
  using (person = (select ctx.person())) with check (person = (select ctx.person()));
create policy old_keys on guard.idempotency for all to tym_worker using ((select ctx.job()) = 'clear-old-marks');
grant select, insert on guard.idempotency to tym_app;
grant select, delete on guard.idempotency to tym_worker;

create table declared.read_right (
  role text not null,
  category smallint not null,
  class text not null,
  own_only boolean not null,
  condition text,
  safety boolean not null,
  rule text not null,
  primary key (role, class, own_only)
);
comment on table declared.read_right is 'Which role reads which visibility class; written from the declaration at every migration, read by the gate.';
alter table declared.read_right enable row level security;
alter table declared.read_right force row level security;
create policy gate_reads on declared.read_right for select to tym_gate using (true);
create policy owner_writes on declared.read_right to tym_owner using (true) with check (true);
grant select on declared.read_right to tym_gate;
