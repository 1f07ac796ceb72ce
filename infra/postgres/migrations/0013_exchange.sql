-- The exchange, where outside parties that poll fetch what is for them. Its own login role sees the rows of one party at a time,
-- the one that has proved who it is, and of everything else only what a delivery asks before it leaves.
create function ctx.party() returns uuid language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('party')::uuid; end $$;
revoke execute on function ctx.party from public;
grant usage on schema ctx, audit, outbox, notifications, outside_parties, consents, disclosures, usage_rights, customer_data
  to tym_exchange;
grant execute on all functions in schema ctx to tym_exchange;
grant execute on function disclosures.is_excluded to tym_exchange;

do $$
declare name text;
begin
  -- Who the party is, and by which keys it signs and is encrypted to.
  execute 'create policy exchange on outside_parties.party for select to tym_exchange
    using ((select ctx.job()) = ''exchange'' and id = (select ctx.party()))';
  foreach name in array array['terms', 'party_key'] loop
    execute format('create policy exchange on outside_parties.%I for select to tym_exchange
      using ((select ctx.job()) = ''exchange'' and party = (select ctx.party()))', name);
  end loop;
  -- What is disclosed to it by machine, with its parts.
  execute 'create policy exchange on disclosures.disclosure for select to tym_exchange
    using ((select ctx.job()) = ''exchange'' and party = (select ctx.party()) and channel = ''machine'' and consent is not null)';
  foreach name in array array['item', 'approval', 'recall'] loop
    execute format('create policy exchange on disclosures.%I for select to tym_exchange
      using ((select ctx.job()) = ''exchange'' and exists (select 1 from disclosures.disclosure d where d.id = %I.disclosure))', name, name);
  end loop;
end $$;
create policy exchange on disclosures.exclusion for select to tym_exchange
  using ((select ctx.job()) = 'exchange' and (party is null or party = (select ctx.party()))
    and exists (select 1 from disclosures.disclosure d where d.customership = exclusion.customership));
create policy exchange on consents.consent for select to tym_exchange
  using ((select ctx.job()) = 'exchange' and party = (select ctx.party()));
create policy exchange on consents.version for select to tym_exchange
  using ((select ctx.job()) = 'exchange' and exists (select 1 from consents.consent c where c.id = version.consent));
create policy exchange on usage_rights.usage_right for select to tym_exchange using ((select ctx.job()) = 'exchange'
  and exists (select 1 from disclosures.approval a where a.usage_right = usage_right.id));
create policy exchange on customer_data.entry for select to tym_exchange using ((select ctx.job()) = 'exchange'
  and exists (select 1 from disclosures.item i where i.entry = entry.id));
grant select on disclosures.disclosure, disclosures.item, disclosures.approval, disclosures.recall to tym_exchange;
grant select (customership, party, lifted_at) on disclosures.exclusion to tym_exchange;
grant select (id, state, terms, kind) on outside_parties.party to tym_exchange;
grant select (party, number, name, business_id, delivery_address, allowed_fields) on outside_parties.terms to tym_exchange;
grant select (id, party, use, key_id, public_jwk, confirmed_at, not_after, revoked_at) on outside_parties.party_key to tym_exchange;
grant select (id, customership, party, direction, withdrawn_at) on consents.consent to tym_exchange;
grant select (consent, number, outcome, fields, valid_from, valid_until, receipt_hash, purpose_digest) on consents.version
  to tym_exchange;
grant select (id, holder, state, valid_from, valid_until) on usage_rights.usage_right to tym_exchange;
grant select (id, version, customership) on customer_data.entry to tym_exchange;

-- It says that something leaves, was stopped or has arrived, calls back what may have left, and keeps what the party confirms.
create policy exchange_moves on disclosures.disclosure for update to tym_exchange
  using ((select ctx.job()) = 'exchange' and party = (select ctx.party()) and state in ('approved', 'leaving'))
  with check (state in ('leaving', 'stopped', 'failed') or (state = 'delivered' and delivered_at = (select ctx.instant())));
-- Which items have left by machine, and when first: what is fetched again may hold more than before, and its receipt comes later.
alter table disclosures.item add column left_at timestamptz;
create policy deliveries on disclosures.item for update to tym_worker
  using ((select ctx.job()) = 'deliver-disclosure' and left_at is null) with check (left_at = (select ctx.instant()));
create policy exchange_leaves on disclosures.item for update to tym_exchange
  using ((select ctx.job()) = 'exchange' and left_at is null and exists (select 1 from disclosures.disclosure d where d.id = item.disclosure))
  with check (left_at = (select ctx.instant()));
grant update (left_at) on disclosures.item to tym_worker, tym_exchange;
create policy exchange_plans on disclosures.recall for insert to tym_exchange
  with check ((select ctx.job()) = 'exchange' and state = 'planned' and planned_at = (select ctx.instant())
    and exists (select 1 from disclosures.disclosure d where d.id = recall.disclosure and d.left_at is not null));
create policy exchange_confirms on disclosures.recall for update to tym_exchange
  using ((select ctx.job()) = 'exchange' and state = 'planned')
  with check (state = 'confirmed' and confirmation is not null and confirmed_at = (select ctx.instant()));
grant update (state, version, problem, left_at, claimed_at, sent_items, receipt, delivered_at) on disclosures.disclosure to tym_exchange;
grant insert on disclosures.recall to tym_exchange;
grant update (state, reason, attempts, problem, outcome, confirmation, confirmed_at) on disclosures.recall to tym_exchange;
create policy exchange_plans on outbox.job for insert to tym_exchange
  with check ((select ctx.job()) = 'exchange' and kind = 'send-recall' and once_key like 'send-recall:%'
    and run_at = (select ctx.instant()) and planned_at = (select ctx.instant())
    and relayed_at is null and done_at is null and dead_at is null and attempts = 0 and last_result is null);
grant insert on outbox.job to tym_exchange;
-- And tells the officer who prepared it that it was stopped or has failed.
create policy exchange_tells on notifications.notification for insert to tym_exchange
  with check ((select ctx.job()) = 'exchange' and kind in ('disclosureStopped', 'disclosureFailed') and created_at = (select ctx.instant()));
create policy exchange_told on notifications.notification for select to tym_exchange
  using ((select ctx.job()) = 'exchange' and created_at = (select ctx.instant()));
grant insert on notifications.notification to tym_exchange;
grant select (id) on notifications.notification to tym_exchange;
create policy exchange_appends on audit.entry for insert to tym_exchange with check ((select ctx.job()) = 'exchange'
  and person is null and certificate is null and usage_right is null and employer is null and authority is null and role is null
  and event like 'disclosure.%' and at = (select ctx.instant()));
create policy exchange_appends on audit.detail for insert to tym_exchange with check ((select ctx.job()) = 'exchange'
  and exists (select 1 from disclosures.disclosure d where d.customership = detail.customership and d.id::text = any(detail.resources::text[])));
grant insert on audit.entry, audit.detail to tym_exchange;
