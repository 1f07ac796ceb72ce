-- A farewell that cannot be sent goes behind those that have waited longer: it must not hold up the others until its days are over.
alter table retention.farewell add column tried_at timestamptz;
grant update (tried_at) on retention.farewell to tym_worker;

-- Whoever signs an extract waits for the witnesses that are asked.
create policy counted_under on audit.witness_turn for select to tym_worker using ((select ctx.job()) = 'sign-log-extract');
