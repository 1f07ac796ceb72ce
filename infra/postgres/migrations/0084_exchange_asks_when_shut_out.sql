-- What leaves through the exchange asks the same as what the worker sends: since when a party is shut out.
grant execute on function disclosures.given_until to tym_exchange;
grant select (set_at) on disclosures.exclusion to tym_exchange;
