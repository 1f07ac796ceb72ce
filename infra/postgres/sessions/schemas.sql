-- The schema of the session database. Idempotent; run before everything else as its owner.
create schema if not exists session;
comment on schema session is 'Sign-ins under way and sessions of the web';
grant usage on schema session to tym_session;
