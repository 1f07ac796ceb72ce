-- No cookie and no key stands here: rows are found by the SHA-256 of a cookie, and sealed under a key that
-- only the cookie gives. A copy of this database opens nothing.
create table session.login (
  id bytea primary key check (octet_length(id) = 32),
  state bytea not null check (octet_length(state) = 32),
  sealed bytea not null check (octet_length(sealed) between 29 and 4096),
  expires_at timestamptz not null
);
comment on table session.login is 'Sign-ins that have begun at the identity provider and not come back: ten minutes, one use. Found by the SHA-256 of the login cookie and of the state.';
create index login_expires_at on session.login (expires_at);
alter table session.login enable row level security, force row level security;
create policy service on session.login to tym_session using (true) with check (true);
grant select, insert, delete on session.login to tym_session;

create table session.session (
  id bytea primary key check (octet_length(id) = 32),
  thumbprint text not null check (thumbprint ~ '^[A-Za-z0-9_-]{43}$'),
  sealed bytea not null check (octet_length(sealed) between 29 and 65536),
  created_at timestamptz not null,
  active_at timestamptz not null,
  absolute_until timestamptz not null,
  version integer not null check (version > 0),
  busy_until timestamptz
);
comment on table session.session is 'Sessions of the web, each bound to the key of one browser. The tokens in it are sealed under a key derived from the cookie; the row goes when the session does.';
comment on column session.session.busy_until is 'Until then one request renews the tokens, alone; null when none does.';
create index session_active_at on session.session (active_at);
create index session_absolute_until on session.session (absolute_until);
alter table session.session enable row level security, force row level security;
create policy service on session.session to tym_session using (true) with check (true);
grant select, insert, update, delete on session.session to tym_session;

create table session.proof (
  mark bytea primary key check (octet_length(mark) = 32),
  expires_at timestamptz not null
);
comment on table session.proof is 'Replay marks of proofs that browsers have made for the web server itself: SHA-256 of key and proof id.';
create index proof_expires_at on session.proof (expires_at);
alter table session.proof enable row level security, force row level security;
create policy service on session.proof to tym_session using (true) with check (true);
grant select, insert, delete on session.proof to tym_session;
