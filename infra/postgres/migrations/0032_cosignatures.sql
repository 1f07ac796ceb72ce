-- Others watch the log: what its witnesses have cosigned, and where they disagree with it.
create table audit.cosignature (
  size bigint not null references audit.checkpoint (size),
  witness text not null check (witness <> ''),
  line text not null,
  received_at timestamptz not null,
  primary key (size, witness)
);
comment on table audit.cosignature is 'The signature line of a witness under a head of the tree (C2SP tlog-cosignature), by the name of its key. Readable by everybody.';

create table audit.log_alarm (
  id uuid primary key,
  kind text not null check (kind in ('fork', 'unproven', 'ahead')),
  witness text not null check (witness <> ''),
  witness_size bigint not null check (witness_size >= 0),
  ours text not null,
  theirs text,
  at timestamptz not null,
  unique (kind, witness, witness_size)
);
comment on table audit.log_alarm is 'That a witness did not cosign, since the head does not go on from the one that it cosigned last: both notes, as evidence. Heads only, nothing of anybody.';

create table audit.witness_turn (
  witness text primary key,
  until timestamptz not null
);
comment on table audit.witness_turn is 'Until when a witness is not asked again: the pace, and the lease of whichever worker asks it. Nothing of anybody.';

do $$
declare name text;
begin
  foreach name in array array['cosignature', 'log_alarm'] loop
    execute format('create trigger refuse_change before update on audit.%I for each row execute function audit.refuse_change()', name);
    execute format('create trigger refuse_delete before delete on audit.%I for each row execute function audit.refuse_change()', name);
  end loop;
  foreach name in array array['cosignature', 'log_alarm', 'witness_turn'] loop
    execute format('alter table audit.%I enable row level security', name);
    execute format('alter table audit.%I force row level security', name);
    execute format('create policy cosigning on audit.%I for select to tym_worker using ((select ctx.job()) = ''cosign-log'')', name);
    execute format('create policy cosigned on audit.%I for insert to tym_worker with check ((select ctx.job()) = ''cosign-log'')', name);
    execute format('grant select, insert on audit.%I to tym_worker', name);
  end loop;
end $$;
create policy taken on audit.witness_turn for update to tym_worker using ((select ctx.job()) = 'cosign-log');
grant update (until) on audit.witness_turn to tym_worker;
create policy cosigning on audit.checkpoint for select to tym_worker using ((select ctx.job()) = 'cosign-log');
create policy cosigning on audit.tile for select to tym_worker using ((select ctx.job()) = 'cosign-log');

create policy public_heads on audit.cosignature for select to tym_app using (true);
grant select on audit.cosignature to tym_app;
create policy counted_under on audit.cosignature for select to tym_worker using ((select ctx.job()) = 'sign-log-extract');
create policy operators_see on audit.log_alarm for select to tym_app
  using ((select ctx.kind()) = 'organisation' and (select ctx.role()) = 'kehaOperator');
grant select on audit.log_alarm to tym_app;

do $$
declare known text := (select pg_get_constraintdef(c.oid) from pg_constraint c
  where c.conrelid = 'notifications.notification'::regclass and c.conname = 'notification_kind_check');
begin
  alter table notifications.notification drop constraint notification_kind_check;
  execute format('alter table notifications.notification add constraint notification_kind_check check ((%s) or kind in (''logAlarm''))',
    substring(known from '^CHECK \((.*)\)$'));
end $$;
