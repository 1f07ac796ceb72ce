-- The web server asks at its start whether it knows this schema.
grant usage on schema meta to tym_session;
grant select (name) on meta.migration to tym_session;
