-- Whoever comes to the exchange has proved nothing yet: the keys that any party signs with are looked up for many at once, over one
-- connection, before a single party's rows are opened. They are public, and nothing else is seen so.
create policy proofs on outside_parties.party_key for select to tym_exchange
  using ((select ctx.job()) = 'exchange-proofs' and use = 'signature' and confirmed_at is not null and revoked_at is null);
