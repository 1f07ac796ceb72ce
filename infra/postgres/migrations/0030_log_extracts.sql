-- A customer fetches the lines of their own log with the proofs that none is missing or altered.
create table oversight.log_extract (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  requested_at timestamptz not null,
  size bigint check (size > 0),
  checkpoint text,
  lines integer check (lines >= 0),
  statement text,
  constraint signed_whole check (num_nulls(size, checkpoint, lines, statement) in (0, 4))
);
comment on table oversight.log_extract is 'That a customer asked for their own log with its proofs, and what the agency signed: how many lines the file has under which head. The lines themselves are read from the log; dies with the file.';
create index log_extract_customership on oversight.log_extract (customership);
alter table oversight.log_extract enable row level security;
alter table oversight.log_extract force row level security;

create policy own on oversight.log_extract for select to tym_app
  using ((select ctx.kind()) = 'customership' and (select ctx.role()) = 'customer'
    and customership = (select ctx.customership()) and (select relation.may_enter()));
create policy asked on oversight.log_extract for insert to tym_app
  with check ((select ctx.kind()) = 'customership' and (select ctx.role()) = 'customer'
    and customership = (select ctx.customership()) and (select relation.may_enter())
    and size is null and requested_at = (select ctx.instant()));
create policy signing_seen on oversight.log_extract for select to tym_worker using ((select ctx.job()) = 'sign-log-extract');
create policy signing on oversight.log_extract for update to tym_worker
  using ((select ctx.job()) = 'sign-log-extract' and size is null) with check (size is not null);
grant select, insert on oversight.log_extract to tym_app;
grant select, update (size, checkpoint, lines, statement) on oversight.log_extract to tym_worker;
grant usage on schema oversight to tym_eraser;

-- The numbers and salts of the own lines, and which leaves they are.
create policy own_lines on audit.file_line for select to tym_app
  using ((select ctx.kind()) = 'customership' and (select ctx.role()) = 'customer'
    and customership = (select ctx.customership()) and (select relation.may_enter()));
create policy own_lines on audit.leaf for select to tym_app
  using ((select ctx.role()) = 'customer' and exists (select 1 from audit.file_line f where f.line = leaf.line));
grant select on audit.file_line, audit.leaf to tym_app;
create policy counted on audit.file_line for select to tym_worker using ((select ctx.job()) = 'sign-log-extract');
create policy counted on audit.leaf for select to tym_worker using ((select ctx.job()) = 'sign-log-extract');
create policy counted_under on audit.checkpoint for select to tym_worker using ((select ctx.job()) = 'sign-log-extract');
