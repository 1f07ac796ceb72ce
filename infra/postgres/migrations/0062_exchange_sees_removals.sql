-- The exchange asks in the transaction that lets something leave whether an entry of it has been removed since.
grant select (removed_at) on customer_data.entry to tym_exchange;
