-- So that a person sees their own sessions, and ends one that they no longer have before them.
alter table session.session
  add column owner bytea check (octet_length(owner) = 32),
  add column device text check (device ~ '^[a-z]{1,16} [a-z]{1,16}$');
comment on column session.session.owner is 'HMAC of the person under a key that only the web server has: rows of one person are found, and the person is not told by them. Null until they have signed in.';
comment on column session.session.device is 'Which browser and system it roughly is, each one word of a short list.';
create index session_owner on session.session (owner);
