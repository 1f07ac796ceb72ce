-- The schemas of the register: one for each capability, `ctx` and `relation` for what policies ask, `guard`
-- for what protects the service. Run before everything else as their owner, and safe to run again, so that a
-- new capability adds its line here.

-- A function is nobody's until it is granted.
alter default privileges revoke execute on functions from public;

create schema if not exists ctx;
comment on schema ctx is 'Reads the context that a transaction has set about its caller';
grant usage on schema ctx to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation, tym_eraser;

create schema if not exists guard;
comment on schema guard is 'Replay marks and idempotency records: no personal data';
grant usage on schema guard to tym_app, tym_worker, tym_gate, tym_eraser;

create schema if not exists declared;
comment on schema declared is 'The part of the register''s declaration that the database repeats';
grant usage on schema declared to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation;

create schema if not exists audit;
comment on schema audit is 'Who read or changed what, on which ground';
grant usage on schema audit to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation, tym_eraser;

create schema if not exists outbox;
comment on schema outbox is 'Work that a transaction has promised; the queue is only its echo';
grant usage on schema outbox to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation, tym_eraser;

create schema if not exists organisations;
comment on schema organisations is 'Organisations, signing keys, cooperation areas';
grant usage on schema organisations to tym_app, tym_worker, tym_gate, tym_relation;

create schema if not exists notifications;
comment on schema notifications is 'Notices to staff about their cases and rights: ids and dates only';
grant usage on schema notifications to tym_app, tym_worker, tym_exchange, tym_eraser;

create schema if not exists usage_rights;
comment on schema usage_rights is 'Applied for by the employer, granted by the agency';
grant usage on schema usage_rights to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation;

create schema if not exists customerships;
comment on schema customerships is 'Customerships, their parties, case teams and life cycle';
grant usage on schema customerships to tym_app, tym_worker, tym_gate, tym_relation, tym_eraser;

create schema if not exists relation;
comment on schema relation is 'Published answers about the working relation between a caller and a customership';
grant usage on schema relation to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation, tym_eraser;

create schema if not exists customer_data;
comment on schema customer_data is 'Entries of the seven categories and the documents read from';
grant usage on schema customer_data to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation, tym_eraser;

create schema if not exists outside_parties;
comment on schema outside_parties is 'Who may receive or give data from outside, approved by two persons of the agency';
grant usage on schema outside_parties to tym_app, tym_worker, tym_exchange, tym_relation;

create schema if not exists consents;
comment on schema consents is 'What the customer has agreed to, exactly, and has refused or withdrawn';
grant usage on schema consents to tym_app, tym_worker, tym_exchange, tym_relation, tym_eraser;

create schema if not exists disclosures;
comment on schema disclosures is 'What goes to whom outside, on which consent, approved by whom, with which receipt';
grant usage on schema disclosures to tym_app, tym_worker, tym_exchange, tym_relation, tym_eraser;

create schema if not exists oversight;
comment on schema oversight is 'Who watches over the use of the register, what was flagged to whom, and what they answered';
grant usage on schema oversight to tym_app, tym_worker, tym_relation, tym_eraser;

create schema if not exists retention;
comment on schema retention is 'What is deleted when, what stops it, who is told, and what has to outlive a file';
grant usage on schema retention to tym_app, tym_worker, tym_exchange, tym_relation, tym_eraser, tym_scanner;
