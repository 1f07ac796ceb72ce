-- The register
-- A listing of the catalogue, made by the migrations; compared with them, never run. Do not edit.

role tym_app login noinherit
role tym_eraser nologin noinherit
role tym_exchange login noinherit
role tym_gate nologin noinherit
role tym_owner nologin noinherit
role tym_read login noinherit
role tym_relation nologin noinherit
role tym_scanner nologin noinherit BYPASSRLS member of pg_read_all_data
role tym_worker login noinherit

schema audit owner tym_owner -- Who read or changed what, on which ground
  grants tym_app: usage; tym_eraser: usage; tym_exchange: usage; tym_gate: usage; tym_relation: usage; tym_worker: usage

schema consents owner tym_owner -- What the customer has agreed to, exactly, and has refused or withdrawn
  grants tym_app: usage; tym_eraser: usage; tym_exchange: usage; tym_relation: usage; tym_worker: usage

schema ctx owner tym_owner -- Reads the context that a transaction has set about its caller
  grants tym_app: usage; tym_eraser: usage; tym_exchange: usage; tym_gate: usage; tym_relation: usage; tym_worker: usage

schema customer_data owner tym_owner -- Entries of the seven categories and the documents read from
  grants tym_app: usage; tym_eraser: usage; tym_exchange: usage; tym_gate: usage; tym_relation: usage; tym_worker: usage

schema customerships owner tym_owner -- Customerships, their parties, case teams and life cycle
  grants tym_app: usage; tym_eraser: usage; tym_gate: usage; tym_relation: usage; tym_worker: usage

schema declared owner tym_owner -- The part of the register's declaration that the database repeats
  grants tym_app: usage; tym_exchange: usage; tym_gate: usage; tym_relation: usage; tym_worker: usage

schema disclosures owner tym_owner -- What goes to whom outside, on which consent, approved by whom, with which receipt
  grants tym_app: usage; tym_eraser: usage; tym_exchange: usage; tym_relation: usage; tym_worker: usage

schema gate owner postgres -- Hot-path and admission functions: one round trip each, owned by a role that cannot log in
  grants tym_app: usage; tym_gate: usage; tym_read: usage; tym_worker: usage

schema guard owner tym_owner -- Replay marks and idempotency records: no personal data
  grants tym_app: usage; tym_eraser: usage; tym_gate: usage; tym_worker: usage

schema meta owner postgres
  grants tym_app: usage; tym_exchange: usage; tym_read: usage; tym_worker: usage

schema notifications owner tym_owner -- Notices to staff about their cases and rights: ids and dates only
  grants tym_app: usage; tym_eraser: usage; tym_exchange: usage; tym_worker: usage

schema organisations owner tym_owner -- Organisations, signing keys, cooperation areas
  grants tym_app: usage; tym_gate: usage; tym_relation: usage; tym_worker: usage

schema outbox owner tym_owner -- Work that a transaction has promised; the queue is only its echo
  grants tym_app: usage; tym_eraser: usage; tym_exchange: usage; tym_gate: usage; tym_relation: usage; tym_worker: usage

schema outside_parties owner tym_owner -- Who may receive or give data from outside, approved by two persons of the agency
  grants tym_app: usage; tym_exchange: usage; tym_relation: usage; tym_worker: usage

schema oversight owner tym_owner -- Who watches over the use of the register, what was flagged to whom, and what they answered
  grants tym_app: usage; tym_eraser: usage; tym_relation: usage; tym_worker: usage

schema relation owner tym_owner -- Published answers about the working relation between a caller and a customership
  grants tym_app: usage; tym_eraser: usage; tym_exchange: usage; tym_gate: usage; tym_relation: usage; tym_worker: usage

schema retention owner tym_owner -- What is deleted when, what stops it, who is told, and what has to outlive a file
  grants tym_app: usage; tym_eraser: usage; tym_exchange: usage; tym_relation: usage; tym_scanner: usage; tym_worker: usage

schema usage_rights owner tym_owner -- Applied for by the employer, granted by the agency
  grants tym_app: usage; tym_exchange: usage; tym_gate: usage; tym_relation: usage; tym_worker: usage

table audit.checkpoint owner tym_owner row security forced -- Heads of the tree as the agency has signed them (C2SP tlog-checkpoint). Readable by everybody.
  column size bigint not null grants tym_relation: select
  column note text not null
  column signed_at timestamp with time zone not null
  constraint checkpoint_pkey PRIMARY KEY (size)
  constraint checkpoint_size_check CHECK ((size >= 0))
  policy cosigning permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'cosign-log'::text))
  policy counted_under permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'sign-log-extract'::text))
  policy public_heads permissive for select to tym_app using (true)
  policy relation_sees permissive for select to tym_relation using (true)
  policy sealed permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  policy seals permissive for insert to tym_worker with check ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  CREATE TRIGGER refuse_change BEFORE UPDATE ON audit.checkpoint FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()
  CREATE TRIGGER refuse_delete BEFORE DELETE ON audit.checkpoint FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()
  grants tym_app: select; tym_worker: insert, select

table audit.cleared_up_to owner tym_owner row security forced -- The last line that was looked at because its time was over: what is below it belongs to files that are there, and goes with them. Its row is the lock of whoever clears and whoever erases. Nothing of anybody.
  column single boolean not null default true
  column line uuid not null grants tym_eraser: update, tym_worker: update
  constraint cleared_up_to_pkey PRIMARY KEY (single)
  constraint cleared_up_to_single_check CHECK (single)
  policy clears permissive for all to tym_worker using ((( SELECT ctx.job() AS job) = 'clear-old-log-lines'::text)) with check ((( SELECT ctx.job() AS job) = 'clear-old-log-lines'::text))
  policy held_by_eraser permissive for all to tym_eraser using (true) with check (false)
  grants tym_eraser: select; tym_worker: select

table audit.cosignature owner tym_owner row security forced -- The signature line of a witness under a head of the tree (C2SP tlog-cosignature), by the name of its key. Readable by everybody.
  column size bigint not null
  column witness text not null
  column line text not null
  column received_at timestamp with time zone not null
  constraint cosignature_pkey PRIMARY KEY (size, witness)
  constraint cosignature_size_fkey FOREIGN KEY (size) REFERENCES audit.checkpoint(size)
  constraint cosignature_witness_check CHECK ((witness <> ''::text))
  policy cosigned permissive for insert to tym_worker with check ((( SELECT ctx.job() AS job) = 'cosign-log'::text))
  policy cosigning permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'cosign-log'::text))
  policy counted_under permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'sign-log-extract'::text))
  policy public_heads permissive for select to tym_app using (true)
  CREATE TRIGGER refuse_change BEFORE UPDATE ON audit.cosignature FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()
  CREATE TRIGGER refuse_delete BEFORE DELETE ON audit.cosignature FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()
  grants tym_app: select; tym_worker: insert, select

table audit.detail owner tym_owner row security forced -- What links a log line to a customership, with its encrypted reason: dies with the file, the line itself stays.
  partition by RANGE (line)
  column line uuid not null grants tym_eraser: select, tym_relation: select, tym_worker: select
  column customership uuid not null grants tym_eraser: select, tym_relation: select, tym_worker: select
  column resources text[] not null default '{}'::text[] grants tym_relation: select
  column reason bytea grants tym_eraser: select, tym_eraser: update
  constraint detail_pkey PRIMARY KEY (line)
  CREATE INDEX detail_customership ON ONLY audit.detail USING btree (customership, line)
  policy annulled_is_closed restrictive for select to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy append permissive for insert to tym_app, tym_gate, tym_worker with check (true)
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy exchange_appends permissive for insert to tym_exchange with check (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (EXISTS ( SELECT 1 FROM disclosures.disclosure d WHERE ((d.customership = detail.customership) AND ((d.id)::text = ANY (detail.resources)))))))
  policy lines_of_an_inquiry permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'organisation'::text) AND ( SELECT ctx.role_may('accessLog.inquire'::text) AS role_may) AND relation.is_party_here(customership)))
  policy lines_of_one_customership permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'customership'::text) AND (customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy old_seen permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'clear-old-log-lines'::text))
  policy relation_sees permissive for select to tym_relation using (true)
  policy sealed permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  policy watched permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['flag-accesses'::text, 'flag-own-surname'::text])))
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  CREATE TRIGGER refuse_change BEFORE UPDATE ON audit.detail FOR EACH ROW WHEN ((CURRENT_USER <> 'tym_eraser'::name)) EXECUTE FUNCTION audit.refuse_change()
  grants tym_app: insert, select; tym_eraser: delete; tym_exchange: insert; tym_gate: insert; tym_worker: insert, select

table audit.detail_rest owner tym_owner row security forced -- What has no month of its own yet.
  partition of audit.detail DEFAULT
  column line uuid not null
  column customership uuid not null
  column resources text[] not null default '{}'::text[]
  column reason bytea
  constraint detail_rest_pkey PRIMARY KEY (line)
  CREATE INDEX detail_rest_customership_line_idx ON audit.detail_rest USING btree (customership, line)
  policy owner_moves permissive for all to tym_owner using (true) with check (true)
  CREATE TRIGGER refuse_change BEFORE UPDATE ON audit.detail_rest FOR EACH ROW WHEN ((CURRENT_USER <> 'tym_eraser'::name)) EXECUTE FUNCTION audit.refuse_change()

table audit.entry owner tym_owner row security forced -- One line per answer, in the answer's own transaction (Act 906/2019 17 §). Ids only; the subject is HMAC(log key of the customership, line), unlinkable once that key is destroyed.
  partition by RANGE (line)
  column line uuid not null grants tym_eraser: select, tym_relation: select, tym_worker: select
  column at timestamp with time zone not null grants tym_relation: select, tym_worker: select
  column xact xid8 not null default pg_current_xact_id() grants tym_relation: select
  column event text not null grants tym_relation: select, tym_worker: select
  column outcome text not null grants tym_relation: select, tym_worker: select
  column problem text
  column person text grants tym_relation: select, tym_worker: select
  column certificate text
  column usage_right uuid grants tym_relation: select, tym_worker: select
  column employer uuid grants tym_relation: select, tym_worker: select
  column authority uuid grants tym_relation: select, tym_worker: select
  column role text grants tym_relation: select, tym_worker: select
  column purpose text
  column ground text
  column categories smallint[] not null default '{}'::smallint[] grants tym_relation: select
  column fields text[] not null default '{}'::text[] grants tym_relation: select
  column rule text
  column policy_version text not null
  column subject bytea
  column out_of_team boolean not null default false grants tym_worker: select
  constraint entry_outcome_check CHECK ((outcome = ANY (ARRAY['allowed'::text, 'denied'::text])))
  constraint entry_pkey PRIMARY KEY (line)
  constraint entry_subject_check CHECK (((subject IS NULL) OR (octet_length(subject) = 32)))
  CREATE INDEX entry_at ON ONLY audit.entry USING brin (at)
  CREATE INDEX entry_authority ON ONLY audit.entry USING btree (authority, line)
  CREATE INDEX entry_employer ON ONLY audit.entry USING btree (employer, line) WHERE (employer IS DISTINCT FROM authority)
  CREATE INDEX entry_out_of_team ON ONLY audit.entry USING btree (at) WHERE out_of_team
  CREATE INDEX entry_xact ON ONLY audit.entry USING btree (xact)
  policy append permissive for insert to tym_app, tym_gate, tym_worker with check (true)
  policy exchange_appends permissive for insert to tym_exchange with check (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (person IS NULL) AND (certificate IS NULL) AND (usage_right IS NULL) AND (employer IS NULL) AND (authority IS NULL) AND (role IS NULL) AND (event ~~ 'disclosure.%'::text) AND (at = ( SELECT ctx.instant() AS instant))))
  policy inquiries_unwatched restrictive for select to tym_app using ((( SELECT (ctx.is_customer() OR ctx.role_may('accessLog.inquire'::text) OR ctx.role_may('accessLog.oversee'::text))) OR (role IS NULL) OR (role <> ALL (( SELECT (declared.who_may('accessLog.inquire'::text) || declared.who_may('accessLog.oversee'::text)))::text[]))))
  policy lines_of_open_file permissive for select to tym_app using ((EXISTS ( SELECT 1 FROM audit.detail d WHERE (d.line = entry.line))))
  policy old permissive for delete to tym_worker using (((( SELECT ctx.job() AS job) = 'clear-old-log-lines'::text) AND (NOT (EXISTS ( SELECT 1 FROM audit.detail d WHERE (d.line = entry.line))))))
  policy old_seen permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'clear-old-log-lines'::text))
  policy overseen permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'oversight'::text) AND ( SELECT ctx.role_may('accessLog.oversee'::text) AS role_may) AND (person IS NOT NULL) AND ((employer = ( SELECT ctx.employer() AS employer)) OR (authority = ( SELECT ctx.authority() AS authority)))))
  policy own_transaction restrictive for insert to public with check (((xact = pg_current_xact_id()) AND (uuid_extract_timestamp(line) = date_trunc('milliseconds'::text, at))))
  policy past_with_file permissive for delete to tym_eraser using (((line <= ( SELECT c.line FROM audit.cleared_up_to c)) AND (NOT (EXISTS ( SELECT 1 FROM audit.detail d WHERE (d.line = entry.line))))))
  policy past_with_file_seen permissive for select to tym_eraser using (true)
  policy relation_sees permissive for select to tym_relation using (true)
  policy sealed permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  policy watched permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['flag-accesses'::text, 'flag-own-surname'::text])))
  CREATE TRIGGER refuse_change BEFORE UPDATE ON audit.entry FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()
  grants tym_app: insert, select; tym_eraser: delete; tym_exchange: insert; tym_gate: insert; tym_worker: delete, insert, select

table audit.entry_rest owner tym_owner row security forced -- What has no month of its own yet.
  partition of audit.entry DEFAULT
  column line uuid not null
  column at timestamp with time zone not null
  column xact xid8 not null default pg_current_xact_id()
  column event text not null
  column outcome text not null
  column problem text
  column person text
  column certificate text
  column usage_right uuid
  column employer uuid
  column authority uuid
  column role text
  column purpose text
  column ground text
  column categories smallint[] not null default '{}'::smallint[]
  column fields text[] not null default '{}'::text[]
  column rule text
  column policy_version text not null
  column subject bytea
  column out_of_team boolean not null default false
  constraint entry_outcome_check CHECK ((outcome = ANY (ARRAY['allowed'::text, 'denied'::text])))
  constraint entry_rest_pkey PRIMARY KEY (line)
  constraint entry_subject_check CHECK (((subject IS NULL) OR (octet_length(subject) = 32)))
  CREATE INDEX entry_rest_at_idx ON audit.entry_rest USING brin (at)
  CREATE INDEX entry_rest_at_idx1 ON audit.entry_rest USING btree (at) WHERE out_of_team
  CREATE INDEX entry_rest_authority_line_idx ON audit.entry_rest USING btree (authority, line)
  CREATE INDEX entry_rest_employer_line_idx ON audit.entry_rest USING btree (employer, line) WHERE (employer IS DISTINCT FROM authority)
  CREATE INDEX entry_rest_xact_idx ON audit.entry_rest USING btree (xact)
  policy owner_moves permissive for all to tym_owner using (true) with check (true)
  CREATE TRIGGER refuse_change BEFORE UPDATE ON audit.entry_rest FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()

table audit.file_line owner tym_owner row security forced -- The numbers of a customership's lines, in the order of the leaves and without a gap, each with the salt of what links it to the file: dies with the file.
  partition by RANGE (line)
  column line uuid not null
  column customership uuid not null grants tym_eraser: select
  column number bigint not null
  column salt bytea not null
  constraint file_line_number_check CHECK ((number > 0))
  constraint file_line_pkey PRIMARY KEY (line)
  constraint file_line_salt_check CHECK ((octet_length(salt) = 32))
  CREATE INDEX file_line_number ON ONLY audit.file_line USING btree (customership, number)
  policy annulled_is_closed restrictive for select to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy counted permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'sign-log-extract'::text))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy own_lines permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'customership'::text) AND ( SELECT ctx.is_customer() AS is_customer) AND (customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy sealed permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  policy seals permissive for insert to tym_worker with check ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  CREATE TRIGGER refuse_change BEFORE UPDATE ON audit.file_line FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()
  grants tym_app: select; tym_eraser: delete; tym_worker: insert, select

table audit.file_line_rest owner tym_owner row security forced -- What has no month of its own yet.
  partition of audit.file_line DEFAULT
  column line uuid not null
  column customership uuid not null
  column number bigint not null
  column salt bytea not null
  constraint file_line_number_check CHECK ((number > 0))
  constraint file_line_rest_pkey PRIMARY KEY (line)
  constraint file_line_salt_check CHECK ((octet_length(salt) = 32))
  CREATE INDEX file_line_rest_customership_number_idx ON audit.file_line_rest USING btree (customership, number)
  policy owner_moves permissive for all to tym_owner using (true) with check (true)
  CREATE TRIGGER refuse_change BEFORE UPDATE ON audit.file_line_rest FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()

table audit.leaf owner tym_owner row security forced -- Which leaf of the tree a line is, with what it takes to show that it says what it said. Goes with its line; the hash of the leaf stays in the tree.
  partition by RANGE (line)
  column index bigint not null grants tym_relation: select
  column line uuid not null grants tym_eraser: select, tym_relation: select
  column salt bytea not null
  column file_commitment bytea not null
  constraint leaf_file_commitment_check CHECK ((octet_length(file_commitment) = 32))
  constraint leaf_index_check CHECK ((index >= 0))
  constraint leaf_pkey PRIMARY KEY (line)
  constraint leaf_salt_check CHECK ((octet_length(salt) = 32))
  CREATE INDEX leaf_index ON ONLY audit.leaf USING btree (index)
  policy counted permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'sign-log-extract'::text))
  policy old permissive for delete to tym_worker using (((( SELECT ctx.job() AS job) = 'clear-old-log-lines'::text) AND (NOT (EXISTS ( SELECT 1 FROM audit.detail d WHERE (d.line = leaf.line))))))
  policy old_seen permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'clear-old-log-lines'::text))
  policy own_lines permissive for select to tym_app using ((( SELECT ctx.is_customer() AS is_customer) AND (EXISTS ( SELECT 1 FROM audit.file_line f WHERE (f.line = leaf.line)))))
  policy past_with_file permissive for delete to tym_eraser using (((line <= ( SELECT c.line FROM audit.cleared_up_to c)) AND (NOT (EXISTS ( SELECT 1 FROM audit.detail d WHERE (d.line = leaf.line))))))
  policy past_with_file_seen permissive for select to tym_eraser using (true)
  policy relation_sees permissive for select to tym_relation using (true)
  policy sealed permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  policy seals permissive for insert to tym_worker with check ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  policy watched permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['flag-accesses'::text, 'flag-own-surname'::text])))
  CREATE TRIGGER refuse_change BEFORE UPDATE ON audit.leaf FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()
  grants tym_app: select; tym_eraser: delete; tym_worker: delete, insert, select

table audit.leaf_rest owner tym_owner row security forced -- What has no month of its own yet.
  partition of audit.leaf DEFAULT
  column index bigint not null
  column line uuid not null
  column salt bytea not null
  column file_commitment bytea not null
  constraint leaf_file_commitment_check CHECK ((octet_length(file_commitment) = 32))
  constraint leaf_index_check CHECK ((index >= 0))
  constraint leaf_rest_pkey PRIMARY KEY (line)
  constraint leaf_salt_check CHECK ((octet_length(salt) = 32))
  CREATE INDEX leaf_rest_index_idx ON audit.leaf_rest USING btree (index)
  policy owner_moves permissive for all to tym_owner using (true) with check (true)
  CREATE TRIGGER refuse_change BEFORE UPDATE ON audit.leaf_rest FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()

table audit.log_alarm owner tym_owner row security forced -- That a witness did not cosign: the head does not go on from the one that it cosigned last, with both notes as evidence, or it is silent, with the note that waits for it. Heads only, nothing of anybody.
  column id uuid not null
  column kind text not null
  column witness text not null
  column witness_size bigint not null
  column ours text not null
  column theirs text
  column at timestamp with time zone not null
  constraint log_alarm_kind_check CHECK ((kind = ANY (ARRAY['fork'::text, 'unproven'::text, 'ahead'::text, 'silent'::text])))
  constraint log_alarm_kind_witness_witness_size_key UNIQUE (kind, witness, witness_size)
  constraint log_alarm_pkey PRIMARY KEY (id)
  constraint log_alarm_witness_check CHECK ((witness <> ''::text))
  constraint log_alarm_witness_size_check CHECK ((witness_size >= 0))
  policy cosigned permissive for insert to tym_worker with check ((( SELECT ctx.job() AS job) = 'cosign-log'::text))
  policy cosigning permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'cosign-log'::text))
  policy operators_see permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'organisation'::text) AND ( SELECT ctx.role_may('operations.read'::text) AS role_may)))
  CREATE TRIGGER refuse_change BEFORE UPDATE ON audit.log_alarm FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()
  CREATE TRIGGER refuse_delete BEFORE DELETE ON audit.log_alarm FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()
  grants tym_app: select; tym_worker: insert, select

table audit.log_state owner tym_owner row security forced -- The head of the tree, and below which transaction every line is a leaf of it. Its row is the lock of whoever seals; nothing of anybody.
  column origin text not null grants tym_relation: select
  column size bigint not null default 0 grants tym_worker: update
  column root bytea not null grants tym_worker: update
  column sealed_below xid8 not null default '0'::xid8 grants tym_relation: select, tym_worker: update
  column sealed_at timestamp with time zone grants tym_eraser: update, tym_worker: update
  constraint log_state_origin_check CHECK ((origin <> ''::text))
  constraint log_state_pkey PRIMARY KEY (origin)
  constraint log_state_root_check CHECK ((octet_length(root) = 32))
  constraint log_state_size_check CHECK ((size >= 0))
  policy grows permissive for update to tym_worker using ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  policy held_by_eraser permissive for all to tym_eraser using (true) with check (false)
  policy relation_sees permissive for select to tym_relation using (true)
  policy sealed permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  policy seals permissive for insert to tym_worker with check ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  CREATE TRIGGER refuse_change BEFORE UPDATE ON audit.log_state FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()
  CREATE TRIGGER refuse_delete BEFORE DELETE ON audit.log_state FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()
  grants tym_eraser: select; tym_worker: insert, select

table audit.recovery owner tym_owner row security forced -- A restore from a backup: which log goes on as which from where, the largest head of the former one that witnesses knew, how many deletions and withdrawals were done again, how many deletions were of files that the backup did not have, how many wait for the worker to keep held entries apart, and the signed statement of it. Nothing of anybody.
  column origin text not null
  column former_origin text not null
  column size bigint not null
  column root bytea not null
  column known_size bigint
  column recovered_at timestamp with time zone not null grants tym_relation: select
  column deletions integer not null
  column withdrawals integer not null
  column not_restored integer not null grants tym_relation: select
  column still_held integer not null grants tym_relation: select
  column statement text grants tym_worker: update
  column left_to_worker text[] not null default '{}'::text[] grants tym_relation: select
  constraint recovery_deletions_check CHECK ((deletions >= 0))
  constraint recovery_former_origin_check CHECK ((former_origin <> ''::text))
  constraint recovery_known_size_check CHECK ((known_size >= 0))
  constraint recovery_not_restored_check CHECK ((not_restored >= 0))
  constraint recovery_origin_check CHECK ((origin <> ''::text))
  constraint recovery_pkey PRIMARY KEY (origin)
  constraint recovery_root_check CHECK ((octet_length(root) = 32))
  constraint recovery_size_check CHECK ((size >= 0))
  constraint recovery_still_held_check CHECK ((still_held >= 0))
  constraint recovery_withdrawals_check CHECK ((withdrawals >= 0))
  policy public_statements permissive for select to tym_app using ((statement IS NOT NULL))
  policy relation_sees permissive for select to tym_relation using (true)
  policy sealed permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  policy stated permissive for update to tym_worker using (((( SELECT ctx.job() AS job) = 'seal-log'::text) AND (statement IS NULL))) with check ((statement IS NOT NULL))
  grants tym_app: select; tym_worker: select

table audit.tile owner tym_owner row security forced -- The hashes of the tree in the layout of C2SP tlog-tiles. Readable by everybody: a hash tells nothing without its salts.
  column level smallint not null
  column index bigint not null
  column data bytea not null grants tym_worker: update
  constraint tile_data_check CHECK ((((octet_length(data) >= 32) AND (octet_length(data) <= 8192)) AND ((octet_length(data) % 32) = 0)))
  constraint tile_index_check CHECK ((index >= 0))
  constraint tile_level_check CHECK (((level >= 0) AND (level <= 63)))
  constraint tile_pkey PRIMARY KEY (level, index)
  policy cosigning permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'cosign-log'::text))
  policy grows permissive for update to tym_worker using ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  policy public_hashes permissive for select to tym_app using (true)
  policy sealed permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  policy seals permissive for insert to tym_worker with check ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  CREATE TRIGGER refuse_change BEFORE UPDATE ON audit.tile FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()
  CREATE TRIGGER refuse_delete BEFORE DELETE ON audit.tile FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()
  grants tym_app: select; tym_worker: insert, select

table audit.witness_turn owner tym_owner row security forced -- Until when a witness is not asked again: the pace, and the lease of whichever worker asks it. Nothing of anybody.
  column witness text not null
  column until timestamp with time zone not null grants tym_worker: update
  constraint witness_turn_pkey PRIMARY KEY (witness)
  policy cosigned permissive for insert to tym_worker with check ((( SELECT ctx.job() AS job) = 'cosign-log'::text))
  policy cosigning permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'cosign-log'::text))
  policy counted_under permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'sign-log-extract'::text))
  policy taken permissive for update to tym_worker using ((( SELECT ctx.job() AS job) = 'cosign-log'::text))
  grants tym_worker: insert, select

table consents.consent owner tym_owner row security forced -- One consent of one customer towards one party in one direction, and its withdrawal. Dies with the customership.
  column id uuid not null grants tym_eraser: select, tym_exchange: select, tym_relation: select, tym_worker: select
  column customership uuid not null grants tym_eraser: select, tym_exchange: select, tym_relation: select, tym_worker: select
  column party uuid grants tym_exchange: select, tym_relation: select, tym_worker: select
  column party_kind text not null
  column direction text not null grants tym_exchange: select, tym_worker: select
  column owner uuid not null grants tym_worker: select
  column version integer not null default 1 grants tym_app: update, tym_relation: select, tym_relation: update
  column recorded_at timestamp with time zone not null
  column withdrawn_at timestamp with time zone grants tym_app: update, tym_exchange: select, tym_relation: select, tym_relation: update, tym_worker: select
  column withdrawn_by text grants tym_app: update, tym_relation: update
  column withdrawn_as text grants tym_app: update, tym_relation: update
  column name_digest bytea
  column twin_of uuid
  constraint consent_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint consent_direction_check CHECK ((direction = ANY (ARRAY['obtain'::text, 'disclose'::text])))
  constraint consent_id_customership_key UNIQUE (id, customership)
  constraint consent_name_digest_check CHECK ((octet_length(name_digest) = 32))
  constraint consent_owner_fkey FOREIGN KEY (owner) REFERENCES organisations.organisation(id)
  constraint consent_party_fkey FOREIGN KEY (party) REFERENCES outside_parties.party(id)
  constraint consent_pkey PRIMARY KEY (id)
  constraint consent_twin_of_customership_fkey FOREIGN KEY (twin_of, customership) REFERENCES consents.consent(id, customership)
  constraint consent_version_check CHECK ((version > 0))
  constraint consent_withdrawn_as_check CHECK ((withdrawn_as = ANY (ARRAY['officer'::text, 'customer'::text])))
  constraint digest_of_named CHECK (((name_digest IS NULL) OR (party IS NULL)))
  constraint twin_of_another CHECK ((twin_of IS DISTINCT FROM id))
  constraint withdrawn_whole CHECK ((((withdrawn_at IS NULL) = (withdrawn_by IS NULL)) AND ((withdrawn_at IS NULL) = (withdrawn_as IS NULL))))
  CREATE INDEX consent_customership ON consents.consent USING btree (customership, id)
  CREATE INDEX consent_owner ON consents.consent USING btree (owner)
  CREATE INDEX consent_party ON consents.consent USING btree (party)
  CREATE INDEX consent_twin_of ON consents.consent USING btree (twin_of, customership)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy annulled_is_closed_outside restrictive for all to tym_exchange using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy asking permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'ask-source'::text))
  policy customer_withdraws restrictive for update to tym_app using (true) with check (((NOT ( SELECT ctx.is_customer() AS is_customer)) OR ((withdrawn_at IS NOT NULL) AND (withdrawn_as = 'customer'::text))))
  policy deliveries permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['deliver-disclosure'::text, 'close-overdue'::text, 'recall-corrected'::text, 'recall-narrowed'::text])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy exchange permissive for select to tym_exchange using (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (party = ( SELECT ctx.party() AS party))))
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['sign-consent-receipt'::text, 'announce-expiring-consents'::text, 'notify-consent-withdrawn'::text])))
  policy officers_add restrictive for insert to tym_app with check (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team))))
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy received_by_own_party restrictive for insert to tym_app with check (((owner = ( SELECT ctx.authority() AS authority)) AND (recorded_at = ( SELECT ctx.instant() AS instant)) AND ( SELECT relation.is_party(( SELECT ctx.customership() AS customership), consent.owner) AS is_party) AND (withdrawn_at IS NULL)))
  policy relation_sees permissive for select to tym_relation using (true)
  policy relation_withdraws permissive for update to tym_relation using ((withdrawn_at IS NULL)) with check ((withdrawn_by = 'journal'::text))
  policy team_or_customer restrictive for update to tym_app using ((NOT ( SELECT ctx.out_of_team() AS out_of_team))) with check (((NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND ((withdrawn_by IS NULL) OR (withdrawn_by = ( SELECT ctx.person() AS person)))))
  CREATE TRIGGER refuse_outside_customership BEFORE INSERT ON consents.consent FOR EACH ROW EXECUTE FUNCTION consents.refuse_outside_customership()
  CREATE TRIGGER refuse_return BEFORE UPDATE ON consents.consent FOR EACH ROW EXECUTE FUNCTION consents.refuse_return()
  grants tym_app: insert, select; tym_eraser: delete

table consents.version owner tym_owner row security forced -- What was agreed or refused, as it was shown: insert only. Purpose, contact, named person and representative are encrypted with the customership's key; the receipt is signed by the organisation that received the consent.
  column consent uuid not null grants tym_eraser: select, tym_exchange: select, tym_relation: select, tym_worker: select
  column number integer not null grants tym_eraser: select, tym_exchange: select, tym_relation: select, tym_worker: select
  column customership uuid not null grants tym_eraser: select, tym_worker: select
  column outcome text not null grants tym_exchange: select, tym_worker: select
  column fields text[] not null grants tym_exchange: select, tym_worker: select
  column purpose_entry uuid
  column valid_from date not null grants tym_exchange: select, tym_worker: select
  column valid_until date not null grants tym_exchange: select, tym_worker: select
  column form text not null
  column given_on date not null
  column explicit boolean not null
  column terms integer
  column language text not null
  column text_version text not null
  column recorded_by text not null
  column recorded_role text not null
  column recorded_authority uuid not null grants tym_worker: select
  column recorded_at timestamp with time zone not null grants tym_relation: select
  column content bytea not null grants tym_eraser: select, tym_eraser: update
  column receipt_hash bytea not null grants tym_exchange: select, tym_worker: select
  column receipt_signature text grants tym_worker: select, tym_worker: update
  column receipt_signed_at timestamp with time zone grants tym_worker: update
  column purpose_digest bytea grants tym_exchange: select, tym_worker: select
  constraint signed_whole CHECK (((receipt_signature IS NULL) = (receipt_signed_at IS NULL)))
  constraint version_check CHECK ((valid_until >= valid_from))
  constraint version_consent_customership_fkey FOREIGN KEY (consent, customership) REFERENCES consents.consent(id, customership)
  constraint version_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint version_fields_check CHECK ((cardinality(fields) > 0))
  constraint version_form_check CHECK ((form = ANY (ARRAY['written'::text, 'signed'::text, 'electronic'::text, 'oral'::text])))
  constraint version_language_check CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text])))
  constraint version_number_check CHECK ((number > 0))
  constraint version_outcome_check CHECK ((outcome = ANY (ARRAY['given'::text, 'refused'::text])))
  constraint version_pkey PRIMARY KEY (consent, number)
  constraint version_purpose_digest_check CHECK ((octet_length(purpose_digest) = 32))
  constraint version_receipt_hash_check CHECK ((octet_length(receipt_hash) = 32))
  constraint version_recorded_authority_fkey FOREIGN KEY (recorded_authority) REFERENCES organisations.organisation(id)
  CREATE INDEX version_customership ON consents.version USING btree (customership)
  CREATE INDEX version_ending ON consents.version USING btree (valid_until) WHERE (outcome = 'given'::text)
  CREATE INDEX version_of_consent ON consents.version USING btree (consent, customership)
  CREATE INDEX version_recorded_authority ON consents.version USING btree (recorded_authority)
  CREATE INDEX version_unsigned ON consents.version USING btree (consent, number) WHERE (receipt_signature IS NULL)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy annulled_is_closed_outside restrictive for all to tym_exchange using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy asking permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'ask-source'::text))
  policy deliveries permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['deliver-disclosure'::text, 'close-overdue'::text, 'recall-corrected'::text, 'recall-narrowed'::text])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy exchange permissive for select to tym_exchange using (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (EXISTS ( SELECT 1 FROM consents.consent c WHERE (c.id = version.consent)))))
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['sign-consent-receipt'::text, 'announce-expiring-consents'::text, 'notify-consent-withdrawn'::text])))
  policy officers_add restrictive for insert to tym_app with check (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team))))
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy receipts permissive for update to tym_worker using (((( SELECT ctx.job() AS job) = 'sign-consent-receipt'::text) AND (receipt_signature IS NULL))) with check ((( SELECT ctx.job() AS job) = 'sign-consent-receipt'::text))
  policy received_by_own_party restrictive for insert to tym_app with check (((recorded_authority = ( SELECT ctx.authority() AS authority)) AND (recorded_by = ( SELECT ctx.person() AS person)) AND (recorded_role = ( SELECT ctx.role() AS role)) AND (recorded_at = ( SELECT ctx.instant() AS instant)) AND ( SELECT relation.is_party(( SELECT ctx.customership() AS customership), version.recorded_authority) AS is_party) AND (receipt_signature IS NULL)))
  policy relation_sees permissive for select to tym_relation using (true)
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  CREATE TRIGGER refuse_outside_customership BEFORE INSERT ON consents.version FOR EACH ROW EXECUTE FUNCTION consents.refuse_outside_customership()
  CREATE TRIGGER refuse_stray_answer BEFORE INSERT ON consents.version FOR EACH ROW EXECUTE FUNCTION consents.refuse_stray_answer()
  CREATE TRIGGER refuse_twin BEFORE INSERT ON consents.version FOR EACH ROW EXECUTE FUNCTION consents.refuse_twin()
  grants tym_app: insert, select; tym_eraser: delete

table customer_data.current_document owner tym_owner row security forced -- One ciphertext per customership and visibility class: what is read all day. Written in the writing transaction; owner is all zeros unless the class is split by owner.
  column customership uuid not null grants tym_eraser: select
  column class text not null grants tym_eraser: select
  column owner uuid not null grants tym_eraser: select
  column category smallint not null grants tym_eraser: select
  column version integer not null grants tym_eraser: select, tym_eraser: update
  column fields text[] not null
  column content bytea not null grants tym_eraser: select, tym_eraser: update
  column layout smallint not null default 1 grants tym_eraser: update
  constraint current_document_category_check CHECK (((category >= 1) AND (category <= 7)))
  constraint current_document_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint current_document_layout_check CHECK ((layout > 0))
  constraint current_document_pkey PRIMARY KEY (customership, class, owner)
  constraint current_document_version_check CHECK ((version > 0))
  CREATE INDEX current_document_layout ON customer_data.current_document USING btree (layout, customership)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy annulled_is_closed_outside restrictive for all to tym_exchange using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy entered permissive for select to tym_gate using ((customership = ( SELECT ctx.entered() AS entered)))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy laid_out_anew permissive for all to tym_worker using ((( SELECT ctx.job() AS job) = 'lay-out-documents'::text)) with check ((( SELECT ctx.job() AS job) = 'lay-out-documents'::text))
  policy left_entry permissive for all to tym_app using (((( SELECT ctx.kind() AS kind) = 'leftEntry'::text) AND (customership = ( SELECT ctx.customership() AS customership)) AND (category = ( SELECT relation.category_of_left_entry() AS category_of_left_entry)))) with check (((( SELECT ctx.kind() AS kind) = 'leftEntry'::text) AND (customership = ( SELECT ctx.customership() AS customership)) AND (category = ( SELECT relation.category_of_left_entry() AS category_of_left_entry))))
  policy my_caseload permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'caseload'::text) AND ( SELECT ctx.role_may('customership.list'::text) AS role_may) AND (category = 1) AND (class <> '1.safety'::text) AND CASE WHEN (class = '1.contact'::text) THEN (customership IN ( SELECT relation.my_unshielded_files() AS my_unshielded_files)) ELSE (customership IN ( SELECT relation.my_team_files() AS my_team_files)) END))
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy repeated_by_start permissive for all to tym_app, tym_worker using ((( SELECT relation.repeats_acts() AS repeats_acts) AND (customership = ( SELECT ctx.customership() AS customership)))) with check ((( SELECT relation.repeats_acts() AS repeats_acts) AND (customership = ( SELECT ctx.customership() AS customership))))
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  grants tym_app: delete, insert, select, update; tym_eraser: delete; tym_gate: select; tym_worker: delete, insert, select, update

table customer_data.draft owner tym_owner row security forced -- A text that its author has not recorded yet: seen by nobody else, and not by its author once they may not enter the file. Dies with the file, or when it has not been saved for its time.
  column id uuid not null grants tym_eraser: select, tym_worker: select
  column customership uuid not null grants tym_eraser: select
  column person text not null
  column authority uuid
  column place text not null
  column field text not null
  column version integer not null grants tym_app: update, tym_eraser: select, tym_eraser: update
  column content bytea not null grants tym_app: update, tym_eraser: select, tym_eraser: update
  column begun_at timestamp with time zone not null
  column saved_at timestamp with time zone not null grants tym_app: update, tym_worker: select
  constraint draft_authority_fkey FOREIGN KEY (authority) REFERENCES organisations.organisation(id)
  constraint draft_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint draft_customership_person_authority_place_key UNIQUE NULLS NOT DISTINCT (customership, person, authority, place)
  constraint draft_field_check CHECK ((field ~ '^\d\.\d\d$'::text))
  constraint draft_pkey PRIMARY KEY (id)
  constraint draft_place_check CHECK ((place ~ '^(new-\d\.\d\d|correction-[0-9a-f-]{36})$'::text))
  CREATE INDEX draft_authority ON customer_data.draft USING btree (authority)
  CREATE INDEX draft_person ON customer_data.draft USING btree (person)
  CREATE INDEX draft_saved ON customer_data.draft USING btree (saved_at)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy annulled_is_closed_outside restrictive for all to tym_exchange using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy author permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND (person = ( SELECT ctx.person() AS person)) AND (NOT (authority IS DISTINCT FROM ( SELECT ctx.authority() AS authority))) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND (person = ( SELECT ctx.person() AS person)) AND (NOT (authority IS DISTINCT FROM ( SELECT ctx.authority() AS authority))) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND ( SELECT relation.may_enter() AS may_enter) AND (saved_at = ( SELECT ctx.instant() AS instant))))
  policy authors_list permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'caseload'::text) AND (person = ( SELECT ctx.person() AS person)) AND (NOT (authority IS DISTINCT FROM ( SELECT ctx.authority() AS authority))) AND (customership IN ( SELECT relation.files_drafted_in() AS files_drafted_in))))
  policy cleared permissive for all to tym_worker using ((( SELECT ctx.job() AS job) = 'clear-old-drafts'::text)) with check (false)
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  CREATE TRIGGER refuse_early_draft BEFORE INSERT ON customer_data.draft FOR EACH ROW EXECUTE FUNCTION customer_data.refuse_early_draft()
  grants tym_app: delete, insert, select; tym_eraser: delete; tym_worker: delete

table customer_data.entry owner tym_owner row security forced -- Every version of every recorded fact, encrypted with the customership's key. Insert only. The owner is the storing organisation = responsible controller (13 §).
  column id uuid not null grants tym_eraser: select, tym_exchange: select, tym_relation: select, tym_worker: select
  column version integer not null grants tym_exchange: select, tym_relation: select, tym_worker: select
  column customership uuid not null grants tym_eraser: select, tym_exchange: select, tym_relation: select, tym_worker: select
  column category smallint not null grants tym_relation: select, tym_worker: select
  column field text not null grants tym_exchange: select, tym_relation: select, tym_worker: select
  column class text not null grants tym_relation: select
  column owner uuid not null grants tym_relation: select, tym_worker: select
  column author text not null grants tym_relation: select, tym_worker: select
  column author_role text not null grants tym_worker: select
  column author_employer uuid
  column certificate text not null
  column source text not null
  column recorded_at timestamp with time zone not null grants tym_relation: select, tym_worker: select
  column occurred_on date grants tym_worker: select
  column supports uuid
  column content bytea grants tym_eraser: select, tym_eraser: update, tym_worker: select
  column correction_reason bytea grants tym_eraser: select, tym_eraser: update
  column about text
  column opened boolean not null default false
  column removed_at timestamp with time zone grants tym_eraser: update, tym_exchange: select, tym_relation: select, tym_worker: select
  column removal_reason text grants tym_eraser: update
  column voice text
  column turn integer grants tym_exchange: select, tym_worker: select
  constraint about_what_it_supports CHECK (((about IS NULL) = (supports IS NULL)))
  constraint corrected_with_reason CHECK (((removed_at IS NOT NULL) OR ((version = 1) = (correction_reason IS NULL))))
  constraint entry_author_employer_fkey FOREIGN KEY (author_employer) REFERENCES organisations.organisation(id)
  constraint entry_category_check CHECK (((category >= 1) AND (category <= 7)))
  constraint entry_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint entry_owner_fkey FOREIGN KEY (owner) REFERENCES organisations.organisation(id)
  constraint entry_pkey PRIMARY KEY (id, version)
  constraint entry_removal_reason_check CHECK ((removal_reason ~ '^[a-z][a-zA-Z]{2,40}$'::text))
  constraint entry_turn_check CHECK ((turn > 0))
  constraint entry_version_check CHECK ((version > 0))
  constraint entry_voice_check CHECK ((voice = ANY (ARRAY['customer'::text, 'throughOfficer'::text, 'party'::text])))
  constraint own_word_is_said CHECK (((voice IS NOT NULL) = (field = ANY (ARRAY['6.03'::text, '6.05'::text, '7.04'::text, '7.10'::text, '7.11'::text])))) NOT VALID
  constraint removed_is_empty CHECK ((((removed_at IS NULL) = (content IS NOT NULL)) AND ((removed_at IS NULL) = (removal_reason IS NULL)) AND ((removed_at IS NULL) OR (correction_reason IS NULL))))
  CREATE INDEX entry_author_employer ON customer_data.entry USING btree (author_employer)
  CREATE INDEX entry_corrected ON customer_data.entry USING btree (id) WHERE (version > 1)
  CREATE INDEX entry_customership ON customer_data.entry USING btree (customership, category, class)
  CREATE INDEX entry_owner ON customer_data.entry USING btree (owner)
  CREATE INDEX entry_supports ON customer_data.entry USING btree (supports) WHERE (supports IS NOT NULL)
  CREATE UNIQUE INDEX one_value_in_a_turn ON customer_data.entry USING btree (customership, field, turn) WHERE (version = 1)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy annulled_is_closed_outside restrictive for all to tym_exchange using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy annulment_told permissive for select to tym_worker using (((( SELECT ctx.job() AS job) = 'tell-annulled-person'::text) AND (category = 1) AND (field = ANY (ARRAY['1.01'::text, '1.11'::text]))))
  policy deleting permissive for select to tym_worker using (((( SELECT ctx.job() AS job) = 'delete-due-files'::text) AND (((category = 1) AND (field = ANY (ARRAY['1.01'::text, '1.11'::text]))) OR (EXISTS ( SELECT 1 FROM retention.hold_entry h WHERE (h.entry = entry.id))))))
  policy deliveries permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['deliver-disclosure'::text, 'recall-corrected'::text])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy exchange permissive for select to tym_exchange using (((( SELECT ctx.job() AS job) = 'exchange'::text) AND ((EXISTS ( SELECT 1 FROM disclosures.item i WHERE (i.entry = entry.id))) OR ((turn IS NOT NULL) AND (EXISTS ( SELECT 1 FROM disclosures.item i WHERE ((i.customership = entry.customership) AND (i.field = entry.field))))))))
  policy identity_takes_two restrictive for insert to tym_app with check (((field <> '1.01'::text) OR ((version = 1) AND (( SELECT ctx.kind() AS kind) = 'opening'::text)) OR ((version > 1) AND ( SELECT relation.changes_identity() AS changes_identity))))
  policy in_own_name restrictive for insert to tym_app with check (((author = ( SELECT ctx.person() AS person)) AND (author_role = ( SELECT ctx.role() AS role)) AND CASE voice WHEN 'customer'::text THEN ( SELECT ctx.is_customer() AS is_customer) WHEN 'throughOfficer'::text THEN (NOT ( SELECT ctx.is_customer() AS is_customer)) WHEN 'party'::text THEN ((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (owner = ( SELECT ctx.authority() AS authority))) ELSE true END))
  policy laid_out_anew permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'lay-out-documents'::text))
  policy left_entry permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'leftEntry'::text) AND (customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_open_left_entry() AS may_open_left_entry) AND ((id = ( SELECT ctx.entry() AS entry)) OR ((turn IS NOT NULL) AND (field = ( SELECT relation.field_of_left_entry() AS field_of_left_entry))))))
  policy left_entry_corrected permissive for insert to tym_app with check (((( SELECT ctx.kind() AS kind) = 'leftEntry'::text) AND (id = ( SELECT ctx.entry() AS entry)) AND (customership = ( SELECT ctx.customership() AS customership)) AND (version > 1) AND ( SELECT relation.may_open_left_entry() AS may_open_left_entry)))
  policy messages permissive for select to tym_worker using (((( SELECT ctx.job() AS job) = 'send-announcement'::text) AND (category = 1) AND (field = ANY (ARRAY['1.01'::text, '1.11'::text]))))
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy read_for_safety permissive for select to tym_worker using (((( SELECT ctx.job() AS job) = 'read-safety'::text) AND (field = '1.09'::text)))
  policy relation_sees permissive for select to tym_relation using (true)
  policy repeated permissive for insert to tym_relation with check (relation.repeats_acts())
  policy repeated_by_start permissive for select to tym_app, tym_worker using ((( SELECT relation.repeats_acts() AS repeats_acts) AND (customership = ( SELECT ctx.customership() AS customership))))
  policy stored_by_own_party restrictive for insert to tym_app with check ( CASE WHEN (( SELECT ctx.kind() AS kind) = 'leftEntry'::text) THEN (owner = ( SELECT ctx.authority() AS authority)) ELSE ((( SELECT relation.is_party(( SELECT ctx.customership() AS customership), entry.owner) AS is_party) OR ((version > 1) AND ( SELECT relation.was_party(( SELECT ctx.customership() AS customership), entry.owner) AS was_party))) AND ((owner = ( SELECT ctx.authority() AS authority)) OR ( SELECT ctx.is_customer() AS is_customer) OR (( SELECT ctx.kind() AS kind) = 'opening'::text) OR ((field = '1.09'::text) AND (version > 1) AND ( SELECT relation.lifts_safety() AS lifts_safety)) OR ((field = '1.01'::text) AND (version > 1) AND ( SELECT relation.changes_identity() AS changes_identity)))) END)
  policy surnames permissive for select to tym_worker using (((( SELECT ctx.job() AS job) = 'flag-own-surname'::text) AND (category = 1) AND (field = '1.03'::text)))
  policy telling_customer permissive for select to tym_worker using (((( SELECT ctx.job() AS job) = ANY (ARRAY['tell-customer'::text, 'tell-asker'::text])) AND (category = 1) AND (field = ANY (ARRAY['1.01'::text, '1.11'::text]))))
  policy told_of_removals permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'tell-removal-decided'::text))
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  CREATE TRIGGER mark_to_compare AFTER INSERT ON customer_data.entry FOR EACH ROW WHEN ((new.version > 1)) EXECUTE FUNCTION disclosures.mark_to_compare()
  CREATE TRIGGER refuse_anothers_word BEFORE INSERT ON customer_data.entry FOR EACH ROW WHEN ((new.version > 1)) EXECUTE FUNCTION customer_data.refuse_anothers_word()
  CREATE TRIGGER refuse_change BEFORE UPDATE ON customer_data.entry FOR EACH ROW EXECUTE FUNCTION customer_data.refuse_change()
  CREATE TRIGGER refuse_outside_customership BEFORE INSERT ON customer_data.entry FOR EACH ROW EXECUTE FUNCTION customer_data.refuse_outside_customership()
  CREATE TRIGGER refuse_removed BEFORE INSERT ON customer_data.entry FOR EACH ROW EXECUTE FUNCTION customer_data.refuse_removed()
  CREATE TRIGGER take_turn BEFORE INSERT ON customer_data.entry FOR EACH ROW EXECUTE FUNCTION customer_data.take_turn()
  grants tym_app: insert, select; tym_eraser: delete, select; tym_relation: insert, select; tym_worker: select

table customer_data.entry_flag owner tym_owner row security forced -- Another party's or the customer's remark that an entry may be wrong; only the storing organisation corrects it.
  column id uuid not null grants tym_eraser: select, tym_relation: select
  column entry uuid not null grants tym_eraser: select, tym_relation: select
  column entry_version integer not null grants tym_eraser: select, tym_relation: select
  column customership uuid not null grants tym_eraser: select, tym_relation: select
  column by_person text not null
  column by_authority uuid
  column recorded_at timestamp with time zone not null grants tym_relation: select
  column reason bytea grants tym_eraser: select, tym_eraser: update
  column answer bytea grants tym_app: update, tym_eraser: select, tym_eraser: update
  column answered_by text grants tym_app: update, tym_relation: select
  column answered_as uuid grants tym_app: update
  column answered_at timestamp with time zone grants tym_app: update, tym_relation: select
  constraint entry_flag_answered CHECK ((((answered_by IS NULL) = (answered_at IS NULL)) AND ((answer IS NULL) OR (answered_by IS NOT NULL)) AND ((answered_as IS NULL) OR (answered_by IS NOT NULL))))
  constraint entry_flag_answered_as_fkey FOREIGN KEY (answered_as) REFERENCES organisations.organisation(id)
  constraint entry_flag_by_authority_fkey FOREIGN KEY (by_authority) REFERENCES organisations.organisation(id)
  constraint entry_flag_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint entry_flag_entry_entry_version_fkey FOREIGN KEY (entry, entry_version) REFERENCES customer_data.entry(id, version)
  constraint entry_flag_pkey PRIMARY KEY (id)
  CREATE INDEX entry_flag_answered_as ON customer_data.entry_flag USING btree (answered_as)
  CREATE INDEX entry_flag_by_authority ON customer_data.entry_flag USING btree (by_authority)
  CREATE INDEX entry_flag_customership ON customer_data.entry_flag USING btree (customership)
  CREATE INDEX entry_flag_entry ON customer_data.entry_flag USING btree (entry, entry_version)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy annulled_is_closed_outside restrictive for all to tym_exchange using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy laid_out_anew permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'lay-out-documents'::text))
  policy left_entry permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'leftEntry'::text) AND (customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_open_left_entry() AS may_open_left_entry) AND (EXISTS ( SELECT 1 FROM customer_data.entry e WHERE (e.id = entry_flag.entry)))))
  policy left_entry_answered permissive for update to tym_app using (((( SELECT ctx.kind() AS kind) = 'leftEntry'::text) AND (customership = ( SELECT ctx.customership() AS customership)) AND (entry = ( SELECT ctx.entry() AS entry)) AND ( SELECT relation.may_open_left_entry() AS may_open_left_entry))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND (entry = ( SELECT ctx.entry() AS entry))))
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy relation_sees permissive for select to tym_relation using (true)
  policy repeated_by_start permissive for select to tym_app, tym_worker using ((( SELECT relation.repeats_acts() AS repeats_acts) AND (customership = ( SELECT ctx.customership() AS customership))))
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  CREATE TRIGGER refuse_answer_return BEFORE UPDATE ON customer_data.entry_flag FOR EACH ROW WHEN ((CURRENT_USER <> 'tym_eraser'::name)) EXECUTE FUNCTION customer_data.refuse_answer_return()
  CREATE TRIGGER refuse_outside_customership BEFORE INSERT ON customer_data.entry_flag FOR EACH ROW EXECUTE FUNCTION customer_data.refuse_outside_customership()
  CREATE TRIGGER refuse_removed BEFORE INSERT ON customer_data.entry_flag FOR EACH ROW EXECUTE FUNCTION customer_data.refuse_removed()
  grants tym_app: insert, select; tym_eraser: delete; tym_worker: select

table customer_data.identity_change owner tym_owner row security forced -- That the identity code (1.01) become another: who proposed it and which other person decided. The code and the reason are encrypted with the customership's key; dies with the file.
  column id uuid not null grants tym_eraser: select, tym_relation: select
  column customership uuid not null grants tym_eraser: select, tym_relation: select
  column kind text not null grants tym_relation: select
  column content bytea not null grants tym_eraser: select, tym_eraser: update
  column moved uuid grants tym_relation: select
  column state text not null grants tym_app: update, tym_relation: select, tym_relation: update
  column version integer not null default 1 grants tym_app: update, tym_eraser: select, tym_eraser: update, tym_relation: update
  column proposed_by text not null
  column proposed_as uuid not null
  column proposed_at timestamp with time zone not null
  column decided_by text grants tym_app: update, tym_relation: select, tym_relation: update
  column decided_as uuid grants tym_app: update, tym_relation: update
  column decided_at timestamp with time zone grants tym_app: update, tym_relation: select, tym_relation: update
  constraint decided_whole CHECK ((((state = 'proposed'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL)) AND ((decided_by IS NULL) = (decided_as IS NULL))))
  constraint identity_change_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint identity_change_decided_as_fkey FOREIGN KEY (decided_as) REFERENCES organisations.organisation(id)
  constraint identity_change_kind_check CHECK ((kind = ANY (ARRAY['changed'::text, 'changedForSafety'::text, 'misrecorded'::text])))
  constraint identity_change_pkey PRIMARY KEY (id)
  constraint identity_change_proposed_as_fkey FOREIGN KEY (proposed_as) REFERENCES organisations.organisation(id)
  constraint identity_change_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'changed'::text, 'refused'::text])))
  constraint identity_change_version_check CHECK ((version > 0))
  constraint two_persons CHECK (((state <> 'changed'::text) OR (decided_by <> proposed_by)))
  CREATE INDEX identity_change_customership ON customer_data.identity_change USING btree (customership, proposed_at)
  CREATE INDEX identity_change_decided_as ON customer_data.identity_change USING btree (decided_as)
  CREATE INDEX identity_change_proposed_as ON customer_data.identity_change USING btree (proposed_as)
  CREATE UNIQUE INDEX one_waiting_identity_change ON customer_data.identity_change USING btree (customership) WHERE (state = 'proposed'::text)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy annulled_is_closed_outside restrictive for all to tym_exchange using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy relation_sees permissive for select to tym_relation using (true)
  policy repeated permissive for insert to tym_relation with check (relation.repeats_acts())
  policy repeated_change permissive for update to tym_relation using (relation.repeats_acts())
  policy team_decides permissive for update to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND ( SELECT ctx.role_may('identity.decideOnChange'::text) AS role_may) AND ( SELECT relation.may_enter() AS may_enter)))
  policy team_proposes permissive for insert to tym_app with check (((customership = ( SELECT ctx.customership() AS customership)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND ( SELECT ctx.role_may('identity.proposeChange'::text) AS role_may) AND ( SELECT relation.may_enter() AS may_enter) AND (state = 'proposed'::text) AND (proposed_by = ( SELECT ctx.person() AS person)) AND (proposed_as = ( SELECT ctx.authority() AS authority)) AND (proposed_at = ( SELECT ctx.instant() AS instant))))
  policy team_reads permissive for select to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND ( SELECT ctx.role_may('identity.readChanges'::text) AS role_may) AND ( SELECT relation.may_enter() AS may_enter)))
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  CREATE TRIGGER refuse_identity_change_return BEFORE UPDATE ON customer_data.identity_change FOR EACH ROW WHEN ((CURRENT_USER <> 'tym_eraser'::name)) EXECUTE FUNCTION customer_data.refuse_identity_change_return()
  grants tym_app: insert, select; tym_eraser: delete; tym_relation: insert, select

table customer_data.removal owner tym_owner row security forced -- That a fact is taken out of a file it should never have been in: which two persons of the storing organisation say so, for which declared reason, and until when a backup may hold it. Ids and codes only. Dies with the file.
  column id uuid not null grants tym_eraser: select
  column customership uuid not null grants tym_eraser: select
  column entry uuid not null
  column category smallint not null
  column field text not null
  column class text not null
  column owner uuid not null
  column reason text not null
  column state text not null grants tym_app: update
  column version integer not null default 1 grants tym_app: update, tym_worker: update
  column proposed_by text not null
  column proposed_at timestamp with time zone not null
  column decided_by text grants tym_app: update
  column decided_at timestamp with time zone grants tym_app: update
  column finished_at timestamp with time zone
  column backups_until date
  column also uuid[] not null default '{}'::uuid[]
  column certificate text grants tym_worker: update
  column certified_at timestamp with time zone grants tym_worker: update
  constraint certified_when_finished CHECK ((((certificate IS NULL) = (certified_at IS NULL)) AND ((certificate IS NULL) OR (finished_at IS NOT NULL))))
  constraint decided_whole CHECK ((((state = 'proposed'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL))))
  constraint finished_names_the_day CHECK (((finished_at IS NULL) = (backups_until IS NULL)))
  constraint finished_when_removed CHECK (((finished_at IS NULL) OR (state = 'removed'::text)))
  constraint removal_category_check CHECK (((category >= 1) AND (category <= 7)))
  constraint removal_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint removal_owner_fkey FOREIGN KEY (owner) REFERENCES organisations.organisation(id)
  constraint removal_pkey PRIMARY KEY (id)
  constraint removal_reason_check CHECK ((reason ~ '^[a-z][a-zA-Z]{2,40}$'::text))
  constraint removal_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'removed'::text, 'refused'::text])))
  constraint removal_version_check CHECK ((version > 0))
  constraint two_persons CHECK (((state <> 'removed'::text) OR (decided_by <> proposed_by) OR (decided_by = 'journal'::text)))
  CREATE INDEX removal_customership ON customer_data.removal USING btree (customership, id)
  CREATE UNIQUE INDEX removal_once ON customer_data.removal USING btree (entry) WHERE (state <> 'refused'::text)
  CREATE INDEX removal_owner ON customer_data.removal USING btree (owner)
  CREATE INDEX removal_unfinished ON customer_data.removal USING btree (id) WHERE ((state = 'removed'::text) AND (finished_at IS NULL))
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy annulled_is_closed_outside restrictive for all to tym_exchange using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy certified permissive for update to tym_worker using (((( SELECT ctx.job() AS job) = 'certify-removal'::text) AND (finished_at IS NOT NULL))) with check ((( SELECT ctx.job() AS job) = 'certify-removal'::text))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['tell-removal-proposed'::text, 'tell-removal-decided'::text, 'certify-removal'::text])))
  policy of_the_file permissive for select to tym_app using ((relation.may_see_removals(customership) AND (( SELECT ctx.is_customer() AS is_customer) OR (owner = ( SELECT ctx.authority() AS authority)) OR relation.is_party(customership, ( SELECT ctx.authority() AS authority)))))
  policy own_organisation permissive for update to tym_app using (((owner = ( SELECT ctx.authority() AS authority)) AND (state = 'proposed'::text) AND relation.may_remove_entry(customership, entry))) with check (((owner = ( SELECT ctx.authority() AS authority)) AND relation.may_remove_entry(customership, entry)))
  policy proposed_by_caller permissive for insert to tym_app with check (((owner = ( SELECT ctx.authority() AS authority)) AND (proposed_by = ( SELECT ctx.person() AS person)) AND (proposed_at = ( SELECT ctx.instant() AS instant)) AND (state = 'proposed'::text) AND (finished_at IS NULL) AND relation.stores_entry(customership, entry, owner) AND relation.may_remove_entry(customership, entry)))
  policy removed permissive for all to tym_eraser using (true) with check ((state = 'removed'::text))
  CREATE TRIGGER refuse_return BEFORE UPDATE ON customer_data.removal FOR EACH ROW EXECUTE FUNCTION customer_data.refuse_removal_return()
  grants tym_app: insert, select; tym_eraser: delete, insert, select, update; tym_worker: select

table customer_data.safety_lift owner tym_owner row security forced -- That non-disclosure for safety be lifted, or shortened to a day: who proposed it and which other person decided. The reason is encrypted with the customership's key; dies with the file.
  column id uuid not null grants tym_eraser: select
  column customership uuid not null grants tym_eraser: select, tym_relation: select
  column seen_until date not null grants tym_relation: select
  column until_on date grants tym_relation: select
  column reason bytea not null grants tym_eraser: select, tym_eraser: update
  column state text not null grants tym_app: update, tym_relation: select
  column version integer not null default 1 grants tym_app: update, tym_eraser: select, tym_eraser: update
  column proposed_by text not null
  column proposed_as uuid not null
  column proposed_at timestamp with time zone not null
  column decided_by text grants tym_app: update, tym_relation: select
  column decided_as uuid grants tym_app: update
  column decided_at timestamp with time zone grants tym_app: update, tym_relation: select
  constraint decided_whole CHECK ((((state = 'proposed'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL)) AND ((decided_by IS NULL) = (decided_as IS NULL))))
  constraint safety_lift_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint safety_lift_decided_as_fkey FOREIGN KEY (decided_as) REFERENCES organisations.organisation(id)
  constraint safety_lift_pkey PRIMARY KEY (id)
  constraint safety_lift_proposed_as_fkey FOREIGN KEY (proposed_as) REFERENCES organisations.organisation(id)
  constraint safety_lift_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'lifted'::text, 'refused'::text])))
  constraint safety_lift_version_check CHECK ((version > 0))
  constraint shortens CHECK (((until_on IS NULL) OR (until_on < seen_until)))
  constraint two_persons CHECK (((state <> 'lifted'::text) OR (decided_by <> proposed_by)))
  CREATE UNIQUE INDEX one_waiting_lift ON customer_data.safety_lift USING btree (customership) WHERE (state = 'proposed'::text)
  CREATE INDEX safety_lift_customership ON customer_data.safety_lift USING btree (customership, proposed_at)
  CREATE INDEX safety_lift_decided_as ON customer_data.safety_lift USING btree (decided_as)
  CREATE INDEX safety_lift_proposed_as ON customer_data.safety_lift USING btree (proposed_as)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy annulled_is_closed_outside restrictive for all to tym_exchange using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy relation_sees permissive for select to tym_relation using (true)
  policy team_decides permissive for update to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND ( SELECT ctx.role_may('safety.decideLift'::text) AS role_may) AND ( SELECT relation.may_enter() AS may_enter)))
  policy team_proposes permissive for insert to tym_app with check (((customership = ( SELECT ctx.customership() AS customership)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND ( SELECT ctx.role_may('safety.proposeLift'::text) AS role_may) AND ( SELECT relation.may_enter() AS may_enter) AND (state = 'proposed'::text) AND (proposed_by = ( SELECT ctx.person() AS person)) AND (proposed_as = ( SELECT ctx.authority() AS authority)) AND (proposed_at = ( SELECT ctx.instant() AS instant))))
  policy team_reads permissive for select to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND ( SELECT ctx.role_may('safety.readLifts'::text) AS role_may) AND ( SELECT relation.may_enter() AS may_enter)))
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  CREATE TRIGGER refuse_lift_return BEFORE UPDATE ON customer_data.safety_lift FOR EACH ROW WHEN ((CURRENT_USER <> 'tym_eraser'::name)) EXECUTE FUNCTION customer_data.refuse_lift_return()
  grants tym_app: insert, select; tym_eraser: delete

table customerships.act_to_repeat owner tym_owner row security forced -- Acts of officers that a journal says were done and a restored register does not know: whoever starts first repeats them before anybody is served, and takes the row away, or says that it has been passed over. Encrypted with the customership's key; dies with the file.
  column id uuid not null grants tym_eraser: select
  column customership uuid not null grants tym_eraser: select
  column sealed bytea grants tym_eraser: select, tym_eraser: update, tym_relation: update
  column said_at timestamp with time zone not null
  column passed_at timestamp with time zone grants tym_relation: update
  constraint act_to_repeat_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint act_to_repeat_pkey PRIMARY KEY (id)
  constraint sealed_while_it_waits CHECK (((sealed IS NULL) = (passed_at IS NOT NULL)))
  CREATE INDEX act_to_repeat_customership ON customerships.act_to_repeat USING btree (customership, said_at)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy relation_keeps permissive for all to tym_relation using (true) with check (true)
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  grants tym_eraser: delete; tym_relation: delete, insert, select

table customerships.case_team_member owner tym_owner row security forced -- The working relation: officers of the parties who work on this customership, with the responsible officer of each party (2.08).
  column id uuid not null grants tym_eraser: select
  column customership uuid not null grants tym_eraser: select
  column organisation uuid not null
  column person text not null
  column name text not null
  column title text not null
  column role text not null
  column responsible boolean not null grants tym_app: update
  column added_by text not null
  column added_at timestamp with time zone not null
  column removed_by text grants tym_app: update, tym_relation: update
  column removed_at timestamp with time zone grants tym_app: update, tym_relation: update
  constraint case_team_member_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint case_team_member_organisation_fkey FOREIGN KEY (organisation) REFERENCES organisations.organisation(id)
  constraint case_team_member_pkey PRIMARY KEY (id)
  constraint removed_by_somebody CHECK (((removed_by IS NULL) = (removed_at IS NULL)))
  CREATE INDEX case_team_member_customership ON customerships.case_team_member USING btree (customership, organisation)
  CREATE INDEX case_team_member_organisation ON customerships.case_team_member USING btree (organisation)
  CREATE INDEX member_caseload ON customerships.case_team_member USING btree (person, organisation) WHERE (removed_at IS NULL)
  CREATE UNIQUE INDEX one_active_membership ON customerships.case_team_member USING btree (customership, person, organisation) WHERE (removed_at IS NULL)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy annulled_is_closed_to_all restrictive for select to tym_relation using (((NOT (EXISTS ( SELECT 1 FROM retention.annulment a WHERE ((a.customership = case_team_member.customership) AND (a.state = 'closed'::text))))) OR ctx.past_annulment()))
  policy annulment_told permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['tell-annulment'::text, 'remind-annulments'::text])))
  policy consent_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['announce-expiring-consents'::text, 'notify-consent-withdrawn'::text])))
  policy entered permissive for select to tym_gate using ((customership = ( SELECT ctx.entered() AS entered)))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy help_ends permissive for update to tym_relation using (true) with check ((removed_at IS NOT NULL))
  policy my_caseload permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'caseload'::text) AND (customership IN ( SELECT relation.my_customerships() AS my_customerships)) AND (person = ( SELECT ctx.person() AS person)) AND (organisation = ( SELECT ctx.authority() AS authority))))
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['remind-plan-due'::text, 'remind-review-due'::text, 'notify-out-of-team-read'::text, 'find-forsaken-parties'::text])))
  policy officers_add restrictive for insert to tym_app with check (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team))))
  policy officers_change restrictive for update to tym_app using (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team))))
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy own_colleagues_added restrictive for insert to tym_app with check (((organisation = ( SELECT ctx.authority() AS authority)) AND (added_by = ( SELECT ctx.person() AS person)) AND ((NOT responsible) OR (( SELECT ctx.kind() AS kind) = ANY (ARRAY['opening'::text, 'taking'::text])))))
  policy own_colleagues_changed restrictive for update to tym_app using (((organisation = ( SELECT ctx.authority() AS authority)) AND ((NOT responsible) OR (( SELECT ctx.kind() AS kind) = 'taking'::text) OR ( SELECT relation.is_responsible(( SELECT ctx.customership() AS customership)) AS is_responsible)))) with check (((organisation = ( SELECT ctx.authority() AS authority)) AND ((NOT responsible) OR (( SELECT ctx.kind() AS kind) = 'taking'::text) OR ( SELECT relation.is_responsible(( SELECT ctx.customership() AS customership)) AS is_responsible))))
  policy relation_sees permissive for select to tym_relation using (true)
  policy telling permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['tell-officers'::text, 'remind-awaiting'::text, 'remind-end-opinions'::text])))
  policy told_of_removals permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['tell-removal-proposed'::text, 'tell-removal-decided'::text])))
  CREATE TRIGGER refuse_growth_after_end BEFORE INSERT ON customerships.case_team_member FOR EACH ROW EXECUTE FUNCTION customerships.refuse_growth_after_end()
  CREATE TRIGGER refuse_strange_member BEFORE INSERT ON customerships.case_team_member FOR EACH ROW EXECUTE FUNCTION customerships.refuse_strange_member()
  grants tym_app: insert, select; tym_eraser: delete; tym_gate: select; tym_relation: select; tym_worker: select

table customerships.contact_wish owner tym_owner row security forced -- Officers elsewhere who wish to be contacted by those who answer for the file; they were not told whether there is one. Holds who wishes it and when, no text. Dies with the file.
  column id uuid not null grants tym_eraser: select
  column customership uuid not null grants tym_eraser: select, tym_relation: select
  column person text not null grants tym_relation: select
  column name text not null
  column title text not null
  column role text not null
  column organisation uuid not null grants tym_relation: select
  column wished_on date not null grants tym_relation: select
  column wished_at timestamp with time zone not null
  constraint contact_wish_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint contact_wish_customership_person_organisation_wished_on_key UNIQUE (customership, person, organisation, wished_on)
  constraint contact_wish_organisation_fkey FOREIGN KEY (organisation) REFERENCES organisations.organisation(id)
  constraint contact_wish_pkey PRIMARY KEY (id)
  CREATE INDEX contact_wish_organisation ON customerships.contact_wish USING btree (organisation)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy relation_keeps permissive for all to tym_relation using (true) with check (true)
  policy team_reads permissive for select to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT ctx.role_may('contact.read'::text) AS role_may) AND ( SELECT relation.may_enter() AS may_enter)))
  grants tym_app: select; tym_eraser: delete; tym_relation: insert

table customerships.customership owner tym_owner row security forced -- One customership from the start of the joint assessment (4 §) to its end (8 §). No person row outlives it. Holds facts 2.01-2.03 and 2.06, and the hash of the referral that it used up.
  column id uuid not null grants tym_eraser: select
  column number text not null grants tym_eraser: select
  column area uuid not null grants tym_relation: update
  column labour_authority uuid not null grants tym_relation: update
  column started_on date not null
  column recorded_at timestamp with time zone not null
  column recorded_on date not null
  column started_by text not null
  column started_by_authority uuid not null grants tym_eraser: select, tym_relation: select
  column referring_party uuid
  column referred_on date
  column referral_hash bytea grants tym_eraser: select, tym_eraser: update
  column state text not null default 'underAssessment'::text grants tym_app: update, tym_eraser: select, tym_relation: update
  column state_before_end text grants tym_app: update, tym_relation: update
  column kela_in_plan boolean not null default false grants tym_app: update
  column plan_in_force_on date grants tym_app: update
  column last_review_on date grants tym_app: update
  column proposal integer not null default 0 grants tym_app: update
  column end_reason text grants tym_app: update, tym_relation: update
  column ended_on date grants tym_app: update, tym_eraser: select, tym_relation: update
  column version integer not null default 1 grants tym_app: update, tym_relation: update
  column unemployed_confirmed_by text
  column unemployed_confirmed_at timestamp with time zone
  column age_confirmed_by text
  column age_confirmed_at timestamp with time zone
  constraint age_confirmed_whole CHECK (((age_confirmed_by IS NULL) = (age_confirmed_at IS NULL)))
  constraint age_takes_two CHECK ((age_confirmed_by <> started_by))
  constraint customership_area_fkey FOREIGN KEY (area) REFERENCES organisations.cooperation_area(id)
  constraint customership_labour_authority_fkey FOREIGN KEY (labour_authority) REFERENCES organisations.organisation(id)
  constraint customership_number_key UNIQUE (number)
  constraint customership_pkey PRIMARY KEY (id)
  constraint customership_referral_hash_check CHECK ((octet_length(referral_hash) = 32))
  constraint customership_referral_hash_key UNIQUE (referral_hash)
  constraint customership_referring_party_fkey FOREIGN KEY (referring_party) REFERENCES organisations.organisation(id)
  constraint customership_started_by_authority_fkey FOREIGN KEY (started_by_authority) REFERENCES organisations.organisation(id)
  constraint customership_state_before_end_check CHECK ((state_before_end = ANY (ARRAY['underAssessment'::text, 'planDraft'::text, 'planInForce'::text, 'underReview'::text])))
  constraint customership_state_check CHECK ((state = ANY (ARRAY['underAssessment'::text, 'planDraft'::text, 'planInForce'::text, 'underReview'::text, 'endProposed'::text, 'ended'::text])))
  constraint end_has_a_reason CHECK (((state = ANY (ARRAY['endProposed'::text, 'ended'::text])) = (end_reason IS NOT NULL)))
  constraint end_remembers_what_was_before CHECK (((state = ANY (ARRAY['endProposed'::text, 'ended'::text])) = (state_before_end IS NOT NULL)))
  constraint ended_has_a_date CHECK (((state = 'ended'::text) = (ended_on IS NOT NULL)))
  constraint ends_after_start CHECK (((ended_on IS NULL) OR (ended_on >= started_on)))
  constraint never_starts_in_the_future CHECK ((started_on <= recorded_on))
  constraint referral_is_whole CHECK ((((referring_party IS NULL) = (referred_on IS NULL)) AND ((referring_party IS NULL) = (referral_hash IS NULL))))
  constraint referred_before_start CHECK (((referred_on IS NULL) OR (referred_on <= started_on)))
  constraint unemployed_confirmed_whole CHECK (((unemployed_confirmed_by IS NULL) = (unemployed_confirmed_at IS NULL)))
  CREATE INDEX customership_area ON customerships.customership USING btree (area)
  CREATE INDEX customership_ended ON customerships.customership USING btree (ended_on, id) WHERE (ended_on IS NOT NULL)
  CREATE INDEX customership_labour_authority ON customerships.customership USING btree (labour_authority)
  CREATE INDEX customership_open ON customerships.customership USING btree (state) WHERE (state <> 'ended'::text)
  CREATE INDEX customership_referring_party ON customerships.customership USING btree (referring_party)
  CREATE INDEX customership_started_by_authority ON customerships.customership USING btree (started_by_authority)
  policy age_takes_two restrictive for insert to tym_app with check (((age_confirmed_by IS NULL) OR ( SELECT relation.has_confirmed_age(customership.age_confirmed_by, customership.age_confirmed_at) AS has_confirmed_age)))
  policy annulled permissive for update to tym_eraser using (true) with check (true)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((id <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy entered permissive for select to tym_gate using ((id = ( SELECT ctx.entered() AS entered)))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy handed_over permissive for update to tym_relation using (true) with check (true)
  policy left_entry permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'leftEntry'::text) AND (id = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_open_left_entry() AS may_open_left_entry)))
  policy my_caseload permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'caseload'::text) AND (id IN ( SELECT relation.my_customerships() AS my_customerships))))
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['remind-plan-due'::text, 'remind-review-due'::text, 'notify-out-of-team-read'::text, 'find-forsaken-parties'::text])))
  policy officers_add restrictive for insert to tym_app with check (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team))))
  policy officers_change restrictive for update to tym_app using (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team))))
  policy one_customership permissive for all to tym_app using (((id = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((id = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy relation_sees permissive for select to tym_relation using (true)
  policy repeated_change permissive for update to tym_relation using (relation.repeats_acts())
  policy started_by_caller restrictive for insert to tym_app with check (((started_by = ( SELECT ctx.person() AS person)) AND (started_by_authority = ( SELECT ctx.authority() AS authority)) AND (area = ( SELECT ctx.area() AS area)) AND (recorded_at = ( SELECT ctx.instant() AS instant)) AND (state = 'underAssessment'::text)))
  policy telling permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['tell-officers'::text, 'remind-awaiting'::text, 'remind-end-opinions'::text])))
  CREATE TRIGGER refuse_after_end BEFORE UPDATE ON customerships.customership FOR EACH ROW WHEN ((CURRENT_USER <> 'tym_eraser'::name)) EXECUTE FUNCTION customerships.refuse_after_end()
  CREATE CONSTRAINT TRIGGER refuse_end_without_judgement AFTER UPDATE ON customerships.customership DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((((old.state = 'endProposed'::text) AND (new.state <> old.state)) OR ((new.state = 'ended'::text) AND (old.state <> 'ended'::text)))) EXECUTE FUNCTION customerships.refuse_end_without_judgement()
  CREATE TRIGGER refuse_plan_without_floor BEFORE UPDATE ON customerships.customership FOR EACH ROW WHEN ((CURRENT_USER <> 'tym_eraser'::name)) EXECUTE FUNCTION customerships.refuse_plan_without_floor()
  grants tym_app: insert, select; tym_eraser: delete; tym_gate: select; tym_relation: select; tym_worker: select

table customerships.death_notice owner tym_owner row security forced -- That the customer has died: the day, from whom it is known, and how the file stood before. While it stands nobody writes to the person, in any file of theirs. Dies with the customership.
  column id uuid not null grants tym_eraser: select, tym_relation: insert
  column customership uuid not null grants tym_eraser: select, tym_relation: insert
  column died_on date not null grants tym_relation: insert
  column source text not null grants tym_relation: insert
  column ended boolean not null grants tym_relation: insert
  column state_before text not null grants tym_relation: insert
  column reason_before text grants tym_relation: insert
  column state text not null grants tym_app: update, tym_relation: insert, tym_relation: update
  column version integer not null default 1 grants tym_app: update, tym_relation: update
  column recorded_by text not null grants tym_relation: insert
  column recorded_as uuid not null grants tym_relation: insert
  column recorded_on date not null grants tym_relation: insert
  column recorded_at timestamp with time zone not null grants tym_relation: insert
  column kept_until date not null grants tym_relation: insert
  constraint death_notice_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint death_notice_pkey PRIMARY KEY (id)
  constraint death_notice_recorded_as_fkey FOREIGN KEY (recorded_as) REFERENCES organisations.organisation(id)
  constraint death_notice_state_before_check CHECK ((state_before = ANY (ARRAY['underAssessment'::text, 'planDraft'::text, 'planInForce'::text, 'underReview'::text, 'endProposed'::text, 'ended'::text])))
  constraint death_notice_state_check CHECK ((state = ANY (ARRAY['standing'::text, 'undone'::text])))
  constraint death_notice_version_check CHECK ((version > 0))
  constraint ends_what_goes_on CHECK ((ended = (state_before <> 'ended'::text)))
  constraint kept_while_it_may_be_undone CHECK ((kept_until >= recorded_on))
  constraint never_in_the_future CHECK ((died_on <= recorded_on))
  constraint reason_of_a_proposed_end CHECK (((reason_before IS NOT NULL) = (state_before = ANY (ARRAY['endProposed'::text, 'ended'::text]))))
  CREATE INDEX death_notice_customership ON customerships.death_notice USING btree (customership, recorded_at)
  CREATE INDEX death_notice_recorded_as ON customerships.death_notice USING btree (recorded_as)
  CREATE UNIQUE INDEX one_standing_notice ON customerships.death_notice USING btree (customership) WHERE (state = 'standing'::text)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy relation_sees permissive for select to tym_relation using (true)
  policy repeated permissive for insert to tym_relation with check (relation.repeats_acts())
  policy repeated_change permissive for update to tym_relation using (relation.repeats_acts())
  policy team_adds permissive for insert to tym_app with check (((customership = ( SELECT ctx.customership() AS customership)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND ( SELECT ctx.role_may('death.record'::text) AS role_may) AND ( SELECT relation.may_enter() AS may_enter) AND (state = 'standing'::text) AND (recorded_by = ( SELECT ctx.person() AS person)) AND (recorded_as = ( SELECT ctx.authority() AS authority)) AND (recorded_at = ( SELECT ctx.instant() AS instant))))
  policy team_decides permissive for update to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND ( SELECT ctx.role_may('death.decideOnUndoing'::text) AS role_may) AND ( SELECT relation.may_enter() AS may_enter)))
  policy team_reads permissive for select to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT ctx.role_may('death.read'::text) AS role_may) AND ( SELECT relation.may_enter() AS may_enter)))
  CREATE TRIGGER alone_unless_begun BEFORE UPDATE ON customerships.death_notice FOR EACH ROW EXECUTE FUNCTION retention.alone_unless_begun()
  CREATE TRIGGER refuse_notice_change BEFORE UPDATE ON customerships.death_notice FOR EACH ROW EXECUTE FUNCTION customerships.refuse_notice_change()
  grants tym_app: insert, select; tym_eraser: delete; tym_relation: select

table customerships.death_undoing owner tym_owner row security forced -- That a mistaken notice of death be undone: who proposed it and which other person decided. The reason is encrypted with the customership's key; dies with the file.
  column id uuid not null grants tym_eraser: select
  column customership uuid not null grants tym_eraser: select, tym_relation: select
  column notice uuid not null grants tym_relation: select
  column reason bytea not null grants tym_eraser: select, tym_eraser: update
  column state text not null grants tym_app: update, tym_relation: select, tym_relation: update
  column version integer not null default 1 grants tym_app: update, tym_eraser: select, tym_eraser: update, tym_relation: update
  column proposed_by text not null
  column proposed_as uuid not null
  column proposed_at timestamp with time zone not null
  column decided_by text grants tym_app: update, tym_relation: select, tym_relation: update
  column decided_as uuid grants tym_app: update, tym_relation: update
  column decided_at timestamp with time zone grants tym_app: update, tym_relation: select, tym_relation: update
  constraint death_undoing_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint death_undoing_decided_as_fkey FOREIGN KEY (decided_as) REFERENCES organisations.organisation(id)
  constraint death_undoing_notice_fkey FOREIGN KEY (notice) REFERENCES customerships.death_notice(id)
  constraint death_undoing_pkey PRIMARY KEY (id)
  constraint death_undoing_proposed_as_fkey FOREIGN KEY (proposed_as) REFERENCES organisations.organisation(id)
  constraint death_undoing_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'undone'::text, 'refused'::text])))
  constraint death_undoing_version_check CHECK ((version > 0))
  constraint decided_whole CHECK ((((state = 'proposed'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL)) AND ((decided_by IS NULL) = (decided_as IS NULL))))
  constraint two_persons CHECK (((state <> 'undone'::text) OR (decided_by <> proposed_by)))
  CREATE INDEX death_undoing_customership ON customerships.death_undoing USING btree (customership, proposed_at)
  CREATE INDEX death_undoing_decided_as ON customerships.death_undoing USING btree (decided_as)
  CREATE INDEX death_undoing_notice ON customerships.death_undoing USING btree (notice)
  CREATE INDEX death_undoing_proposed_as ON customerships.death_undoing USING btree (proposed_as)
  CREATE UNIQUE INDEX one_waiting_undoing ON customerships.death_undoing USING btree (notice) WHERE (state = 'proposed'::text)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy relation_sees permissive for select to tym_relation using (true)
  policy repeated permissive for insert to tym_relation with check (relation.repeats_acts())
  policy repeated_change permissive for update to tym_relation using (relation.repeats_acts())
  policy team_adds permissive for insert to tym_app with check (((customership = ( SELECT ctx.customership() AS customership)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND ( SELECT ctx.role_may('death.proposeUndoing'::text) AS role_may) AND ( SELECT relation.may_enter() AS may_enter) AND (state = 'proposed'::text) AND (proposed_by = ( SELECT ctx.person() AS person)) AND (proposed_as = ( SELECT ctx.authority() AS authority)) AND (proposed_at = ( SELECT ctx.instant() AS instant))))
  policy team_decides permissive for update to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND ( SELECT ctx.role_may('death.decideOnUndoing'::text) AS role_may) AND ( SELECT relation.may_enter() AS may_enter)))
  policy team_reads permissive for select to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT ctx.role_may('death.read'::text) AS role_may) AND ( SELECT relation.may_enter() AS may_enter)))
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  CREATE TRIGGER alone_unless_begun BEFORE INSERT ON customerships.death_undoing FOR EACH ROW EXECUTE FUNCTION retention.alone_unless_begun()
  CREATE TRIGGER end_help_with_undoing AFTER UPDATE ON customerships.death_undoing FOR EACH ROW WHEN ((new.state <> 'proposed'::text)) EXECUTE FUNCTION relation.end_help_with_undoing()
  CREATE TRIGGER refuse_undoing_return BEFORE UPDATE ON customerships.death_undoing FOR EACH ROW WHEN ((CURRENT_USER <> 'tym_eraser'::name)) EXECUTE FUNCTION customerships.refuse_undoing_return()
  grants tym_app: insert, select; tym_eraser: delete; tym_relation: insert, select

table customerships.end_opinion owner tym_owner row security forced -- Each party's opinion on a proposed end (8 §, 2.04).
  column customership uuid not null grants tym_eraser: select, tym_relation: select, tym_worker: select
  column proposal integer not null grants tym_eraser: select, tym_relation: select, tym_worker: select
  column organisation uuid not null grants tym_eraser: select, tym_relation: select, tym_worker: select
  column person text not null
  column agrees boolean not null grants tym_relation: select, tym_worker: select
  column given_on date not null
  column recorded_at timestamp with time zone not null
  column grounds bytea grants tym_eraser: select, tym_eraser: update
  constraint end_opinion_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint end_opinion_organisation_fkey FOREIGN KEY (organisation) REFERENCES organisations.organisation(id)
  constraint end_opinion_pkey PRIMARY KEY (customership, proposal, organisation)
  constraint opinion_has_grounds CHECK ((grounds IS NOT NULL)) NOT VALID
  CREATE INDEX end_opinion_organisation ON customerships.end_opinion USING btree (organisation)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy entered permissive for select to tym_gate using ((customership = ( SELECT ctx.entered() AS entered)))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy officers_add restrictive for insert to tym_app with check (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team))))
  policy officers_change restrictive for update to tym_app using (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team))))
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy own_opinion restrictive for insert to tym_app with check (((organisation = ( SELECT ctx.authority() AS authority)) AND (person = ( SELECT ctx.person() AS person))))
  policy relation_sees permissive for select to tym_relation using (true)
  policy reminding permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'remind-end-opinions'::text))
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  grants tym_app: insert, select; tym_eraser: delete; tym_gate: select

table customerships.end_proposal owner tym_owner row security forced -- Each proposal to end a customership: who made it, until when the parties answer, and who withdrew it and why (8 §, 2.03).
  column customership uuid not null grants tym_eraser: select, tym_gate: select, tym_relation: select, tym_worker: select
  column number integer not null grants tym_eraser: select, tym_gate: select, tym_relation: select, tym_worker: select
  column organisation uuid not null grants tym_gate: select, tym_relation: select, tym_worker: select
  column person text not null
  column reason text not null
  column proposed_on date not null grants tym_gate: select, tym_relation: select, tym_worker: select
  column answer_by date not null grants tym_gate: select, tym_relation: select, tym_worker: select
  column recorded_at timestamp with time zone not null
  column withdrawn_on date grants tym_app: update, tym_relation: select, tym_worker: select
  column withdrawn_by text grants tym_app: update
  column withdrawal_grounds bytea grants tym_app: update, tym_eraser: select, tym_eraser: update
  constraint end_proposal_check CHECK ((answer_by >= proposed_on))
  constraint end_proposal_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint end_proposal_number_check CHECK ((number > 0))
  constraint end_proposal_organisation_fkey FOREIGN KEY (organisation) REFERENCES organisations.organisation(id)
  constraint end_proposal_pkey PRIMARY KEY (customership, number)
  constraint withdrawn_by_somebody_for_a_reason CHECK ((((withdrawn_on IS NULL) = (withdrawn_by IS NULL)) AND ((withdrawn_on IS NULL) = (withdrawal_grounds IS NULL))))
  CREATE INDEX end_proposal_organisation ON customerships.end_proposal USING btree (organisation)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy death_is_noticed restrictive for insert to tym_app with check ((reason <> 'death'::text))
  policy entered permissive for select to tym_gate using ((customership = ( SELECT ctx.entered() AS entered)))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy officers_add restrictive for insert to tym_app with check (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND (organisation = ( SELECT ctx.authority() AS authority)) AND (person = ( SELECT ctx.person() AS person)) AND (withdrawn_on IS NULL)))
  policy one_customership permissive for all to tym_app, tym_gate using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy proposer_withdraws restrictive for update to tym_app using (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND (organisation = ( SELECT ctx.authority() AS authority)) AND (withdrawn_on IS NULL))) with check ((withdrawn_by = ( SELECT ctx.person() AS person)))
  policy relation_sees permissive for select to tym_relation using (true)
  policy reminding permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'remind-end-opinions'::text))
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  grants tym_app: insert, select; tym_eraser: delete

table customerships.event owner tym_owner row security forced -- Life-cycle history of a customership, never rewritten.
  column id uuid not null grants tym_eraser: select, tym_relation: select
  column customership uuid not null grants tym_eraser: select, tym_relation: select
  column version integer not null
  column event text not null grants tym_relation: select
  column happened_on date not null grants tym_relation: select
  column by_person text not null
  column by_authority uuid not null grants tym_relation: select
  column recorded_at timestamp with time zone not null grants tym_relation: select
  column of_person text -- The member of the team that the event is about, where it is about one; their name is that of their place on the team.
  constraint event_by_authority_fkey FOREIGN KEY (by_authority) REFERENCES organisations.organisation(id)
  constraint event_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint event_pkey PRIMARY KEY (id)
  constraint of_a_member CHECK (((of_person IS NULL) OR (event = ANY (ARRAY['memberAdded'::text, 'memberRemoved'::text, 'responsibilityGiven'::text, 'responsibilityWithdrawn'::text]))))
  CREATE INDEX event_by_authority ON customerships.event USING btree (by_authority)
  CREATE INDEX event_customership ON customerships.event USING btree (customership, recorded_at)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy entered permissive for select to tym_gate using ((customership = ( SELECT ctx.entered() AS entered)))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy forsaken permissive for insert to tym_worker with check (((( SELECT ctx.job() AS job) = 'find-forsaken-parties'::text) AND (event = 'partyForsaken'::text)))
  policy officers_add restrictive for insert to tym_app with check (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team))))
  policy officers_change restrictive for update to tym_app using (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team))))
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy own_event restrictive for insert to tym_app with check (((by_authority = ( SELECT ctx.authority() AS authority)) AND (by_person = ( SELECT ctx.person() AS person))))
  policy relation_sees permissive for select to tym_relation using (true)
  policy repeated permissive for insert to tym_relation with check (relation.repeats_acts())
  grants tym_app: insert, select; tym_eraser: delete; tym_gate: select; tym_relation: insert; tym_worker: insert

table customerships.former_index owner tym_owner row security forced -- Keyed blind index of an identity code that the person had before: by it the case team alone finds the file, never where the person is under non-disclosure for safety. None of a code that was changed for safety. Dies with the customership.
  column customership uuid not null grants tym_eraser: select
  column index bytea not null grants tym_eraser: select
  constraint former_index_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint former_index_index_check CHECK ((octet_length(index) = 32))
  constraint former_index_pkey PRIMARY KEY (customership, index)
  CREATE INDEX former_index_lookup ON customerships.former_index USING btree (index)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy others_of_the_person permissive for select to tym_eraser using (true)
  policy relation_keeps permissive for all to tym_relation using (true) with check (true)
  grants tym_eraser: delete; tym_relation: delete, insert, select

table customerships.former_party owner tym_owner row security forced -- Which organisations were parties of the customership before a transfer, for which area. They answer for what they stored, and see nothing else. Dies with the customership.
  column transfer uuid not null
  column customership uuid not null grants tym_eraser: select
  column organisation uuid not null
  column kind text not null
  column area uuid not null
  constraint former_party_area_fkey FOREIGN KEY (area) REFERENCES organisations.cooperation_area(id)
  constraint former_party_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint former_party_kind_check CHECK ((kind = ANY (ARRAY['labourAuthority'::text, 'wellbeingCounty'::text, 'kela'::text])))
  constraint former_party_organisation_fkey FOREIGN KEY (organisation) REFERENCES organisations.organisation(id)
  constraint former_party_pkey PRIMARY KEY (transfer, organisation)
  constraint former_party_transfer_fkey FOREIGN KEY (transfer) REFERENCES customerships.transfer(id)
  CREATE INDEX former_party_area ON customerships.former_party USING btree (area)
  CREATE INDEX former_party_customership ON customerships.former_party USING btree (customership, organisation)
  CREATE INDEX former_party_organisation ON customerships.former_party USING btree (organisation, area)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy annulled_is_closed_to_all restrictive for select to tym_relation using (((NOT (EXISTS ( SELECT 1 FROM retention.annulment a WHERE ((a.customership = former_party.customership) AND (a.state = 'closed'::text))))) OR ctx.past_annulment()))
  policy entered permissive for select to tym_gate using ((customership = ( SELECT ctx.entered() AS entered)))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy relation_keeps permissive for all to tym_relation using (true) with check (true)
  policy team_reads permissive for select to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy telling permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['tell-officers'::text, 'remind-awaiting'::text])))
  grants tym_app: select; tym_eraser: delete; tym_gate: select; tym_relation: insert, select; tym_worker: select

table customerships.glass_opening owner tym_owner row security forced -- That an officer with one usage right has opened the file for some hours, from outside its team or after its end, with a reason that is in the log of the file. Asked at each read. Dies with the customership.
  column id uuid not null grants tym_eraser: select
  column customership uuid not null grants tym_eraser: select, tym_worker: select
  column person text not null grants tym_worker: select
  column usage_right uuid not null
  column organisation uuid not null
  column kind text not null
  column opened_at timestamp with time zone not null grants tym_worker: select
  column open_until timestamp with time zone not null
  column closed_at timestamp with time zone grants tym_app: update
  column version integer not null default 1 grants tym_app: update
  constraint glass_opening_check CHECK ((closed_at >= opened_at))
  constraint glass_opening_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint glass_opening_kind_check CHECK ((kind = ANY (ARRAY['dutyCover'::text, 'urgent'::text, 'statutoryTask'::text])))
  constraint glass_opening_organisation_fkey FOREIGN KEY (organisation) REFERENCES organisations.organisation(id)
  constraint glass_opening_pkey PRIMARY KEY (id)
  constraint glass_opening_usage_right_fkey FOREIGN KEY (usage_right) REFERENCES usage_rights.usage_right(id)
  constraint open_for_a_while CHECK (((open_until > opened_at) AND (open_until <= (opened_at + '24:00:00'::interval))))
  CREATE INDEX glass_opening_customership ON customerships.glass_opening USING btree (customership, person, open_until)
  CREATE INDEX glass_opening_organisation ON customerships.glass_opening USING btree (organisation)
  CREATE INDEX glass_opening_person ON customerships.glass_opening USING btree (person, open_until)
  CREATE INDEX glass_opening_usage_right ON customerships.glass_opening USING btree (usage_right)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy closed_by_opener permissive for update to tym_app using (((( SELECT ctx.kind() AS kind) = 'glass'::text) AND (customership = ( SELECT ctx.customership() AS customership)) AND (person = ( SELECT ctx.person() AS person)) AND (usage_right = ( SELECT ctx.usage_right() AS usage_right)) AND (closed_at IS NULL))) with check (((closed_at = ( SELECT ctx.instant() AS instant)) AND (version = 2)))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy opened_by_caller permissive for insert to tym_app with check (((customership = ( SELECT ctx.customership() AS customership)) AND (person = ( SELECT ctx.person() AS person)) AND (usage_right = ( SELECT ctx.usage_right() AS usage_right)) AND (organisation = ( SELECT ctx.authority() AS authority)) AND (opened_at = ( SELECT ctx.instant() AS instant)) AND (closed_at IS NULL) AND (version = 1) AND (( SELECT relation.way_to_open() AS way_to_open) = ANY (ARRAY['area'::text, 'afterEnd'::text]))))
  policy own_list permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'caseload'::text) AND (id IN ( SELECT relation.own_openings() AS own_openings))))
  policy own_of_the_file permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'glass'::text) AND (customership = ( SELECT ctx.customership() AS customership)) AND (person = ( SELECT ctx.person() AS person)) AND (usage_right = ( SELECT ctx.usage_right() AS usage_right))))
  policy relation_sees permissive for select to tym_relation using (true)
  policy told_once permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'notify-out-of-team-read'::text))
  grants tym_app: insert, select; tym_eraser: delete; tym_relation: select

table customerships.identity_index owner tym_owner row security forced -- Keyed blind index of the identity code; the key is outside the database. Says until which day this file puts its person under non-disclosure for safety, infinity without a day: whatever file says it protects all files of the person. Dies with the customership.
  column customership uuid not null grants tym_eraser: select
  column index bytea not null grants tym_eraser: select, tym_relation: update
  column open boolean not null default true grants tym_app: update, tym_eraser: update, tym_relation: update
  column safety_until date grants tym_eraser: select, tym_eraser: update, tym_relation: select, tym_relation: update
  column safety_handed_until date grants tym_eraser: select, tym_eraser: update, tym_relation: select, tym_relation: update -- The part of safety_until that a deleted file of the person has handed on: an annulment of this file leaves it.
  column moved uuid grants tym_relation: update
  column moved_at timestamp with time zone grants tym_relation: update
  column moved_here boolean not null default false grants tym_relation: update
  column safety_to_read boolean not null default false grants tym_relation: update -- What the entries of the file say of non-disclosure for safety is still to be read: a file of an earlier release. Its person is protected until then.
  constraint identity_index_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint identity_index_index_check CHECK ((octet_length(index) = 32))
  constraint identity_index_pkey PRIMARY KEY (customership)
  constraint moved_whole CHECK ((((moved IS NULL) = (moved_at IS NULL)) AND ((moved IS NOT NULL) OR (NOT moved_here))))
  CREATE INDEX identity_index_lookup ON customerships.identity_index USING btree (index)
  CREATE UNIQUE INDEX one_open_customership ON customerships.identity_index USING btree (index) WHERE open
  CREATE INDEX safety_to_read ON customerships.identity_index USING btree (customership) WHERE safety_to_read
  policy annulled permissive for update to tym_eraser using (true) with check (true)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy officers_add restrictive for insert to tym_app with check (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team))))
  policy officers_change restrictive for update to tym_app using (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team))))
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy others_of_the_person permissive for select to tym_eraser using (true)
  policy persons_safety permissive for update to tym_relation using (true) with check (true)
  policy relation_sees permissive for select to tym_relation using (true)
  CREATE TRIGGER hand_on_safety AFTER DELETE ON customerships.identity_index REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION relation.hand_on_safety()
  grants tym_app: insert, select; tym_eraser: delete; tym_relation: select

table customerships.join_request owner tym_owner row security forced -- Officers outside the team who ask to be added to it, each with a reason; they were not told whether there is a file. Deleted with its answer, after its days, with the right of whoever asks, or with the file.
  column id uuid not null grants tym_eraser: select, tym_relation: select, tym_worker: select
  column customership uuid not null grants tym_eraser: select, tym_relation: select, tym_worker: select
  column person text not null grants tym_relation: select, tym_worker: select
  column usage_right uuid not null grants tym_worker: select
  column organisation uuid not null grants tym_relation: select
  column name text not null
  column title text not null
  column role text not null
  column reason bytea not null grants tym_eraser: select, tym_eraser: update
  column asked_on date not null
  column asked_at timestamp with time zone not null grants tym_relation: select, tym_worker: select
  constraint join_request_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint join_request_customership_person_organisation_key UNIQUE (customership, person, organisation)
  constraint join_request_organisation_fkey FOREIGN KEY (organisation) REFERENCES organisations.organisation(id)
  constraint join_request_pkey PRIMARY KEY (id)
  constraint join_request_usage_right_fkey FOREIGN KEY (usage_right) REFERENCES usage_rights.usage_right(id)
  CREATE INDEX join_request_asked ON customerships.join_request USING btree (asked_at)
  CREATE INDEX join_request_organisation ON customerships.join_request USING btree (organisation)
  CREATE INDEX join_request_person ON customerships.join_request USING btree (person, asked_at)
  CREATE INDEX join_request_usage_right ON customerships.join_request USING btree (usage_right)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy cleared permissive for all to tym_worker using ((( SELECT ctx.job() AS job) = 'clear-join-requests'::text)) with check (false)
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy own_party_answers permissive for delete to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND (organisation = ( SELECT ctx.authority() AS authority)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND ( SELECT ctx.role_may('joinRequest.answer'::text) AS role_may) AND ( SELECT relation.may_enter() AS may_enter)))
  policy own_party_reads permissive for select to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND (organisation = ( SELECT ctx.authority() AS authority)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND ( SELECT ctx.role_may('joinRequest.answer'::text) AS role_may) AND ( SELECT relation.may_enter() AS may_enter)))
  policy relation_keeps permissive for all to tym_relation using (true) with check (true)
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  grants tym_app: delete, select; tym_eraser: delete; tym_relation: delete, insert; tym_worker: delete

table customerships.party owner tym_owner row security forced -- The three parties of one customership (2 §); untaken while a party has no officer in the team.
  column customership uuid not null grants tym_eraser: select
  column organisation uuid not null grants tym_relation: update
  column kind text not null
  column taken_at timestamp with time zone grants tym_app: update, tym_relation: update, tym_worker: update
  column taken_by text grants tym_app: update, tym_relation: update, tym_worker: update
  constraint party_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint party_customership_kind_key UNIQUE (customership, kind)
  constraint party_kind_check CHECK ((kind = ANY (ARRAY['labourAuthority'::text, 'wellbeingCounty'::text, 'kela'::text])))
  constraint party_organisation_fkey FOREIGN KEY (organisation) REFERENCES organisations.organisation(id)
  constraint party_pkey PRIMARY KEY (customership, organisation)
  CREATE INDEX party_organisation ON customerships.party USING btree (organisation, customership)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy annulled_is_closed_to_all restrictive for select to tym_relation using (((NOT (EXISTS ( SELECT 1 FROM retention.annulment a WHERE ((a.customership = party.customership) AND (a.state = 'closed'::text))))) OR ctx.past_annulment()))
  policy consent_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['announce-expiring-consents'::text, 'notify-consent-withdrawn'::text])))
  policy entered permissive for select to tym_gate using ((customership = ( SELECT ctx.entered() AS entered)))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy forsaken permissive for update to tym_worker using ((( SELECT ctx.job() AS job) = 'find-forsaken-parties'::text)) with check (((taken_at IS NULL) AND (taken_by IS NULL)))
  policy handed_over permissive for update to tym_relation using (true) with check (true)
  policy left_entry permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'leftEntry'::text) AND (customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_open_left_entry() AS may_open_left_entry)))
  policy my_caseload permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'caseload'::text) AND (customership IN ( SELECT relation.my_customerships() AS my_customerships)) AND ((organisation = ( SELECT ctx.authority() AS authority)) OR ( SELECT ctx.is_customer() AS is_customer))))
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['remind-plan-due'::text, 'remind-review-due'::text, 'notify-out-of-team-read'::text, 'find-forsaken-parties'::text])))
  policy officers_add restrictive for insert to tym_app with check (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team))))
  policy officers_change restrictive for update to tym_app using (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team))))
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy own_party_taken restrictive for update to tym_app using ((organisation = ( SELECT ctx.authority() AS authority)))
  policy relation_sees permissive for select to tym_relation using (true)
  policy telling permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['tell-officers'::text, 'remind-awaiting'::text, 'remind-end-opinions'::text])))
  policy told_of_removals permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['tell-removal-proposed'::text, 'tell-removal-decided'::text])))
  CREATE TRIGGER refuse_taking_for_another BEFORE INSERT OR UPDATE ON customerships.party FOR EACH ROW EXECUTE FUNCTION customerships.refuse_taking_for_another()
  grants tym_app: insert, select; tym_eraser: delete; tym_gate: select; tym_relation: select; tym_worker: select

sequence customerships.running_number owner tym_owner
  grants tym_app: usage

table customerships.transfer owner tym_owner row security forced -- That the customership has gone to another labour authority or area, from which day on, and who said so. Dies with the customership.
  column id uuid not null grants tym_eraser: select, tym_gate: select
  column customership uuid not null grants tym_eraser: select, tym_gate: select
  column from_area uuid not null
  column to_area uuid not null
  column moved_on date not null grants tym_gate: select
  column transferred_by text not null
  column transferred_as uuid not null
  column recorded_on date not null
  column recorded_at timestamp with time zone not null grants tym_gate: select
  constraint never_in_the_future CHECK ((moved_on <= recorded_on))
  constraint transfer_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint transfer_from_area_fkey FOREIGN KEY (from_area) REFERENCES organisations.cooperation_area(id)
  constraint transfer_pkey PRIMARY KEY (id)
  constraint transfer_to_area_fkey FOREIGN KEY (to_area) REFERENCES organisations.cooperation_area(id)
  constraint transfer_transferred_as_fkey FOREIGN KEY (transferred_as) REFERENCES organisations.organisation(id)
  CREATE INDEX transfer_customership ON customerships.transfer USING btree (customership, recorded_at)
  CREATE INDEX transfer_from_area ON customerships.transfer USING btree (from_area)
  CREATE INDEX transfer_to_area ON customerships.transfer USING btree (to_area)
  CREATE INDEX transfer_transferred_as ON customerships.transfer USING btree (transferred_as)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy entered permissive for select to tym_gate using ((customership = ( SELECT ctx.entered() AS entered)))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy relation_keeps permissive for all to tym_relation using (true) with check (true)
  policy team_reads permissive for select to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy telling permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['tell-officers'::text, 'remind-awaiting'::text])))
  grants tym_app: select; tym_eraser: delete; tym_relation: insert, select; tym_worker: select

table declared.act owner tym_owner row security forced -- Which organisation of the team an operation on what passes outside is for: any, the one that made the row, also one whose data is in it, or whoever records the field. Written from the declaration at every migration.
  column operation text not null
  column whose text not null
  constraint act_pkey PRIMARY KEY (operation)
  constraint act_whose_check CHECK ((whose = ANY (ARRAY['anyOfTeam'::text, 'maker'::text, 'makerOrStoring'::text, 'makerOrRecorder'::text])))
  policy everybody_reads permissive for select to public using (true)
  policy owner_writes permissive for all to tym_owner using (true) with check (true)
  grants tym_app: select; tym_exchange: select; tym_gate: select; tym_relation: select; tym_worker: select

table declared.barred_pair owner tym_owner row security forced -- Roles that one person never holds together, each pair both ways. Written from the declaration at every migration.
  column role text not null
  column other text not null
  constraint barred_pair_other_fkey FOREIGN KEY (other) REFERENCES declared.role(role)
  constraint barred_pair_pkey PRIMARY KEY (role, other)
  constraint barred_pair_role_fkey FOREIGN KEY (role) REFERENCES declared.role(role)
  CREATE INDEX barred_pair_other ON declared.barred_pair USING btree (other)
  policy everybody_reads permissive for select to public using (true)
  policy owner_writes permissive for all to tym_owner using (true) with check (true)
  grants tym_app: select; tym_exchange: select; tym_gate: select; tym_relation: select; tym_worker: select

table declared.party_kind owner tym_owner row security forced -- The kinds of outside parties that the declaration names and that are entered by name. Written from the declaration at every migration.
  column kind text not null
  constraint party_kind_pkey PRIMARY KEY (kind)
  policy everybody_reads permissive for select to public using (true)
  policy owner_writes permissive for all to tym_owner using (true) with check (true)
  grants tym_app: select; tym_exchange: select; tym_gate: select; tym_relation: select; tym_worker: select

table declared.permission owner tym_owner row security forced -- Which role may perform which operation, and how far. Written from the declaration at every migration.
  column role text not null
  column operation text not null
  column reach text not null
  constraint permission_operation_check CHECK ((operation ~ '^[a-z][A-Za-z]+\.[a-z][A-Za-z]+$'::text))
  constraint permission_pkey PRIMARY KEY (operation, role)
  constraint permission_role_fkey FOREIGN KEY (role) REFERENCES declared.role(role)
  CREATE INDEX permission_role ON declared.permission USING btree (role)
  policy everybody_reads permissive for select to public using (true)
  policy owner_writes permissive for all to tym_owner using (true) with check (true)
  grants tym_app: select; tym_exchange: select; tym_gate: select; tym_relation: select; tym_worker: select

table declared.reading owner tym_owner row security forced -- Which categories and visibility classes a role reads of a file that Kela does or does not take part in, with or without a purpose of safety; written from the declaration at every migration, read by the gate.
  column role text not null
  column kela_in_plan boolean not null
  column safety boolean not null
  column categories smallint[] not null
  column open_classes text[] not null
  column own_classes text[] not null
  constraint reading_pkey PRIMARY KEY (role, kela_in_plan, safety)
  policy gate_reads permissive for select to tym_gate using (true)
  policy owner_writes permissive for all to tym_owner using (true) with check (true)
  grants tym_gate: select

table declared.recorder owner tym_owner row security forced -- In which kinds of organisation somebody records a field. Written from the declaration at every migration.
  column field text not null
  column kind text not null
  constraint recorder_pkey PRIMARY KEY (field, kind)
  policy everybody_reads permissive for select to public using (true)
  policy owner_writes permissive for all to tym_owner using (true) with check (true)
  grants tym_app: select; tym_exchange: select; tym_gate: select; tym_relation: select; tym_worker: select

table declared.role owner tym_owner row security forced -- The declared roles: of what kind, and whether their holders act in no other organisation's name than their employer's. Written from the declaration at every migration.
  column role text not null
  column kind text not null
  column own_employer_only boolean not null
  constraint role_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'system'::text, 'customer'::text, 'representative'::text])))
  constraint role_pkey PRIMARY KEY (role)
  policy everybody_reads permissive for select to public using (true)
  policy owner_writes permissive for all to tym_owner using (true) with check (true)
  grants tym_app: select; tym_exchange: select; tym_gate: select; tym_relation: select; tym_worker: select

table declared.single owner tym_owner row security forced -- The fields of which one value holds at a time. Written from the declaration at every migration.
  column field text not null
  constraint single_pkey PRIMARY KEY (field)
  policy everybody_reads permissive for select to public using (true)
  policy owner_writes permissive for all to tym_owner using (true) with check (true)
  grants tym_app: select; tym_exchange: select; tym_gate: select; tym_relation: select; tym_worker: select

table disclosures.approval owner tym_owner row security forced -- Who approved exactly this snapshot for which storing organisation, under which usage right: each must still live when the delivery leaves.
  column disclosure uuid not null
  column customership uuid not null grants tym_eraser: select
  column organisation uuid not null
  column person text not null
  column usage_right uuid not null
  column approved_at timestamp with time zone not null
  constraint approval_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint approval_disclosure_customership_fkey FOREIGN KEY (disclosure, customership) REFERENCES disclosures.disclosure(id, customership)
  constraint approval_organisation_fkey FOREIGN KEY (organisation) REFERENCES organisations.organisation(id)
  constraint approval_pkey PRIMARY KEY (disclosure, organisation)
  CREATE INDEX approval_customership ON disclosures.approval USING btree (customership)
  CREATE INDEX approval_disclosure ON disclosures.approval USING btree (disclosure, customership)
  CREATE INDEX approval_organisation ON disclosures.approval USING btree (organisation)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy approved_by_caller restrictive for insert to tym_app with check (((person = ( SELECT ctx.person() AS person)) AND (organisation = ( SELECT ctx.authority() AS authority)) AND (approved_at = ( SELECT ctx.instant() AS instant)) AND ( SELECT relation.is_party(( SELECT ctx.customership() AS customership), approval.organisation) AS is_party)))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy exchange permissive for select to tym_exchange using (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (EXISTS ( SELECT 1 FROM disclosures.disclosure d WHERE (d.id = approval.disclosure)))))
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['deliver-disclosure'::text, 'close-overdue'::text, 'recall-corrected'::text, 'recall-narrowed'::text, 'send-recall'::text])))
  policy officers_add restrictive for insert to tym_app with check ((NOT ( SELECT ctx.is_customer() AS is_customer)))
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy team_adds restrictive for insert to tym_app with check ((NOT ( SELECT ctx.out_of_team() AS out_of_team)))
  CREATE TRIGGER refuse_late_part BEFORE INSERT ON disclosures.approval FOR EACH ROW EXECUTE FUNCTION disclosures.refuse_late_part()
  CREATE TRIGGER refuse_others_act BEFORE INSERT ON disclosures.approval FOR EACH ROW WHEN ((CURRENT_USER = 'tym_app'::name)) EXECUTE FUNCTION disclosures.refuse_others_act()
  grants tym_app: insert, select; tym_eraser: delete; tym_exchange: select; tym_worker: select

table disclosures.disclosure owner tym_owner row security forced -- One delivery to one party on one consent: its snapshot encrypted with the customership's key, its hash fixed, and how far it has come. Dies with the customership.
  column id uuid not null grants tym_eraser: select, tym_relation: select
  column customership uuid not null grants tym_eraser: select, tym_relation: select
  column consent uuid
  column consent_version integer
  column party uuid grants tym_eraser: select, tym_relation: select
  column owner uuid not null grants tym_eraser: select
  column state text not null grants tym_app: update, tym_eraser: update, tym_exchange: update, tym_worker: update
  column version integer not null default 1 grants tym_app: update, tym_eraser: update, tym_exchange: update, tym_worker: update
  column prepared_by text not null
  column prepared_at timestamp with time zone not null
  column snapshot bytea not null grants tym_eraser: select, tym_eraser: update
  column snapshot_hash bytea not null
  column attempts integer not null default 0 grants tym_app: update, tym_worker: update
  column problem text grants tym_app: update, tym_eraser: update, tym_exchange: update, tym_worker: update
  column left_at timestamp with time zone grants tym_app: update, tym_eraser: select, tym_exchange: update, tym_worker: update
  column claimed_at timestamp with time zone grants tym_exchange: update, tym_worker: update
  column sent_items integer grants tym_app: update, tym_exchange: update, tym_worker: update
  column receipt text grants tym_exchange: update, tym_worker: update
  column delivered_at timestamp with time zone grants tym_app: update, tym_exchange: update, tym_worker: update
  column channel text not null default 'machine'::text grants tym_eraser: select
  column statute text
  column handed_over_on date grants tym_app: update
  column handed_over_by text grants tym_app: update
  column handed_over_at timestamp with time zone grants tym_app: update
  constraint delivered_whole CHECK ((((state = 'delivered'::text) = (delivered_at IS NOT NULL)) AND ((receipt IS NOT NULL) = ((state = 'delivered'::text) AND (channel = 'machine'::text))) AND ((handed_over_on IS NOT NULL) = ((state = 'delivered'::text) AND (channel <> 'machine'::text))) AND ((handed_over_on IS NULL) = (handed_over_by IS NULL))))
  constraint disclosure_attempts_check CHECK ((attempts >= 0))
  constraint disclosure_channel_check CHECK ((channel = ANY (ARRAY['machine'::text, 'oral'::text, 'paper'::text, 'secureMail'::text])))
  constraint disclosure_consent_customership_fkey FOREIGN KEY (consent, customership) REFERENCES consents.consent(id, customership)
  constraint disclosure_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint disclosure_id_customership_key UNIQUE (id, customership)
  constraint disclosure_owner_fkey FOREIGN KEY (owner) REFERENCES organisations.organisation(id)
  constraint disclosure_party_fkey FOREIGN KEY (party) REFERENCES outside_parties.party(id)
  constraint disclosure_pkey PRIMARY KEY (id)
  constraint disclosure_problem_check CHECK ((problem ~ '^[a-z][a-z0-9-]{2,63}$'::text))
  constraint disclosure_snapshot_hash_check CHECK ((octet_length(snapshot_hash) = 32))
  constraint disclosure_state_check CHECK ((state = ANY (ARRAY['awaitingApproval'::text, 'approved'::text, 'leaving'::text, 'delivered'::text, 'stopped'::text, 'failed'::text])))
  constraint disclosure_statute_check CHECK ((statute ~ '^[0-9]{1,4}/[0-9]{4} [0-9]{1,3}[a-z]? §( [0-9]{1,2} mom\.)?( [0-9]{1,2} kohta)?$'::text))
  constraint disclosure_version_check CHECK ((version > 0))
  constraint hour_of_day CHECK (((handed_over_at IS NULL) OR (((handed_over_at AT TIME ZONE 'Europe/Helsinki'::text))::date = handed_over_on)))
  constraint left_when_leaving CHECK (((state <> ALL (ARRAY['leaving'::text, 'delivered'::text])) OR (left_at IS NOT NULL)))
  constraint machine_reaches_party CHECK (((consent IS NULL) OR (party IS NOT NULL) OR (channel <> 'machine'::text)))
  constraint one_ground CHECK (((consent IS NULL) = (statute IS NOT NULL)))
  constraint statute_by_hand CHECK (((statute IS NULL) OR (channel <> 'machine'::text)))
  constraint stopped_before_it_left CHECK (((state <> 'stopped'::text) OR (left_at IS NULL)))
  constraint stopped_with_problem CHECK (((state <> ALL (ARRAY['stopped'::text, 'failed'::text])) OR (problem IS NOT NULL)))
  CREATE INDEX disclosure_consent ON disclosures.disclosure USING btree (consent, customership)
  CREATE INDEX disclosure_customership ON disclosures.disclosure USING btree (customership, id)
  CREATE INDEX disclosure_open ON disclosures.disclosure USING btree (party, id) WHERE (state = ANY (ARRAY['approved'::text, 'leaving'::text]))
  CREATE INDEX disclosure_owner ON disclosures.disclosure USING btree (owner)
  CREATE INDEX disclosure_party ON disclosures.disclosure USING btree (party)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy before_deletion permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'recall-before-deletion'::text))
  policy deliveries permissive for update to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['deliver-disclosure'::text, 'close-overdue'::text]))) with check ((( SELECT ctx.job() AS job) = ANY (ARRAY['deliver-disclosure'::text, 'close-overdue'::text])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy exchange permissive for select to tym_exchange using (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (party = ( SELECT ctx.party() AS party)) AND (channel = 'machine'::text) AND (consent IS NOT NULL)))
  policy exchange_moves permissive for update to tym_exchange using (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (party = ( SELECT ctx.party() AS party)) AND (state = ANY (ARRAY['approved'::text, 'leaving'::text])))) with check (((state = ANY (ARRAY['leaving'::text, 'stopped'::text, 'failed'::text])) OR ((state = 'delivered'::text) AND (delivered_at = ( SELECT ctx.instant() AS instant)))))
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['deliver-disclosure'::text, 'close-overdue'::text, 'recall-corrected'::text, 'recall-narrowed'::text, 'send-recall'::text])))
  policy officers_add restrictive for insert to tym_app with check ((NOT ( SELECT ctx.is_customer() AS is_customer)))
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy people_decide restrictive for update to tym_app using (((state = ANY (ARRAY['awaitingApproval'::text, 'approved'::text, 'failed'::text])) OR ((state = 'stopped'::text) AND (channel <> 'machine'::text)))) with check (((receipt IS NULL) AND ((state = ANY (ARRAY['awaitingApproval'::text, 'approved'::text, 'stopped'::text])) OR ((state = 'delivered'::text) AND (channel <> 'machine'::text) AND (handed_over_by = ( SELECT ctx.person() AS person)) AND (delivered_at = ( SELECT ctx.instant() AS instant))))))
  policy prepared_by_caller restrictive for insert to tym_app with check (((prepared_by = ( SELECT ctx.person() AS person)) AND (owner = ( SELECT ctx.authority() AS authority)) AND (state = 'awaitingApproval'::text) AND (prepared_at = ( SELECT ctx.instant() AS instant)) AND (left_at IS NULL) AND (receipt IS NULL)))
  policy recalled_when_annulled permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'organisation'::text) AND ( SELECT ctx.past_annulment() AS past_annulment) AND ( SELECT ctx.role_may('recall.confirmAnnulled'::text) AS role_may) AND (owner = ( SELECT ctx.authority() AS authority)) AND (( SELECT ctx.person() AS person) IS NOT NULL) AND ((( SELECT ctx.reach('recall.confirmAnnulled'::text) AS reach) = 'ownOrganisation'::text) OR (prepared_by = ( SELECT ctx.person() AS person)) OR (handed_over_by = ( SELECT ctx.person() AS person))) AND relation.is_annulled(customership) AND (NOT relation.deletion_has_begun(customership))))
  policy relation_sees permissive for select to tym_relation using (true)
  policy team_adds restrictive for insert to tym_app with check ((NOT ( SELECT ctx.out_of_team() AS out_of_team)))
  policy team_changes restrictive for update to tym_app using ((NOT ( SELECT ctx.out_of_team() AS out_of_team))) with check (((NOT ( SELECT ctx.is_customer() AS is_customer)) OR ((state = 'stopped'::text) AND (problem = 'consent-withdrawn'::text) AND (EXISTS ( SELECT 1 FROM consents.consent c WHERE ((c.id = disclosure.consent) AND (c.withdrawn_at IS NOT NULL)))))))
  policy told_of_removals permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'tell-removal-decided'::text))
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  CREATE TRIGGER mark_left AFTER UPDATE ON disclosures.disclosure FOR EACH ROW WHEN (((old.left_at IS NULL) AND (new.left_at IS NOT NULL))) EXECUTE FUNCTION disclosures.mark_to_compare()
  CREATE TRIGGER mark_left_already AFTER INSERT ON disclosures.disclosure FOR EACH ROW WHEN ((new.left_at IS NOT NULL)) EXECUTE FUNCTION disclosures.mark_to_compare()
  CREATE TRIGGER refuse_other_consent BEFORE INSERT ON disclosures.disclosure FOR EACH ROW EXECUTE FUNCTION disclosures.refuse_other_consent()
  CREATE TRIGGER refuse_others_act BEFORE UPDATE ON disclosures.disclosure FOR EACH ROW WHEN ((CURRENT_USER = 'tym_app'::name)) EXECUTE FUNCTION disclosures.refuse_others_act()
  CREATE TRIGGER refuse_outside_customership BEFORE INSERT ON disclosures.disclosure FOR EACH ROW EXECUTE FUNCTION disclosures.refuse_outside_customership()
  CREATE TRIGGER refuse_return BEFORE UPDATE ON disclosures.disclosure FOR EACH ROW WHEN ((CURRENT_USER <> 'tym_eraser'::name)) EXECUTE FUNCTION disclosures.refuse_return()
  grants tym_app: insert, select; tym_eraser: delete, select; tym_exchange: select; tym_worker: select

table disclosures.exclusion owner tym_owner row security forced -- That nothing passes between the register and a party, or any party, on consent, whatever the consents say, until it is lifted.
  column id uuid not null grants tym_eraser: select
  column customership uuid not null grants tym_eraser: select, tym_exchange: select
  column party uuid grants tym_exchange: select
  column set_by text not null
  column set_as text not null
  column set_at timestamp with time zone not null grants tym_exchange: select
  column lifted_by text grants tym_app: update
  column lifted_at timestamp with time zone grants tym_app: update, tym_exchange: select
  column set_for uuid
  constraint exclusion_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint exclusion_party_fkey FOREIGN KEY (party) REFERENCES outside_parties.party(id)
  constraint exclusion_pkey PRIMARY KEY (id)
  constraint exclusion_set_as_check CHECK ((set_as = ANY (ARRAY['officer'::text, 'customer'::text])))
  constraint exclusion_set_for_fkey FOREIGN KEY (set_for) REFERENCES organisations.organisation(id)
  constraint lifted_whole CHECK (((lifted_by IS NULL) = (lifted_at IS NULL)))
  CREATE INDEX exclusion_customership ON disclosures.exclusion USING btree (customership)
  CREATE UNIQUE INDEX exclusion_once ON disclosures.exclusion USING btree (customership, party) NULLS NOT DISTINCT WHERE (lifted_at IS NULL)
  CREATE INDEX exclusion_party ON disclosures.exclusion USING btree (party)
  CREATE INDEX exclusion_set_for ON disclosures.exclusion USING btree (set_for)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy exchange permissive for select to tym_exchange using (((( SELECT ctx.job() AS job) = 'exchange'::text) AND ((party IS NULL) OR (party = ( SELECT ctx.party() AS party))) AND (EXISTS ( SELECT 1 FROM disclosures.disclosure d WHERE (d.customership = exclusion.customership)))))
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['deliver-disclosure'::text, 'ask-source'::text])))
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy set_for_own restrictive for insert to tym_app with check ((NOT (set_for IS DISTINCT FROM CASE WHEN ( SELECT ctx.is_customer() AS is_customer) THEN NULL::uuid ELSE ( SELECT ctx.authority() AS authority) END)))
  policy team_or_customer restrictive for insert to tym_app with check (((NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND (set_by = ( SELECT ctx.person() AS person)) AND (set_at = ( SELECT ctx.instant() AS instant)) AND (set_as = CASE WHEN ( SELECT ctx.is_customer() AS is_customer) THEN 'customer'::text ELSE 'officer'::text END) AND (lifted_at IS NULL)))
  policy team_or_customer_lifts restrictive for update to tym_app using ((NOT ( SELECT ctx.out_of_team() AS out_of_team)))
  CREATE TRIGGER refuse_others_act BEFORE UPDATE ON disclosures.exclusion FOR EACH ROW WHEN ((CURRENT_USER = 'tym_app'::name)) EXECUTE FUNCTION disclosures.refuse_others_act()
  CREATE TRIGGER refuse_return BEFORE UPDATE ON disclosures.exclusion FOR EACH ROW EXECUTE FUNCTION disclosures.refuse_exclusion_return()
  grants tym_app: insert, select; tym_eraser: delete; tym_worker: select

table disclosures.item owner tym_owner row security forced -- Which version of which entry is in a snapshot, and who answers for it: ids only. What has been corrected since approval is not sent.
  column disclosure uuid not null
  column customership uuid not null grants tym_eraser: select
  column entry uuid not null
  column entry_version integer not null
  column field text not null
  column owner uuid not null
  column left_at timestamp with time zone grants tym_exchange: update, tym_worker: update
  constraint item_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint item_disclosure_customership_fkey FOREIGN KEY (disclosure, customership) REFERENCES disclosures.disclosure(id, customership)
  constraint item_entry_version_check CHECK ((entry_version > 0))
  constraint item_owner_fkey FOREIGN KEY (owner) REFERENCES organisations.organisation(id)
  constraint item_pkey PRIMARY KEY (disclosure, entry)
  CREATE INDEX item_customership ON disclosures.item USING btree (customership)
  CREATE INDEX item_disclosure ON disclosures.item USING btree (disclosure, customership)
  CREATE INDEX item_entry ON disclosures.item USING btree (entry)
  CREATE INDEX item_owner ON disclosures.item USING btree (owner)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy before_deletion permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'recall-before-deletion'::text))
  policy deliveries permissive for update to tym_worker using (((( SELECT ctx.job() AS job) = 'deliver-disclosure'::text) AND (left_at IS NULL))) with check ((left_at = ( SELECT ctx.instant() AS instant)))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy exchange permissive for select to tym_exchange using (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (EXISTS ( SELECT 1 FROM disclosures.disclosure d WHERE (d.id = item.disclosure)))))
  policy exchange_leaves permissive for update to tym_exchange using (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (left_at IS NULL) AND (EXISTS ( SELECT 1 FROM disclosures.disclosure d WHERE (d.id = item.disclosure))))) with check ((left_at = ( SELECT ctx.instant() AS instant)))
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['deliver-disclosure'::text, 'close-overdue'::text, 'recall-corrected'::text, 'recall-narrowed'::text, 'send-recall'::text])))
  policy officers_add restrictive for insert to tym_app with check ((NOT ( SELECT ctx.is_customer() AS is_customer)))
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy team_adds restrictive for insert to tym_app with check ((NOT ( SELECT ctx.out_of_team() AS out_of_team)))
  policy told_of_removals permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'tell-removal-decided'::text))
  CREATE TRIGGER refuse_foreign_item BEFORE INSERT ON disclosures.item FOR EACH ROW EXECUTE FUNCTION disclosures.refuse_foreign_item()
  CREATE TRIGGER refuse_late_part BEFORE INSERT ON disclosures.item FOR EACH ROW EXECUTE FUNCTION disclosures.refuse_late_part()
  CREATE TRIGGER refuse_removed BEFORE INSERT ON disclosures.item FOR EACH ROW EXECUTE FUNCTION customer_data.refuse_removed()
  grants tym_app: insert, select; tym_eraser: delete; tym_exchange: select; tym_worker: select

table disclosures.obtained_entry owner tym_owner row security forced -- What was decided on an item of an answer, by whom: which entry it has become, or that it was refused.
  column obtaining uuid not null
  column customership uuid not null grants tym_eraser: select
  column item integer not null
  column entry uuid
  column field text
  column decided_by text
  column decided_at timestamp with time zone
  constraint decided_or_taken CHECK (((entry IS NOT NULL) OR (decided_by IS NOT NULL)))
  constraint decided_whole CHECK ((((decided_by IS NULL) = (decided_at IS NULL)) AND ((decided_by IS NULL) = (field IS NULL))))
  constraint obtained_entry_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint obtained_entry_item_check CHECK ((item >= 0))
  constraint obtained_entry_obtaining_customership_fkey FOREIGN KEY (obtaining, customership) REFERENCES disclosures.obtaining(id, customership)
  constraint obtained_entry_pkey PRIMARY KEY (obtaining, item)
  CREATE INDEX obtained_entry_customership ON disclosures.obtained_entry USING btree (customership)
  CREATE INDEX obtained_entry_obtaining ON disclosures.obtained_entry USING btree (obtaining, customership)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy decided_by_caller restrictive for insert to tym_app with check (((decided_by = ( SELECT ctx.person() AS person)) AND (decided_at = ( SELECT ctx.instant() AS instant)) AND (EXISTS ( SELECT 1 FROM disclosures.obtaining o WHERE ((o.id = obtained_entry.obtaining) AND relation.decides_on(o.owner, obtained_entry.field))))))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy officers_add restrictive for insert to tym_app with check ((NOT ( SELECT ctx.is_customer() AS is_customer)))
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy team_adds restrictive for insert to tym_app with check ((NOT ( SELECT ctx.out_of_team() AS out_of_team)))
  CREATE TRIGGER refuse_stray_entry BEFORE INSERT ON disclosures.obtained_entry FOR EACH ROW EXECUTE FUNCTION disclosures.refuse_stray_entry()
  grants tym_app: insert, select; tym_eraser: delete

table disclosures.obtaining owner tym_owner row security forced -- One request to one source on one consent, or what came from it by hand. The answer is encrypted and in quarantine; once decided on it is gone from here.
  column id uuid not null grants tym_eraser: select, tym_relation: select
  column customership uuid not null grants tym_eraser: select, tym_relation: select
  column consent uuid not null grants tym_eraser: select
  column consent_version integer not null
  column party uuid grants tym_relation: select
  column owner uuid not null
  column channel text not null
  column state text not null grants tym_app: update, tym_eraser: select, tym_eraser: update, tym_worker: update
  column version integer not null default 1 grants tym_app: update, tym_eraser: select, tym_eraser: update, tym_worker: update
  column fields text[] not null
  column requested_by text not null
  column usage_right uuid not null
  column requested_at timestamp with time zone not null
  column request bytea not null grants tym_eraser: select, tym_eraser: update
  column attempts integer not null default 0 grants tym_app: update, tym_worker: update
  column problem text grants tym_app: update, tym_eraser: update, tym_worker: update
  column asked_at timestamp with time zone grants tym_worker: update
  column answer bytea grants tym_app: update, tym_eraser: select, tym_eraser: update, tym_worker: update
  column signature text grants tym_worker: update
  column received_at timestamp with time zone grants tym_worker: update
  column decided_by text grants tym_app: update
  column decided_at timestamp with time zone grants tym_app: update
  constraint asked_by_machine CHECK (((state = 'asked'::text) <= ((channel = 'machine'::text) AND (asked_at IS NOT NULL))))
  constraint decided_whole CHECK ((((state = ANY (ARRAY['accepted'::text, 'rejected'::text])) <= (decided_by IS NOT NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL))))
  constraint machine_asks_a_party CHECK (((channel <> 'machine'::text) OR (party IS NOT NULL)))
  constraint obtaining_attempts_check CHECK ((attempts >= 0))
  constraint obtaining_channel_check CHECK ((channel = ANY (ARRAY['machine'::text, 'oral'::text, 'paper'::text, 'secureMail'::text])))
  constraint obtaining_consent_customership_fkey FOREIGN KEY (consent, customership) REFERENCES consents.consent(id, customership)
  constraint obtaining_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint obtaining_fields_check CHECK ((cardinality(fields) > 0))
  constraint obtaining_id_customership_key UNIQUE (id, customership)
  constraint obtaining_owner_fkey FOREIGN KEY (owner) REFERENCES organisations.organisation(id)
  constraint obtaining_party_fkey FOREIGN KEY (party) REFERENCES outside_parties.party(id)
  constraint obtaining_pkey PRIMARY KEY (id)
  constraint obtaining_problem_check CHECK ((problem ~ '^[a-z][a-z0-9-]{2,63}$'::text))
  constraint obtaining_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'asked'::text, 'quarantined'::text, 'nothing'::text, 'accepted'::text, 'rejected'::text, 'stopped'::text, 'failed'::text])))
  constraint obtaining_version_check CHECK ((version > 0))
  constraint quarantine_holds CHECK (((state = 'quarantined'::text) = (answer IS NOT NULL)))
  constraint signed_by_machine CHECK (((signature IS NOT NULL) <= ((channel = 'machine'::text) AND (received_at IS NOT NULL))))
  constraint stopped_with_problem CHECK (((state <> ALL (ARRAY['stopped'::text, 'failed'::text])) OR (problem IS NOT NULL)))
  CREATE INDEX obtaining_consent ON disclosures.obtaining USING btree (consent, customership)
  CREATE INDEX obtaining_customership ON disclosures.obtaining USING btree (customership, id)
  CREATE INDEX obtaining_owner ON disclosures.obtaining USING btree (owner)
  CREATE INDEX obtaining_party ON disclosures.obtaining USING btree (party)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy asking permissive for all to tym_worker using ((( SELECT ctx.job() AS job) = 'ask-source'::text)) with check ((( SELECT ctx.job() AS job) = 'ask-source'::text))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy officers_add restrictive for insert to tym_app with check ((NOT ( SELECT ctx.is_customer() AS is_customer)))
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy people_decide restrictive for update to tym_app using ((state = ANY (ARRAY['waiting'::text, 'asked'::text, 'quarantined'::text, 'failed'::text]))) with check (((state = ANY (ARRAY['waiting'::text, 'quarantined'::text, 'accepted'::text, 'rejected'::text, 'stopped'::text])) AND ((decided_by IS NULL) OR (decided_by = ( SELECT ctx.person() AS person)))))
  policy relation_sees permissive for select to tym_relation using (true)
  policy requested_by_caller restrictive for insert to tym_app with check (((requested_by = ( SELECT ctx.person() AS person)) AND (owner = ( SELECT ctx.authority() AS authority)) AND (requested_at = ( SELECT ctx.instant() AS instant)) AND ( SELECT relation.is_party(( SELECT ctx.customership() AS customership), obtaining.owner) AS is_party) AND (signature IS NULL) AND (decided_by IS NULL) AND (state = CASE channel WHEN 'machine'::text THEN 'waiting'::text ELSE 'quarantined'::text END)))
  policy team_adds restrictive for insert to tym_app with check ((NOT ( SELECT ctx.out_of_team() AS out_of_team)))
  policy team_changes restrictive for update to tym_app using ((NOT ( SELECT ctx.out_of_team() AS out_of_team))) with check (((NOT ( SELECT ctx.is_customer() AS is_customer)) OR ((state = 'stopped'::text) AND (problem = 'consent-withdrawn'::text) AND (EXISTS ( SELECT 1 FROM consents.consent c WHERE ((c.id = obtaining.consent) AND (c.withdrawn_at IS NOT NULL)))))))
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  CREATE TRIGGER refuse_obtaining_now BEFORE INSERT ON disclosures.obtaining FOR EACH ROW EXECUTE FUNCTION disclosures.refuse_obtaining_now()
  CREATE TRIGGER refuse_others_act BEFORE UPDATE ON disclosures.obtaining FOR EACH ROW WHEN ((CURRENT_USER = 'tym_app'::name)) EXECUTE FUNCTION disclosures.refuse_others_act()
  CREATE TRIGGER refuse_outside_customership BEFORE INSERT ON disclosures.obtaining FOR EACH ROW EXECUTE FUNCTION disclosures.refuse_outside_customership()
  CREATE TRIGGER refuse_return BEFORE UPDATE ON disclosures.obtaining FOR EACH ROW WHEN ((CURRENT_USER <> 'tym_eraser'::name)) EXECUTE FUNCTION disclosures.refuse_obtaining_return()
  grants tym_app: insert, select; tym_eraser: delete; tym_worker: select

table disclosures.own_copy owner tym_owner row security forced -- Which 11 § data an officer has ordered to be copied into the own register of their party (14 §), and why. Gone from here once the party's system has taken it.
  column id uuid not null grants tym_eraser: select, tym_worker: select
  column customership uuid not null grants tym_eraser: select, tym_worker: select
  column owner uuid not null grants tym_worker: select
  column ordered_by text not null grants tym_worker: select
  column ordered_at timestamp with time zone not null grants tym_worker: select
  column necessity bytea not null grants tym_eraser: select, tym_eraser: update
  column fields text[] not null grants tym_worker: select
  column content bytea grants tym_app: update, tym_eraser: select, tym_eraser: update
  column version integer not null default 1 grants tym_app: update, tym_eraser: select, tym_eraser: update
  column taken_by text grants tym_app: update
  column taken_at timestamp with time zone grants tym_app: update, tym_worker: select
  constraint own_copy_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint own_copy_fields_check CHECK ((cardinality(fields) > 0))
  constraint own_copy_owner_fkey FOREIGN KEY (owner) REFERENCES organisations.organisation(id)
  constraint own_copy_pkey PRIMARY KEY (id)
  constraint own_copy_version_check CHECK ((version > 0))
  constraint taken_whole CHECK ((((taken_by IS NULL) = (taken_at IS NULL)) AND ((content IS NULL) = (taken_at IS NOT NULL))))
  CREATE INDEX own_copy_customership ON disclosures.own_copy USING btree (customership)
  CREATE INDEX own_copy_owner ON disclosures.own_copy USING btree (owner, id)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy one_customership permissive for select to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy ordered_by_caller permissive for insert to tym_app with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND (ordered_by = ( SELECT ctx.person() AS person)) AND (owner = ( SELECT ctx.authority() AS authority)) AND (ordered_at = ( SELECT ctx.instant() AS instant)) AND ( SELECT relation.is_party(( SELECT ctx.customership() AS customership), own_copy.owner) AS is_party) AND (NOT ( SELECT ctx.is_customer() AS is_customer)) AND (taken_at IS NULL)))
  policy own_system permissive for select to tym_app using ((( SELECT ctx.role_may('ownCopy.take'::text) AS role_may) AND (owner = ( SELECT ctx.authority() AS authority))))
  policy own_system_takes permissive for update to tym_app using ((( SELECT ctx.role_may('ownCopy.take'::text) AS role_may) AND (owner = ( SELECT ctx.authority() AS authority)))) with check ((( SELECT ctx.role_may('ownCopy.take'::text) AS role_may) AND (owner = ( SELECT ctx.authority() AS authority))))
  policy told_of_removals permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'tell-removal-decided'::text))
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  CREATE TRIGGER refuse_outside_customership BEFORE INSERT ON disclosures.own_copy FOR EACH ROW EXECUTE FUNCTION disclosures.refuse_outside_customership()
  CREATE TRIGGER refuse_return BEFORE UPDATE ON disclosures.own_copy FOR EACH ROW WHEN ((CURRENT_USER <> 'tym_eraser'::name)) EXECUTE FUNCTION disclosures.refuse_copy_return()
  grants tym_app: insert, select; tym_eraser: delete

table disclosures.recall owner tym_owner row security forced -- That a recipient is told to give up what it was sent (GDPR 19), and its signed confirmation.
  column id uuid not null grants tym_eraser: select
  column disclosure uuid not null grants tym_eraser: select
  column customership uuid not null grants tym_eraser: select
  column reason text not null grants tym_app: update, tym_eraser: update, tym_exchange: update, tym_worker: update
  column state text not null grants tym_app: update, tym_eraser: select, tym_eraser: update, tym_exchange: update, tym_worker: update
  column planned_at timestamp with time zone not null grants tym_eraser: select
  column attempts integer not null default 0 grants tym_app: update, tym_eraser: update, tym_exchange: update, tym_worker: update
  column problem text grants tym_app: update, tym_eraser: update, tym_exchange: update, tym_worker: update
  column outcome text grants tym_app: update, tym_exchange: update, tym_worker: update
  column confirmation text grants tym_exchange: update, tym_worker: update
  column confirmed_at timestamp with time zone grants tym_app: update, tym_exchange: update, tym_worker: update
  column confirmed_by text grants tym_app: update
  constraint confirmed_whole CHECK ((((state = 'confirmed'::text) = (confirmed_at IS NOT NULL)) AND ((confirmed_at IS NULL) = (outcome IS NULL)) AND ((confirmed_at IS NULL) = ((confirmation IS NULL) AND (confirmed_by IS NULL)))))
  constraint recall_attempts_check CHECK ((attempts >= 0))
  constraint recall_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint recall_disclosure_customership_fkey FOREIGN KEY (disclosure, customership) REFERENCES disclosures.disclosure(id, customership)
  constraint recall_disclosure_key UNIQUE (disclosure)
  constraint recall_outcome_check CHECK ((outcome = ANY (ARRAY['deleted'::text, 'kept'::text, 'neverReceived'::text])))
  constraint recall_pkey PRIMARY KEY (id)
  constraint recall_problem_check CHECK ((problem ~ '^[a-z][a-z0-9-]{2,63}$'::text))
  constraint recall_reason_check CHECK ((reason = ANY (ARRAY['withdrawn'::text, 'corrected'::text, 'removed'::text, 'deleted'::text, 'stopped'::text, 'annulled'::text])))
  constraint recall_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'confirmed'::text, 'failed'::text])))
  CREATE INDEX recall_customership ON disclosures.recall USING btree (customership)
  CREATE INDEX recall_disclosure ON disclosures.recall USING btree (disclosure, customership)
  CREATE INDEX recall_planned ON disclosures.recall USING btree (disclosure) WHERE (state = 'planned'::text)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy answered_when_annulled permissive for update to tym_app using (((( SELECT ctx.kind() AS kind) = 'organisation'::text) AND ( SELECT ctx.past_annulment() AS past_annulment) AND (EXISTS ( SELECT 1 FROM disclosures.disclosure d WHERE (d.id = recall.disclosure)))))
  policy before_deletion permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'recall-before-deletion'::text))
  policy before_deletion_planned permissive for insert to tym_worker with check (((( SELECT ctx.job() AS job) = 'recall-before-deletion'::text) AND (state = 'planned'::text) AND (reason = 'deleted'::text) AND (planned_at = ( SELECT ctx.instant() AS instant)) AND (EXISTS ( SELECT 1 FROM disclosures.disclosure d WHERE ((d.id = recall.disclosure) AND (d.left_at IS NOT NULL))))))
  policy before_deletion_taken_up permissive for update to tym_worker using (((( SELECT ctx.job() AS job) = 'recall-before-deletion'::text) AND (state = 'failed'::text) AND (reason <> 'deleted'::text))) with check (((state = 'planned'::text) AND (reason = 'deleted'::text)))
  policy called_back permissive for all to tym_eraser using (true) with check (((reason = 'removed'::text) AND (state = 'planned'::text)))
  policy calls_back_annulled permissive for all to tym_eraser using (true) with check (((reason = 'annulled'::text) AND (state = 'planned'::text)))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy exchange permissive for select to tym_exchange using (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (EXISTS ( SELECT 1 FROM disclosures.disclosure d WHERE (d.id = recall.disclosure)))))
  policy exchange_confirms permissive for update to tym_exchange using (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (state = 'planned'::text))) with check (((state = 'confirmed'::text) AND (confirmation IS NOT NULL) AND (confirmed_at = ( SELECT ctx.instant() AS instant))))
  policy exchange_plans permissive for insert to tym_exchange with check (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (state = 'planned'::text) AND (planned_at = ( SELECT ctx.instant() AS instant)) AND (EXISTS ( SELECT 1 FROM disclosures.disclosure d WHERE ((d.id = recall.disclosure) AND (d.left_at IS NOT NULL))))))
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['deliver-disclosure'::text, 'close-overdue'::text, 'recall-corrected'::text, 'recall-narrowed'::text, 'send-recall'::text])))
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy recalled_when_annulled permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'organisation'::text) AND ( SELECT ctx.past_annulment() AS past_annulment) AND (EXISTS ( SELECT 1 FROM disclosures.disclosure d WHERE (d.id = recall.disclosure)))))
  policy recalls_planned permissive for insert to tym_worker with check (((( SELECT ctx.job() AS job) = ANY (ARRAY['deliver-disclosure'::text, 'recall-corrected'::text, 'recall-narrowed'::text])) AND (state = 'planned'::text) AND (planned_at = ( SELECT ctx.instant() AS instant)) AND (EXISTS ( SELECT 1 FROM disclosures.disclosure d WHERE ((d.id = recall.disclosure) AND (d.left_at IS NOT NULL))))))
  policy recalls_sent permissive for update to tym_worker using ((( SELECT ctx.job() AS job) = 'send-recall'::text)) with check ((( SELECT ctx.job() AS job) = 'send-recall'::text))
  policy recalls_taken_up permissive for update to tym_worker using (((( SELECT ctx.job() AS job) = ANY (ARRAY['deliver-disclosure'::text, 'recall-narrowed'::text])) AND (state = 'failed'::text))) with check ((state = 'planned'::text))
  policy team_adds restrictive for insert to tym_app with check ((NOT ( SELECT ctx.out_of_team() AS out_of_team)))
  policy told_by_hand restrictive for update to tym_app using (((NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND ((state = 'failed'::text) OR ((state = 'planned'::text) AND (NOT ( SELECT ctx.is_customer() AS is_customer)) AND (EXISTS ( SELECT 1 FROM disclosures.disclosure d WHERE ((d.id = recall.disclosure) AND (d.channel <> 'machine'::text)))))))) with check ((((state = 'confirmed'::text) AND (confirmed_by = ( SELECT ctx.person() AS person)) AND (confirmed_at = ( SELECT ctx.instant() AS instant)) AND (confirmation IS NULL)) OR ((state = 'planned'::text) AND (EXISTS ( SELECT 1 FROM (disclosures.disclosure d JOIN consents.consent c ON ((c.id = d.consent))) WHERE ((d.id = recall.disclosure) AND (c.withdrawn_at IS NOT NULL)))))))
  policy withdrawn restrictive for insert to tym_app with check (((state = 'planned'::text) AND (reason = 'withdrawn'::text) AND (planned_at = ( SELECT ctx.instant() AS instant)) AND (EXISTS ( SELECT 1 FROM (disclosures.disclosure d JOIN consents.consent c ON ((c.id = d.consent))) WHERE ((d.id = recall.disclosure) AND (d.left_at IS NOT NULL) AND (c.withdrawn_at IS NOT NULL))))))
  CREATE TRIGGER refuse_others_act BEFORE UPDATE ON disclosures.recall FOR EACH ROW WHEN ((CURRENT_USER = 'tym_app'::name)) EXECUTE FUNCTION disclosures.refuse_others_act()
  grants tym_app: insert, select; tym_eraser: delete, insert, select; tym_exchange: insert, select; tym_worker: insert, select

table disclosures.to_compare owner tym_owner row security forced -- That something was corrected in a file, or has left it, since what has left was compared with what holds. One row for each, never shared: a row is deleted by whoever has seen it, and what commits later has its own. Dies with the file.
  column id bigint not null generated always as identity
  column customership uuid not null grants tym_app: insert, tym_eraser: select, tym_exchange: insert, tym_relation: insert, tym_worker: insert
  constraint to_compare_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint to_compare_pkey PRIMARY KEY (id)
  CREATE INDEX to_compare_customership ON disclosures.to_compare USING btree (customership)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy compared permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'recall-corrected'::text))
  policy done permissive for delete to tym_worker using ((( SELECT ctx.job() AS job) = 'recall-corrected'::text))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy marked permissive for insert to tym_app, tym_exchange, tym_relation, tym_worker with check (true)
  grants tym_eraser: delete; tym_worker: delete, select

sequence disclosures.to_compare_id_seq owner tym_owner

table guard.idempotency owner tym_owner row security forced -- Which write a person's Idempotency-Key stood for: hash of the body and the resource it made, never the answer.
  column person text not null
  column endpoint text not null
  column key_hash bytea not null
  column body_hash bytea not null
  column status smallint not null
  column resource text not null grants tym_eraser: select
  column resource_version integer not null
  column recorded_at timestamp with time zone not null
  column outcome text
  constraint idempotency_body_hash_check CHECK ((octet_length(body_hash) = 32))
  constraint idempotency_key_hash_check CHECK ((octet_length(key_hash) = 32))
  constraint idempotency_outcome_check CHECK ((outcome ~ '^[a-zA-Z]{1,40}$'::text))
  constraint idempotency_pkey PRIMARY KEY (person, endpoint, key_hash)
  CREATE INDEX idempotency_age ON guard.idempotency USING btree (recorded_at)
  policy erasing permissive for all to tym_eraser using (true) with check (false)
  policy old_keys permissive for all to tym_worker using ((( SELECT ctx.job() AS job) = 'clear-old-marks'::text))
  policy own_keys permissive for all to tym_app using ((person = ( SELECT ctx.person() AS person))) with check ((person = ( SELECT ctx.person() AS person)))
  grants tym_app: insert, select; tym_eraser: delete; tym_worker: delete, select

table guard.proof_seen owner tym_owner row security forced -- Proofs of possession already used (RFC 9449 11.1), as SHA-256 of key thumbprint and jti. Holds nothing about a person.
  partition by LIST (slot)
  column slot smallint not null
  column replay_key bytea not null
  column seen_at timestamp with time zone not null
  constraint proof_seen_pkey PRIMARY KEY (slot, replay_key)
  constraint proof_seen_replay_key_check CHECK ((octet_length(replay_key) = 32))
  constraint proof_seen_slot_check CHECK (((slot >= 0) AND (slot <= 3)))
  policy gate_marks permissive for all to tym_gate using (true) with check (true)
  grants tym_gate: insert, select, truncate

table guard.proof_seen_0 owner tym_owner row security forced -- Slot 0 of guard.proof_seen
  partition of guard.proof_seen FOR VALUES IN ('0')
  column slot smallint not null
  column replay_key bytea not null
  column seen_at timestamp with time zone not null
  constraint proof_seen_0_pkey PRIMARY KEY (slot, replay_key)
  constraint proof_seen_replay_key_check CHECK ((octet_length(replay_key) = 32))
  constraint proof_seen_slot_check CHECK (((slot >= 0) AND (slot <= 3)))
  policy gate_marks permissive for all to tym_gate using (true) with check (true)
  grants tym_gate: insert, select, truncate

table guard.proof_seen_1 owner tym_owner row security forced -- Slot 1 of guard.proof_seen
  partition of guard.proof_seen FOR VALUES IN ('1')
  column slot smallint not null
  column replay_key bytea not null
  column seen_at timestamp with time zone not null
  constraint proof_seen_1_pkey PRIMARY KEY (slot, replay_key)
  constraint proof_seen_replay_key_check CHECK ((octet_length(replay_key) = 32))
  constraint proof_seen_slot_check CHECK (((slot >= 0) AND (slot <= 3)))
  policy gate_marks permissive for all to tym_gate using (true) with check (true)
  grants tym_gate: insert, select, truncate

table guard.proof_seen_2 owner tym_owner row security forced -- Slot 2 of guard.proof_seen
  partition of guard.proof_seen FOR VALUES IN ('2')
  column slot smallint not null
  column replay_key bytea not null
  column seen_at timestamp with time zone not null
  constraint proof_seen_2_pkey PRIMARY KEY (slot, replay_key)
  constraint proof_seen_replay_key_check CHECK ((octet_length(replay_key) = 32))
  constraint proof_seen_slot_check CHECK (((slot >= 0) AND (slot <= 3)))
  policy gate_marks permissive for all to tym_gate using (true) with check (true)
  grants tym_gate: insert, select, truncate

table guard.proof_seen_3 owner tym_owner row security forced -- Slot 3 of guard.proof_seen
  partition of guard.proof_seen FOR VALUES IN ('3')
  column slot smallint not null
  column replay_key bytea not null
  column seen_at timestamp with time zone not null
  constraint proof_seen_3_pkey PRIMARY KEY (slot, replay_key)
  constraint proof_seen_replay_key_check CHECK ((octet_length(replay_key) = 32))
  constraint proof_seen_slot_check CHECK (((slot >= 0) AND (slot <= 3)))
  policy gate_marks permissive for all to tym_gate using (true) with check (true)
  grants tym_gate: insert, select, truncate

table meta.gate owner postgres
  column sha256 text not null grants tym_app: select, tym_exchange: select, tym_read: select, tym_worker: select
  column place bigint not null generated always as identity grants tym_app: select, tym_exchange: select, tym_read: select, tym_worker: select
  constraint gate_pkey PRIMARY KEY (sha256)

sequence meta.gate_place_seq owner postgres

table meta.migration owner postgres
  column name text not null grants tym_app: select, tym_exchange: select, tym_read: select, tym_worker: select
  column sha256 text not null
  constraint migration_pkey PRIMARY KEY (name)

table notifications.notification owner tym_owner row security forced -- A notice to one officer: kind, ids and a due date. Content is looked up with the officer's own rights.
  column id uuid not null grants tym_eraser: select, tym_exchange: select
  column recipient text not null
  column organisation uuid not null
  column kind text not null
  column customership uuid grants tym_eraser: select
  column usage_right uuid
  column due_on date
  column once_key text not null
  column created_at timestamp with time zone not null
  column read_at timestamp with time zone grants tym_app: update, tym_worker: update
  column audience text not null
  column category smallint
  column entry uuid
  column by_organisation uuid
  constraint names_an_entry CHECK (((category IS NULL) = (entry IS NULL)))
  constraint notification_audience_check CHECK ((audience = ANY (ARRAY['team'::text, 'awaiting'::text, 'party'::text, 'office'::text])))
  constraint notification_kind_check CHECK ((kind = ANY (ARRAY['addedToTeam'::text, 'madeResponsible'::text, 'joinRequested'::text, 'addedAsAsked'::text, 'entryKept'::text, 'planDue'::text, 'planOverdue'::text, 'reviewDue'::text, 'reviewOverdue'::text, 'usageRightExpiring'::text, 'usageRightExpired'::text, 'outOfTeamRead'::text, 'customershipAwaits'::text, 'consentExpiring'::text, 'consentWithdrawn'::text, 'disclosureStopped'::text, 'disclosureFailed'::text, 'recallByHand'::text, 'recallFailed'::text, 'obtainingReceived'::text, 'obtainingFailed'::text, 'accessFlagged'::text, 'accessFlagDue'::text, 'accessFlagOverdue'::text, 'holdProposed'::text, 'holdReviewDue'::text, 'holdReviewOverdue'::text, 'announcementFailed'::text, 'farewellFailed'::text, 'recallOutstanding'::text, 'deletionResidue'::text, 'logAlarm'::text, 'logQuestionAsked'::text, 'logQuestionDue'::text, 'logQuestionOverdue'::text, 'logQuestionUnattended'::text, 'lineDelayProposed'::text, 'removalProposed'::text, 'removalRefused'::text, 'factRemoved'::text, 'copiedFactRemoved'::text, 'startTriedElsewhere'::text, 'contactWished'::text, 'safetyLiftProposed'::text, 'safetyLifted'::text, 'customershipTaken'::text, 'entryFlagged'::text, 'entryFlagAnswered'::text, 'endProposed'::text, 'endAwaitsTaking'::text, 'endOpinionDue'::text, 'endOpinionOverdue'::text, 'endOpinionGiven'::text, 'endProposalWithdrawn'::text, 'endOpinionsLate'::text, 'areaWithoutOfficers'::text, 'disclosureAwaits'::text, 'readAfterEnd'::text, 'annulmentProposed'::text, 'annulmentAwaitsAgreement'::text, 'annulmentRefused'::text, 'customershipAnnulled'::text, 'openedInError'::text, 'annulledRecallByHand'::text, 'annulledPersonNotReached'::text, 'deathRecorded'::text, 'deathRecordedElsewhere'::text, 'deathUndoingProposed'::text, 'deathUndoingRefused'::text, 'deathUndone'::text, 'deathUndoneElsewhere'::text, 'identityChangeProposed'::text, 'identityChangeRefused'::text, 'identityChanged'::text, 'identityChangedElsewhere'::text, 'customerNotReached'::text, 'accessFlagAnswered'::text, 'obtainingAwaits'::text, 'employerWithoutSupervisor'::text, 'startedByFormerCode'::text, 'customershipTransferred'::text, 'leftEntryFlagged'::text, 'safetyRestored'::text, 'glassOpened'::text])))
  constraint notification_once_key_key UNIQUE (once_key)
  constraint notification_organisation_fkey FOREIGN KEY (organisation) REFERENCES organisations.organisation(id)
  constraint notification_pkey PRIMARY KEY (id)
  CREATE INDEX notification_age ON notifications.notification USING btree (created_at)
  CREATE INDEX notification_customership ON notifications.notification USING btree (customership) WHERE (customership IS NOT NULL)
  CREATE INDEX notification_inbox ON notifications.notification USING btree (recipient, organisation, created_at DESC, id DESC)
  CREATE INDEX notification_organisation ON notifications.notification USING btree (organisation)
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy exchange_tells permissive for insert to tym_exchange with check (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (kind = ANY (ARRAY['disclosureStopped'::text, 'disclosureFailed'::text])) AND (created_at = ( SELECT ctx.instant() AS instant))))
  policy exchange_told permissive for select to tym_exchange using (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (created_at = ( SELECT ctx.instant() AS instant))))
  policy named_jobs permissive for all to tym_worker using ((( SELECT ctx.job() AS job) IS NOT NULL)) with check ((( SELECT ctx.job() AS job) IS NOT NULL))
  policy own_inbox permissive for all to tym_app using (((recipient = ( SELECT ctx.person() AS person)) AND (organisation = ( SELECT ctx.authority() AS authority)) AND relation.may_be_told(customership, audience))) with check (((recipient = ( SELECT ctx.person() AS person)) AND (organisation = ( SELECT ctx.authority() AS authority))))
  grants tym_app: select; tym_eraser: delete; tym_exchange: insert; tym_worker: delete, insert, select

table organisations.acting_for owner tym_owner row security forced -- Which employer's staff may act for which storing authority (Act 381/2023 12 § 4).
  column employer uuid not null
  column authority uuid not null
  constraint acting_for_authority_fkey FOREIGN KEY (authority) REFERENCES organisations.organisation(id)
  constraint acting_for_employer_fkey FOREIGN KEY (employer) REFERENCES organisations.organisation(id)
  constraint acting_for_pkey PRIMARY KEY (employer, authority)
  CREATE INDEX acting_for_authority ON organisations.acting_for USING btree (authority)
  policy public_facts permissive for select to tym_app, tym_gate, tym_relation, tym_worker using (true)
  grants tym_app: select; tym_gate: select; tym_relation: select; tym_worker: select

table organisations.area_member owner tym_owner row security forced -- Parties of a cooperation area; an organisation may belong to several.
  column area uuid not null
  column organisation uuid not null
  constraint area_member_area_fkey FOREIGN KEY (area) REFERENCES organisations.cooperation_area(id)
  constraint area_member_organisation_fkey FOREIGN KEY (organisation) REFERENCES organisations.organisation(id)
  constraint area_member_pkey PRIMARY KEY (area, organisation)
  CREATE INDEX area_member_organisation ON organisations.area_member USING btree (organisation)
  policy public_facts permissive for select to tym_app, tym_gate, tym_relation, tym_worker using (true)
  grants tym_app: select; tym_gate: select; tym_relation: select; tym_worker: select

table organisations.cooperation_area owner tym_owner row security forced -- An area of one cooperation agreement (Act 381/2023 9 §).
  column id uuid not null
  column name_fi text not null
  column name_sv text not null
  column name_en text not null
  constraint cooperation_area_pkey PRIMARY KEY (id)
  policy public_facts permissive for select to tym_app, tym_gate, tym_relation, tym_worker using (true)
  grants tym_app: select; tym_gate: select; tym_relation: select; tym_worker: select

table organisations.issuer owner tym_owner row security forced -- Which organisation speaks under an issuer name; an issuer speaks for one organisation only.
  column issuer text not null
  column organisation uuid not null
  constraint issuer_organisation_fkey FOREIGN KEY (organisation) REFERENCES organisations.organisation(id)
  constraint issuer_pkey PRIMARY KEY (issuer)
  CREATE INDEX issuer_organisation ON organisations.issuer USING btree (organisation)
  policy public_facts permissive for select to tym_app, tym_gate, tym_relation, tym_worker using (true)
  grants tym_app: select; tym_gate: select; tym_relation: select; tym_worker: select

table organisations.organisation owner tym_owner row security forced -- Every organisation that takes part (Act 381/2023 2, 12, 13 §). Public facts.
  column id uuid not null
  column kind text not null
  column slug text not null
  column name_fi text not null
  column name_sv text not null
  column name_en text not null
  column business_id text
  column registered_at timestamp with time zone not null
  constraint organisation_kind_check CHECK ((kind = ANY (ARRAY['labourAuthority'::text, 'wellbeingCounty'::text, 'kela'::text, 'keha'::text, 'municipality'::text, 'recipient'::text])))
  constraint organisation_pkey PRIMARY KEY (id)
  constraint organisation_slug_key UNIQUE (slug)
  CREATE UNIQUE INDEX one_agency ON organisations.organisation USING btree (kind) WHERE (kind = 'keha'::text)
  policy public_facts permissive for select to tym_app, tym_gate, tym_relation, tym_worker using (true)
  grants tym_app: select; tym_gate: select; tym_relation: select; tym_worker: select

table organisations.signing_key owner tym_owner row security forced -- Public keys by issuer and use, trusted once a second person has confirmed them. No private key is ever here.
  column id uuid not null default gen_random_uuid()
  column issuer text not null
  column key_id text not null
  column organisation uuid not null
  column use text not null
  column public_jwk jsonb not null
  column not_before timestamp with time zone not null
  column not_after timestamp with time zone grants tym_app: update
  column revoked_at timestamp with time zone grants tym_app: update
  column registered_by text not null
  column registered_at timestamp with time zone not null
  column confirmed_by text grants tym_app: update
  column confirmed_at timestamp with time zone grants tym_app: update
  constraint confirmed_whole CHECK (((confirmed_by IS NULL) = (confirmed_at IS NULL)))
  constraint signing_key_id_key UNIQUE (id)
  constraint signing_key_issuer_fkey FOREIGN KEY (issuer) REFERENCES organisations.issuer(issuer)
  constraint signing_key_organisation_fkey FOREIGN KEY (organisation) REFERENCES organisations.organisation(id)
  constraint signing_key_pkey PRIMARY KEY (issuer, key_id)
  constraint signing_key_public_jwk_check CHECK ((NOT (public_jwk ? 'd'::text)))
  constraint signing_key_use_check CHECK ((use = ANY (ARRAY['certificate'::text, 'grant'::text, 'customer'::text, 'document'::text])))
  constraint two_persons CHECK (((confirmed_by IS NULL) OR (confirmed_by <> registered_by) OR (registered_by = 'configuration'::text)))
  CREATE INDEX signing_key_organisation ON organisations.signing_key USING btree (organisation)
  policy agency_closes permissive for update to tym_app using ((( SELECT ctx.reach('signingKey.revoke'::text) AS reach) = 'network'::text)) with check ((( SELECT ctx.reach('signingKey.revoke'::text) AS reach) = 'network'::text))
  policy agency_registers permissive for insert to tym_app with check ((( SELECT ctx.role_may('signingKey.register'::text) AS role_may) AND (registered_by = ( SELECT ctx.person() AS person)) AND (registered_by <> 'configuration'::text) AND (confirmed_by IS NULL) AND (not_before >= (( SELECT ctx.instant() AS instant) - '00:00:10'::interval)) AND (EXISTS ( SELECT 1 FROM organisations.issuer i WHERE ((i.issuer = signing_key.issuer) AND (i.organisation = signing_key.organisation)))) AND ((use <> ALL (ARRAY['grant'::text, 'customer'::text])) OR (EXISTS ( SELECT 1 FROM organisations.organisation o WHERE ((o.id = signing_key.organisation) AND (o.kind = 'keha'::text)))))))
  policy own_key_closed permissive for update to tym_app using (((( SELECT ctx.reach('signingKey.revoke'::text) AS reach) = 'ownOrganisation'::text) AND (organisation = ( SELECT ctx.employer() AS employer)))) with check (((( SELECT ctx.reach('signingKey.revoke'::text) AS reach) = 'ownOrganisation'::text) AND (organisation = ( SELECT ctx.employer() AS employer)) AND (revoked_at IS NOT NULL)))
  policy owner_confirms permissive for update to tym_app using (((organisation = ( SELECT ctx.employer() AS employer)) AND ( SELECT ctx.role_may('signingKey.confirm'::text) AS role_may) AND ((NOT ( SELECT ctx.role_may('usageRight.decide'::text) AS role_may)) OR (use = ANY (ARRAY['grant'::text, 'customer'::text]))))) with check (((organisation = ( SELECT ctx.employer() AS employer)) AND (confirmed_by = ( SELECT ctx.person() AS person)) AND (revoked_at IS NULL) AND ( SELECT ctx.role_may('signingKey.confirm'::text) AS role_may) AND ((NOT ( SELECT ctx.role_may('usageRight.decide'::text) AS role_may)) OR (use = ANY (ARRAY['grant'::text, 'customer'::text])))))
  policy public_facts permissive for select to tym_app, tym_gate, tym_relation, tym_worker using (true)
  CREATE TRIGGER keep_key_history BEFORE UPDATE ON organisations.signing_key FOR EACH ROW EXECUTE FUNCTION organisations.keep_key_history()
  grants tym_app: insert, select; tym_gate: select; tym_relation: select; tym_worker: select

table outbox.job owner tym_owner row security forced -- Promised work: ids only, no personal data; the last result is a code. The truth of what remains to be done; a sweeper re-plans what the queue has lost.
  column id uuid not null grants tym_app: select, tym_eraser: select
  column kind text not null grants tym_app: select
  column payload jsonb not null default '{}'::jsonb grants tym_eraser: select
  column once_key text grants tym_eraser: select
  column planned_at timestamp with time zone not null grants tym_app: select
  column run_at timestamp with time zone not null grants tym_app: select, tym_app: update, tym_eraser: select
  column relayed_at timestamp with time zone grants tym_app: select, tym_app: update
  column attempts integer not null default 0 grants tym_app: select, tym_app: update
  column done_at timestamp with time zone grants tym_app: select
  column dead_at timestamp with time zone grants tym_app: select, tym_app: update
  column last_result text grants tym_app: select
  column trace text
  constraint done_or_dead CHECK (((done_at IS NULL) OR (dead_at IS NULL)))
  constraint job_attempts_check CHECK ((attempts >= 0))
  constraint job_kind_check CHECK ((kind ~ '^[a-z][a-z0-9-]{2,63}$'::text))
  constraint job_last_result_check CHECK ((last_result ~ '^[a-z][a-z0-9-]{2,63}$'::text))
  constraint job_once_key_key UNIQUE (once_key)
  constraint job_pkey PRIMARY KEY (id)
  constraint trace_id CHECK ((trace ~ '^[0-9a-f]{32}$'::text))
  CREATE INDEX job_dead ON outbox.job USING btree (dead_at) WHERE (dead_at IS NOT NULL)
  CREATE INDEX job_done ON outbox.job USING btree (done_at) WHERE (done_at IS NOT NULL)
  CREATE INDEX job_open ON outbox.job USING btree (relayed_at) WHERE ((done_at IS NULL) AND (dead_at IS NULL))
  CREATE INDEX job_to_relay ON outbox.job USING btree (run_at) WHERE ((relayed_at IS NULL) AND (done_at IS NULL) AND (dead_at IS NULL))
  policy contact_wishes permissive for insert to tym_relation with check (((kind = 'tell-officers'::text) AND ((payload ->> 'notice'::text) = 'contactWished'::text) AND (relayed_at IS NULL) AND (done_at IS NULL) AND (dead_at IS NULL) AND (attempts = 0) AND (last_result IS NULL)))
  policy erasing permissive for all to tym_eraser using (true) with check (false)
  policy exchange_plans permissive for insert to tym_exchange with check (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (kind = 'send-recall'::text) AND (once_key ~~ 'send-recall:%'::text) AND (run_at = ( SELECT ctx.instant() AS instant)) AND (planned_at = ( SELECT ctx.instant() AS instant)) AND (relayed_at IS NULL) AND (done_at IS NULL) AND (dead_at IS NULL) AND (attempts = 0) AND (last_result IS NULL)))
  policy join_requests permissive for insert to tym_relation with check (((kind = 'tell-officers'::text) AND ((payload ->> 'notice'::text) = 'joinRequested'::text) AND (relayed_at IS NULL) AND (done_at IS NULL) AND (dead_at IS NULL) AND (attempts = 0) AND (last_result IS NULL)))
  policy operators_count permissive for select to tym_app using (( SELECT ctx.role_may('operations.read'::text) AS role_may))
  policy operators_retry permissive for update to tym_app using ((( SELECT ctx.role_may('operations.retry'::text) AS role_may) AND (dead_at IS NOT NULL))) with check ((( SELECT ctx.role_may('operations.retry'::text) AS role_may) AND (dead_at IS NULL) AND (done_at IS NULL) AND (relayed_at IS NULL) AND (attempts = 0)))
  policy plan permissive for insert to tym_app, tym_gate with check (((relayed_at IS NULL) AND (done_at IS NULL) AND (dead_at IS NULL) AND (attempts = 0) AND (last_result IS NULL)))
  policy work permissive for all to tym_worker using (true) with check (true)
  grants tym_app: insert; tym_eraser: delete; tym_exchange: insert; tym_gate: insert; tym_relation: insert; tym_worker: delete, insert, select, update

table outbox.schedule owner tym_owner row security forced -- Each recurring job with the outcome of its last run, for operators. Counts only.
  column name text not null
  column every_seconds integer not null
  column last_planned_slot bigint
  column last_planned_on date
  column last_started_at timestamp with time zone
  column last_finished_at timestamp with time zone
  column last_outcome text
  column last_counts jsonb
  column last_done_at timestamp with time zone
  column known_since timestamp with time zone
  constraint schedule_every_seconds_check CHECK ((every_seconds > 0))
  constraint schedule_last_outcome_check CHECK ((last_outcome ~ '^[a-z][a-z0-9-]{2,63}$'::text))
  constraint schedule_name_check CHECK ((name ~ '^[a-z][a-z0-9-]{2,63}$'::text))
  constraint schedule_pkey PRIMARY KEY (name)
  policy operators_see permissive for select to tym_app using (( SELECT ctx.role_may('operations.read'::text) AS role_may))
  policy work permissive for all to tym_worker using (true) with check (true)
  grants tym_app: select; tym_worker: delete, insert, select, update

table outside_parties.event owner tym_owner row security forced -- History of a party, never rewritten.
  column id uuid not null
  column party uuid not null
  column version integer not null
  column event text not null
  column by_person text not null
  column at timestamp with time zone not null
  constraint event_party_fkey FOREIGN KEY (party) REFERENCES outside_parties.party(id)
  constraint event_pkey PRIMARY KEY (id)
  CREATE INDEX event_party ON outside_parties.event USING btree (party, at)
  policy agency_sees permissive for select to tym_app using (( SELECT ctx.role_may('outsideParty.suspend'::text) AS role_may))
  policy officer_enters permissive for insert to tym_app with check ((( SELECT ctx.role_may('outsideParty.enterByHand'::text) AS role_may) AND (by_person = ( SELECT ctx.person() AS person)) AND (at = ( SELECT ctx.instant() AS instant)) AND (event = 'enteredByHand'::text)))
  policy own_act permissive for insert to tym_app with check (((by_person = ( SELECT ctx.person() AS person)) AND (at = ( SELECT ctx.instant() AS instant)) AND ( SELECT ctx.role_may('outsideParty.suspend'::text) AS role_may)))
  grants tym_app: insert, select

table outside_parties.kind owner tym_owner row security forced -- A kind of outside parties that the agency has added to those of the declaration: its names, who proposed it and which other person decided. Facts about no customer.
  column id uuid not null
  column code text not null
  column title_fi text not null
  column title_sv text not null
  column title_en text not null
  column state text not null grants tym_app: update
  column version integer not null default 1 grants tym_app: update
  column proposed_by text not null
  column proposed_at timestamp with time zone not null
  column decided_by text grants tym_app: update
  column decided_at timestamp with time zone grants tym_app: update
  column refusal_reason text grants tym_app: update
  constraint decided_whole CHECK ((((state = 'proposed'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL))))
  constraint kind_code_check CHECK ((code ~ '^[a-z][A-Za-z]{1,40}$'::text))
  constraint kind_pkey PRIMARY KEY (id)
  constraint kind_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'refused'::text])))
  constraint kind_version_check CHECK ((version > 0))
  constraint refused_with_reason CHECK (((state = 'refused'::text) = (refusal_reason IS NOT NULL)))
  constraint two_persons CHECK ((decided_by <> proposed_by))
  CREATE UNIQUE INDEX kind_once ON outside_parties.kind USING btree (code) WHERE (state <> 'refused'::text)
  policy agency_sees permissive for select to tym_app using ((( SELECT ctx.role_may('outsideParty.proposeKind'::text) AS role_may) OR ( SELECT ctx.role_may('outsideParty.decideOnKind'::text) AS role_may)))
  policy grantor_decides permissive for update to tym_app using ((( SELECT ctx.role_may('outsideParty.decideOnKind'::text) AS role_may) AND (state = 'proposed'::text))) with check ((( SELECT ctx.role_may('outsideParty.decideOnKind'::text) AS role_may) AND (decided_by = ( SELECT ctx.person() AS person))))
  policy known_kinds permissive for select to tym_app using (((state = 'approved'::text) AND ( SELECT ctx.role_may('outsideParty.readKinds'::text) AS role_may)))
  policy operator_proposes permissive for insert to tym_app with check ((( SELECT ctx.role_may('outsideParty.proposeKind'::text) AS role_may) AND (state = 'proposed'::text) AND (version = 1) AND (proposed_by = ( SELECT ctx.person() AS person)) AND (proposed_at = ( SELECT ctx.instant() AS instant))))
  CREATE TRIGGER refuse_declared_kind BEFORE INSERT ON outside_parties.kind FOR EACH ROW EXECUTE FUNCTION outside_parties.refuse_declared_kind()
  CREATE TRIGGER refuse_kind_return BEFORE UPDATE ON outside_parties.kind FOR EACH ROW EXECUTE FUNCTION outside_parties.refuse_kind_return()
  grants tym_app: insert, select

table outside_parties.party owner tym_owner row security forced -- A source or recipient outside the three authorities, and whether data may pass. Facts about organisations; no customer data.
  column id uuid not null grants tym_exchange: select, tym_relation: select
  column kind text not null grants tym_exchange: select
  column state text not null grants tym_app: update, tym_exchange: select
  column version integer not null default 1 grants tym_app: update
  column terms integer grants tym_app: update, tym_exchange: select, tym_relation: select
  column suspended_by text grants tym_app: update
  column suspended_at timestamp with time zone grants tym_app: update
  column suspension_reason text grants tym_app: update
  column entered_at timestamp with time zone not null
  column by_hand_of uuid
  constraint in_force_with_terms CHECK (((state = ANY (ARRAY['active'::text, 'suspended'::text])) = (terms IS NOT NULL)))
  constraint party_by_hand_of_fkey FOREIGN KEY (by_hand_of) REFERENCES organisations.organisation(id)
  constraint party_kind_check CHECK ((kind ~ '^[a-z][A-Za-z]{1,40}$'::text))
  constraint party_pkey PRIMARY KEY (id)
  constraint party_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'active'::text, 'suspended'::text, 'refused'::text])))
  constraint party_version_check CHECK ((version > 0))
  constraint suspended_whole CHECK ((((state = 'suspended'::text) = (suspended_by IS NOT NULL)) AND ((suspended_by IS NULL) = (suspended_at IS NULL)) AND ((suspended_by IS NULL) = (suspension_reason IS NULL))))
  constraint terms_in_force FOREIGN KEY (id, terms) REFERENCES outside_parties.terms(party, number) DEFERRABLE INITIALLY DEFERRED
  CREATE INDEX party_by_hand_of ON outside_parties.party USING btree (by_hand_of)
  CREATE INDEX party_terms ON outside_parties.party USING btree (id, terms)
  policy agency_sees permissive for select to tym_app using (( SELECT ctx.role_may('outsideParty.suspend'::text) AS role_may))
  policy asking permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'ask-source'::text))
  policy deliveries permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['deliver-disclosure'::text, 'send-recall'::text])))
  policy exchange permissive for select to tym_exchange using (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (id = ( SELECT ctx.party() AS party))))
  policy grantor_moves permissive for update to tym_app using (( SELECT ctx.role_may('outsideParty.decide'::text) AS role_may)) with check (( SELECT ctx.role_may('outsideParty.decide'::text) AS role_may))
  policy officer_enters permissive for insert to tym_app with check ((( SELECT ctx.role_may('outsideParty.enterByHand'::text) AS role_may) AND (by_hand_of = ( SELECT ctx.authority() AS authority)) AND (state = 'active'::text) AND (terms = 1) AND (version = 1) AND (entered_at = ( SELECT ctx.instant() AS instant))))
  policy operator_enters permissive for insert to tym_app with check ((( SELECT ctx.role_may('outsideParty.propose'::text) AS role_may) AND (state = 'proposed'::text) AND (entered_at = ( SELECT ctx.instant() AS instant))))
  policy operator_moves permissive for update to tym_app using (( SELECT ctx.role_may('outsideParty.propose'::text) AS role_may)) with check ((( SELECT ctx.role_may('outsideParty.propose'::text) AS role_may) AND ((state = ANY (ARRAY['proposed'::text, 'active'::text])) OR ((state = 'suspended'::text) AND (suspended_by IS NOT NULL)))))
  policy relation_sees permissive for select to tym_relation using (true)
  policy staff_sees permissive for select to tym_app using (((( SELECT ctx.role() AS role) IS NOT NULL) AND (NOT ( SELECT ctx.is_customer() AS is_customer)) AND (terms IS NOT NULL)))
  CREATE TRIGGER refuse_other_kind BEFORE UPDATE OF kind ON outside_parties.party FOR EACH ROW WHEN ((new.kind IS DISTINCT FROM old.kind)) EXECUTE FUNCTION outside_parties.refuse_unknown_kind()
  CREATE TRIGGER refuse_return BEFORE UPDATE ON outside_parties.party FOR EACH ROW EXECUTE FUNCTION outside_parties.refuse_return()
  CREATE TRIGGER refuse_unknown_kind BEFORE INSERT ON outside_parties.party FOR EACH ROW EXECUTE FUNCTION outside_parties.refuse_unknown_kind()
  grants tym_app: insert, select; tym_worker: select

table outside_parties.party_key owner tym_owner row security forced -- Public keys of a party: what is sent is encrypted to one, what it signs is verified with the other. Used once a second person has confirmed it. No private key is ever here.
  column id uuid not null grants tym_exchange: select
  column party uuid not null grants tym_exchange: select
  column use text not null grants tym_exchange: select
  column key_id text not null grants tym_exchange: select
  column public_jwk jsonb not null grants tym_exchange: select
  column not_after timestamp with time zone grants tym_app: update, tym_exchange: select
  column revoked_at timestamp with time zone grants tym_app: update, tym_exchange: select
  column registered_by text not null
  column registered_at timestamp with time zone not null
  column confirmed_by text grants tym_app: update
  column confirmed_at timestamp with time zone grants tym_app: update, tym_exchange: select
  constraint confirmed_whole CHECK (((confirmed_by IS NULL) = (confirmed_at IS NULL)))
  constraint one_key_one_use UNIQUE (key_id)
  constraint party_key_party_fkey FOREIGN KEY (party) REFERENCES outside_parties.party(id)
  constraint party_key_pkey PRIMARY KEY (id)
  constraint party_key_public_jwk_check CHECK ((NOT (public_jwk ? 'd'::text)))
  constraint party_key_use_check CHECK ((use = ANY (ARRAY['encryption'::text, 'signature'::text])))
  constraint two_persons CHECK (((confirmed_by IS NULL) OR (confirmed_by <> registered_by) OR (registered_by = 'configuration'::text)))
  CREATE INDEX party_key_party ON outside_parties.party_key USING btree (party, use)
  policy agency_sees permissive for select to tym_app using (( SELECT ctx.role_may('outsideParty.suspend'::text) AS role_may))
  policy asking permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'ask-source'::text))
  policy deliveries permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['deliver-disclosure'::text, 'send-recall'::text])))
  policy exchange permissive for select to tym_exchange using (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (party = ( SELECT ctx.party() AS party))))
  policy grantor_confirms permissive for update to tym_app using (( SELECT ctx.role_may('outsideParty.decide'::text) AS role_may)) with check ((( SELECT ctx.role_may('outsideParty.decide'::text) AS role_may) AND ((revoked_at IS NOT NULL) OR (not_after IS NOT NULL) OR (confirmed_by = ( SELECT ctx.person() AS person)))))
  policy operator_closes permissive for update to tym_app using (( SELECT ctx.role_may('outsideParty.propose'::text) AS role_may)) with check ((( SELECT ctx.role_may('outsideParty.propose'::text) AS role_may) AND ((revoked_at IS NOT NULL) OR (not_after IS NOT NULL))))
  policy operator_registers permissive for insert to tym_app with check ((( SELECT ctx.role_may('outsideParty.propose'::text) AS role_may) AND (registered_by = ( SELECT ctx.person() AS person)) AND (registered_by <> 'configuration'::text) AND (confirmed_by IS NULL) AND (revoked_at IS NULL)))
  policy proofs permissive for select to tym_exchange using (((( SELECT ctx.job() AS job) = 'exchange-proofs'::text) AND (use = 'signature'::text) AND (confirmed_at IS NOT NULL) AND (revoked_at IS NULL)))
  policy staff_sees permissive for select to tym_app using (((( SELECT ctx.role() AS role) IS NOT NULL) AND (NOT ( SELECT ctx.is_customer() AS is_customer)) AND (confirmed_by IS NOT NULL)))
  CREATE TRIGGER keep_key_history BEFORE UPDATE ON outside_parties.party_key FOR EACH ROW EXECUTE FUNCTION outside_parties.keep_key_history()
  CREATE TRIGGER refuse_key_by_hand BEFORE INSERT ON outside_parties.party_key FOR EACH ROW EXECUTE FUNCTION outside_parties.refuse_key_by_hand()
  grants tym_app: insert, select; tym_worker: select

table outside_parties.terms owner tym_owner row security forced -- What was proposed of a party and what came of it: identity, contract, address and the data that it may have. In force only when a second person has approved it; never rewritten.
  column party uuid not null grants tym_exchange: select, tym_relation: select
  column number integer not null grants tym_exchange: select, tym_relation: select
  column name text not null grants tym_exchange: select, tym_relation: select
  column business_id text grants tym_exchange: select
  column country text not null
  column contact text not null
  column contract_reference text not null
  column delivery_address text grants tym_exchange: select
  column allowed_fields text[] not null grants tym_exchange: select
  column proposed_by text not null
  column proposed_at timestamp with time zone not null
  column decision text grants tym_app: update
  column decided_by text grants tym_app: update
  column decided_at timestamp with time zone grants tym_app: update
  column refusal_reason text grants tym_app: update
  column by_hand boolean not null default false
  constraint by_hand_has_no_address CHECK (((NOT by_hand) OR (delivery_address IS NULL)))
  constraint decided_whole CHECK ((((decision IS NULL) = (decided_by IS NULL)) AND ((decision IS NULL) = (decided_at IS NULL))))
  constraint refused_with_reason CHECK (((NOT (decision IS DISTINCT FROM 'refused'::text)) = (refusal_reason IS NOT NULL)))
  constraint terms_allowed_fields_check CHECK ((cardinality(allowed_fields) > 0))
  constraint terms_country_check CHECK ((country ~ '^[A-Z]{2}$'::text))
  constraint terms_decision_check CHECK ((decision = ANY (ARRAY['approved'::text, 'refused'::text])))
  constraint terms_number_check CHECK ((number > 0))
  constraint terms_party_fkey FOREIGN KEY (party) REFERENCES outside_parties.party(id)
  constraint terms_pkey PRIMARY KEY (party, number)
  constraint two_persons CHECK (((decided_by IS NULL) OR (decided_by <> proposed_by) OR (proposed_by = 'configuration'::text) OR by_hand))
  CREATE UNIQUE INDEX one_open_proposal ON outside_parties.terms USING btree (party) WHERE (decision IS NULL)
  policy agency_sees permissive for select to tym_app using (( SELECT ctx.role_may('outsideParty.suspend'::text) AS role_may))
  policy asking permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'ask-source'::text))
  policy deliveries permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['deliver-disclosure'::text, 'send-recall'::text])))
  policy exchange permissive for select to tym_exchange using (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (party = ( SELECT ctx.party() AS party))))
  policy grantor_decides permissive for update to tym_app using ((( SELECT ctx.role_may('outsideParty.decide'::text) AS role_may) AND (decision IS NULL))) with check ((( SELECT ctx.role_may('outsideParty.decide'::text) AS role_may) AND (decision IS NOT NULL) AND (decided_by = ( SELECT ctx.person() AS person))))
  policy officer_enters permissive for insert to tym_app with check ((( SELECT ctx.role_may('outsideParty.enterByHand'::text) AS role_may) AND by_hand AND (number = 1) AND (proposed_by = ( SELECT ctx.person() AS person)) AND (decided_by = ( SELECT ctx.person() AS person)) AND (decision = 'approved'::text) AND (proposed_at = ( SELECT ctx.instant() AS instant)) AND (decided_at = ( SELECT ctx.instant() AS instant)) AND (EXISTS ( SELECT 1 FROM outside_parties.party p WHERE ((p.id = terms.party) AND (p.by_hand_of = ( SELECT ctx.authority() AS authority)))))))
  policy operator_proposes permissive for insert to tym_app with check ((( SELECT ctx.role_may('outsideParty.propose'::text) AS role_may) AND (proposed_by = ( SELECT ctx.person() AS person)) AND (proposed_by <> 'configuration'::text) AND (proposed_at = ( SELECT ctx.instant() AS instant)) AND (decision IS NULL)))
  policy relation_sees permissive for select to tym_relation using (true)
  policy staff_sees permissive for select to tym_app using (((( SELECT ctx.role() AS role) IS NOT NULL) AND (NOT ( SELECT ctx.is_customer() AS is_customer)) AND (decision = 'approved'::text)))
  CREATE TRIGGER keep_decisions BEFORE UPDATE ON outside_parties.terms FOR EACH ROW EXECUTE FUNCTION outside_parties.keep_decisions()
  CREATE TRIGGER refuse_false_hand BEFORE INSERT ON outside_parties.terms FOR EACH ROW EXECUTE FUNCTION outside_parties.refuse_false_hand()
  grants tym_app: insert, select; tym_worker: select

table oversight.flag owner tym_owner row security forced -- A use of the register that looked wrong: of what kind, by whom, when, who must answer for it by which day, and what they answered. Nothing of any customer; the answer is encrypted with a key of its own, whose id is this row's.
  column id uuid not null grants tym_relation: select
  column kind text not null
  column actor text not null
  column role text not null
  column employer uuid not null
  column authority uuid not null
  column owner uuid not null
  column from_at timestamp with time zone not null grants tym_worker: update
  column to_at timestamp with time zone not null grants tym_worker: update
  column state text not null grants tym_app: update, tym_relation: select, tym_worker: update
  column version integer not null default 1 grants tym_app: update, tym_worker: update
  column raised_at timestamp with time zone not null
  column due_on date not null
  column outcome text grants tym_app: update
  column answer bytea grants tym_app: update
  column answered_by text grants tym_app: update
  column answered_at timestamp with time zone grants tym_app: update
  constraint answered_whole CHECK ((((state = 'answered'::text) = (outcome IS NOT NULL)) AND ((outcome IS NULL) = (answer IS NULL)) AND ((outcome IS NULL) = (answered_by IS NULL)) AND ((outcome IS NULL) = (answered_at IS NULL))))
  constraint flag_authority_fkey FOREIGN KEY (authority) REFERENCES organisations.organisation(id)
  constraint flag_check CHECK ((to_at >= from_at))
  constraint flag_employer_fkey FOREIGN KEY (employer) REFERENCES organisations.organisation(id)
  constraint flag_id_kind_key UNIQUE (id, kind)
  constraint flag_kind_check CHECK ((kind = ANY (ARRAY['manyCustomers'::text, 'outOfTeam'::text, 'afterEnd'::text, 'ownSurname'::text, 'glassOpening'::text])))
  constraint flag_outcome_check CHECK ((outcome = ANY (ARRAY['dutyRequired'::text, 'mistake'::text, 'misuse'::text, 'technicalCause'::text])))
  constraint flag_owner_fkey FOREIGN KEY (owner) REFERENCES organisations.organisation(id)
  constraint flag_pkey PRIMARY KEY (id)
  constraint flag_state_check CHECK ((state = ANY (ARRAY['open'::text, 'overdue'::text, 'answered'::text])))
  constraint flag_version_check CHECK ((version > 0))
  constraint not_by_the_flagged CHECK ((answered_by IS DISTINCT FROM actor))
  CREATE INDEX flag_actor ON oversight.flag USING btree (actor, kind)
  CREATE INDEX flag_authority ON oversight.flag USING btree (authority)
  CREATE INDEX flag_employer ON oversight.flag USING btree (employer)
  CREATE INDEX flag_owner ON oversight.flag USING btree (owner, id)
  CREATE INDEX flag_raised ON oversight.flag USING btree (raised_at)
  CREATE INDEX flag_to_answer ON oversight.flag USING btree (due_on) WHERE (state <> 'answered'::text)
  CREATE UNIQUE INDEX flag_unanswered ON oversight.flag USING btree (kind, actor, employer, authority, role) WHERE (state <> 'answered'::text)
  policy answered_here permissive for update to tym_app using (((( SELECT ctx.kind() AS kind) = 'oversight'::text) AND (actor <> ( SELECT ctx.person() AS person)) AND (owner = ( SELECT ctx.authority() AS authority)) AND ( SELECT ctx.role_may('accessFlag.answer'::text) AS role_may))) with check (((state = 'answered'::text) AND (answered_by = ( SELECT ctx.person() AS person))))
  policy grown permissive for update to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['flag-accesses'::text, 'flag-own-surname'::text, 'remind-access-flags'::text]))) with check ((state <> 'answered'::text))
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['flag-accesses'::text, 'flag-own-surname'::text, 'remind-access-flags'::text, 'clear-old-oversight'::text])))
  policy old permissive for delete to tym_worker using ((( SELECT ctx.job() AS job) = 'clear-old-oversight'::text))
  policy raised permissive for insert to tym_worker with check (((( SELECT ctx.job() AS job) = ANY (ARRAY['flag-accesses'::text, 'flag-own-surname'::text])) AND (state <> 'answered'::text)))
  policy relation_sees permissive for select to tym_relation using (true)
  policy sent_here permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'oversight'::text) AND (actor <> ( SELECT ctx.person() AS person)) AND (((( SELECT ctx.reach('accessFlag.read'::text) AS reach) = 'ownOrganisation'::text) AND (owner = ( SELECT ctx.authority() AS authority))) OR ((( SELECT ctx.reach('accessFlag.read'::text) AS reach) = 'network'::text) AND (state = 'overdue'::text)))))
  policy telling permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'tell-flag-answered'::text))
  CREATE TRIGGER refuse_return BEFORE UPDATE ON oversight.flag FOR EACH ROW EXECUTE FUNCTION oversight.refuse_return()
  grants tym_app: select; tym_worker: delete, insert, select

table oversight.flag_line owner tym_owner row security forced -- Which lines of the log a flag is about. Line ids only: what they concern dies with the file.
  column kind text not null
  column line uuid not null grants tym_relation: select
  column flag uuid not null grants tym_relation: select
  constraint flag_line_flag_kind_fkey FOREIGN KEY (flag, kind) REFERENCES oversight.flag(id, kind)
  constraint flag_line_pkey PRIMARY KEY (kind, line)
  CREATE INDEX flag_line_flag ON oversight.flag_line USING btree (flag, kind)
  CREATE INDEX flag_line_line ON oversight.flag_line USING btree (line)
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['flag-accesses'::text, 'flag-own-surname'::text, 'clear-old-oversight'::text])))
  policy of_the_flag permissive for select to tym_app using ((EXISTS ( SELECT 1 FROM oversight.flag f WHERE (f.id = flag_line.flag))))
  policy old permissive for delete to tym_worker using ((( SELECT ctx.job() AS job) = 'clear-old-oversight'::text))
  policy raised permissive for insert to tym_worker with check ((( SELECT ctx.job() AS job) = ANY (ARRAY['flag-accesses'::text, 'flag-own-surname'::text])))
  policy relation_sees permissive for select to tym_relation using (true)
  grants tym_app: select; tym_worker: delete, insert, select

table oversight.line_delay owner tym_owner row security forced -- That a line of a customer's own log is shown to the customer later: on which ground, until when, who proposed it and which other person decided. The reason is encrypted with the customership's key; dies with the file.
  column id uuid not null grants tym_eraser: select, tym_worker: select
  column customership uuid not null grants tym_eraser: select, tym_relation: select
  column line uuid not null grants tym_relation: select
  column line_at timestamp with time zone not null
  column event text not null
  column actor text not null grants tym_worker: select
  column role text grants tym_worker: select
  column owner uuid not null grants tym_worker: select
  column ground text not null grants tym_relation: select
  column reason bytea not null grants tym_eraser: select, tym_eraser: update
  column until_on date not null grants tym_relation: select
  column lapses_on date not null grants tym_relation: select, tym_worker: select
  column state text not null grants tym_app: update, tym_relation: select, tym_worker: select
  column version integer not null default 1 grants tym_app: update, tym_eraser: select, tym_eraser: update
  column proposed_by text not null grants tym_worker: select
  column proposed_at timestamp with time zone not null
  column decided_by text grants tym_app: update
  column decided_at timestamp with time zone grants tym_app: update
  column ended_by text grants tym_app: update
  column ended_at timestamp with time zone grants tym_app: update
  column notices uuid not null grants tym_worker: select
  constraint decided_whole CHECK ((((state = 'proposed'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL))))
  constraint ended_whole CHECK ((((state = 'ended'::text) = (ended_by IS NOT NULL)) AND ((ended_by IS NULL) = (ended_at IS NULL))))
  constraint line_delay_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint line_delay_ground_check CHECK ((ground = ANY (ARRAY['seriousDanger'::text, 'crimePrevention'::text])))
  constraint line_delay_notices_key UNIQUE (notices)
  constraint line_delay_owner_fkey FOREIGN KEY (owner) REFERENCES organisations.organisation(id)
  constraint line_delay_pkey PRIMARY KEY (id)
  constraint line_delay_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'live'::text, 'refused'::text, 'ended'::text])))
  constraint line_delay_version_check CHECK ((version > 0))
  constraint not_by_the_one_it_is_about CHECK (((proposed_by <> actor) AND (decided_by IS DISTINCT FROM actor) AND (ended_by IS DISTINCT FROM actor)))
  constraint two_persons CHECK (((state <> ALL (ARRAY['live'::text, 'ended'::text])) OR (decided_by <> proposed_by)))
  CREATE INDEX line_delay_customership ON oversight.line_delay USING btree (customership, line)
  CREATE INDEX line_delay_owner ON oversight.line_delay USING btree (owner, proposed_at)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy decided_here permissive for update to tym_app using (((( SELECT ctx.kind() AS kind) = 'oversight'::text) AND (owner = ( SELECT ctx.authority() AS authority)) AND (actor <> ( SELECT ctx.person() AS person)) AND ( SELECT (ctx.role_may('lineDelay.decide'::text) OR ctx.role_may('lineDelay.end'::text))))) with check ((((state = 'ended'::text) AND ( SELECT ctx.role_may('lineDelay.end'::text) AS role_may)) OR ((state = ANY (ARRAY['live'::text, 'refused'::text])) AND ( SELECT ctx.role_may('lineDelay.decide'::text) AS role_may) AND (( SELECT ctx.role_may('lineDelay.propose'::text) AS role_may) OR (NOT relation.somebody_else_may('lineDelay.propose'::text, owner, ARRAY[proposed_by, actor]))))))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy handled_here permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'oversight'::text) AND (owner = ( SELECT ctx.authority() AS authority)) AND (actor <> ( SELECT ctx.person() AS person)) AND ( SELECT ctx.role_may('lineDelay.read'::text) AS role_may)))
  policy proposed_here permissive for insert to tym_app with check (((( SELECT ctx.kind() AS kind) = 'oversight'::text) AND (owner = ( SELECT ctx.authority() AS authority)) AND (actor <> ( SELECT ctx.person() AS person)) AND ( SELECT ctx.role_may('lineDelay.propose'::text) AS role_may) AND (state = 'proposed'::text) AND (proposed_by = ( SELECT ctx.person() AS person)) AND (proposed_at = ( SELECT ctx.instant() AS instant))))
  policy relation_sees permissive for select to tym_relation using (true)
  policy telling permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'tell-delay-proposed'::text))
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  CREATE TRIGGER alone_unless_begun BEFORE INSERT ON oversight.line_delay FOR EACH ROW EXECUTE FUNCTION retention.alone_unless_begun()
  CREATE TRIGGER refuse_delay_return BEFORE UPDATE ON oversight.line_delay FOR EACH ROW WHEN ((CURRENT_USER <> 'tym_eraser'::name)) EXECUTE FUNCTION oversight.refuse_delay_return()
  CREATE TRIGGER refuse_foreign_delay BEFORE INSERT ON oversight.line_delay FOR EACH ROW EXECUTE FUNCTION oversight.refuse_foreign_delay()
  grants tym_app: insert, select; tym_eraser: delete

table oversight.log_extract owner tym_owner row security forced -- That a customer asked for their own log with its proofs, and what the agency signed: how many lines the file has under which head. The lines themselves are read from the log; dies with the file.
  column id uuid not null grants tym_eraser: select
  column customership uuid not null grants tym_eraser: select
  column requested_at timestamp with time zone not null
  column size bigint grants tym_worker: update
  column checkpoint text grants tym_worker: update
  column lines integer grants tym_worker: update
  column statement text grants tym_worker: update
  constraint log_extract_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint log_extract_lines_check CHECK ((lines >= 0))
  constraint log_extract_pkey PRIMARY KEY (id)
  constraint log_extract_size_check CHECK ((size > 0))
  constraint signed_whole CHECK ((num_nulls(size, checkpoint, lines, statement) = ANY (ARRAY[0, 4])))
  CREATE INDEX log_extract_customership ON oversight.log_extract USING btree (customership)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy asked permissive for insert to tym_app with check (((( SELECT ctx.kind() AS kind) = 'customership'::text) AND ( SELECT ctx.is_customer() AS is_customer) AND (customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter) AND (size IS NULL) AND (requested_at = ( SELECT ctx.instant() AS instant))))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy own permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'customership'::text) AND ( SELECT ctx.is_customer() AS is_customer) AND (customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy signing permissive for update to tym_worker using (((( SELECT ctx.job() AS job) = 'sign-log-extract'::text) AND (size IS NULL))) with check ((size IS NOT NULL))
  policy signing_seen permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'sign-log-extract'::text))
  grants tym_app: insert, select; tym_eraser: delete; tym_worker: select

table oversight.log_question owner tym_owner row security forced -- What a customer asked about a line of their own log: which line, what it says of who did what, which organisation must answer by which day, and what it answered. Question and answer are encrypted with the customership's key; dies with the file. Notices are told apart by an id of their own, which leads nowhere.
  column id uuid not null grants tym_eraser: select, tym_worker: select
  column customership uuid not null grants tym_eraser: select, tym_relation: select
  column line uuid not null
  column line_at timestamp with time zone not null
  column event text not null
  column outcome text not null
  column actor text grants tym_worker: select
  column role text grants tym_worker: select
  column employer uuid grants tym_worker: select
  column authority uuid grants tym_worker: select
  column owner uuid grants tym_worker: select, tym_worker: update
  column question bytea not null grants tym_eraser: select, tym_eraser: update
  column notices uuid not null grants tym_worker: select
  column state text not null grants tym_app: update, tym_relation: select, tym_worker: select, tym_worker: update
  column version integer not null default 1 grants tym_app: update, tym_eraser: select, tym_eraser: update, tym_worker: select, tym_worker: update
  column asked_at timestamp with time zone not null
  column due_on date not null grants tym_worker: select
  column answer bytea grants tym_app: update, tym_eraser: select, tym_eraser: update
  column answered_by text grants tym_app: update
  column answered_at timestamp with time zone grants tym_app: update
  constraint answered_by_its_owner CHECK (((state <> 'answered'::text) OR (owner IS NOT NULL)))
  constraint answered_whole CHECK ((((state = 'answered'::text) = (answer IS NOT NULL)) AND ((answer IS NULL) = (answered_by IS NULL)) AND ((answer IS NULL) = (answered_at IS NULL))))
  constraint log_question_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint log_question_notices_key UNIQUE (notices)
  constraint log_question_outcome_check CHECK ((outcome = ANY (ARRAY['allowed'::text, 'denied'::text])))
  constraint log_question_owner_fkey FOREIGN KEY (owner) REFERENCES organisations.organisation(id)
  constraint log_question_pkey PRIMARY KEY (id)
  constraint log_question_state_check CHECK ((state = ANY (ARRAY['open'::text, 'overdue'::text, 'answered'::text])))
  constraint log_question_version_check CHECK ((version > 0))
  constraint not_by_the_one_asked_about CHECK (((actor IS NULL) OR (answered_by IS DISTINCT FROM actor)))
  CREATE INDEX log_question_customership ON oversight.log_question USING btree (customership, asked_at)
  CREATE INDEX log_question_owner ON oversight.log_question USING btree (owner, asked_at)
  CREATE INDEX log_question_to_answer ON oversight.log_question USING btree (id) WHERE (state <> 'answered'::text)
  CREATE UNIQUE INDEX log_question_unanswered ON oversight.log_question USING btree (line) WHERE (state <> 'answered'::text)
  policy aged permissive for update to tym_worker using (((( SELECT ctx.job() AS job) = 'remind-log-questions'::text) AND (state = 'open'::text))) with check ((state = 'overdue'::text))
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy answered_here permissive for update to tym_app using (((( SELECT ctx.kind() AS kind) = 'oversight'::text) AND (actor IS DISTINCT FROM ( SELECT ctx.person() AS person)) AND (owner = ( SELECT ctx.authority() AS authority)) AND ( SELECT ctx.role_may('logQuestion.answer'::text) AS role_may))) with check (((state = 'answered'::text) AND (answered_by = ( SELECT ctx.person() AS person))))
  policy asked permissive for insert to tym_app with check (((( SELECT ctx.kind() AS kind) = 'customership'::text) AND ( SELECT ctx.is_customer() AS is_customer) AND (customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter) AND (state = 'open'::text) AND (owner IS NULL) AND (asked_at = ( SELECT ctx.instant() AS instant))))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['route-log-question'::text, 'remind-log-questions'::text])))
  policy own permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'customership'::text) AND ( SELECT ctx.is_customer() AS is_customer) AND (customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy relation_sees permissive for select to tym_relation using (true)
  policy routed permissive for update to tym_worker using (((( SELECT ctx.job() AS job) = 'route-log-question'::text) AND (owner IS NULL))) with check (((owner IS NOT NULL) AND (state <> 'answered'::text)))
  policy sent_here permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'oversight'::text) AND (actor IS DISTINCT FROM ( SELECT ctx.person() AS person)) AND (((( SELECT ctx.reach('logQuestion.read'::text) AS reach) = 'ownOrganisation'::text) AND (owner = ( SELECT ctx.authority() AS authority))) OR ((( SELECT ctx.reach('logQuestion.read'::text) AS reach) = 'network'::text) AND (state <> 'answered'::text)))))
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  CREATE TRIGGER alone_unless_begun BEFORE INSERT ON oversight.log_question FOR EACH ROW EXECUTE FUNCTION retention.alone_unless_begun()
  CREATE TRIGGER prolong_for_answer AFTER UPDATE ON oversight.log_question FOR EACH ROW WHEN (((new.state = 'answered'::text) AND (old.state <> 'answered'::text))) EXECUTE FUNCTION retention.prolong_for_answer()
  CREATE TRIGGER refuse_foreign_line BEFORE INSERT ON oversight.log_question FOR EACH ROW EXECUTE FUNCTION oversight.refuse_foreign_line()
  CREATE TRIGGER refuse_question_return BEFORE UPDATE ON oversight.log_question FOR EACH ROW WHEN ((CURRENT_USER <> 'tym_eraser'::name)) EXECUTE FUNCTION oversight.refuse_question_return()
  grants tym_app: insert, select; tym_eraser: delete

table oversight.review owner tym_owner row security forced -- That a supervisor or data-protection officer looked at the use of the register by people of the own organisation: who, when, at what, and why. The reason is encrypted with a key of its own, whose id is this row's.
  column id uuid not null
  column person text not null
  column role text not null
  column employer uuid not null
  column authority uuid not null
  column reason bytea not null
  column from_on date not null
  column until_on date not null
  column about text
  column event text
  column out_of_team boolean
  column refused boolean
  column opened_at timestamp with time zone not null
  constraint review_authority_fkey FOREIGN KEY (authority) REFERENCES organisations.organisation(id)
  constraint review_check CHECK ((until_on >= from_on))
  constraint review_employer_fkey FOREIGN KEY (employer) REFERENCES organisations.organisation(id)
  constraint review_pkey PRIMARY KEY (id)
  CREATE INDEX review_authority ON oversight.review USING btree (authority, id)
  CREATE INDEX review_employer ON oversight.review USING btree (employer)
  CREATE INDEX review_opened ON oversight.review USING btree (opened_at)
  policy old permissive for delete to tym_worker using ((( SELECT ctx.job() AS job) = 'clear-old-oversight'::text))
  policy old_seen permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'clear-old-oversight'::text))
  policy opened_by_caller permissive for insert to tym_app with check (((( SELECT ctx.kind() AS kind) = 'oversight'::text) AND ( SELECT ctx.role_may('accessLog.oversee'::text) AS role_may) AND (person = ( SELECT ctx.person() AS person)) AND (role = ( SELECT ctx.role() AS role)) AND (employer = ( SELECT ctx.employer() AS employer)) AND (authority = ( SELECT ctx.authority() AS authority)) AND (opened_at = ( SELECT ctx.instant() AS instant))))
  policy own_or_of_own_authority permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'oversight'::text) AND (authority = ( SELECT ctx.authority() AS authority)) AND ((person = ( SELECT ctx.person() AS person)) OR (( SELECT ctx.reach('accessLog.readReviews'::text) AS reach) = 'ownOrganisation'::text))))
  grants tym_app: insert, select; tym_worker: delete, select

table oversight.watch owner tym_owner row security forced -- Below which leaf of the log each watching job has looked at every line. Nothing of anybody.
  column job text not null
  column seen_below bigint not null
  constraint watch_job_check CHECK ((job ~ '^[a-z][a-z0-9-]{2,63}$'::text))
  constraint watch_pkey PRIMARY KEY (job)
  constraint watch_seen_below_check CHECK ((seen_below >= 0))
  policy own_mark permissive for all to tym_worker using ((job = ( SELECT ctx.job() AS job))) with check ((job = ( SELECT ctx.job() AS job)))
  grants tym_worker: insert, select, update

table retention.announcement owner tym_owner row security forced -- That a customer was told beforehand by which day their data is deleted, or could not be told. Dies with the file.
  column id uuid not null grants tym_eraser: select
  column customership uuid not null grants tym_eraser: select
  column kept_until date not null
  column state text not null grants tym_worker: update
  column planned_at timestamp with time zone not null
  column sent_at timestamp with time zone grants tym_worker: update
  column problem text grants tym_worker: update
  column ended_on date not null
  constraint announcement_customership_due_on_key UNIQUE (customership, kept_until)
  constraint announcement_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint announcement_pkey PRIMARY KEY (id)
  constraint announcement_problem_check CHECK ((problem ~ '^[a-z][a-z0-9-]{2,63}$'::text))
  constraint announcement_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'sent'::text, 'failed'::text])))
  constraint failed_with_problem CHECK (((state <> 'failed'::text) OR (problem IS NOT NULL)))
  constraint sent_whole CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL)))
  CREATE INDEX announcement_customership ON retention.announcement USING btree (customership)
  policy announced permissive for all to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['announce-deletions'::text, 'send-announcement'::text]))) with check ((( SELECT ctx.job() AS job) = ANY (ARRAY['announce-deletions'::text, 'send-announcement'::text])))
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  grants tym_eraser: delete; tym_worker: delete, insert, select

table retention.annulment owner tym_owner row security forced -- That a customership was opened for the wrong person or by mistake: which two persons of the opening authority say so and why, when it was closed to everybody, and until when its person may take their log. The words are encrypted under the key of the file; dies with the file.
  column id uuid not null grants tym_eraser: select
  column customership uuid not null grants tym_eraser: select
  column authority uuid not null
  column reason text not null
  column grounds bytea grants tym_eraser: select, tym_eraser: update
  column state text not null grants tym_app: update, tym_eraser: update
  column version integer not null default 1 grants tym_app: update, tym_eraser: update, tym_worker: update
  column proposed_by text not null
  column proposed_at timestamp with time zone not null
  column decided_by text grants tym_app: update, tym_eraser: update
  column decided_at timestamp with time zone grants tym_app: update, tym_eraser: update
  column closed_on date grants tym_app: update, tym_eraser: update
  column log_days integer grants tym_app: update, tym_eraser: update
  column log_until date grants tym_app: update, tym_eraser: update, tym_worker: update
  column told_at timestamp with time zone grants tym_worker: update
  constraint annulment_authority_fkey FOREIGN KEY (authority) REFERENCES organisations.organisation(id)
  constraint annulment_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint annulment_log_days_check CHECK ((log_days > 0))
  constraint annulment_pkey PRIMARY KEY (id)
  constraint annulment_reason_check CHECK ((reason ~ '^[a-z][a-zA-Z]{2,40}$'::text))
  constraint annulment_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'withdrawn'::text, 'refused'::text, 'closed'::text])))
  constraint annulment_version_check CHECK ((version > 0))
  constraint closed_whole CHECK ((((state = 'closed'::text) = (closed_on IS NOT NULL)) AND ((closed_on IS NULL) = (log_until IS NULL)) AND ((closed_on IS NULL) = (log_days IS NULL))))
  constraint days_in_full CHECK ((log_until >= (closed_on + log_days)))
  constraint decided_whole CHECK ((((state = 'proposed'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL))))
  constraint grounds_but_for_the_journal CHECK (((grounds IS NOT NULL) OR (proposed_by = 'journal'::text)))
  constraint told_once_closed CHECK (((told_at IS NULL) OR (state = 'closed'::text)))
  constraint two_persons CHECK (((state <> ALL (ARRAY['closed'::text, 'refused'::text])) OR (decided_by <> proposed_by) OR (decided_by = 'journal'::text)))
  CREATE INDEX annulment_authority ON retention.annulment USING btree (authority, id)
  CREATE INDEX annulment_closed ON retention.annulment USING btree (log_until) WHERE (state = 'closed'::text)
  CREATE INDEX annulment_customership ON retention.annulment USING btree (customership, id)
  CREATE UNIQUE INDEX annulment_once ON retention.annulment USING btree (customership) WHERE (state = ANY (ARRAY['proposed'::text, 'closed'::text]))
  policy annulled permissive for all to tym_eraser using (true) with check ((state = 'closed'::text))
  policy decided_here permissive for update to tym_app using (((state = 'proposed'::text) AND (authority = ( SELECT ctx.authority() AS authority)) AND (( SELECT ctx.kind() AS kind) = 'organisation'::text) AND ( SELECT ctx.role_may('annulment.decide'::text) AS role_may))) with check ((state = ANY (ARRAY['refused'::text, 'closed'::text])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['tell-annulment'::text, 'tell-annulled-person'::text, 'remind-annulments'::text])))
  policy not_agreed permissive for update to tym_app using (((state = 'proposed'::text) AND relation.may_agree(customership))) with check ((state = 'refused'::text))
  policy proposed_by_caller permissive for insert to tym_app with check (((authority = ( SELECT ctx.authority() AS authority)) AND (proposed_by = ( SELECT ctx.person() AS person)) AND (proposed_at = ( SELECT ctx.instant() AS instant)) AND (state = 'proposed'::text) AND relation.may_annul(customership)))
  policy relation_sees permissive for select to tym_relation using (true)
  policy seen permissive for select to tym_app using (relation.may_see_annulment(customership, authority, state))
  policy told permissive for update to tym_worker using (((( SELECT ctx.job() AS job) = 'tell-annulled-person'::text) AND (state = 'closed'::text))) with check ((state = 'closed'::text))
  policy withdrawn_here permissive for update to tym_app using (((state = 'proposed'::text) AND (authority = ( SELECT ctx.authority() AS authority)) AND relation.may_annul(customership))) with check ((state = 'withdrawn'::text))
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  CREATE TRIGGER alone_unless_begun BEFORE INSERT ON retention.annulment FOR EACH ROW EXECUTE FUNCTION retention.alone_unless_begun()
  CREATE TRIGGER refuse_return BEFORE UPDATE ON retention.annulment FOR EACH ROW WHEN ((CURRENT_USER <> 'tym_eraser'::name)) EXECUTE FUNCTION retention.refuse_annulment_return()
  grants tym_app: insert, select; tym_eraser: delete, insert, select; tym_relation: select; tym_worker: select

table retention.annulment_agreement owner tym_owner row security forced -- That another organisation, whose entries are in the file, agrees that it is annulled. Dies with the file.
  column annulment uuid not null
  column customership uuid not null grants tym_eraser: select
  column organisation uuid not null
  column agreed_by text not null
  column agreed_at timestamp with time zone not null
  constraint annulment_agreement_annulment_fkey FOREIGN KEY (annulment) REFERENCES retention.annulment(id)
  constraint annulment_agreement_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint annulment_agreement_organisation_fkey FOREIGN KEY (organisation) REFERENCES organisations.organisation(id)
  constraint annulment_agreement_pkey PRIMARY KEY (annulment, organisation, agreed_at)
  CREATE INDEX annulment_agreement_customership ON retention.annulment_agreement USING btree (customership)
  CREATE INDEX annulment_agreement_organisation ON retention.annulment_agreement USING btree (organisation)
  policy agreed_by_caller permissive for insert to tym_app with check (((organisation = ( SELECT ctx.authority() AS authority)) AND (agreed_by = ( SELECT ctx.person() AS person)) AND (agreed_at = ( SELECT ctx.instant() AS instant)) AND relation.may_agree(customership) AND (EXISTS ( SELECT 1 FROM retention.annulment a WHERE ((a.id = annulment_agreement.annulment) AND (a.customership = annulment_agreement.customership) AND (a.state = 'proposed'::text) AND (a.proposed_by <> ( SELECT ctx.person() AS person))))) AND (( SELECT ctx.authority() AS authority) IN ( SELECT relation.annulment_lacks(annulment_agreement.annulment) AS annulment_lacks))))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['tell-annulment'::text, 'remind-annulments'::text])))
  policy relation_sees permissive for select to tym_relation using (true)
  policy seen permissive for select to tym_app using ((EXISTS ( SELECT 1 FROM retention.annulment a WHERE (a.id = annulment_agreement.annulment))))
  grants tym_app: insert, select; tym_eraser: delete; tym_relation: select; tym_worker: select

table retention.canary owner tym_owner row security forced -- What a scan plants to find it: a scan that does not is blind, and certifies nothing. Empty outside a scan.
  column id text not null
  constraint canary_pkey PRIMARY KEY (id)
  policy planted permissive for all to tym_scanner using (true) with check (true)
  grants tym_scanner: delete, insert, select

table retention.deletion owner tym_owner row security forced -- A deletion that has begun: which file, by which version of the rule, how far it has come. Once a scan of every store has found nothing it is certified, and forgets which file and which day it was; the signed certificate stays.
  column id uuid not null grants tym_app: select
  column run uuid not null grants tym_app: select
  column customership uuid grants tym_relation: select, tym_worker: update
  column ended_on date grants tym_worker: update
  column kept_until date grants tym_worker: update
  column section text not null
  column months integer
  column effective_from date not null
  column state text not null grants tym_app: select, tym_eraser: update, tym_worker: update
  column begun_at timestamp with time zone not null
  column begun_on date not null grants tym_app: select
  column held integer not null
  column key_destroyed_at timestamp with time zone grants tym_worker: update
  column erased_at timestamp with time zone grants tym_eraser: update
  column residue text[] not null default '{}'::text[] grants tym_app: select, tym_eraser: update, tym_worker: update
  column certified_at timestamp with time zone grants tym_app: select, tym_worker: update
  column certificate text grants tym_app: select, tym_worker: update
  column deletion_on date grants tym_worker: update
  column basis text not null default 'keeping'::text
  column days integer
  constraint certified_of_nobody CHECK ((((state = 'certified'::text) = (customership IS NULL)) AND ((customership IS NULL) = (ended_on IS NULL)) AND ((ended_on IS NULL) = (kept_until IS NULL)) AND ((kept_until IS NULL) = (deletion_on IS NULL))))
  constraint certified_whole CHECK ((((state = 'certified'::text) = (certificate IS NOT NULL)) AND ((certificate IS NULL) = (certified_at IS NULL))))
  constraint deleted_after_keeping CHECK ((deletion_on >= kept_until))
  constraint deletion_basis_check CHECK ((basis = ANY (ARRAY['keeping'::text, 'openedInError'::text])))
  constraint deletion_customership_key UNIQUE (customership)
  constraint deletion_days_check CHECK ((days > 0))
  constraint deletion_held_check CHECK ((held >= 0))
  constraint deletion_months_check CHECK ((months > 0))
  constraint deletion_pkey PRIMARY KEY (id)
  constraint deletion_run_fkey FOREIGN KEY (run) REFERENCES retention.deletion_run(id)
  constraint deletion_state_check CHECK ((state = ANY (ARRAY['begun'::text, 'erased'::text, 'residue'::text, 'certified'::text])))
  constraint due_by_rule CHECK ( CASE basis WHEN 'keeping'::text THEN ((months IS NOT NULL) AND (days IS NULL) AND (kept_until = ((ended_on + make_interval(months => months)))::date)) ELSE ((months IS NULL) AND (days IS NOT NULL) AND (kept_until >= (ended_on + days))) END)
  constraint erased_whole CHECK (((state = 'begun'::text) = (erased_at IS NULL)))
  constraint erased_without_key CHECK (((erased_at IS NULL) OR (key_destroyed_at IS NOT NULL)))
  constraint never_early CHECK ((deletion_on <= begun_on))
  constraint residue_named CHECK (((state = 'residue'::text) = (cardinality(residue) > 0)))
  CREATE INDEX deletion_certified ON retention.deletion USING btree (certified_at, id) WHERE (state = 'certified'::text)
  CREATE INDEX deletion_of_run ON retention.deletion USING btree (run)
  CREATE INDEX deletion_open ON retention.deletion USING btree (id) WHERE (state <> 'certified'::text)
  policy agency_sees permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'organisation'::text) AND (( SELECT ctx.role_may('deletion.plan'::text) AS role_may) OR (( SELECT ctx.role_may('deletionCertificate.read'::text) AS role_may) AND (state = 'certified'::text)))))
  policy begun permissive for insert to tym_worker with check ((( SELECT ctx.job() AS job) = 'delete-due-files'::text))
  policy deleting permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['delete-due-files'::text, 'certify-deletions'::text])))
  policy deletion_sees permissive for select to tym_relation using (true)
  policy erasing permissive for all to tym_eraser using (true) with check (true)
  policy goes_on permissive for update to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['delete-due-files'::text, 'certify-deletions'::text]))) with check (true)
  CREATE TRIGGER begins_rightly BEFORE INSERT ON retention.deletion FOR EACH ROW EXECUTE FUNCTION retention.begins_rightly()
  CREATE TRIGGER refuse_other_basis BEFORE UPDATE ON retention.deletion FOR EACH ROW WHEN (((new.basis IS DISTINCT FROM old.basis) OR (new.days IS DISTINCT FROM old.days))) EXECUTE FUNCTION retention.refuse_other_basis()
  CREATE TRIGGER refuse_undoing BEFORE UPDATE ON retention.deletion FOR EACH ROW EXECUTE FUNCTION retention.refuse_undoing()
  CREATE TRIGGER refuse_while_death_may_be_undone BEFORE INSERT ON retention.deletion FOR EACH ROW WHEN ((new.basis = 'keeping'::text)) EXECUTE FUNCTION retention.refuse_while_death_may_be_undone()
  grants tym_eraser: select; tym_worker: insert, select

table retention.deletion_run owner tym_owner row security forced -- One run of the deletion: the day, and how many files were due and not held. Nothing of anybody.
  column id uuid not null
  column on_date date not null
  column begun_at timestamp with time zone not null
  column due integer not null
  constraint deletion_run_due_check CHECK ((due >= 0))
  constraint deletion_run_pkey PRIMARY KEY (id)
  policy begun permissive for insert to tym_worker with check (((( SELECT ctx.job() AS job) = 'delete-due-files'::text) AND (begun_at = ( SELECT ctx.instant() AS instant))))
  policy deleting permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['delete-due-files'::text, 'certify-deletions'::text])))
  policy erasing permissive for all to tym_eraser using (true) with check (true)
  policy operators_see permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'organisation'::text) AND ( SELECT ctx.role_may('deletion.plan'::text) AS role_may)))
  grants tym_app: select; tym_worker: insert, select

table retention.erased owner tym_owner row security forced -- How many rows of each class of retention a deletion has erased: numbers for the certificate.
  column deletion uuid not null
  column class text not null
  column rows bigint not null grants tym_eraser: update
  constraint erased_deletion_fkey FOREIGN KEY (deletion) REFERENCES retention.deletion(id)
  constraint erased_pkey PRIMARY KEY (deletion, class)
  constraint erased_rows_check CHECK ((rows >= 0))
  policy deleting permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['delete-due-files'::text, 'certify-deletions'::text])))
  policy erasing permissive for all to tym_eraser using (true) with check (true)
  grants tym_eraser: insert, select; tym_worker: select

table retention.farewell owner tym_owner row security forced -- A message that a deletion is done, to be sent once it is certified: identity code and languages encrypted with a key of its own, whose id is this row's. Row and key are gone as soon as it has been sent, or given up.
  column id uuid not null
  column deletion uuid not null
  column address bytea not null
  column planned_at timestamp with time zone not null
  column give_up_on date not null
  column ready_at timestamp with time zone grants tym_worker: update
  column ended_at timestamp with time zone grants tym_worker: update
  column outcome text grants tym_worker: update
  column tried_at timestamp with time zone grants tym_worker: update
  constraint ended_whole CHECK (((ended_at IS NULL) = (outcome IS NULL)))
  constraint farewell_deletion_key UNIQUE (deletion)
  constraint farewell_outcome_check CHECK ((outcome = ANY (ARRAY['sent'::text, 'refused'::text, 'givenUp'::text, 'deceased'::text])))
  constraint farewell_pkey PRIMARY KEY (id)
  CREATE INDEX farewell_open ON retention.farewell USING btree (ready_at) WHERE (ready_at IS NOT NULL)
  policy certified permissive for update to tym_worker using ((( SELECT ctx.job() AS job) = 'certify-deletions'::text)) with check ((outcome IS NULL))
  policy farewell_of_deletion permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['delete-due-files'::text, 'certify-deletions'::text])))
  policy kept_by_deletion permissive for insert to tym_worker with check ((( SELECT ctx.job() AS job) = 'delete-due-files'::text))
  policy sent permissive for all to tym_worker using ((( SELECT ctx.job() AS job) = 'send-farewells'::text)) with check ((( SELECT ctx.job() AS job) = 'send-farewells'::text))
  grants tym_worker: delete, insert, select

table retention.held_entry owner tym_owner row security forced -- A version of an entry that a kept hold needs, encrypted with the hold's own key. Its id is new: it leads to no file.
  column id uuid not null
  column hold uuid not null
  column number integer not null
  column version integer not null
  column category smallint not null
  column field text not null
  column owner uuid not null
  column author text not null
  column author_role text not null
  column recorded_at timestamp with time zone not null
  column occurred_on date
  column content bytea not null
  constraint held_entry_category_check CHECK (((category >= 1) AND (category <= 7)))
  constraint held_entry_hold_fkey FOREIGN KEY (hold) REFERENCES retention.kept_hold(id)
  constraint held_entry_hold_number_version_key UNIQUE (hold, number, version)
  constraint held_entry_number_check CHECK ((number > 0))
  constraint held_entry_owner_fkey FOREIGN KEY (owner) REFERENCES organisations.organisation(id)
  constraint held_entry_pkey PRIMARY KEY (id)
  constraint held_entry_version_check CHECK ((version > 0))
  CREATE INDEX held_entry_hold ON retention.held_entry USING btree (hold)
  CREATE INDEX held_entry_owner ON retention.held_entry USING btree (owner)
  policy forgetting permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'forget-kept-hold'::text))
  policy forgotten permissive for delete to tym_worker using (((( SELECT ctx.job() AS job) = 'forget-kept-hold'::text) AND (EXISTS ( SELECT 1 FROM retention.kept_hold k WHERE ((k.id = held_entry.hold) AND (k.released_at IS NOT NULL))))))
  policy kept_by_deletion permissive for insert to tym_worker with check ((( SELECT ctx.job() AS job) = 'delete-due-files'::text))
  policy own_authority permissive for select to tym_app using ((EXISTS ( SELECT 1 FROM retention.kept_hold k WHERE (k.id = held_entry.hold))))
  grants tym_app: select; tym_worker: delete, insert, select

table retention.hold owner tym_owner row security forced -- A legal hold (poiston esto, 12 §): which authority needs a file, or named entries of its own, for a statutory task or a pending matter, until when that is looked at again, and which two persons say so. The reason is encrypted with the customership's key. Dies with the file.
  column id uuid not null grants tym_eraser: select, tym_relation: select
  column customership uuid not null grants tym_eraser: select, tym_relation: select
  column scope text not null grants tym_eraser: select, tym_relation: select
  column ground text not null
  column section text not null
  column reason bytea not null grants tym_eraser: select, tym_eraser: update
  column authority uuid not null
  column owner text not null grants tym_app: update
  column state text not null grants tym_app: update, tym_eraser: select, tym_relation: select
  column version integer not null default 1 grants tym_app: update, tym_eraser: select, tym_eraser: update
  column review_on date not null grants tym_app: update
  column proposed_by text not null
  column proposed_at timestamp with time zone not null
  column decided_by text grants tym_app: update
  column decided_at timestamp with time zone grants tym_app: update
  column released_by text grants tym_app: update
  column released_at timestamp with time zone grants tym_app: update
  constraint decided_whole CHECK ((((state = 'proposed'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL))))
  constraint hold_authority_fkey FOREIGN KEY (authority) REFERENCES organisations.organisation(id)
  constraint hold_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint hold_ground_check CHECK ((ground = ANY (ARRAY['statutoryTask'::text, 'pendingMatter'::text])))
  constraint hold_id_customership_key UNIQUE (id, customership)
  constraint hold_pkey PRIMARY KEY (id)
  constraint hold_scope_check CHECK ((scope = ANY (ARRAY['file'::text, 'entries'::text])))
  constraint hold_section_check CHECK ((section ~ '^[1-9][0-9]{0,3}/[0-9]{4}( [0-9]{1,3}( [a-z])? luku)? [0-9]{1,3}( ?[a-z])? §( [0-9]{1,2} mom\.)?( [0-9]{1,3}( [a-z])? kohta)?( [a-z] alakohta)?$'::text))
  constraint hold_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'live'::text, 'refused'::text, 'released'::text])))
  constraint hold_version_check CHECK ((version > 0))
  constraint released_whole CHECK ((((state = 'released'::text) = (released_by IS NOT NULL)) AND ((released_by IS NULL) = (released_at IS NULL))))
  constraint two_persons CHECK (((state <> ALL (ARRAY['live'::text, 'released'::text])) OR (decided_by <> proposed_by)))
  CREATE INDEX hold_authority ON retention.hold USING btree (authority)
  CREATE INDEX hold_customership ON retention.hold USING btree (customership)
  CREATE INDEX hold_to_review ON retention.hold USING btree (review_on) WHERE (state = 'live'::text)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy deleting permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'delete-due-files'::text))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['tell-hold-proposed'::text, 'report-hold-reviews'::text, 'announce-deletions'::text, 'send-announcement'::text, 'recall-before-deletion'::text])))
  policy of_the_file permissive for select to tym_app using ((relation.may_see_holds(customership) AND (( SELECT ctx.is_customer() AS is_customer) OR (authority = ( SELECT ctx.authority() AS authority)) OR relation.is_party(customership, ( SELECT ctx.authority() AS authority)))))
  policy own_authority permissive for update to tym_app using (((authority = ( SELECT ctx.authority() AS authority)) AND relation.may_hold(customership))) with check (((authority = ( SELECT ctx.authority() AS authority)) AND relation.may_hold(customership)))
  policy planned permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'organisation'::text) AND ( SELECT ctx.role_may('deletion.plan'::text) AS role_may) AND (state = ANY (ARRAY['proposed'::text, 'live'::text]))))
  policy proposed_by_caller permissive for insert to tym_app with check (((authority = ( SELECT ctx.authority() AS authority)) AND (proposed_by = ( SELECT ctx.person() AS person)) AND (proposed_at = ( SELECT ctx.instant() AS instant)) AND (state = 'proposed'::text) AND relation.may_hold(customership)))
  policy relation_sees permissive for select to tym_relation using (true)
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  CREATE TRIGGER alone_with_file BEFORE INSERT OR UPDATE ON retention.hold FOR EACH ROW WHEN ((CURRENT_USER <> 'tym_eraser'::name)) EXECUTE FUNCTION retention.alone_with_file()
  CREATE TRIGGER begun_refuses BEFORE INSERT OR UPDATE ON retention.hold FOR EACH ROW WHEN ((CURRENT_USER <> 'tym_eraser'::name)) EXECUTE FUNCTION retention.refuse_after_beginning()
  CREATE TRIGGER refuse_return BEFORE INSERT OR UPDATE ON retention.hold FOR EACH ROW WHEN ((CURRENT_USER <> 'tym_eraser'::name)) EXECUTE FUNCTION retention.refuse_return()
  grants tym_app: insert, select; tym_eraser: delete; tym_worker: select

table retention.hold_entry owner tym_owner row security forced -- Which entries a hold of scope "entries" needs: ids only, of entries that the holding authority stored itself (13 §).
  column hold uuid not null grants tym_relation: select
  column customership uuid not null grants tym_eraser: select, tym_relation: select
  column entry uuid not null grants tym_relation: select
  constraint hold_entry_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint hold_entry_hold_customership_fkey FOREIGN KEY (hold, customership) REFERENCES retention.hold(id, customership)
  constraint hold_entry_pkey PRIMARY KEY (hold, entry)
  CREATE INDEX hold_entry_customership ON retention.hold_entry USING btree (customership)
  CREATE INDEX hold_entry_hold ON retention.hold_entry USING btree (hold, customership)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy deleting permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'delete-due-files'::text))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['tell-hold-proposed'::text, 'report-hold-reviews'::text, 'announce-deletions'::text, 'send-announcement'::text, 'recall-before-deletion'::text])))
  policy of_the_file permissive for select to tym_app using ((relation.may_see_holds(customership) AND (EXISTS ( SELECT 1 FROM retention.hold h WHERE (h.id = hold_entry.hold)))))
  policy proposed_by_caller permissive for insert to tym_app with check ((EXISTS ( SELECT 1 FROM retention.hold h WHERE ((h.id = hold_entry.hold) AND (h.customership = hold_entry.customership) AND (h.authority = ( SELECT ctx.authority() AS authority)) AND (h.proposed_by = ( SELECT ctx.person() AS person)) AND (h.proposed_at = ( SELECT ctx.instant() AS instant))))))
  policy relation_sees permissive for select to tym_relation using (true)
  CREATE TRIGGER refuse_foreign_entry BEFORE INSERT ON retention.hold_entry FOR EACH ROW EXECUTE FUNCTION retention.refuse_foreign_entry()
  grants tym_app: insert, select; tym_eraser: delete; tym_worker: select

table retention.hold_review owner tym_owner row security forced -- Each time that somebody looked at a live hold and found it still needed: who, when, until when. Never rewritten.
  column hold uuid not null
  column customership uuid not null grants tym_eraser: select
  column number integer not null
  column review_on date not null
  column reviewed_by text not null
  column reviewed_at timestamp with time zone not null
  constraint hold_review_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint hold_review_hold_customership_fkey FOREIGN KEY (hold, customership) REFERENCES retention.hold(id, customership)
  constraint hold_review_number_check CHECK ((number > 0))
  constraint hold_review_pkey PRIMARY KEY (hold, number)
  CREATE INDEX hold_review_customership ON retention.hold_review USING btree (customership)
  CREATE INDEX hold_review_hold ON retention.hold_review USING btree (hold, customership)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['tell-hold-proposed'::text, 'report-hold-reviews'::text, 'announce-deletions'::text, 'send-announcement'::text, 'recall-before-deletion'::text])))
  policy of_the_file permissive for select to tym_app using ((relation.may_see_holds(customership) AND (EXISTS ( SELECT 1 FROM retention.hold h WHERE (h.id = hold_review.hold)))))
  policy reviewed_by_caller permissive for insert to tym_app with check (((reviewed_by = ( SELECT ctx.person() AS person)) AND (reviewed_at = ( SELECT ctx.instant() AS instant)) AND (EXISTS ( SELECT 1 FROM retention.hold h WHERE ((h.id = hold_review.hold) AND (h.customership = hold_review.customership) AND (h.authority = ( SELECT ctx.authority() AS authority)) AND (h.state = 'live'::text)))) AND relation.may_hold(customership)))
  grants tym_app: insert, select; tym_eraser: delete; tym_worker: select

table retention.kept_hold owner tym_owner row security forced -- A hold whose file has been deleted: for which matter an authority still needs the entries that it named. Its reason is encrypted with the hold's own key. Gone, with that key, after its release.
  column id uuid not null grants tym_eraser: select, tym_relation: select
  column ground text not null
  column section text not null
  column reason bytea not null
  column authority uuid not null
  column owner text not null grants tym_app: update
  column approved_by text not null
  column review_on date not null grants tym_app: update
  column version integer not null default 1 grants tym_app: update
  column kept_at timestamp with time zone not null
  column released_by text grants tym_app: update
  column released_at timestamp with time zone grants tym_app: update, tym_relation: select
  constraint kept_hold_authority_fkey FOREIGN KEY (authority) REFERENCES organisations.organisation(id)
  constraint kept_hold_ground_check CHECK ((ground = ANY (ARRAY['statutoryTask'::text, 'pendingMatter'::text])))
  constraint kept_hold_pkey PRIMARY KEY (id)
  constraint kept_hold_version_check CHECK ((version > 0))
  constraint released_whole CHECK (((released_by IS NULL) = (released_at IS NULL)))
  CREATE INDEX kept_hold_authority ON retention.kept_hold USING btree (authority)
  CREATE INDEX kept_hold_to_review ON retention.kept_hold USING btree (review_on) WHERE (released_at IS NULL)
  policy erasing permissive for select to tym_eraser using (true)
  policy forgotten permissive for delete to tym_worker using (((( SELECT ctx.job() AS job) = 'forget-kept-hold'::text) AND (released_at IS NOT NULL)))
  policy held_sees permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'delete-due-files'::text))
  policy kept_by_deletion permissive for insert to tym_worker with check ((( SELECT ctx.job() AS job) = 'delete-due-files'::text))
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['report-hold-reviews'::text, 'forget-kept-hold'::text])))
  policy own_authority permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'organisation'::text) AND (authority = ( SELECT ctx.authority() AS authority)) AND ((( SELECT ctx.reach('keptHold.read'::text) AS reach) = 'ownOrganisation'::text) OR (owner = ( SELECT ctx.person() AS person)))))
  policy own_authority_decides permissive for update to tym_app using (((( SELECT ctx.kind() AS kind) = 'organisation'::text) AND (authority = ( SELECT ctx.authority() AS authority)) AND ((( SELECT ctx.reach('keptHold.decide'::text) AS reach) = 'ownOrganisation'::text) OR (owner = ( SELECT ctx.person() AS person))))) with check ((authority = ( SELECT ctx.authority() AS authority)))
  policy relation_sees permissive for select to tym_relation using (true)
  CREATE TRIGGER refuse_kept_return BEFORE UPDATE ON retention.kept_hold FOR EACH ROW EXECUTE FUNCTION retention.refuse_kept_return()
  grants tym_app: select; tym_worker: delete, insert, select

table retention.outstanding_recall owner tym_owner row security forced -- A recall that its recipient had not confirmed when the file was deleted: disclosure, recall, party and the organisation that disclosed, nothing of the customer. Open until the recipient confirms, or an operator says what came of it.
  column disclosure uuid not null grants tym_eraser: select
  column recall uuid grants tym_eraser: select
  column party uuid
  column owner uuid not null
  column by_machine boolean not null
  column since timestamp with time zone not null
  column outcome text grants tym_app: update, tym_exchange: update
  column confirmation text grants tym_exchange: update
  column closed_by text grants tym_app: update
  column closed_at timestamp with time zone grants tym_app: update, tym_exchange: update
  constraint closed_whole CHECK ((((outcome IS NULL) = (closed_at IS NULL)) AND ((outcome IS NULL) = ((confirmation IS NULL) AND (closed_by IS NULL)))))
  constraint outstanding_recall_outcome_check CHECK ((outcome = ANY (ARRAY['deleted'::text, 'kept'::text, 'neverReceived'::text, 'unknown'::text])))
  constraint outstanding_recall_owner_fkey FOREIGN KEY (owner) REFERENCES organisations.organisation(id)
  constraint outstanding_recall_party_fkey FOREIGN KEY (party) REFERENCES outside_parties.party(id)
  constraint outstanding_recall_pkey PRIMARY KEY (disclosure)
  constraint outstanding_recall_recall_key UNIQUE (recall)
  CREATE INDEX outstanding_recall_open ON retention.outstanding_recall USING btree (since) WHERE (closed_at IS NULL)
  CREATE INDEX outstanding_recall_owner ON retention.outstanding_recall USING btree (owner)
  CREATE INDEX outstanding_recall_party ON retention.outstanding_recall USING btree (party)
  policy erasing permissive for all to tym_eraser using (true) with check (true)
  policy exchange permissive for select to tym_exchange using (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (party = ( SELECT ctx.party() AS party)) AND by_machine))
  policy exchange_confirms permissive for update to tym_exchange using (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (party = ( SELECT ctx.party() AS party)) AND by_machine AND (closed_at IS NULL))) with check (((confirmation IS NOT NULL) AND (closed_by IS NULL) AND (outcome <> 'unknown'::text)))
  policy operators_close permissive for update to tym_app using (((( SELECT ctx.kind() AS kind) = 'organisation'::text) AND ( SELECT ctx.role_may('outstandingRecall.close'::text) AS role_may) AND (closed_at IS NULL))) with check (((closed_by = ( SELECT ctx.person() AS person)) AND (confirmation IS NULL)))
  policy operators_see permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'organisation'::text) AND ( SELECT ctx.role_may('outstandingRecall.close'::text) AS role_may)))
  policy reported permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'report-outstanding-recalls'::text))
  CREATE TRIGGER refuse_reopening BEFORE UPDATE ON retention.outstanding_recall FOR EACH ROW EXECUTE FUNCTION retention.refuse_reopening()
  grants tym_app: select; tym_eraser: insert; tym_exchange: select; tym_worker: select

table retention.trace owner tym_owner row security forced -- What nothing may be found of after a deletion: ids of the file and of everything in it, its number, hash and blind index; deliveries of its jobs in the queue; and, not looked for, ids of what outlives it. Gone with the certificate.
  column deletion uuid not null
  column needle text not null
  column kind text not null grants tym_eraser: update
  constraint trace_deletion_fkey FOREIGN KEY (deletion) REFERENCES retention.deletion(id)
  constraint trace_kind_check CHECK ((kind = ANY (ARRAY['id'::text, 'index'::text, 'job'::text, 'outlives'::text])))
  constraint trace_needle_check CHECK ((needle ~ '^[0-9a-z-]{8,80}$'::text))
  constraint trace_pkey PRIMARY KEY (deletion, needle)
  policy deleting permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['delete-due-files'::text, 'certify-deletions'::text])))
  policy erasing permissive for all to tym_eraser using (true) with check (true)
  policy forgotten permissive for delete to tym_worker using ((( SELECT ctx.job() AS job) = 'certify-deletions'::text))
  grants tym_eraser: delete, insert, select; tym_worker: delete, select

table usage_rights.event owner tym_owner row security forced -- History of a usage right, never rewritten.
  column id uuid not null
  column usage_right uuid not null
  column version integer not null
  column event text not null
  column by_person text not null
  column at timestamp with time zone not null
  constraint event_pkey PRIMARY KEY (id)
  constraint event_usage_right_fkey FOREIGN KEY (usage_right) REFERENCES usage_rights.usage_right(id)
  CREATE INDEX event_usage_right ON usage_rights.event USING btree (usage_right, at)
  policy named_jobs permissive for insert to tym_worker with check ((( SELECT ctx.job() AS job) IS NOT NULL))
  policy own_act permissive for insert to tym_app with check (((by_person = ( SELECT ctx.person() AS person)) AND (EXISTS ( SELECT 1 FROM usage_rights.usage_right r WHERE (r.id = event.usage_right)))))
  policy seen_with_right permissive for select to tym_app using ((EXISTS ( SELECT 1 FROM usage_rights.usage_right r WHERE (r.id = event.usage_right))))
  grants tym_app: insert, select; tym_worker: insert

table usage_rights.saved_filter owner tym_owner row security forced -- A filter of a list that the holder of a right keeps for themselves: codes, and their own name for it. Of no customer; goes with the right.
  column id uuid not null grants tym_worker: select
  column usage_right uuid not null grants tym_worker: select
  column list text not null
  column name text not null grants tym_app: update
  column codes text not null grants tym_app: update
  column is_default boolean not null grants tym_app: update
  column version integer not null grants tym_app: update
  column saved_at timestamp with time zone not null grants tym_app: update
  constraint one_of_a_name UNIQUE (usage_right, list, name)
  constraint saved_filter_codes_check CHECK ((codes ~ '^[a-z]+=[a-zA-Z]+(&[a-z]+=[a-zA-Z]+)*$'::text))
  constraint saved_filter_list_check CHECK ((list = ANY (ARRAY['tasks'::text, 'caseload'::text])))
  constraint saved_filter_name_check CHECK ((((char_length(name) >= 1) AND (char_length(name) <= 40)) AND (name !~ '\d'::text)))
  constraint saved_filter_pkey PRIMARY KEY (id)
  constraint saved_filter_usage_right_fkey FOREIGN KEY (usage_right) REFERENCES usage_rights.usage_right(id)
  constraint saved_filter_version_check CHECK ((version > 0))
  CREATE UNIQUE INDEX saved_filter_default ON usage_rights.saved_filter USING btree (usage_right, list) WHERE is_default
  policy goes_with_its_right permissive for all to tym_worker using ((( SELECT ctx.job() AS job) = 'expire-usage-rights'::text)) with check (false)
  policy own permissive for all to tym_app using (((usage_right = ( SELECT ctx.usage_right() AS usage_right)) AND ( SELECT ctx.role_may('savedFilter.keep'::text) AS role_may))) with check (((usage_right = ( SELECT ctx.usage_right() AS usage_right)) AND ( SELECT ctx.role_may('savedFilter.keep'::text) AS role_may) AND (saved_at = ( SELECT ctx.instant() AS instant))))
  grants tym_app: delete, insert, select; tym_worker: delete

table usage_rights.usage_right owner tym_owner row security forced -- A named employee's right to the register: who applied, who decided, for how long. Staff data of the employer; no customer data.
  column id uuid not null grants tym_exchange: select
  column version integer not null default 1 grants tym_app: update, tym_worker: update
  column state text not null grants tym_app: update, tym_exchange: select, tym_worker: update
  column employer uuid not null
  column authority uuid not null
  column holder text not null grants tym_exchange: select
  column holder_kind text not null
  column holder_name text not null
  column title text not null
  column role text not null
  column duty text not null
  column area uuid not null
  column valid_from date not null grants tym_exchange: select
  column valid_until date not null grants tym_exchange: select
  column inducted_on date not null
  column undertaking_on date not null
  column changes uuid
  column applied_by text not null
  column applied_at timestamp with time zone not null
  column decided_by text grants tym_app: update
  column decided_at timestamp with time zone grants tym_app: update
  column refusal_reason text grants tym_app: update
  column ended_by text grants tym_app: update
  column ended_at timestamp with time zone grants tym_app: update
  column end_reason text grants tym_app: update
  column statement text grants tym_worker: update
  column statement_key_id text grants tym_worker: update
  column statement_signed_at timestamp with time zone grants tym_worker: update
  constraint decided CHECK (((state = 'applied'::text) OR (decided_at IS NOT NULL) OR ((state = 'ended'::text) AND (ended_at IS NOT NULL))))
  constraint ended_with_reason CHECK (((state <> 'ended'::text) OR ((ended_by IS NOT NULL) AND (ended_at IS NOT NULL) AND (end_reason IS NOT NULL))))
  constraint nobody_for_themselves CHECK (((applied_by <> holder) AND (decided_by IS DISTINCT FROM holder)))
  constraint refused_with_reason CHECK (((state <> 'refused'::text) OR (refusal_reason IS NOT NULL)))
  constraint two_persons CHECK (((decided_by IS NULL) OR (decided_by <> applied_by) OR (applied_by = 'configuration'::text)))
  constraint usage_right_area_fkey FOREIGN KEY (area) REFERENCES organisations.cooperation_area(id)
  constraint usage_right_authority_fkey FOREIGN KEY (authority) REFERENCES organisations.organisation(id)
  constraint usage_right_changes_fkey FOREIGN KEY (changes) REFERENCES usage_rights.usage_right(id)
  constraint usage_right_check CHECK ((valid_until >= valid_from))
  constraint usage_right_employer_fkey FOREIGN KEY (employer) REFERENCES organisations.organisation(id)
  constraint usage_right_holder_kind_check CHECK ((holder_kind = ANY (ARRAY['person'::text, 'system'::text])))
  constraint usage_right_pkey PRIMARY KEY (id)
  constraint usage_right_state_check CHECK ((state = ANY (ARRAY['applied'::text, 'granted'::text, 'refused'::text, 'ended'::text, 'expired'::text])))
  constraint usage_right_version_check CHECK ((version > 0))
  CREATE INDEX usage_right_area ON usage_rights.usage_right USING btree (area)
  CREATE INDEX usage_right_authority ON usage_rights.usage_right USING btree (authority)
  CREATE INDEX usage_right_changes ON usage_rights.usage_right USING btree (changes)
  CREATE UNIQUE INDEX usage_right_configured ON usage_rights.usage_right USING btree (holder, employer, role, valid_from) WHERE (applied_by = 'configuration'::text)
  CREATE INDEX usage_right_employer ON usage_rights.usage_right USING btree (employer, state)
  CREATE INDEX usage_right_expiry ON usage_rights.usage_right USING btree (valid_until) WHERE (state = 'granted'::text)
  CREATE INDEX usage_right_holder ON usage_rights.usage_right USING btree (holder)
  CREATE INDEX usage_right_statement_key ON usage_rights.usage_right USING btree (statement_key_id) WHERE (state = 'granted'::text)
  policy agency_decides permissive for update to tym_app using (( SELECT ctx.role_may('usageRight.decide'::text) AS role_may)) with check ((( SELECT ctx.role_may('usageRight.decide'::text) AS role_may) AND (((state = ANY (ARRAY['granted'::text, 'refused'::text])) AND (decided_by = ( SELECT ctx.person() AS person))) OR ((state = 'ended'::text) AND (ended_by = ( SELECT ctx.person() AS person))))))
  policy approvers permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'customership'::text) AND (NOT ( SELECT ctx.is_customer() AS is_customer)) AND (EXISTS ( SELECT 1 FROM disclosures.approval a WHERE ((a.usage_right = usage_right.id) AND (a.customership = ( SELECT ctx.customership() AS customership)))))))
  policy colleagues permissive for select to tym_app using (((state = 'granted'::text) AND (authority = ( SELECT ctx.authority() AS authority)) AND (( SELECT ctx.kind() AS kind) = ANY (ARRAY['customership'::text, 'opening'::text, 'taking'::text]))))
  policy employer_applies permissive for insert to tym_app with check ((( SELECT ctx.role_may('usageRight.apply'::text) AS role_may) AND (employer = ( SELECT ctx.employer() AS employer)) AND (applied_by = ( SELECT ctx.person() AS person)) AND (state = 'applied'::text) AND (decided_by IS NULL) AND (statement IS NULL)))
  policy employer_ends permissive for update to tym_app using (((( SELECT ctx.reach('usageRight.end'::text) AS reach) = 'ownOrganisation'::text) AND (employer = ( SELECT ctx.employer() AS employer)))) with check (((( SELECT ctx.reach('usageRight.end'::text) AS reach) = 'ownOrganisation'::text) AND (employer = ( SELECT ctx.employer() AS employer)) AND (state = 'ended'::text) AND (ended_by = ( SELECT ctx.person() AS person))))
  policy exchange permissive for select to tym_exchange using (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (EXISTS ( SELECT 1 FROM disclosures.approval a WHERE (a.usage_right = usage_right.id)))))
  policy first_officers permissive for insert to tym_worker with check (((( SELECT ctx.job() AS job) = 'bootstrap-officers'::text) AND (applied_by = 'configuration'::text) AND (role = ANY (( SELECT (declared.who_may('usageRight.apply'::text) || declared.who_may('usageRight.decide'::text)))::text[]))))
  policy liveness permissive for select to tym_gate, tym_relation using (true)
  policy named_jobs permissive for select to tym_worker using ((( SELECT ctx.job() AS job) IS NOT NULL))
  policy named_jobs_change permissive for update to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['sign-grant-statement'::text, 'sign-grants-anew'::text, 'expire-usage-rights'::text]))) with check ((( SELECT ctx.job() AS job) = ANY (ARRAY['sign-grant-statement'::text, 'sign-grants-anew'::text, 'expire-usage-rights'::text])))
  policy own_rights permissive for select to tym_app using (((holder = ( SELECT ctx.person() AS person)) AND (employer = ( SELECT ctx.employer() AS employer))))
  policy own_staff permissive for select to tym_app using ((((( SELECT ctx.reach('usageRight.list'::text) AS reach) = 'ownOrganisation'::text) AND (employer = ( SELECT ctx.employer() AS employer))) OR (( SELECT ctx.reach('usageRight.list'::text) AS reach) = 'network'::text)))
  CREATE TRIGGER refuse_barred BEFORE INSERT OR UPDATE ON usage_rights.usage_right FOR EACH ROW EXECUTE FUNCTION usage_rights.refuse_barred()
  CREATE TRIGGER refuse_providers BEFORE INSERT OR UPDATE ON usage_rights.usage_right FOR EACH ROW EXECUTE FUNCTION usage_rights.refuse_providers()
  CREATE TRIGGER refuse_return BEFORE UPDATE ON usage_rights.usage_right FOR EACH ROW EXECUTE FUNCTION usage_rights.refuse_return()
  grants tym_app: insert, select; tym_gate: select; tym_relation: select; tym_worker: insert, select

function audit.first_line_of(p_instant timestamp with time zone) returns uuid
  owner tym_owner sql stable security invoker
  grants tym_app: execute; tym_relation: execute; tym_worker: execute
  | select (lpad(to_hex((extract(epoch from p_instant) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid

function audit.keep_month(p_month date) returns void
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp, lock_timeout=500ms
  grants none
  | declare
  |   tables constant text[] := array['entry', 'detail', 'leaf', 'file_line'];
  |   month constant text := to_char(p_month, '_YYYY_MM');
  |   first constant uuid := audit.first_line_of(p_month::timestamp at time zone 'UTC');
  |   next constant uuid := audit.first_line_of((p_month + interval '1 month') at time zone 'UTC');
  |   each text;
  | begin
  |   foreach each in array tables loop
  |     execute format('create table audit.%I (like audit.%I including all)', each || month, each);
  |     execute format('comment on table audit.%I is %L', each || month, 'Lines of ' || to_char(p_month, 'YYYY-MM') || '.');
  |   end loop;
  |   foreach each in array tables loop
  |     execute format('lock table audit.%I in access exclusive mode', each || '_rest');
  |     execute format('with moved as (delete from audit.%I where line >= %L and line < %L returning *)
  |       insert into audit.%I select * from moved', each || '_rest', first, next, each || month);
  |     execute format('alter table audit.%I enable row level security, force row level security', each || month);
  |     execute format('alter table audit.%I attach partition audit.%I for values from (%L) to (%L)', each, each || month, first, next);
  |   end loop;
  | end

function audit.keep_months(p_instant timestamp with time zone) returns boolean
  owner tym_owner plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_worker: execute
  | declare month constant date := audit.lacking_month(p_instant);
  | begin
  |   if ctx.job() is distinct from 'keep-log-months' or month is null then return false; end if;
  |   perform audit.keep_month(month);
  |   return true;
  | end

function audit.lacking_month(p_instant timestamp with time zone) returns date
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants none
  | begin
  |   return coalesce(
  |     (select min(m.month) from (
  |         select (date_trunc('month', p_instant at time zone 'UTC') + make_interval(months => n))::date as month
  |         from generate_series(0, 2) n) m
  |       where to_regclass('audit.entry' || to_char(m.month, '_YYYY_MM')) is null),
  |     (select date_trunc('month', uuid_extract_timestamp(r.line) at time zone 'UTC')::date
  |       from audit.entry_rest r where uuid_extract_timestamp(r.line) is not null order by r.line limit 1));
  | end

function audit.refuse_change() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_eraser: execute; tym_gate: execute; tym_worker: execute
  | begin
  |   if tg_op = 'UPDATE' and tg_table_name = 'tile' then
  |     if (new.level, new.index) is not distinct from (old.level, old.index)
  |       and substring(new.data from 1 for octet_length(old.data)) = old.data then return new; end if;
  |   elsif tg_op = 'UPDATE' and tg_table_name = 'log_state' then
  |     if new.origin = old.origin and new.sealed_below >= old.sealed_below
  |       and (new.size > old.size or (new.size = old.size and new.root = old.root)) then return new; end if;
  |   end if;
  |   raise exception 'the log is only added to' using errcode = 'TY018';
  | end

function consents.refuse_outside_customership() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | declare began timestamptz; state text;
  | begin
  |   select c.recorded_at, c.state into began, state from customerships.customership c where c.id = new.customership;
  |   if began is null or new.recorded_at < began then
  |     raise exception 'nothing is stored before the joint assessment has started (381/2023 12 §)' using errcode = 'TY002';
  |   end if;
  |   if state = 'ended' then
  |     raise exception 'an ended customership is read-only' using errcode = 'TY003';
  |   end if;
  |   return new;
  | end

function consents.refuse_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if old.withdrawn_at is not null then
  |     raise exception 'a withdrawn consent stays withdrawn' using errcode = 'TY007';
  |   end if;
  |   if new.version <> old.version + 1 then
  |     raise exception 'versions of a consent follow one another' using errcode = 'TY007';
  |   end if;
  |   if new.withdrawn_at is not null and ctx.person() is not null and (new.withdrawn_at is distinct from ctx.instant()
  |       or new.withdrawn_by is distinct from ctx.person()
  |       or new.withdrawn_as is distinct from case when ctx.is_customer() then 'customer' else 'officer' end) then
  |     raise exception 'a consent is withdrawn now, in one''s own name' using errcode = 'TY007';
  |   end if;
  |   return new;
  | end

function consents.refuse_stray_answer() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | declare withdrawn timestamptz; newest integer;
  | begin
  |   -- Whoever records the answer locks the row: a withdrawal waits for this, or this for it.
  |   select c.withdrawn_at into withdrawn from consents.consent c where c.id = new.consent for update;
  |   select coalesce(max(v.number), 0) into newest from consents.version v where v.consent = new.consent;
  |   if withdrawn is not null or new.number <> newest + 1 then
  |     raise exception 'no answer is added to a withdrawn consent, or out of turn' using errcode = 'TY007';
  |   end if;
  |   return new;
  | end

function consents.refuse_twin() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | declare own consents.consent; known uuid;
  | begin
  |   if new.outcome <> 'given' then return new; end if;
  |   perform pg_advisory_xact_lock(hashtextextended('consents:' || new.customership::text, 0));
  |   select * into own from consents.consent c where c.id = new.consent;
  |   select c.id into known from consents.consent c
  |     join lateral (select v.* from consents.version v where v.consent = c.id order by v.number desc limit 1) v on true
  |     where c.customership = new.customership and c.id <> new.consent and c.withdrawn_at is null and c.direction = own.direction
  |       and case when own.party is null then c.party is null and c.name_digest = own.name_digest else c.party = own.party end
  |       and coalesce(c.twin_of, c.id) <> coalesce(own.twin_of, own.id)
  |       and v.outcome = 'given' and v.fields @> new.fields and v.fields <@ new.fields and v.purpose_digest = new.purpose_digest
  |       and v.valid_from <= new.valid_until and new.valid_from <= v.valid_until
  |     limit 1;
  |   if known is not null then
  |     raise exception 'a consent of the same terms stands' using errcode = 'TY030';
  |   end if;
  |   return new;
  | end

function ctx.after_end() returns text
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_relation: execute
  | begin return ctx.said('after_end'); end

function ctx.area() returns uuid
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute
  | begin return ctx.said('area')::uuid; end

function ctx.authority() returns uuid
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_eraser: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute
  | begin return ctx.said('authority')::uuid; end

function ctx.calendar() returns date
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_eraser: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute
  | begin return ctx.said('calendar')::date; end

function ctx.customership() returns uuid
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute
  | begin return ctx.said('customership')::uuid; end

function ctx.employer() returns uuid
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute
  | begin return ctx.said('employer')::uuid; end

function ctx.entered() returns uuid
  owner tym_owner sql stable security invoker
  grants tym_exchange: execute; tym_gate: execute; tym_relation: execute
  | select nullif(current_setting('tym.entered', true), '')::uuid

function ctx.entry() returns uuid
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_relation: execute
  | begin
  |   return nullif(ctx.said('entry'), '')::uuid;
  | end

function ctx.instant() returns timestamp with time zone
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_eraser: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute
  | begin return ctx.said('instant')::timestamptz; end

function ctx.is_customer() returns boolean
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute
  | begin
  |   return exists (select 1 from declared.role r where r.role = ctx.role() and r.kind = 'customer');
  | end

function ctx.job() returns text
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_eraser: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute
  | begin return case when ctx.said('kind') = 'job' then ctx.said('job') end; end

function ctx.kind() returns text
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_eraser: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute
  | begin return ctx.said('kind'); end

function ctx.may_act(p_operation text, p_maker uuid, p_storing uuid[]) returns boolean
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if not ctx.role_may(p_operation) then return false; end if;
  |   if ctx.is_customer() then return true; end if;
  |   return coalesce((select case a.whose
  |       when 'anyOfTeam' then true
  |       when 'maker' then p_maker = ctx.authority()
  |       when 'makerOrStoring' then ctx.authority() = p_maker or ctx.authority() = any (p_storing)
  |       else false end
  |     from declared.act a where a.operation = p_operation), false);
  | end

function ctx.out_of_team() returns boolean
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute
  | begin return coalesce(ctx.said('out_of_team') = 'yes', false); end

function ctx.party() returns uuid
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_exchange: execute
  | begin return ctx.said('party')::uuid; end

function ctx.past_annulment() returns boolean
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_eraser: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute
  | begin
  |   return coalesce(ctx.said('after_annulment') = 'open' or ctx.kind() = 'oversight' or ctx.job() = any (array[
  |     'annul-again', 'certify-deletions', 'clear-old-log-lines', 'clear-old-oversight', 'delete-due-files', 'flag-accesses',
  |     'flag-own-surname', 'remind-access-flags', 'remind-annulments', 'remind-log-questions', 'remove-again', 'report-hold-reviews',
  |     'report-outstanding-recalls', 'route-log-question', 'seal-log', 'send-recall', 'sign-log-extract', 'tell-annulled-person', 'tell-annulment',
  |     'tell-asker', 'tell-delay-proposed', 'tell-hold-proposed', 'withdraw-again']), false);
  | end

function ctx.person() returns text
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_eraser: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute
  | begin return ctx.said('person'); end

function ctx.reach(p_operation text) returns text
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute
  | begin
  |   return (select p.reach from declared.permission p where p.operation = p_operation and p.role = ctx.role());
  | end

function ctx.role() returns text
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute
  | begin return ctx.said('role'); end

function ctx.role_may(p_operation text) returns boolean
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute
  | begin
  |   return ctx.reach(p_operation) is not null;
  | end

function ctx.said(p_name text) returns text
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_eraser: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute
  | begin return nullif(current_setting('tym.' || p_name, true), ''); end

function ctx.self_index() returns bytea
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute
  | begin return decode(ctx.said('self_index'), 'hex'); end

function ctx.usage_right() returns uuid
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_relation: execute
  | begin return ctx.said('usage_right')::uuid; end

function customer_data.entries_of_removal(p_removal uuid) returns SETOF uuid
  owner postgres sql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_eraser: execute
  | select distinct e.id from customer_data.removal r join customer_data.entry e
  |     on e.customership = r.customership and (e.id = r.entry or e.supports = r.entry) and e.owner = r.owner
  |   where r.id = p_removal

function customer_data.file_of_removal(p_removal uuid) returns uuid
  owner postgres plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_eraser: execute
  | declare found uuid;
  | begin
  |   select r.customership into found from customer_data.removal r
  |     where r.id = p_removal and r.state = 'removed' and r.finished_at is null
  |       and ((ctx.person() is null and ctx.job() = 'remove-again')
  |         or (r.decided_by = ctx.person() and r.decided_at = ctx.instant() and r.owner = ctx.authority()));
  |   if found is null then
  |     raise exception 'there is no such removal to carry out' using errcode = 'TY060';
  |   end if;
  |   return found;
  | end

function customer_data.refuse_anothers_word() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | declare said text;
  | begin
  |   select coalesce(e.voice, case when e.author_role = 'customer' then 'customer' end) into said
  |     from customer_data.entry e where e.id = new.id and e.version = new.version - 1;
  |   if new.voice is not null and said is not null and said <> new.voice then
  |     raise exception 'nobody puts their word in the place of another''s' using errcode = 'TY090';
  |   end if;
  |   return new;
  | end

function customer_data.refuse_answer_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if to_jsonb(new) - array['answer', 'answered_by', 'answered_as', 'answered_at']
  |       is distinct from to_jsonb(old) - array['answer', 'answered_by', 'answered_as', 'answered_at']
  |       or old.answered_at is not null or new.answer is null
  |       or (new.answered_by, new.answered_as, new.answered_at) is distinct from (ctx.person(), ctx.authority(), ctx.instant())
  |       or not exists (select 1 from customer_data.entry e where e.id = new.entry and e.version = new.entry_version
  |         and (e.owner = new.answered_as or (new.answered_as is null and e.author_role = ctx.role()))) then
  |     raise exception 'a remark is answered once, now, in one''s own name, by whoever answers for the entry' using errcode = 'TY072';
  |   end if;
  |   return new;
  | end

function customer_data.refuse_change() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_eraser: execute; tym_worker: execute
  | begin
  |   if old.removed_at is not null or new.removed_at is null
  |       or to_jsonb(new) - array['content', 'correction_reason', 'removed_at', 'removal_reason']
  |         is distinct from to_jsonb(old) - array['content', 'correction_reason', 'removed_at', 'removal_reason']
  |       or not exists (select 1 from customer_data.removal r where r.entry in (new.id, new.supports) and r.state = 'removed'
  |         and r.owner = new.owner and r.reason = new.removal_reason) then
  |     raise exception 'an entry changes only by being removed' using errcode = 'TY060';
  |   end if;
  |   return new;
  | end

function customer_data.refuse_early_draft() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if not exists (select 1 from customerships.customership c
  |       where c.id = new.customership and c.recorded_at <= new.begun_at and c.state <> 'ended') then
  |     raise exception 'nothing is stored before the joint assessment has started, or after the end (381/2023 12 §)' using errcode = 'TY002';
  |   end if;
  |   return new;
  | end

function customer_data.refuse_identity_change_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if (new.id, new.customership, new.kind, new.content, new.moved, new.proposed_by, new.proposed_as, new.proposed_at)
  |       is distinct from (old.id, old.customership, old.kind, old.content, old.moved, old.proposed_by, old.proposed_as, old.proposed_at)
  |       or new.version <> old.version + 1 or old.state <> 'proposed' or new.state not in ('changed', 'refused')
  |       or ((new.decided_by, new.decided_as, new.decided_at) is distinct from (ctx.person(), ctx.authority(), ctx.instant())
  |         and not relation.repeats_acts()) then
  |     raise exception 'a change of identity code is decided once, now, in one''s own name' using errcode = 'TY141';
  |   end if;
  |   return new;
  | end

function customer_data.refuse_lift_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if (new.id, new.customership, new.seen_until, new.until_on, new.reason, new.proposed_by, new.proposed_as, new.proposed_at)
  |       is distinct from (old.id, old.customership, old.seen_until, old.until_on, old.reason, old.proposed_by, old.proposed_as, old.proposed_at)
  |       or new.version <> old.version + 1 or old.state <> 'proposed' or new.state not in ('lifted', 'refused')
  |       or (new.decided_by, new.decided_as, new.decided_at) is distinct from (ctx.person(), ctx.authority(), ctx.instant()) then
  |     raise exception 'a lift is decided once, now, in one''s own name' using errcode = 'TY070';
  |   end if;
  |   return new;
  | end

function customer_data.refuse_outside_customership() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | declare began timestamptz; state text;
  | begin
  |   select c.recorded_at, c.state into began, state from customerships.customership c where c.id = new.customership;
  |   if began is null or new.recorded_at < began then
  |     raise exception 'nothing is stored before the joint assessment has started (381/2023 12 §)' using errcode = 'TY002';
  |   end if;
  |   if state = 'ended' and tg_table_name = 'entry' then
  |     if new.version = 1 and new.field not in ('1.09', '1.10') then
  |       raise exception 'an ended customership takes corrections, turvakielto and the safe contact only' using errcode = 'TY003';
  |     end if;
  |   end if;
  |   return new;
  | end

function customer_data.refuse_removal_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_eraser: execute; tym_worker: execute
  | begin
  |   if (new.id, new.customership, new.entry, new.category, new.field, new.class, new.owner, new.reason, new.proposed_by, new.proposed_at)
  |       is distinct from (old.id, old.customership, old.entry, old.category, old.field, old.class, old.owner, old.reason, old.proposed_by, old.proposed_at) then
  |     raise exception 'what a removal was proposed as it stays' using errcode = 'TY060';
  |   end if;
  |   if new.version <> old.version + 1 or (old.state <> 'proposed' and new.state <> old.state) then
  |     raise exception 'a removal does not go from % to %', old.state, new.state using errcode = 'TY060';
  |   end if;
  |   if old.state <> 'proposed' then
  |     if (new.decided_by, new.decided_at) is distinct from (old.decided_by, old.decided_at) then
  |       raise exception 'what was decided of a removal is never decided again' using errcode = 'TY060';
  |     end if;
  |   elsif new.state <> 'proposed' and new.decided_by is distinct from 'journal'
  |       and (new.decided_by, new.decided_at) is distinct from (ctx.person(), ctx.instant()) then
  |     raise exception 'a removal is decided now, in one''s own name' using errcode = 'TY060';
  |   end if;
  |   if new.decided_by is distinct from old.decided_by and new.decided_by = 'journal' and ctx.person() is not null then
  |     raise exception 'no person decides for the journal' using errcode = 'TY060';
  |   end if;
  |   return new;
  | end

function customer_data.refuse_removed() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_eraser: execute; tym_worker: execute
  | declare said_of uuid;
  | begin
  |   if tg_table_name = 'entry' then said_of := new.id; else said_of := new.entry; end if;
  |   if exists (select 1 from customer_data.entry e where e.id = said_of and e.removed_at is not null) then
  |     raise exception 'the fact has been removed' using errcode = 'TY061';
  |   end if;
  |   return new;
  | end

function customer_data.removal_empty(p_removal uuid, p_disclosures uuid[]) returns TABLE(disclosure uuid, recall uuid)
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | #variable_conflict use_column
  | declare
  |   file uuid := customer_data.file_of_removal(p_removal);
  |   gone uuid[] := array(select customer_data.entries_of_removal(p_removal));
  |   each record;
  |   told uuid;
  | begin
  |   for each in select d.id, d.state, d.left_at from disclosures.disclosure d
  |       where d.customership = file and d.id = any (p_disclosures) order by d.id for update loop
  |     told := null;
  |     if each.left_at is null and each.state <> 'delivered' then
  |       if each.state = 'stopped' then continue; end if;
  |       update disclosures.disclosure d set state = 'stopped', problem = 'entry-removed', version = d.version + 1 where d.id = each.id;
  |     else
  |       insert into disclosures.recall as r (id, disclosure, customership, reason, state, planned_at)
  |         values (gen_random_uuid(), each.id, file, 'removed', 'planned', ctx.instant())
  |         on conflict (disclosure) do update set state = 'planned', reason = 'removed', attempts = 0, problem = null where r.state = 'failed'
  |         returning r.id into told;
  |       if told is null then continue; end if;
  |     end if;
  |     return query select each.id, told;
  |   end loop;
  |   update customer_data.entry e set content = null, correction_reason = null, removed_at = r.decided_at, removal_reason = r.reason
  |     from customer_data.removal r where r.id = p_removal and e.customership = file and e.id = any (gone) and e.removed_at is null;
  |   update customer_data.entry_flag f set reason = null, answer = null
  |     where f.customership = file and f.entry = any (gone) and f.reason is not null;
  | end

function customer_data.removal_finish(p_removal uuid, p_backups_until date, p_also uuid[]) returns void
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   perform customer_data.file_of_removal(p_removal);
  |   update customer_data.removal r set finished_at = ctx.instant(), backups_until = p_backups_until, also = p_also, version = r.version + 1
  |     where r.id = p_removal;
  |   -- Of a field of one value the former holds again: the documents are laid out again before anybody reads
  |   -- them.
  |   update customer_data.current_document d set layout = 1 from customer_data.removal r join customer_data.entry e on e.id = r.entry
  |     where r.id = p_removal and d.customership = r.customership and e.turn is not null;
  | end

function customer_data.removal_places() returns TABLE(name text, part text, key text, entry text, sealed_as text, sealed_row text, sealed_version text, sealed_category text, bumps boolean)
  owner postgres sql immutable security invoker set search_path=pg_catalog, pg_temp
  grants tym_eraser: execute
  | values
  |     ('audit.detail', 'reason', 'r.line::text', 'null', 'audit.detail', '''reason''', '0', '0', false),
  |     ('consents.version', 'content', 'r.consent || '':'' || r.number', 'null', 'consents.version', 'r.consent::text', 'r.number', '2', false),
  |     ('customer_data.current_document', 'content', 'r.class || ''/'' || r.owner', 'null', 'customer_data.current_document',
  |       'r.class || ''/'' || r.owner', 'r.version', 'r.category', true),
  |     ('customer_data.draft', 'content', 'r.id::text', 'null', 'customer_data.draft', 'r.id::text', '1', '0', true),
  |     ('customer_data.entry', 'content', 'r.id || '':'' || r.version', 'r.id', 'customer_data.entry', 'r.id::text', 'r.version', 'r.category', false),
  |     ('customer_data.entry', 'correction_reason', 'r.id || '':'' || r.version', 'r.id', 'customer_data.entry.correction_reason', 'r.id::text',
  |       'r.version', 'r.category', false),
  |     ('customer_data.entry_flag', 'reason', 'r.id::text', 'r.entry', 'customer_data.entry_flag', 'r.id::text', 'r.entry_version',
  |       '(select e.category from customer_data.entry e where e.id = r.entry and e.version = r.entry_version)', false),
  |     ('customer_data.entry_flag', 'answer', 'r.id::text', 'r.entry', 'customer_data.entry_flag.answer', 'r.id::text', 'r.entry_version',
  |       '(select e.category from customer_data.entry e where e.id = r.entry and e.version = r.entry_version)', false),
  |     ('customer_data.identity_change', 'content', 'r.id::text', 'null', 'customer_data.identity_change', 'r.id::text', '1', '1', true),
  |     ('customer_data.safety_lift', 'reason', 'r.id::text', 'null', 'customer_data.safety_lift', 'r.id::text', '1', '1', true),
  |     ('customerships.act_to_repeat', 'sealed', 'r.id::text', 'null', 'customerships.act_to_repeat', 'r.id::text', '1', '2', false),
  |     ('customerships.death_undoing', 'reason', 'r.id::text', 'null', 'customerships.death_undoing', 'r.id::text', '1', '2', true),
  |     ('customerships.end_opinion', 'grounds', 'r.proposal || '':'' || r.organisation', 'null', 'customerships.end_opinion', 'r.organisation::text',
  |       'r.proposal', '2', false),
  |     ('customerships.end_proposal', 'withdrawal_grounds', 'r.number::text', 'null', 'customerships.end_proposal', '''withdrawal''', 'r.number', '2',
  |       false),
  |     ('customerships.join_request', 'reason', 'r.id::text', 'null', 'customerships.join_request', 'r.id::text', '1', '2', false),
  |     ('disclosures.disclosure', 'snapshot', 'r.id::text', 'null', 'disclosures.disclosure', 'r.id::text', '1', '0', true),
  |     ('disclosures.obtaining', 'request', 'r.id::text', 'null', 'disclosures.obtaining', 'r.id::text', '1', '0', true),
  |     ('disclosures.obtaining', 'answer', 'r.id::text', 'null', 'disclosures.obtaining', 'r.id::text', '2', '0', true),
  |     ('disclosures.own_copy', 'necessity', 'r.id::text', 'null', 'disclosures.own_copy', 'r.id::text', '2', '0', true),
  |     ('disclosures.own_copy', 'content', 'r.id::text', 'null', 'disclosures.own_copy', 'r.id::text', '1', '0', true),
  |     ('oversight.line_delay', 'reason', 'r.id::text', 'null', 'oversight.line_delay', 'r.id::text', '1', '0', true),
  |     ('oversight.log_question', 'question', 'r.id::text', 'null', 'oversight.log_question', 'r.id::text', '1', '0', true),
  |     ('oversight.log_question', 'answer', 'r.id::text', 'null', 'oversight.log_question', 'r.id::text', '2', '0', true),
  |     ('retention.annulment', 'grounds', 'r.id::text', 'null', 'retention.annulment', 'r.id::text', '1', '0', true),
  |     ('retention.hold', 'reason', 'r.id::text', 'null', 'retention.hold', 'r.id::text', '1', '0', true)

function customer_data.removal_texts(p_removal uuid) returns TABLE(place text, key text, entry uuid, removed boolean, sealed_as text, sealed_row text, sealed_version integer, sealed_category integer, content bytea)
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | #variable_conflict use_column
  | declare
  |   file uuid := customer_data.file_of_removal(p_removal);
  |   gone uuid[];
  |   each record;
  | begin
  |   perform pg_advisory_xact_lock(hashtextextended('consent:' || o.consent::text, 0)) from (
  |     select distinct d.consent from disclosures.disclosure d where d.customership = file and d.consent is not null order by d.consent) o;
  |   perform pg_advisory_xact_lock(hashtextextended(file::text, 0));
  |   -- Whoever waited for the same removal finds that it is carried out.
  |   file := customer_data.file_of_removal(p_removal);
  |   gone := array(select customer_data.entries_of_removal(p_removal));
  |   for each in select * from customer_data.removal_places() loop
  |     return query execute format('select %L || ''.'' || %L, %s, (%s)::uuid, coalesce((%4$s)::uuid = any ($2), false), %L, %s, (%s)::integer, (%s)::integer, r.%I
  |       from %s r where r.customership = $1 and r.%9$I is not null', each.name, each.part, each.key, each.entry, each.sealed_as, each.sealed_row,
  |       each.sealed_version, each.sealed_category, each.part, each.name) using file, gone;
  |   end loop;
  | end

function customer_data.removal_write(p_removal uuid, p_place text, p_key text, p_content bytea) returns void
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | declare
  |   file uuid := customer_data.file_of_removal(p_removal);
  |   into_place record;
  |   written bigint;
  | begin
  |   select * into strict into_place from customer_data.removal_places() p where p.name || '.' || p.part = p_place;
  |   execute format('update %s r set %I = $1%s where r.customership = $2 and (%s) = $3', into_place.name, into_place.part,
  |     case when into_place.bumps then ', version = r.version + 1' else '' end, into_place.key) using p_content, file, p_key;
  |   get diagnostics written = row_count;
  |   if written <> 1 then raise exception 'the text is not where it was' using errcode = 'TY060'; end if;
  | end

function customer_data.removals_again(p_removals uuid[], p_entries uuid[], p_reasons text[], p_at timestamp with time zone[]) returns TABLE(removal uuid, customership uuid, entry uuid, field text, reason text, decided_at timestamp with time zone)
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | #variable_conflict use_column
  | begin
  |   if ctx.person() is not null or ctx.job() is distinct from 'remove-again' then
  |     raise exception 'only a start removes again' using errcode = 'TY060';
  |   end if;
  |   update customer_data.removal r set state = 'removed', decided_by = 'journal', decided_at = j.at, version = r.version + 1
  |     from unnest(p_removals, p_entries, p_at) as j (id, entry, at) where r.entry = j.entry and r.state = 'proposed'
  |       and (r.id = j.id or not exists (select from customer_data.removal own where own.id = j.id));
  |   insert into customer_data.removal (id, customership, entry, category, field, class, owner, reason, state, proposed_by, proposed_at,
  |       decided_by, decided_at)
  |     select distinct on (e.id) j.id, e.customership, e.id, e.category, e.field, e.class, e.owner, j.reason, 'removed', 'journal', j.at, 'journal', j.at
  |     from unnest(p_removals, p_entries, p_reasons, p_at) as j (id, entry, reason, at)
  |       join customer_data.entry e on e.id = j.entry and e.removed_at is null
  |     where not exists (select from customer_data.removal r where r.id = j.id or (r.entry = j.entry and r.state <> 'refused'))
  |     order by e.id, e.version desc
  |     on conflict do nothing;
  |   return query select r.id, r.customership, r.entry, r.field, r.reason, r.decided_at from customer_data.removal r
  |     where r.state = 'removed' and r.finished_at is null order by r.id;
  | end

function customer_data.take_turn() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if new.version > 1 then
  |     select e.turn into new.turn from customer_data.entry e where e.id = new.id and e.version = 1;
  |   elsif exists (select from declared.single s where s.field = new.field) then
  |     select coalesce(max(e.turn), 0) + 1 into new.turn from customer_data.entry e
  |       where e.customership = new.customership and e.field = new.field and e.version = 1;
  |   else
  |     new.turn := null;
  |   end if;
  |   return new;
  | end

function customer_data.unfinished_removals() returns bigint
  owner tym_eraser sql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_exchange: execute; tym_worker: execute
  | select count(*) from customer_data.removal r where r.state = 'removed' and r.finished_at is null

function customerships.refuse_after_end() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if old.state = 'ended' and not ((new.version, new.ended_on) is not distinct from (old.version + 1, null::date)
  |       and new.state_before_end is not distinct from case new.state when 'endProposed' then old.state_before_end end
  |       and (to_jsonb(new) - '{state,state_before_end,end_reason,ended_on,version}'::text[])
  |         = (to_jsonb(old) - '{state,state_before_end,end_reason,ended_on,version}'::text[])
  |       and exists (select 1 from relation.stood_before_death(old.id) b
  |         where b.state = new.state and b.reason is not distinct from new.end_reason)) then
  |     raise exception 'an ended customership is read-only' using errcode = 'TY003';
  |   end if;
  |   if new.state = 'ended' then perform set_config('tym.after_end', 'open', true); end if;
  |   return new;
  | end

function customerships.refuse_end_without_judgement() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if ctx.kind() is distinct from 'customership' then return null; end if;
  |   if new.state = 'ended' then
  |     if exists (select 1 from customerships.death_notice n where n.customership = new.id and n.state = 'standing' and n.ended
  |         and n.died_on = new.ended_on and new.end_reason = 'death') then
  |       return null;
  |     end if;
  |     if old.state <> 'endProposed' or exists (select 1 from customerships.party p where p.customership = new.id
  |         and not exists (select 1 from customerships.end_opinion o where o.customership = new.id and o.proposal = new.proposal
  |           and o.organisation = p.organisation and o.agrees)) then
  |       raise exception 'a customership ends by the judgement of all three, or by a notice of death' using errcode = 'TY092';
  |     end if;
  |   elsif new.state <> 'endProposed'
  |       and not exists (select 1 from customerships.end_opinion o
  |         where o.customership = new.id and o.proposal = new.proposal and not o.agrees)
  |       and not exists (select 1 from customerships.end_proposal e
  |         where e.customership = new.id and e.number = new.proposal and e.withdrawn_on is not null) then
  |     raise exception 'a proposed end is declined or withdrawn' using errcode = 'TY092';
  |   end if;
  |   return null;
  | end

function customerships.refuse_growth_after_end() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if exists (select 1 from customerships.customership c where c.id = new.customership and c.state = 'ended')
  |       and not relation.awaits_undoing(new.customership) then
  |     raise exception 'the team of an ended customership takes nobody in' using errcode = 'TY003';
  |   end if;
  |   return new;
  | end

function customerships.refuse_notice_change() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if (to_jsonb(new) - 'state' - 'version') is distinct from (to_jsonb(old) - 'state' - 'version')
  |       or old.state <> 'standing' or new.state <> 'undone' or new.version <> old.version + 1 or not relation.undoes_death(old.id) then
  |     raise exception 'a notice of death is undone by two persons, and never changed' using errcode = 'TY140';
  |   end if;
  |   return new;
  | end

function customerships.refuse_plan_without_floor() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if new.state <> 'ended' and customerships.working_state(new.state, new.state_before_end) = 'planInForce'
  |       and customerships.working_state(old.state, old.state_before_end) is distinct from 'planInForce'
  |       and coalesce(cardinality(relation.plan_lacks(new.id, new.kela_in_plan)), 1) > 0 then
  |     raise exception 'the plan lacks what it must have before it is in force' using errcode = 'TY091';
  |   end if;
  |   return new;
  | end

function customerships.refuse_strange_member() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_relation: execute
  | begin
  |   if not exists (select 1 from customerships.party p where p.customership = new.customership and p.organisation = new.organisation) then
  |     raise exception 'a member of the team is of a party' using errcode = '23503';
  |   end if;
  |   return new;
  | end

function customerships.refuse_taking_for_another() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if ctx.kind() is not null and new.taken_by is distinct from ctx.person() and new.taken_by is not null
  |       and (tg_op = 'INSERT' or new.taken_by is distinct from old.taken_by) then
  |     raise exception 'nobody takes a file for another' using errcode = 'TY090';
  |   end if;
  |   return new;
  | end

function customerships.refuse_undoing_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if (new.id, new.customership, new.notice, new.reason, new.proposed_by, new.proposed_as, new.proposed_at)
  |       is distinct from (old.id, old.customership, old.notice, old.reason, old.proposed_by, old.proposed_as, old.proposed_at)
  |       or new.version <> old.version + 1 or old.state <> 'proposed' or new.state not in ('undone', 'refused')
  |       or ((new.decided_by, new.decided_as, new.decided_at) is distinct from (ctx.person(), ctx.authority(), ctx.instant())
  |         and not relation.repeats_acts()) then
  |     raise exception 'an undoing is decided once, now, in one''s own name' using errcode = 'TY140';
  |   end if;
  |   return new;
  | end

function customerships.working_state(p_state text, p_before_end text) returns text
  owner tym_owner sql immutable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_relation: execute; tym_worker: execute
  | select case when p_state in ('endProposed', 'ended') then p_before_end else p_state end

function declared.who_may(p_operation text) returns text[]
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute
  | begin
  |   return array(select p.role from declared.permission p where p.operation = p_operation order by p.role);
  | end

function disclosures.find_corrected(files uuid[], most integer) returns SETOF uuid
  owner tym_owner sql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | select distinct d.id from disclosures.disclosure d
  |   join disclosures.item i on i.disclosure = d.id
  |   join customer_data.entry e on e.id = i.entry and e.version > i.entry_version
  |   where d.customership = any (files) and d.left_at is not null
  |     and not exists (select 1 from disclosures.recall r where r.disclosure = d.id)
  |   order by d.id limit most

function disclosures.find_overdue(since timestamp with time zone, today date, most integer) returns SETOF uuid
  owner tym_owner sql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_worker: execute
  | select d.id from disclosures.disclosure d
  |   where d.channel = 'machine' and ((d.state = 'leaving' and d.claimed_at < since) or (d.state = 'approved' and (
  |     exists (select 1 from disclosures.recall r where r.disclosure = d.id)
  |     or not exists (select 1 from consents.version v where v.consent = d.consent and v.outcome = 'given' and v.valid_until >= today))))
  |   order by d.id limit most

function disclosures.given_until(p_on date, p_at timestamp with time zone) returns timestamp with time zone
  owner tym_owner sql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_exchange: execute; tym_worker: execute
  | select coalesce(p_at, case when p_on < (ctx.instant() at time zone 'Europe/Helsinki')::date
  |     then (p_on + 1)::timestamp at time zone 'Europe/Helsinki' else ctx.instant() end, 'infinity')

function disclosures.is_excluded(customership uuid, party uuid) returns boolean
  owner tym_owner sql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_exchange: execute; tym_worker: execute
  | select exists (select 1 from disclosures.exclusion e where e.customership = $1 and e.lifted_at is null and (e.party is null or e.party = $2))

function disclosures.mark_to_compare() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_exchange: execute; tym_relation: execute; tym_worker: execute
  | begin
  |   insert into disclosures.to_compare (customership) values (new.customership);
  |   return null;
  | end

function disclosures.refuse_copy_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if old.taken_at is not null or new.taken_at is distinct from ctx.instant() or new.taken_by is distinct from ctx.person()
  |       or new.version <> old.version + 1 then
  |     raise exception 'a copy is taken once, now, by the system that takes it' using errcode = 'TY008';
  |   end if;
  |   return new;
  | end

function disclosures.refuse_exclusion_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if old.set_as = 'customer' and not ctx.is_customer() then
  |     raise exception 'what the customer has shut out the customer lets in' using errcode = 'TY008';
  |   end if;
  |   if old.lifted_at is not null or new.lifted_at is distinct from ctx.instant() or new.lifted_by is distinct from ctx.person() then
  |     raise exception 'an exclusion is lifted once, now, in one''s own name' using errcode = 'TY008';
  |   end if;
  |   return new;
  | end

function disclosures.refuse_foreign_item() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if not exists (select 1 from customer_data.entry e where e.id = new.entry and e.version = new.entry_version
  |       and e.customership = new.customership and e.field = new.field and e.owner = new.owner) then
  |     raise exception 'an item is of an entry, its field and its storing organisation' using errcode = 'TY008';
  |   end if;
  |   return new;
  | end

function disclosures.refuse_late_part() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   perform 1 from disclosures.disclosure d where d.id = new.disclosure and d.state = 'awaitingApproval' for update;
  |   if not found then
  |     raise exception 'nothing is added to a disclosure that waits no longer' using errcode = 'TY008';
  |   end if;
  |   return new;
  | end

function disclosures.refuse_obtaining_now() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if exists (select 1 from consents.consent c where c.id = new.consent and (c.withdrawn_at is not null or c.direction <> 'obtain'
  |       or c.party is distinct from new.party)) or disclosures.is_excluded(new.customership, new.party) then
  |     raise exception 'nothing is obtained but on a consent to obtain it, of a party that is not shut out' using errcode = 'TY008';
  |   end if;
  |   return new;
  | end

function disclosures.refuse_obtaining_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if new.version <> old.version + 1 or (new.state <> old.state and not (
  |       (old.state = 'waiting' and new.state in ('asked', 'stopped', 'failed'))
  |       or (old.state = 'asked' and new.state in ('quarantined', 'nothing', 'stopped', 'failed'))
  |       or (old.state = 'quarantined' and new.state in ('accepted', 'rejected', 'stopped'))
  |       or (old.state = 'failed' and new.state in ('waiting', 'stopped')))) then
  |     raise exception 'an obtaining does not go from % to %', old.state, new.state using errcode = 'TY008';
  |   end if;
  |   if new.state <> old.state and new.state in ('asked', 'quarantined', 'accepted') and exists (
  |       select 1 from consents.consent c where c.id = new.consent and c.withdrawn_at is not null) then
  |     raise exception 'nothing is obtained on a withdrawn consent' using errcode = 'TY008';
  |   end if;
  |   if new.state <> old.state and new.state in ('asked', 'quarantined', 'accepted') and disclosures.is_excluded(new.customership, new.party) then
  |     raise exception 'nothing is obtained from a party that the customer has shut out' using errcode = 'TY008';
  |   end if;
  |   return new;
  | end

function disclosures.refuse_other_consent() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if new.consent is not null and not exists (select 1 from consents.consent c where c.id = new.consent and c.party is not distinct from new.party
  |       and c.direction = 'disclose' and c.withdrawn_at is null) then
  |     raise exception 'a disclosure is on a consent to disclose to this party' using errcode = 'TY008';
  |   end if;
  |   return new;
  | end

function disclosures.refuse_others_act() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | declare
  |   maker uuid;
  |   storing uuid[];
  |   act text;
  |   is_withdrawn boolean;
  | begin
  |   if tg_table_name in ('disclosure', 'obtaining') then
  |     maker := new.owner;
  |     is_withdrawn := new.state = 'stopped' and new.problem = 'consent-withdrawn'
  |       and exists (select 1 from consents.consent c where c.id = new.consent and c.withdrawn_at is not null);
  |     if is_withdrawn then return new; end if;
  |   end if;
  |   case tg_table_name
  |     when 'disclosure' then
  |       storing := array(select i.owner from disclosures.item i where i.disclosure = new.id);
  |       act := case
  |         when new.state = 'stopped' and new.problem = 'cancelled' then 'disclosure.cancel'
  |         when new.state in ('stopped', 'delivered') then 'disclosure.handOver'
  |         when old.state = 'failed' then 'disclosure.retry'
  |         else 'disclosure.approve' end;
  |     when 'approval' then
  |       select d.owner into maker from disclosures.disclosure d where d.id = new.disclosure;
  |       storing := array(select i.owner from disclosures.item i where i.disclosure = new.disclosure);
  |       act := 'disclosure.approve';
  |     when 'recall' then
  |       -- One that is taken up again follows a withdrawal.
  |       if new.state <> 'confirmed' then return new; end if;
  |       select d.owner into maker from disclosures.disclosure d where d.id = new.disclosure;
  |       act := case when relation.is_annulled(new.customership) then 'recall.confirmAnnulled' else 'recall.confirm' end;
  |     when 'obtaining' then
  |       if old.state = 'quarantined' then
  |         if exists (select 1 from disclosures.obtained_entry e where e.obtaining = new.id
  |             and e.decided_by = ctx.person() and e.decided_at = ctx.instant()) then
  |           return new;
  |         end if;
  |         raise exception 'what is in quarantine is decided item by item' using errcode = 'TY008';
  |       end if;
  |       act := case when new.state = 'stopped' then 'obtaining.cancel' else 'obtaining.retry' end;
  |     when 'exclusion' then
  |       maker := new.set_for;
  |       act := 'exclusion.lift';
  |   end case;
  |   -- Whoever has taken the place of an organisation that has left acts for it; what was given out of an
  |   -- annulled file is the matter of whoever gave it.
  |   if act <> 'recall.confirmAnnulled' then
  |     maker := relation.acts_for(new.customership, maker);
  |     storing := array(select relation.acts_for(new.customership, s) from unnest(storing) s);
  |   end if;
  |   if not ctx.may_act(act, maker, storing) then
  |     raise exception 'the act % is for another organisation', act using errcode = '42501';
  |   end if;
  |   return new;
  | end

function disclosures.refuse_outside_customership() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | declare state text;
  | begin
  |   select c.state into state from customerships.customership c where c.id = new.customership;
  |   -- What a section of law demands is given of an ended file too.
  |   if state is null or (state = 'ended' and to_jsonb(new) ->> 'statute' is null) then
  |     raise exception 'nothing is disclosed outside a customership' using errcode = 'TY003';
  |   end if;
  |   return new;
  | end

function disclosures.refuse_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | declare latest timestamptz;
  | begin
  |   if new.version <> old.version + 1 or (new.state <> old.state and not (
  |       (old.state = 'awaitingApproval' and new.state in ('approved', 'stopped'))
  |       or (old.state = 'approved' and new.state in ('stopped', 'failed'))
  |       or (old.state = 'approved' and new.state = case new.channel when 'machine' then 'leaving' else 'delivered' end)
  |       or (old.state = 'stopped' and new.state = 'delivered' and new.channel <> 'machine'
  |         and (new.handed_over_at is not null or new.handed_over_on < (ctx.instant() at time zone 'Europe/Helsinki')::date))
  |       or (old.state = 'leaving' and new.state in ('delivered', 'failed'))
  |       or (old.state = 'failed' and new.state in ('approved', 'stopped')))) then
  |     raise exception 'a disclosure does not go from % to %', old.state, new.state using errcode = 'TY008';
  |   end if;
  |   if old.state in ('awaitingApproval', 'stopped') and new.state in ('approved', 'delivered') then
  |     if exists (select 1 from (select new.owner as organisation union select i.owner from disclosures.item i where i.disclosure = new.id) o
  |         where not exists (select 1 from disclosures.approval a where a.disclosure = new.id
  |           and a.organisation in (o.organisation, relation.acts_for(new.customership, o.organisation)))) then
  |       raise exception 'every organisation whose data is in a snapshot approves it' using errcode = 'TY008';
  |     end if;
  |     if new.statute is not null and not exists (select 1 from disclosures.approval a
  |         where a.disclosure = new.id and a.organisation in (new.owner, relation.acts_for(new.customership, new.owner)) and a.person <> new.prepared_by) then
  |       raise exception 'a second person approves what goes without consent' using errcode = 'TY008';
  |     end if;
  |   end if;
  |   if new.handed_over_at > ctx.instant() then
  |     raise exception 'nothing was given at an hour to come' using errcode = 'TY008';
  |   end if;
  |   -- A no counts from when it is said: nothing leaves on a withdrawn consent or to a party that is shut out,
  |   -- and nothing was given by hand after it.
  |   if new.consent is not null and new.state <> old.state
  |       and (new.state = 'leaving' or (new.state = 'delivered' and new.channel <> 'machine')) then
  |     latest := case new.state when 'leaving' then 'infinity' else disclosures.given_until(new.handed_over_on, new.handed_over_at) end;
  |     if exists (select 1 from consents.consent c where c.id = new.consent and c.withdrawn_at <= latest) then
  |       raise exception 'nothing leaves on a withdrawn consent' using errcode = 'TY008';
  |     end if;
  |     if exists (select 1 from disclosures.exclusion e where e.customership = new.customership and (e.party is null or e.party = new.party)
  |         and e.lifted_at is null and e.set_at <= latest) then
  |       raise exception 'nothing leaves to a party that the customer has shut out' using errcode = 'TY008';
  |     end if;
  |   end if;
  |   -- Persons say only of what goes by hand that it has gone.
  |   if ctx.job() is null and new.channel = 'machine' and new.sent_items is distinct from old.sent_items then
  |     raise exception 'what a machine has sent is said by what sent it' using errcode = 'TY008';
  |   end if;
  |   if new.left_at is distinct from old.left_at and (old.left_at is not null or (ctx.job() is null and new.state <> 'delivered')) then
  |     raise exception 'when a disclosure left is said once, as it leaves' using errcode = 'TY008';
  |   end if;
  |   return new;
  | end

function disclosures.refuse_stray_entry() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if not exists (select 1 from disclosures.obtaining o where o.id = new.obtaining and o.state = 'quarantined') then
  |     raise exception 'nothing is taken in that is not in quarantine' using errcode = 'TY008';
  |   end if;
  |   return new;
  | end

function gate.admit(p_instant timestamp with time zone, p_calendar date, p_replay bytea, p_slot smallint, p_kind text, p_person text, p_usage_right uuid, p_right_version integer, p_issuer text, p_key_id text, p_grant_issuer text, p_grant_key_id text, p_certificate text, p_employer uuid, p_authority uuid, p_area uuid, p_role text, p_line uuid, p_event text, p_policy text) returns text
  owner tym_gate plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | declare
  |   outcome text;
  |   fresh integer;
  | begin
  |   insert into guard.proof_seen (slot, replay_key, seen_at) values (p_slot, p_replay, p_instant) on conflict do nothing;
  |   get diagnostics fresh = row_count;
  |   if fresh = 0 then
  |     outcome := 'proof-replayed';
  |   else
  |     select l.verdict into outcome from gate.check_liveness(p_instant, p_calendar, p_kind, p_person, p_usage_right,
  |       p_right_version, p_issuer, p_key_id, p_grant_issuer, p_grant_key_id, p_employer, p_authority, p_area, p_role) l;
  |   end if;
  |   if outcome <> 'ok' then
  |     insert into audit.entry (line, at, event, outcome, problem, person, certificate, usage_right, employer, authority, role, policy_version)
  |     values (p_line, p_instant, p_event, 'denied', outcome, p_person, p_certificate, p_usage_right, p_employer, p_authority, p_role, p_policy);
  |   end if;
  |   return outcome;
  | end

function gate.check_liveness(p_instant timestamp with time zone, p_calendar date, p_kind text, p_person text, p_usage_right uuid, p_right_version integer, p_issuer text, p_key_id text, p_grant_issuer text, p_grant_key_id text, p_employer uuid, p_authority uuid, p_area uuid, p_role text) returns TABLE(verdict text)
  owner tym_gate sql stable security invoker
  grants none
  | select case
  |     when not exists (select 1 from organisations.live_keys(p_instant) k where k.issuer = p_issuer and k.key_id = p_key_id
  |       and k.use = case p_kind when 'customer' then 'customer' else 'certificate' end) then 'signing-key-revoked'
  |     when p_kind = 'customer' then 'ok'
  |     when not exists (select 1 from organisations.live_keys(p_instant) k
  |       where k.issuer = p_grant_issuer and k.key_id = p_grant_key_id and k.use = 'grant') then 'signing-key-revoked'
  |     when not exists (select 1 from usage_rights.live_rights(p_calendar) r
  |       where r.id = p_usage_right and r.version = p_right_version and r.holder = p_person and r.holder_kind = p_kind
  |         and r.employer = p_employer and r.authority = p_authority and r.area = p_area and r.role = p_role)
  |       then 'usage-right-not-live'
  |     else 'ok'
  |   end

function gate.clear_old_marks(p_instant timestamp with time zone) returns smallint
  owner tym_gate plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_worker: execute
  | declare slot smallint := ((floor(extract(epoch from p_instant) / 300)::bigint + 2) % 4)::smallint;
  | begin
  |   execute format('truncate guard.%I', 'proof_seen_' || slot);
  |   return slot;
  | end

function gate.customership_facts(p_file customerships.customership, p_role text) returns json
  owner tym_gate sql stable security invoker
  grants none
  | select json_build_object(
  |     'number', p_file.number, 'startedOn', p_file.started_on, 'endedOn', p_file.ended_on, 'endReason', p_file.end_reason,
  |     'referringParty', p_file.referring_party, 'referredOn', p_file.referred_on, 'state', p_file.state,
  |     'kelaInPlan', p_file.kela_in_plan, 'planInForceOn', p_file.plan_in_force_on, 'lastReviewOn', p_file.last_review_on,
  |     'version', p_file.version,
  |     'parties', (select coalesce(json_agg(json_build_object('organisation', p.organisation, 'kind', p.kind, 'taken', p.taken_at is not null) order by p.kind), '[]')
  |       from customerships.party p where p.customership = p_file.id),
  |     'responsibleOfficers', (select coalesce(json_agg(case when p_role = 'customer'
  |           then json_build_object('organisation', m.organisation, 'name', m.name, 'title', m.title, 'role', m.role)
  |           else json_build_object('organisation', m.organisation, 'name', m.name, 'title', m.title, 'role', m.role, 'person', m.person)
  |         end order by m.added_at), '[]')
  |       from customerships.case_team_member m where m.customership = p_file.id and m.responsible and m.removed_at is null),
  |     'endOpinions', (select coalesce(json_agg(json_build_object('organisation', o.organisation, 'agrees', o.agrees, 'givenOn', o.given_on) order by o.recorded_at), '[]')
  |       from customerships.end_opinion o where o.customership = p_file.id and o.proposal = p_file.proposal))

function gate.follow(p_streams jsonb, p_instant timestamp with time zone, p_calendar date, p_events text[]) returns TABLE(stream integer, on_team boolean, kela_in_plan boolean, done_at timestamp with time zone, event text, authority uuid, fields text[])
  owner tym_gate plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | declare live jsonb := (select jsonb_agg(s.each) from jsonb_array_elements(p_streams) s (each)
  |   cross join lateral gate.check_liveness(p_instant, p_calendar, s.each->>'kind', s.each->>'person', (s.each->>'usage_right')::uuid,
  |     (s.each->>'right_version')::integer, s.each->>'issuer', s.each->>'key_id', s.each->>'grant_issuer', s.each->>'grant_key_id',
  |     (s.each->>'employer')::uuid, (s.each->>'authority')::uuid, (s.each->>'area')::uuid, s.each->>'role') l
  |   where l.verdict = 'ok');
  | begin
  |   return query select w.stream, w.on_team, w.kela_in_plan, w.done_at, w.event, w.authority, w.fields
  |     from relation.written_since(coalesce(live, '[]'), p_instant, p_events) w;
  | end

function gate.mark_request(p_instant timestamp with time zone, p_slot smallint, p_replay bytea) returns boolean
  owner tym_gate plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | declare fresh integer;
  | begin
  |   insert into guard.proof_seen (slot, replay_key, seen_at) values (p_slot, p_replay, p_instant) on conflict do nothing;
  |   get diagnostics fresh = row_count;
  |   return fresh = 1;
  | end

function gate.read_categories(p_reads text, p_policy text) returns TABLE(item smallint, outcome text, facts text, open_categories text, category smallint, class text, owner uuid, version integer, layout smallint, held text[], content bytea)
  owner tym_gate plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_read: execute
  | #variable_conflict use_column
  | declare
  |   asked record;
  |   verdict text;
  |   way text;
  |   outside boolean;
  |   opening uuid;
  |   opened record;
  |   nobody text;
  |   guarded boolean;
  |   readable smallint[];
  |   seen text[];
  |   lines audit.entry[] := '{}';
  |   details audit.detail[] := '{}';
  | begin
  |   for asked in
  |     with wanted as materialized (
  |       -- Numbered here: whether a proof is an equal one's second is not for the caller to say.
  |       select w.*, (w.ordinality - 1)::smallint as item from rows from (json_to_recordset(p_reads::json) as (
  |         instant timestamptz, calendar date, replay bytea, slot smallint, kind text, person text,
  |         usage_right uuid, right_version integer, issuer text, key_id text, grant_issuer text, grant_key_id text,
  |         certificate text, employer uuid, authority uuid, area uuid, role text, self_index bytea,
  |         customership uuid, categories smallint[], fields text[], safety boolean, reason bytea, purpose text, ground text,
  |         refusal text, rule text, line uuid, subject bytea, event text)) with ordinality as w
  |     ), marked as (
  |       -- In one order, so that two batches never wait for one another in a circle.
  |       insert into guard.proof_seen (slot, replay_key, seen_at)
  |       select w.slot, w.replay, min(w.instant) from wanted w group by w.slot, w.replay order by w.slot, w.replay
  |       on conflict do nothing returning slot, replay_key
  |     )
  |     select w.*, case
  |       -- Of two equal proofs in one batch the first one passes.
  |       when not exists (select from marked m where m.slot = w.slot and m.replay_key = w.replay)
  |         or exists (select from wanted e where e.slot = w.slot and e.replay = w.replay and e.item < w.item) then 'proof-replayed'
  |       else l.verdict end as verdict
  |     from wanted w cross join lateral gate.check_liveness(w.instant, w.calendar, w.kind, w.person, w.usage_right,
  |       w.right_version, w.issuer, w.key_id, w.grant_issuer, w.grant_key_id, w.employer, w.authority, w.area, w.role) l
  |   loop
  |     item := asked.item;
  |     nobody := set_config('tym.entered', '', true);   -- nobody goes on in the file of the one before
  |     facts := null; open_categories := null; category := 0; class := null; owner := null; held := null; content := null; layout := null;
  |     seen := '{}'; readable := null; way := null; outside := false; opening := null;
  |     verdict := asked.verdict;
  |     if verdict = 'ok' and asked.refusal is not null then verdict := asked.refusal; end if;
  |     if verdict = 'ok' then
  |       way := relation.enter(asked.customership, asked.role, asked.person, asked.usage_right, asked.authority, asked.area,
  |         asked.self_index, asked.reason is not null, asked.instant);
  |       outside := coalesce(way in ('area', 'opened'), false);
  |       if way in ('opened', 'afterEnd') and asked.reason is null then
  |         opening := relation.live_opening(asked.customership, asked.person, asked.usage_right, asked.authority, asked.instant);
  |       end if;
  |       -- Row-level security decides whether there is a file, and what of its documents.
  |       select c as file, array(select a from unnest(r.categories) a where a = any (asked.categories)) as readable, r.open_classes,
  |           r.own_classes, (select min(d.layout) from customer_data.current_document d where d.customership = c.id) as layout
  |         into opened
  |         from customerships.customership c left join declared.reading r
  |           on r.role = asked.role and r.kela_in_plan = c.kela_in_plan and r.safety = (asked.safety and not outside)
  |         where c.id = asked.customership;
  |       if way = 'ended' then
  |         verdict := 'reason-required';
  |       elsif way is null or not found or (way = 'opened' and asked.safety) then
  |         verdict := 'not-found';
  |       elsif cardinality(opened.readable) = 0 then
  |         if not exists (select 1 from declared.reading) then
  |           raise exception 'the declaration has not been written into the database yet' using errcode = '55000';
  |         end if;
  |         verdict := 'condition-not-met';
  |       end if;
  |     end if;
  |
  |     if verdict = 'ok' then
  |       -- Contact data is read as protected in every file of a person whom one of them says to be under
  |       -- turvakielto.
  |       readable := opened.readable;
  |       guarded := 1 = any (readable) and relation.entered_under_safety(asked.calendar);
  |       if 2 = any (readable) then
  |         facts := case when asked.fields is null then gate.customership_facts(opened.file, asked.role)::text
  |           else gate.summary_facts(opened.file, guarded)::text end;
  |         seen := array['2.01', '2.02', '2.03', '2.04', '2.06', '2.08'];
  |       end if;
  |       -- The first row says what is open to the caller, also where nothing has been recorded yet.
  |       outcome := 'ok'; open_categories := array_to_string(readable, ','); version := (opened.file).version; layout := opened.layout;
  |       return next;
  |       facts := null; open_categories := null;
  |       for category, class, owner, version, layout, content, held in
  |         select d.category, d.class, d.owner, d.version, d.layout, d.content, d.fields
  |         from customer_data.current_document d
  |         where d.customership = asked.customership and d.category = any (readable)
  |           and (asked.fields is null or d.fields && asked.fields)
  |           -- Contact data is for the team: from outside it nobody sees any, whatever the reason.
  |           and not (outside and d.class in ('1.contact', '1.safety'))
  |           and (case when d.class in ('1.contact', '1.safety') then case when guarded then '1.safety' else '1.contact' end else d.class end = any (opened.open_classes)
  |             or (d.owner = asked.authority
  |               and case when d.class in ('1.contact', '1.safety') then case when guarded then '1.safety' else '1.contact' end else d.class end = any (opened.own_classes)))
  |         order by d.category, d.class, d.owner
  |       loop
  |         -- Officers are shown the identity code masked; a summary shows nothing but the fields it asks for.
  |         seen := seen || case when asked.fields is not null then array(select unnest(held) intersect select unnest(asked.fields))
  |           when category = 1 and way <> 'self' then array_remove(held, '1.01') else held end;
  |         return next;
  |       end loop;
  |     else
  |       outcome := verdict; version := null;
  |       return next;
  |     end if;
  |
  |     lines := lines || row(asked.line, asked.instant, pg_current_xact_id(), asked.event,
  |       case verdict when 'ok' then 'allowed' else 'denied' end, nullif(verdict, 'ok'), asked.person, asked.certificate,
  |       asked.usage_right, asked.employer, asked.authority, asked.role,
  |       case when verdict = 'ok' and way = 'afterEnd' and not asked.safety then way
  |         when verdict = 'ok' and way = 'opened' then 'dutyCover' else asked.purpose end, asked.ground,
  |       case verdict when 'ok' then readable else asked.categories end, seen, asked.rule, p_policy, asked.subject,
  |       case verdict when 'ok' then outside else asked.reason is not null end)::audit.entry;
  |     if verdict = 'ok' or asked.subject is not null and relation.is_file(asked.customership) then
  |       details := details || row(asked.line, asked.customership, case when opening is null then '{}' else array[opening::text] end, asked.reason)::audit.detail;
  |     end if;
  |     if verdict = 'ok' and (way = 'area' or (way = 'afterEnd' and asked.reason is not null)) then
  |       insert into outbox.job (id, kind, payload, once_key, planned_at, run_at)
  |       values (gen_random_uuid(), 'notify-out-of-team-read', jsonb_build_object('customership', asked.customership, 'line', asked.line)
  |           || case way when 'area' then '{}'::jsonb else jsonb_build_object('reader', asked.person) end,
  |         'notify-out-of-team-read:' || asked.line, asked.instant, asked.instant);
  |     end if;
  |   end loop;
  |   insert into audit.entry select l.* from unnest(lines) l;
  |   insert into audit.detail select d.* from unnest(details) d;
  | end

function gate.summary_facts(p_file customerships.customership, p_guarded boolean) returns jsonb
  owner tym_gate sql stable security invoker
  grants none
  | select gate.customership_facts(p_file, null)::jsonb || jsonb_build_object(
  |     'safety', p_guarded, 'area', p_file.area,
  |     'team', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'organisation', m.organisation, 'person', m.person,
  |           'name', m.name, 'title', m.title, 'role', m.role, 'responsible', m.responsible) order by m.added_at, m.id), '[]')
  |       from customerships.case_team_member m where m.customership = p_file.id and m.removed_at is null),
  |     'formerParties', (select coalesce(jsonb_agg(jsonb_build_object('organisation', f.organisation, 'kind', f.kind, 'until', t.moved_on)
  |           order by t.recorded_at, f.organisation), '[]')
  |       from customerships.former_party f join customerships.transfer t on t.id = f.transfer where f.customership = p_file.id),
  |     'endProposal', (select jsonb_build_object('organisation', e.organisation, 'proposedOn', e.proposed_on, 'answerBy', e.answer_by)
  |       from customerships.end_proposal e
  |       where p_file.state = 'endProposed' and e.customership = p_file.id and e.number = p_file.proposal),
  |     'events', (select coalesce(jsonb_agg(jsonb_build_object('event', l.event, 'happenedOn', l.happened_on,
  |           'organisation', l.by_authority, 'version', l.version, 'recordedAt', l.recorded_at,
  |           'by', (select jsonb_build_object('name', m.name, 'title', m.title, 'role', m.role) from customerships.case_team_member m
  |             where m.customership = p_file.id and m.person = l.by_person order by m.added_at desc limit 1),
  |           'member', (select jsonb_build_object('name', m.name, 'title', m.title, 'role', m.role) from customerships.case_team_member m
  |             where m.customership = p_file.id and m.person = l.of_person order by m.added_at desc limit 1))
  |           order by l.recorded_at desc, l.id desc), '[]')
  |       from (select e.* from customerships.event e where e.customership = p_file.id
  |         order by e.recorded_at desc, e.id desc limit 6) l))

function organisations.keep_key_history() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if new.confirmed_by is distinct from old.confirmed_by and (old.confirmed_by is not null
  |       or new.confirmed_by is distinct from coalesce(ctx.person(), 'configuration') or ctx.role_may('signingKey.register')) then
  |     raise exception 'a signing key is confirmed once, by a second person' using errcode = 'TY004';
  |   end if;
  |   if old.revoked_at is not null and (new.revoked_at is null or new.revoked_at > old.revoked_at) then
  |     raise exception 'a revoked signing key stays revoked' using errcode = 'TY004';
  |   end if;
  |   if old.not_after is not null and (new.not_after is null or new.not_after > old.not_after) then
  |     raise exception 'a retired signing key is not taken into use again' using errcode = 'TY004';
  |   end if;
  |   return new;
  | end

function organisations.key_live(p_issuer text, p_key_id text, p_use text, p_instant timestamp with time zone) returns boolean
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_gate: execute; tym_worker: execute
  | begin
  |   return exists (select 1 from organisations.live_keys(p_instant) k
  |     where k.issuer = p_issuer and k.key_id = p_key_id and k.use = p_use);
  | end

function organisations.live_keys(p_instant timestamp with time zone) returns TABLE(issuer text, key_id text, use text)
  owner tym_owner sql stable security invoker
  grants tym_app: execute; tym_gate: execute; tym_worker: execute
  | select k.issuer, k.key_id, k.use from organisations.signing_key k
  |   where k.not_before <= p_instant and k.confirmed_by is not null and (k.revoked_at is null or k.revoked_at > p_instant)

function outside_parties.keep_decisions() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if old.decision is not null then
  |     raise exception 'what was decided of a party is not decided again' using errcode = 'TY006';
  |   end if;
  |   return new;
  | end

function outside_parties.keep_key_history() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if (new.confirmed_by, new.confirmed_at) is distinct from (old.confirmed_by, old.confirmed_at) and (old.confirmed_by is not null
  |       or (ctx.person() is not null and (not ctx.role_may('outsideParty.decide') or new.confirmed_by is distinct from ctx.person()
  |         or new.confirmed_at is distinct from ctx.instant() or (new.not_after, new.revoked_at) is distinct from (old.not_after, old.revoked_at)))) then
  |     raise exception 'a key is confirmed once, by a second person in their own name' using errcode = 'TY006';
  |   end if;
  |   if new.revoked_at is distinct from old.revoked_at and (old.revoked_at is not null
  |       or (ctx.person() is not null and new.revoked_at is distinct from ctx.instant())) then
  |     raise exception 'a revoked key stays revoked' using errcode = 'TY006';
  |   end if;
  |   if new.not_after is distinct from old.not_after and (old.not_after is not null
  |       or (ctx.person() is not null and new.not_after is distinct from ctx.instant())) then
  |     raise exception 'a retired key is not taken into use again' using errcode = 'TY006';
  |   end if;
  |   return new;
  | end

function outside_parties.refuse_declared_kind() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if exists (select from declared.party_kind d where d.kind = new.code) then
  |     raise exception 'the declaration has that kind' using errcode = 'TY006';
  |   end if;
  |   return new;
  | end

function outside_parties.refuse_false_hand() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if new.by_hand and not exists (select 1 from outside_parties.party p
  |       where p.id = new.party and p.by_hand_of is not null and p.terms = new.number) then
  |     raise exception 'only a party entered by hand has terms of one person' using errcode = 'TY006';
  |   end if;
  |   return new;
  | end

function outside_parties.refuse_key_by_hand() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if exists (select 1 from outside_parties.party p join outside_parties.terms t on t.party = p.id and t.number = p.terms
  |       where p.id = new.party and t.by_hand) then
  |     raise exception 'a party that is reached by hand has no keys' using errcode = 'TY006';
  |   end if;
  |   return new;
  | end

function outside_parties.refuse_kind_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if (new.id, new.code, new.title_fi, new.title_sv, new.title_en, new.proposed_by, new.proposed_at)
  |       is distinct from (old.id, old.code, old.title_fi, old.title_sv, old.title_en, old.proposed_by, old.proposed_at)
  |       or old.state <> 'proposed' or new.state = 'proposed' or new.version <> old.version + 1
  |       or (new.decided_by, new.decided_at) is distinct from (ctx.person(), ctx.instant()) then
  |     raise exception 'a kind is decided on once, now, in one''s own name' using errcode = 'TY006';
  |   end if;
  |   return new;
  | end

function outside_parties.refuse_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if new.version <= old.version or (new.state <> old.state and not (
  |       (old.state = 'proposed' and new.state in ('active', 'refused'))
  |       or (old.state = 'active' and new.state = 'suspended')
  |       or (old.state = 'suspended' and new.state = 'active'))) then
  |     raise exception 'an outside party does not go from % to %', old.state, new.state using errcode = 'TY006';
  |   end if;
  |   if new.state = 'suspended' and old.state = 'suspended' and (new.suspended_by, new.suspended_at, new.suspension_reason)
  |       is distinct from (old.suspended_by, old.suspended_at, old.suspension_reason) then
  |     raise exception 'who suspended a party, when and why, is not rewritten' using errcode = 'TY006';
  |   end if;
  |   if ctx.person() is not null then
  |     if new.state = 'suspended' and old.state <> 'suspended'
  |         and (new.suspended_by is distinct from ctx.person() or new.suspended_at is distinct from ctx.instant()) then
  |       raise exception 'a party is suspended in one''s own name, now' using errcode = 'TY006';
  |     end if;
  |     if old.state = 'suspended' and new.state = 'active'
  |         and (not ctx.role_may('outsideParty.decide') or ctx.person() is not distinct from old.suspended_by) then
  |       raise exception 'a second person lets an outside party in again' using errcode = 'TY006';
  |     end if;
  |     if (new.state in ('active', 'refused') and old.state = 'proposed' or new.terms is distinct from old.terms)
  |         and not ctx.role_may('outsideParty.decide') then
  |       raise exception 'the grantor decides which terms are in force' using errcode = 'TY006';
  |     end if;
  |   end if;
  |   if new.terms is distinct from old.terms and (new.terms is null or new.terms <= coalesce(old.terms, 0) or not exists (
  |       select 1 from outside_parties.terms t where t.party = new.id and t.number = new.terms and t.decision = 'approved'
  |         and (ctx.person() is null or (t.decided_by = ctx.person() and t.decided_at = ctx.instant())))) then
  |     raise exception 'only terms that have just been approved come into force' using errcode = 'TY006';
  |   end if;
  |   return new;
  | end

function outside_parties.refuse_unknown_kind() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if not exists (select from declared.party_kind d where d.kind = new.kind)
  |       and not exists (select from outside_parties.kind k where k.code = new.kind and k.state = 'approved') then
  |     raise exception 'there is no such kind of outside parties' using errcode = 'TY180';
  |   end if;
  |   return new;
  | end

function oversight.refuse_delay_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if (new.id, new.customership, new.line, new.line_at, new.event, new.actor, new.role, new.owner, new.ground, new.reason, new.until_on,
  |         new.lapses_on, new.proposed_by, new.proposed_at)
  |       is distinct from (old.id, old.customership, old.line, old.line_at, old.event, old.actor, old.role, old.owner, old.ground, old.reason,
  |         old.until_on, old.lapses_on, old.proposed_by, old.proposed_at)
  |       or new.version <> old.version + 1 then
  |     raise exception 'a delay stays what was proposed' using errcode = 'TY020';
  |   end if;
  |   if old.state = 'proposed' and new.state in ('live', 'refused')
  |       and (new.decided_by, new.decided_at) is not distinct from (ctx.person(), ctx.instant()) then return new; end if;
  |   if old.state = 'live' and new.state = 'ended' and (new.decided_by, new.decided_at) is not distinct from (old.decided_by, old.decided_at)
  |       and (new.ended_by, new.ended_at) is not distinct from (ctx.person(), ctx.instant()) then return new; end if;
  |   raise exception 'a delay is decided and ended now, in one''s own name' using errcode = 'TY020';
  | end

function oversight.refuse_foreign_delay() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if not exists (select from relation.overseen_files(array[new.line]) f join audit.entry e on e.line = f.line
  |       where f.customership = new.customership
  |         and (e.at, e.event, e.person, e.role) is not distinct from (new.line_at, new.event, new.actor, new.role)) then
  |     raise exception 'a delay is of a line of the own people' using errcode = 'TY020';
  |   end if;
  |   return new;
  | end

function oversight.refuse_foreign_line() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if not exists (select from audit.file_line f join audit.entry e on e.line = f.line
  |       where f.line = new.line and f.customership = new.customership
  |         and (e.at, e.event, e.outcome, e.person, e.role, e.employer, e.authority)
  |           is not distinct from (new.line_at, new.event, new.outcome, new.actor, new.role, new.employer, new.authority)) then
  |     raise exception 'a question is about a line of its own file' using errcode = 'TY019';
  |   end if;
  |   return new;
  | end

function oversight.refuse_question_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if old.state = 'answered' then
  |     raise exception 'an answered question stays as it is' using errcode = 'TY019';
  |   end if;
  |   if (new.id, new.customership, new.line, new.line_at, new.event, new.outcome, new.actor, new.role, new.employer, new.authority,
  |         new.question, new.notices, new.asked_at, new.due_on)
  |       is distinct from (old.id, old.customership, old.line, old.line_at, old.event, old.outcome, old.actor, old.role, old.employer,
  |         old.authority, old.question, old.notices, old.asked_at, old.due_on)
  |       or (old.owner is not null and new.owner is distinct from old.owner)
  |       or new.version <> old.version + 1 or (old.state = 'overdue' and new.state = 'open') then
  |     raise exception 'a question stays what was asked' using errcode = 'TY019';
  |   end if;
  |   if new.state = 'answered' and (new.answered_by, new.answered_at) is distinct from (ctx.person(), ctx.instant()) then
  |     raise exception 'a question is answered now, in one''s own name' using errcode = 'TY019';
  |   end if;
  |   return new;
  | end

function oversight.refuse_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if old.state = 'answered' then
  |     raise exception 'an answered flag stays as it is' using errcode = 'TY017';
  |   end if;
  |   if (new.id, new.kind, new.actor, new.role, new.employer, new.authority, new.owner, new.raised_at, new.due_on)
  |       is distinct from (old.id, old.kind, old.actor, old.role, old.employer, old.authority, old.owner, old.raised_at, old.due_on)
  |       or new.version <> old.version + 1 or new.from_at > old.from_at or new.to_at < old.to_at
  |       or (old.state = 'overdue' and new.state = 'open') then
  |     raise exception 'a flag stays what it was raised as' using errcode = 'TY017';
  |   end if;
  |   if new.state = 'answered' and (new.answered_by, new.answered_at) is distinct from (ctx.person(), ctx.instant()) then
  |     raise exception 'a flag is answered now, in one''s own name' using errcode = 'TY017';
  |   end if;
  |   return new;
  | end

function relation.actor_or_starter(p_customership uuid, p_organisation uuid) returns uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants none
  | begin
  |   return coalesce((select o.id from organisations.organisation o where o.id = p_organisation),
  |     (select c.started_by_authority from customerships.customership c where c.id = p_customership));
  | end

function relation.acts_for(p_customership uuid, p_organisation uuid) returns uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if relation.is_party(p_customership, p_organisation) then return p_organisation; end if;
  |   return coalesce((select p.organisation from customerships.former_party f
  |       join customerships.party p on p.customership = f.customership and p.kind = f.kind
  |     where f.customership = p_customership and f.organisation = p_organisation limit 1), p_organisation);
  | end

function relation.acts_to_repeat() returns TABLE(act uuid, customership uuid, sealed bytea, said_at timestamp with time zone)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if not relation.repeats_acts() then return; end if;
  |   return query select a.id, a.customership, a.sealed, a.said_at from customerships.act_to_repeat a where a.passed_at is null
  |     order by a.said_at, a.id;
  | end

function relation.annulled_due(p_calendar date, p_most integer) returns TABLE(customership uuid, closed_on date, log_days integer, log_until date)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_worker: execute
  | #variable_conflict use_column
  | begin
  |   if ctx.job() is null then return; end if;
  |   return query select a.customership, a.closed_on, a.log_days, a.log_until from retention.annulment a
  |     cross join lateral relation.annulment_waits(a.customership) w
  |     where a.state = 'closed' and a.log_until < p_calendar
  |       and (a.told_at is not null or a.closed_on + 3 * a.log_days < p_calendar or relation.is_deceased(a.customership))
  |       and w.flags + w.questions + w.delays + w.holds = 0
  |       and not relation.deletion_has_begun(a.customership)
  |     order by a.log_until, a.id limit p_most;
  | end

function relation.annulled_with_death(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_worker: execute
  | begin
  |   if ctx.job() is distinct from 'tell-other-files' then return false; end if;
  |   return relation.is_annulled(p_customership)
  |     and exists (select 1 from customerships.death_notice n where n.customership = p_customership and n.state = 'standing');
  | end

function relation.annulment_awaits(p_annulment uuid) returns SETOF uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   return query select l.organisation from retention.annulment a cross join lateral relation.annulment_lacks(a.id) l (organisation)
  |     where a.id = p_annulment and (relation.is_party_here(a.customership) or relation.was_party(a.customership, l.organisation));
  | end

function relation.annulment_lacks(p_annulment uuid) returns SETOF uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   return query select o.organisation from retention.annulment a cross join lateral relation.others_with_entries(a.customership) o (organisation)
  |     where a.id = p_annulment and not exists (select 1 from retention.annulment_agreement g
  |       where g.annulment = a.id and g.organisation = o.organisation and not exists (select 1 from customer_data.entry e
  |         where e.customership = a.customership and e.owner = o.organisation and e.removed_at is null and e.recorded_at > g.agreed_at)) order by 1;
  | end

function relation.annulment_waits(p_customership uuid) returns TABLE(flags bigint, questions bigint, delays bigint, holds bigint)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   return query select
  |     (select count(distinct f.id) from audit.detail d join oversight.flag_line x on x.line = d.line join oversight.flag f on f.id = x.flag
  |       where d.customership = p_customership and f.state <> 'answered'),
  |     (select count(*) from oversight.log_question q where q.customership = p_customership and q.state <> 'answered'),
  |     (select count(*) from oversight.line_delay l where l.customership = p_customership
  |       and ((l.state = 'live' and l.until_on >= ctx.calendar()) or (l.state = 'proposed' and l.lapses_on >= ctx.calendar()))),
  |     (select count(*) from retention.hold h where h.customership = p_customership and h.state in ('proposed', 'live'));
  | end

function relation.awaiting_since(p_files uuid[]) returns TABLE(customership uuid, event text, by_authority uuid, since timestamp with time zone)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | #variable_conflict use_column
  | begin
  |   if ctx.kind() is distinct from 'caseload' or not ctx.role_may('customership.list') then return; end if;
  |   return query select p.customership, l.event, l.by_authority, l.recorded_at
  |     from customerships.party p cross join lateral (
  |       select e.event, e.by_authority, e.recorded_at from customerships.event e
  |       where e.customership = p.customership and (e.event in ('started', 'transferred')
  |         or (e.event = 'partyForsaken' and e.by_authority = p.organisation))
  |       order by e.recorded_at desc, e.id desc limit 1) l
  |     where p.customership = any (p_files) and p.organisation = ctx.authority() and p.taken_at is null;
  | end

function relation.awaits_undoing(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   return exists (select 1 from customerships.death_undoing u where u.customership = p_customership and u.state = 'proposed');
  | end

function relation.caseload_rows(p_files uuid[]) returns TABLE(customership uuid, parties text[], last_event text, last_on date, safety boolean)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   return query select f.id,
  |       array(select p.kind from customerships.party p where p.customership = f.id and p.taken_at is not null
  |         order by array_position(array['labourAuthority', 'wellbeingCounty', 'kela'], p.kind)),
  |       l.event, l.happened_on, relation.is_shielded(f.id, ctx.calendar())
  |     from (select t.id from relation.my_team_files() t (id) where t.id = any (p_files)) f
  |     left join lateral (select e.event, e.happened_on from customerships.event e where e.customership = f.id
  |       order by e.recorded_at desc, e.id desc limit 1) l on true;
  | end

function relation.category_of_left_entry() returns smallint
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   return (select e.category from customer_data.entry e where e.id = ctx.entry() and e.version = 1 and relation.may_open_left_entry());
  | end

function relation.change_code_again(p_act uuid, p_kind text, p_content bytea, p_index bytea, p_proposed_by text, p_proposed_as uuid, p_proposed_at timestamp with time zone, p_by text, p_as uuid) returns TABLE(customership uuid, act uuid)
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | #variable_conflict use_column
  | declare pending customerships.act_to_repeat := relation.take_act(p_act); authority uuid; files uuid[]; own customerships.identity_index;
  | begin
  |   if pending.id is null or exists (select 1 from customer_data.identity_change d
  |       where d.customership = pending.customership and d.decided_at > pending.said_at) then return; end if;
  |   perform set_config('tym.customership', pending.customership::text, true);
  |   select i.* into own from customerships.identity_index i where i.customership = pending.customership;
  |   files := relation.files_to_rekey(p_kind, p_index);
  |   if exists (select 1 from customerships.identity_index i where i.index = p_index and i.open and i.customership <> all (files))
  |       and exists (select 1 from customerships.identity_index i where i.customership = any (files) and i.open) then return; end if;
  |   authority := relation.actor_or_starter(pending.customership, p_as);
  |   update customer_data.identity_change d set version = d.version + 1, decided_by = p_by, decided_as = authority, decided_at = pending.said_at,
  |       state = case d.id when pending.id then 'changed' else 'refused' end
  |     where d.customership = pending.customership and d.state = 'proposed';
  |   insert into customer_data.identity_change (id, customership, kind, content, moved, state, proposed_by, proposed_as, proposed_at, decided_by,
  |       decided_as, decided_at)
  |     values (pending.id, pending.customership, p_kind, p_content, own.moved, 'changed', p_proposed_by,
  |       relation.actor_or_starter(pending.customership, p_proposed_as), p_proposed_at, p_by, authority, pending.said_at)
  |     on conflict do nothing;
  |   return query select pending.customership, relation.put_code(p_kind, p_index);
  | end

function relation.changes_identity() returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   return exists (select 1 from customer_data.identity_change d where d.customership = ctx.customership() and d.state = 'changed'
  |     and d.decided_by = ctx.person() and d.decided_at = ctx.instant());
  | end

function relation.closed_files() returns uuid[]
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_exchange: execute; tym_worker: execute
  | begin
  |   if ctx.past_annulment() then return '{}'; end if;
  |   return array(select a.customership from retention.annulment a where a.state = 'closed');
  | end

function relation.count_back(p_hashes text[], p_deletes boolean) returns bigint
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_exchange: execute; tym_worker: execute
  | declare left_over text[] := '{}'; files bigint; holds bigint;
  | begin
  |   if p_deletes then
  |     select r.left_to_worker into left_over from audit.recovery r order by r.recovered_at desc limit 1;
  |   end if;
  |   select count(*) into files from customerships.customership c
  |     join unnest(p_hashes) as h(hash) on h.hash = encode(sha256(convert_to(E'tym-journal/1\n' || c.id::text, 'UTF8')), 'hex')
  |     where h.hash <> all (coalesce(left_over, '{}')) and not exists (select from retention.deletion d where d.customership = c.id);
  |   select count(*) into holds from retention.kept_hold k
  |     join unnest(p_hashes) as h(hash) on h.hash = encode(sha256(convert_to(E'tym-journal/1\n' || k.id::text, 'UTF8')), 'hex')
  |     where k.released_at is null;
  |   return files + holds;
  | end

function relation.count_ended(p_from date, p_until date) returns TABLE(ended_on date, files bigint, held bigint)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if ctx.job() is null and not (ctx.kind() = 'organisation' and ctx.role_may('deletion.plan')) then return; end if;
  |   return query select c.ended_on, count(*), count(*) filter (where exists (select 1 from retention.hold h
  |       where h.customership = c.id and h.scope = 'file' and h.state = 'live'))
  |     from customerships.customership c where c.ended_on between p_from and p_until and not exists (select 1 from retention.annulment a where a.customership = c.id and a.state = 'closed')
  |     group by c.ended_on order by c.ended_on;
  | end

function relation.count_late_opinions(p_calendar date) returns TABLE(organisation uuid, late bigint, oldest date)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | #variable_conflict use_column
  | begin
  |   if ctx.kind() is distinct from 'organisation' or not ctx.role_may('customership.countLateOpinions') then return; end if;
  |   return query select p.organisation, count(*), min(e.answer_by)
  |     from customerships.customership c
  |     join customerships.end_proposal e on e.customership = c.id and e.number = c.proposal
  |     join customerships.party p on p.customership = c.id
  |     where c.state = 'endProposed' and c.labour_authority = ctx.authority() and c.area = ctx.area() and e.answer_by < p_calendar
  |       and not exists (select 1 from customerships.end_opinion o
  |         where o.customership = c.id and o.proposal = c.proposal and o.organisation = p.organisation)
  |     group by p.organisation order by p.organisation;
  | end

function relation.count_unannulled(p_annulments uuid[], p_files text[]) returns bigint
  owner tym_relation sql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_exchange: execute
  | select count(distinct c.id) from customerships.customership c join unnest(p_annulments, p_files) j (id, file)
  |       on j.file = encode(sha256(convert_to(E'tym-journal/1\n' || c.id::text, 'UTF8')), 'hex')
  |     where not relation.is_annulled(c.id) and not relation.deletion_has_begun(c.id)
  |       and not exists (select 1 from retention.annulment a where a.id = j.id and a.state in ('refused', 'withdrawn'))

function relation.count_unrepeated(p_acts uuid[], p_files text[], p_at timestamp with time zone[]) returns bigint
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_exchange: execute
  | begin
  |   return (select count(*) from customerships.act_to_repeat a where a.passed_at is null) + (select count(distinct u.act)
  |     from relation.unknown_acts(p_acts, p_files) u join unnest(p_acts, p_at) j (act, at) on j.act = u.act
  |     where not exists (select 1 from customerships.act_to_repeat a where a.id = u.act)
  |       and not exists (select 1 from customerships.death_notice n where n.customership = u.customership and n.recorded_at > j.at)
  |       and not exists (select 1 from customerships.death_undoing n where n.customership = u.customership and n.decided_at > j.at)
  |       and not exists (select 1 from customer_data.identity_change n where n.customership = u.customership and n.decided_at > j.at));
  | end

function relation.count_unwithdrawn(p_consents uuid[], p_at timestamp with time zone[], p_numbers integer[]) returns bigint
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_exchange: execute
  | begin
  |   return (select count(*) from consents.consent c join relation.taken_back(p_consents, p_at, p_numbers) j on j.consent = c.id
  |     where c.withdrawn_at is null);
  | end

function relation.death_may_be_undone(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_worker: execute
  | begin
  |   return exists (select 1 from customerships.death_notice n where n.customership = p_customership and n.state = 'standing' and n.ended
  |     and (n.kept_until >= ctx.calendar() or exists (select 1 from customerships.death_undoing u where u.notice = n.id and u.state = 'proposed')));
  | end

function relation.decides_on(p_asking uuid, p_field text) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | declare asking uuid := relation.acts_for(ctx.customership(), p_asking);
  | begin
  |   if not ctx.role_may('obtaining.decide') or ctx.is_customer() then return false; end if;
  |   return asking = ctx.authority() or not exists (select 1 from organisations.organisation o
  |     join declared.recorder r on r.kind = o.kind where o.id = asking and r.field = p_field);
  | end

function relation.delayed_own_lines(p_today date) returns TABLE(line uuid, ground text, until_on date)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.kind() is distinct from 'customership' or not ctx.is_customer() or not relation.may_enter() then return; end if;
  |   return query select distinct on (d.line) d.line, d.ground, s.until
  |     from oversight.line_delay d
  |       cross join lateral (select case d.state when 'live' then d.until_on when 'proposed' then d.lapses_on end as until) s
  |     where d.customership = ctx.customership() and s.until >= p_today
  |     order by d.line, s.until desc;
  | end

function relation.deletion_has_begun(p_customership uuid) returns boolean
  owner tym_relation sql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_eraser: execute; tym_worker: execute
  | select exists (select 1 from retention.deletion d where d.customership = p_customership)

function relation.end_help_with_undoing() returns trigger
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   update customerships.case_team_member m set removed_by = new.decided_by, removed_at = new.decided_at
  |     from customerships.death_notice n
  |     where n.id = new.notice and m.customership = new.customership and m.removed_at is null and m.added_at > n.recorded_at
  |       and (new.state = 'refused' or not n.ended);
  |   return null;
  | end

function relation.ended_among(p_files uuid[]) returns TABLE(customership uuid, ended_on date)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_worker: execute
  | begin
  |   if ctx.job() is distinct from 'flag-accesses' then return; end if;
  |   return query select c.id, c.ended_on from customerships.customership c where c.id = any (p_files) and c.ended_on is not null;
  | end

function relation.ended_files(p_from date, p_until date, p_after_day date, p_after uuid, p_most integer) returns TABLE(customership uuid, ended_on date)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if ctx.job() is null and not (ctx.kind() = 'organisation' and ctx.role_may('deletion.plan')) then return; end if;
  |   return query select c.id, c.ended_on from customerships.customership c
  |     where c.ended_on between p_from and p_until and not exists (select 1 from retention.annulment a where a.customership = c.id and a.state = 'closed')
  |       and (p_after_day is null or (c.ended_on, c.id) > (p_after_day, p_after))
  |     order by c.ended_on, c.id limit p_most;
  | end

function relation.ended_on(p_customership uuid) returns date
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_worker: execute
  | begin
  |   if ctx.job() is null then return null; end if;
  |   return (select c.ended_on from customerships.customership c where c.id = p_customership and c.state = 'ended');
  | end

function relation.enter(p_customership uuid, p_role text, p_person text, p_usage_right uuid, p_authority uuid, p_area uuid, p_self_index bytea, p_out_of_team boolean, p_instant timestamp with time zone) returns text
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_gate: execute
  | declare
  |   way text;
  |   is_open boolean;
  |   ended boolean;
  |   entered text;
  | begin
  |   if p_role = 'customer' then
  |     if relation.is_self(p_customership, p_self_index) then way := 'self'; end if;
  |   else
  |     select c.state = 'ended' into ended from customerships.customership c
  |     where c.id = p_customership and exists (select from relation.places_on_team(c.id, p_person, p_authority));
  |     if found then
  |       way := case when not ended then 'team'
  |         when p_out_of_team or relation.live_opening(p_customership, p_person, p_usage_right, p_authority, p_instant) is not null then 'afterEnd'
  |         else 'ended' end;
  |     else
  |       -- Asked before the area is, so that a file in it and one that is nowhere take the same look-ups.
  |       is_open := p_out_of_team or relation.live_opening(p_customership, p_person, p_usage_right, p_authority, p_instant) is not null;
  |       if is_open and relation.is_party_in(p_customership, p_authority, p_area) then
  |         way := case when p_out_of_team then 'area' else 'opened' end;
  |       end if;
  |     end if;
  |   end if;
  |   entered := set_config('tym.entered', case when way is null or way = 'ended' then '' else p_customership::text end, true);
  |   return way;
  | end

function relation.entered_under_safety(p_day date) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_gate: execute
  | begin
  |   return relation.is_shielded(ctx.entered(), p_day);
  | end

function relation.entry_to_remove(p_customership uuid, p_entry uuid) returns TABLE(category smallint, field text, class text, removed boolean, held boolean)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if not relation.may_remove_entry(p_customership, p_entry) then return; end if;
  |   return query select e.category, e.field, e.class, e.removed_at is not null,
  |       exists (select 1 from retention.hold_entry x join retention.hold h on h.id = x.hold
  |         where x.entry = p_entry and h.customership = p_customership and h.state in ('proposed', 'live'))
  |     from customer_data.entry e
  |     where e.id = p_entry and e.customership = p_customership and e.owner = ctx.authority() order by e.version desc limit 1;
  | end

function relation.field_of_left_entry() returns text
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   return (select e.field from customer_data.entry e where e.id = ctx.entry() and e.version = 1 and relation.may_open_left_entry());
  | end

function relation.file_in_the_way(p_index bytea, p_kind text) returns TABLE(customership uuid, on_team boolean)
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | declare present bytea; files uuid[]; each bytea;
  | begin
  |   if ctx.kind() is distinct from 'customership' or ctx.out_of_team() or not ctx.role_may('identity.decideOnChange')
  |       or not relation.may_enter() then
  |     raise exception 'an identity code is changed from within a customership' using errcode = '42501';
  |   end if;
  |   select i.index into present from customerships.identity_index i where i.customership = ctx.customership();
  |   for each in select v from (values (present), (p_index)) codes (v) order by v loop
  |     perform pg_advisory_xact_lock(hashtextextended('open-customership:' || encode(each, 'hex'), 0));
  |   end loop;
  |   if not exists (select 1 from customerships.identity_index i join customer_data.identity_change d on d.customership = i.customership
  |       where i.customership = ctx.customership() and i.index = present and d.state = 'proposed' and i.moved is not distinct from d.moved) then
  |     raise exception 'the code has become another since the change was proposed' using errcode = 'TY141';
  |   end if;
  |   files := relation.files_to_rekey(p_kind, p_index);
  |   return query select i.customership, relation.on_case_team(i.customership, ctx.person(), ctx.authority())
  |     from customerships.identity_index i where i.index = p_index and i.open and i.customership <> all (files)
  |       and exists (select 1 from customerships.identity_index o where o.customership = any (files) and o.open);
  | end

function relation.file_of_referral(p_hash bytea) returns TABLE(customership uuid, on_team boolean)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.kind() is distinct from 'opening' then return; end if;
  |   return query select c.id, relation.on_case_team(c.id, ctx.person(), ctx.authority())
  |     from customerships.customership c where c.referral_hash = p_hash;
  | end

function relation.file_to_join(p_index bytea, p_file uuid) returns uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.kind() is distinct from 'search' or not ctx.role_may('joinRequest.make') or ctx.authority() is null then return null; end if;
  |   return (select c.id from customerships.customership c
  |     where c.id = coalesce(p_file, (select i.customership from customerships.identity_index i where i.index = p_index and i.open))
  |       and c.state <> 'ended' and not relation.is_annulled(c.id) and relation.is_party_here(c.id)
  |       and not relation.on_case_team(c.id, ctx.person(), ctx.authority()));
  | end

function relation.files_drafted_in() returns SETOF uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.is_customer() then
  |     return query select c from relation.my_customerships() c where not relation.is_ended(c) and not relation.is_annulled(c);
  |   else
  |     return query select f from relation.my_team_files() f;
  |   end if;
  | end

function relation.files_kept(p_files uuid[]) returns SETOF uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_worker: execute
  | begin
  |   if ctx.job() is null then return; end if;
  |   return query select c.id from customerships.customership c
  |     where c.id = any (p_files) and not relation.is_annulled(c.id) and not relation.deletion_has_begun(c.id) order by c.id;
  | end

function relation.files_moved(p_customership uuid, p_act uuid) returns SETOF uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_worker: execute
  | begin
  |   if ctx.job() is distinct from 'tell-other-files' then return; end if;
  |   return query select i.customership from customerships.identity_index i
  |     where i.moved = p_act and i.customership <> p_customership order by i.customership;
  | end

function relation.files_to_rekey(p_kind text, p_index bytea) returns uuid[]
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants none
  | declare own customerships.identity_index;
  | begin
  |   select i.* into own from customerships.identity_index i where i.customership = ctx.customership();
  |   if p_kind = 'misrecorded' or relation.goes_back(p_index) then
  |     return array(select i.customership from customerships.identity_index i
  |       where i.customership = own.customership or (own.moved_here and i.index = own.index and i.moved = own.moved));
  |   end if;
  |   return array(select i.customership from customerships.identity_index i join customerships.customership c on c.id = i.customership
  |     where i.index = own.index and (own.moved is null or i.moved = own.moved or coalesce(i.moved_at, c.recorded_at) > own.moved_at));
  | end

function relation.find_by_index(p_index bytea) returns TABLE(customership uuid, on_team boolean, number text, state text, started_on date)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_gate: execute
  | declare beyond_team boolean := ctx.out_of_team() or coalesce(ctx.reach('customership.search') = 'ownOrganisation', false);
  | begin
  |   if ctx.kind() is distinct from 'search' then return; end if;
  |   return query select c.id, relation.on_case_team(c.id, ctx.person(), ctx.authority()), c.number, c.state, c.started_on
  |     from customerships.identity_index i join customerships.customership c on c.id = i.customership
  |     where i.index = p_index
  |       and (relation.on_case_team(c.id, ctx.person(), ctx.authority()) or (beyond_team and relation.is_party_here(c.id))
  |         or (not ctx.out_of_team() and beyond_team and relation.has_left_here(c.id)));
  |   -- By a code that the person had before: for the team only, and never of somebody under non-disclosure for
  |   -- safety.
  |   return query select c.id, true, c.number, c.state, c.started_on
  |     from customerships.former_index f join customerships.customership c on c.id = f.customership
  |     where f.index = p_index and relation.on_case_team(c.id, ctx.person(), ctx.authority())
  |       and not relation.is_shielded(c.id, ctx.calendar())
  |       and not exists (select 1 from customerships.identity_index i where i.customership = c.id and i.index = p_index);
  | end

function relation.goes_back(p_index bytea) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants none
  | begin
  |   return exists (select 1 from customerships.former_index f where f.customership = ctx.customership() and f.index = p_index);
  | end

function relation.hand_on_safety() returns trigger
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants none
  | begin
  |   update customerships.identity_index i
  |     set safety_until = greatest(i.safety_until, g.until), safety_handed_until = greatest(i.safety_handed_until, g.until)
  |     from (select d.index, max(d.safety_until) as until from gone d where d.safety_until is not null group by d.index) g
  |     where i.index = g.index;
  |   return null;
  | end

function relation.has_confirmed_age(p_person text, p_at timestamp with time zone) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   return p_person is distinct from ctx.person() and p_at between ctx.instant() - interval '1 day' and ctx.instant()
  |     and exists (select 1 from audit.entry e where e.authority = ctx.authority() and e.at = p_at and e.person = p_person
  |       and e.event = 'customership.ageConfirmed' and e.outcome = 'allowed');
  | end

function relation.has_ended(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_exchange: execute; tym_worker: execute
  | begin
  |   if ctx.job() is null and ctx.customership() is distinct from p_customership then
  |     return true;
  |   end if;
  |   return not exists (select 1 from customerships.customership c where c.id = p_customership and c.state <> 'ended');
  | end

function relation.has_left_here(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants none
  | begin
  |   return relation.was_party_here(p_customership) and not relation.is_party(p_customership, ctx.authority());
  | end

function relation.is_annulled(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_eraser: execute; tym_worker: execute
  | begin
  |   return exists (select 1 from retention.annulment a where a.customership = p_customership and a.state = 'closed');
  | end

function relation.is_barred(p_holder text, p_role text, p_from date, p_until date, p_right uuid, p_changes uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   return exists (select 1 from usage_rights.usage_right r join declared.barred_pair b on b.role = p_role and b.other = r.role
  |     where r.holder = p_holder and r.id is distinct from p_right and r.id is distinct from p_changes
  |       and r.state in ('applied', 'granted') and r.valid_from <= p_until and r.valid_until >= p_from);
  | end

function relation.is_deceased(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_worker: execute
  | begin
  |   if ctx.job() is null then return true; end if;
  |   return exists (select 1 from customerships.customership c
  |     join customerships.identity_index own on own.customership = c.id
  |     join customerships.identity_index theirs on theirs.index = own.index
  |     join customerships.death_notice n on n.customership = theirs.customership and n.state = 'standing'
  |     where c.id = p_customership and (n.customership = c.id or c.recorded_at < n.recorded_at) and not relation.is_annulled(n.customership));
  | end

function relation.is_ended(p_customership uuid) returns boolean
  owner tym_relation sql stable security definer set search_path=pg_catalog, pg_temp
  grants none
  | select exists (select 1 from customerships.customership c where c.id = p_customership and c.state = 'ended')

function relation.is_file(p_customership uuid) returns boolean
  owner tym_relation sql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_gate: execute
  | select exists (select 1 from customerships.customership c where c.id = p_customership)

function relation.is_left_and_flagged(p_customership uuid, p_entry uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants none
  | begin
  |   return relation.has_left_here(p_customership) and exists (select 1 from customer_data.entry e
  |       join customer_data.entry_flag f on f.entry = e.id and f.entry_version = e.version
  |         and (f.answered_at is null or (f.answered_by = ctx.person() and f.answered_at = ctx.instant()))
  |     where e.id = p_entry and e.customership = p_customership and e.owner = ctx.authority() and e.removed_at is null
  |       and exists (select 1 from declared.role r where r.role = e.author_role and r.kind = 'person') and e.field not in ('1.01', '1.09')
  |       and not exists (select 1 from customer_data.entry n where n.id = e.id and n.version > e.version
  |         and not (n.author = ctx.person() and n.recorded_at = ctx.instant())));
  | end

function relation.is_party(p_customership uuid, p_organisation uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_gate: execute
  | begin
  |   return exists (select 1 from customerships.party p where p.customership = p_customership and p.organisation = p_organisation);
  | end

function relation.is_party_here(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_gate: execute
  | begin
  |   return relation.is_party_in(p_customership, ctx.authority(), ctx.area());
  | end

function relation.is_party_in(p_customership uuid, p_organisation uuid, p_area uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants none
  | begin
  |   return exists (select 1 from customerships.party p join customerships.customership c on c.id = p.customership
  |     where p.customership = p_customership and p.organisation = p_organisation and c.area = p_area);
  | end

function relation.is_responsible(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_gate: execute
  | begin
  |   return exists (select 1 from customerships.case_team_member m
  |     where m.customership = p_customership and m.person = ctx.person() and m.organisation = ctx.authority()
  |       and m.responsible and m.removed_at is null);
  | end

function relation.is_self(p_customership uuid, p_index bytea) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_gate: execute
  | begin
  |   return p_index is not null
  |     and exists (select 1 from customerships.identity_index i where i.customership = p_customership and i.index = p_index)
  |     and (not relation.is_annulled(p_customership) or (ctx.past_annulment() and not relation.deletion_has_begun(p_customership)));
  | end

function relation.is_shielded(p_customership uuid, p_day date) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants none
  | begin
  |   return exists (select 1 from customerships.identity_index own join customerships.identity_index i on i.index = own.index
  |     where own.customership = p_customership and (i.safety_to_read or i.safety_until >= coalesce(p_day, '-infinity'::date)));
  | end

function relation.lacking_in_plan(p_customership uuid, p_kela boolean) returns text[]
  owner tym_owner sql stable security invoker
  grants tym_relation: execute
  | select array(select p.kind from customerships.party p
  |       where p.customership = p_customership and p.taken_at is null and (p.kind <> 'kela' or p_kela) order by p.kind)
  |     || array(select f.id from unnest(array['7.02', '7.03', '7.07', '7.08']) f(id)
  |       where not exists (select 1 from customer_data.entry e where e.customership = p_customership and e.field = f.id
  |         and e.removed_at is null) order by f.id)

function relation.leave_contact_wish(p_index bytea, p_wish uuid, p_name text, p_title text) returns TABLE(customership uuid, on_team boolean)
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | #variable_conflict use_column
  | declare file uuid;
  | begin
  |   if ctx.kind() is distinct from 'search' or not ctx.role_may('contact.wish') or ctx.authority() is null then return; end if;
  |   select i.customership into file from customerships.identity_index i where i.index = p_index and i.open;
  |   with kept as (
  |     insert into customerships.contact_wish (id, customership, person, name, title, role, organisation, wished_on, wished_at)
  |     select p_wish, file, ctx.person(), p_name, p_title, ctx.role(), ctx.authority(), ctx.calendar(), ctx.instant() where file is not null
  |     on conflict do nothing returning 1
  |   )
  |   insert into outbox.job (id, kind, payload, once_key, planned_at, run_at)
  |   select gen_random_uuid(), 'tell-officers',
  |     jsonb_build_object('notice', 'contactWished', 'customership', file, 'except', ctx.person(), 'once', p_wish), 'tell-officers:' || p_wish, ctx.instant(), ctx.instant() from kept;
  |   return query select file, relation.on_case_team(file, ctx.person(), ctx.authority()) where file is not null;
  | end

function relation.leave_join_request(p_file uuid, p_request uuid, p_name text, p_title text, p_reason bytea, p_most integer) returns void
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | declare file uuid := case when p_file is not null and p_reason is not null then relation.file_to_join(null, p_file) end;
  | begin
  |   with kept as (
  |     insert into customerships.join_request as j
  |       (id, customership, person, usage_right, organisation, name, title, role, reason, asked_on, asked_at)
  |     select p_request, file, ctx.person(), ctx.usage_right(), ctx.authority(), p_name, p_title, ctx.role(), p_reason, ctx.calendar(), ctx.instant()
  |       where file is not null
  |     on conflict (customership, person, organisation) do nothing
  |     returning j.id
  |   )
  |   insert into outbox.job (id, kind, payload, once_key, planned_at, run_at)
  |   select gen_random_uuid(), 'tell-officers', jsonb_build_object('notice', 'joinRequested', 'customership', file, 'only', ctx.authority(),
  |     'except', ctx.person(), 'once', p_request), 'tell-officers:' || p_request, ctx.instant(), ctx.instant() from kept;
  |   delete from customerships.join_request j where j.person = ctx.person() and j.id not in (
  |     select k.id from customerships.join_request k where k.person = ctx.person() order by k.asked_at desc, k.id desc limit p_most);
  | end

function relation.left_entries() returns TABLE(customership uuid, entry uuid, category smallint, field text, flagged_at timestamp with time zone)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | #variable_conflict use_column
  | begin
  |   if ctx.kind() is distinct from 'organisation' or not ctx.role_may('leftEntry.answer') then return; end if;
  |   return query select e.customership, e.id, e.category, e.field, min(f.recorded_at)
  |     from (select distinct l.customership from customerships.former_party l
  |         where l.organisation = ctx.authority() and l.area = ctx.area() and relation.has_left_here(l.customership)) l
  |       join customer_data.entry e on e.customership = l.customership and e.owner = ctx.authority()
  |       join customer_data.entry_flag f on f.entry = e.id and f.entry_version = e.version and f.answered_at is null
  |     where relation.is_left_and_flagged(e.customership, e.id) and not relation.is_annulled(e.customership)
  |       and not exists (select 1 from customer_data.entry n where n.id = e.id and n.version > e.version)
  |     group by e.customership, e.id, e.category, e.field order by min(f.recorded_at), e.id;
  | end

function relation.lifts_safety() returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   return exists (select 1 from customer_data.safety_lift l where l.customership = ctx.customership() and l.state = 'lifted'
  |     and l.decided_by = ctx.person() and l.decided_at = ctx.instant());
  | end

function relation.line_holders(p_lines uuid[]) returns TABLE(line uuid, holder_name text, holder_title text)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.is_customer() then return; end if;
  |   return query select d.line, r.holder_name, r.title
  |     from audit.detail d join audit.entry e on e.line = d.line join usage_rights.usage_right r on r.id = e.usage_right
  |     where d.line = any (p_lines) and case ctx.kind()
  |       when 'customership' then d.customership = ctx.customership() and relation.is_responsible(d.customership)
  |       when 'organisation' then ctx.role_may('accessLog.inquire') and relation.is_party_here(d.customership)
  |       else false end;
  | end

function relation.live_opening(p_customership uuid, p_person text, p_usage_right uuid, p_organisation uuid, p_instant timestamp with time zone) returns uuid
  owner tym_relation sql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_gate: execute
  | select o.id from customerships.glass_opening o where o.customership = p_customership and o.person = p_person
  |     and o.usage_right = p_usage_right and o.organisation = p_organisation and o.opened_at <= p_instant and o.open_until > p_instant
  |     and o.closed_at is null
  |   order by o.open_until desc limit 1

function relation.mark_safety(p_until date) returns void
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | declare person bytea; present date; unread boolean;
  | begin
  |   if ctx.kind() is distinct from 'customership' or ctx.out_of_team() or ctx.is_customer() or not relation.may_enter() then
  |     raise exception 'safety is marked from within a customership' using errcode = '42501';
  |   end if;
  |   select i.index into person from customerships.identity_index i where i.customership = ctx.customership();
  |   -- The lock that a start takes: whoever asks of the person's files meanwhile waits for what is said.
  |   perform pg_advisory_xact_lock(hashtextextended('open-customership:' || encode(person, 'hex'), 0));
  |   select i.safety_until, i.safety_to_read into present, unread from customerships.identity_index i where i.customership = ctx.customership();
  |   -- What earlier entries say is not read yet: nobody may say that it is nothing.
  |   if unread and p_until is null then
  |     raise exception 'what the file says of safety is still to be read' using errcode = 'TY071';
  |   end if;
  |   if present >= ctx.calendar() and (p_until is null or p_until < present) and not exists (
  |       select 1 from customer_data.safety_lift l where l.customership = ctx.customership() and l.state = 'lifted'
  |         and l.decided_by = ctx.person() and l.decided_at = ctx.instant() and l.seen_until = present
  |         and l.until_on is not distinct from p_until) then
  |     raise exception 'lifting and shortening take two persons' using errcode = 'TY071';
  |   end if;
  |   update customerships.identity_index i
  |     set safety_until = p_until, safety_handed_until = case when p_until is null or i.safety_handed_until > p_until then p_until
  |       else i.safety_handed_until end
  |     where i.customership = ctx.customership() and i.safety_until is distinct from p_until;
  | end

function relation.may_agree(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.kind() is distinct from 'organisation' or not ctx.role_may('annulment.agree')
  |       or ctx.authority() not in (select relation.others_with_entries(p_customership)) then
  |     return false;
  |   end if;
  |   if ctx.reach('annulment.agree') = 'ownOrganisation' then
  |     return relation.is_party_here(p_customership) or relation.has_left_here(p_customership);
  |   end if;
  |   return relation.on_case_team(p_customership, ctx.person(), ctx.authority());
  | end

function relation.may_annul(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.kind() is distinct from 'organisation' or not ctx.role_may('annulment.propose') or not exists (
  |       select 1 from customerships.customership c where c.id = p_customership and c.started_by_authority = ctx.authority()) then
  |     return false;
  |   end if;
  |   if ctx.reach('annulment.propose') = 'ownOrganisation' then
  |     return relation.is_party_here(p_customership) or relation.has_left_here(p_customership);
  |   end if;
  |   return relation.on_case_team(p_customership, ctx.person(), ctx.authority());
  | end

function relation.may_be_told(p_customership uuid, p_audience text) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if p_customership is null or p_audience = 'office' then return true; end if;
  |   if relation.on_case_team(p_customership, ctx.person(), ctx.authority()) then return true; end if;
  |   case p_audience
  |     when 'awaiting' then
  |       return exists (select 1 from customerships.party p join customerships.customership c on c.id = p.customership
  |         where p.customership = p_customership and p.organisation = ctx.authority() and p.taken_at is null
  |           and c.area = ctx.area() and c.state <> 'ended');
  |     when 'party' then
  |       return relation.is_party_here(p_customership) or relation.has_left_here(p_customership)
  |         or exists (select 1 from organisations.organisation o where o.id = ctx.authority() and o.kind = 'keha');
  |     else return false;
  |   end case;
  | end

function relation.may_enter() returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_gate: execute
  | declare id uuid := ctx.customership();
  | begin
  |   if id is null then return false; end if;
  |   case ctx.kind()
  |     when 'customership' then
  |       if ctx.is_customer() then return relation.is_self(id, ctx.self_index()); end if;
  |       -- A member of the team enters a file that has ended for what goes on there, or to read what they have
  |       -- opened with a reason. Never null: a check whether somebody may not enter would let them pass.
  |       return (relation.on_case_team(id, ctx.person(), ctx.authority()) and (not relation.is_ended(id) or coalesce(ctx.after_end(), '') = 'open'
  |           or (coalesce(ctx.after_end(), '') = 'reason' and relation.live_opening(id, ctx.person(), ctx.usage_right(), ctx.authority(), ctx.instant()) is not null)))
  |         or (ctx.out_of_team() and relation.is_party_here(id));
  |     when 'opening' then
  |       return not exists (select 1 from customerships.customership c where c.id = ctx.customership())
  |         or exists (select 1 from customerships.customership c
  |             where c.id = ctx.customership() and c.started_by = ctx.person() and c.recorded_at = ctx.instant());
  |     when 'taking' then
  |       -- Also when the caller has taken it already, so that a repeated request can be answered alike.
  |       return relation.on_case_team(id, ctx.person(), ctx.authority())
  |         or (relation.is_party_here(id) and exists (select 1 from customerships.party p
  |           where p.customership = id and p.organisation = ctx.authority() and p.taken_at is null));
  |     else return false;
  |   end case;
  | end

function relation.may_hold(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.kind() is distinct from 'organisation' then return false; end if;
  |   if ctx.reach('hold.propose') = 'ownOrganisation' then
  |     return relation.is_party_here(p_customership) or relation.has_left_here(p_customership);
  |   end if;
  |   return not ctx.is_customer() and relation.is_responsible(p_customership)
  |     and relation.is_party(p_customership, ctx.authority());
  | end

function relation.may_open_left_entry() returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   return ctx.kind() = 'leftEntry' and ctx.role_may('leftEntry.answer')
  |     and relation.is_left_and_flagged(ctx.customership(), ctx.entry());
  | end

function relation.may_remove(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.kind() is distinct from 'organisation' or not ctx.role_may('removal.decide') then return false; end if;
  |   if ctx.reach('removal.decide') = 'ownOrganisation' then
  |     return relation.is_party_here(p_customership) or relation.has_left_here(p_customership);
  |   end if;
  |   return relation.on_case_team(p_customership, ctx.person(), ctx.authority())
  |     or exists (select 1 from customer_data.entry e where e.customership = p_customership and e.owner = ctx.authority()
  |       and relation.is_left_and_flagged(p_customership, e.id));
  | end

function relation.may_remove_entry(p_customership uuid, p_entry uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   return relation.may_remove(p_customership) and (ctx.reach('removal.decide') = 'ownOrganisation'
  |     or relation.on_case_team(p_customership, ctx.person(), ctx.authority()) or relation.is_left_and_flagged(p_customership, p_entry));
  | end

function relation.may_see_annulment(p_customership uuid, p_authority uuid, p_state text) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.is_customer() then
  |     return ctx.kind() = 'caseload' and p_state = 'closed' and relation.is_self(p_customership, ctx.self_index());
  |   end if;
  |   if ctx.kind() is distinct from 'organisation' or not ctx.role_may('annulment.read') then return false; end if;
  |   if p_authority = ctx.authority() then
  |     return ctx.reach('annulment.read') = 'ownOrganisation' or relation.on_case_team(p_customership, ctx.person(), ctx.authority());
  |   end if;
  |   return relation.may_agree(p_customership);
  | end

function relation.may_see_holds(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.kind() is distinct from 'organisation' then return false; end if;
  |   if ctx.is_customer() then return relation.is_self(p_customership, ctx.self_index()); end if;
  |   return relation.may_hold(p_customership);
  | end

function relation.may_see_removals(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.kind() is distinct from 'organisation' then return false; end if;
  |   if ctx.is_customer() then return relation.is_self(p_customership, ctx.self_index()); end if;
  |   return relation.may_remove(p_customership);
  | end

function relation.misrecorded_before() returns integer
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.kind() is distinct from 'customership' or not relation.may_enter() then return null; end if;
  |   return (select max(e.version) from customer_data.entry e join customer_data.identity_change d on d.customership = e.customership
  |     where e.customership = ctx.customership() and e.field = '1.01' and d.kind = 'misrecorded' and d.state = 'changed'
  |       and e.author = d.decided_by and e.recorded_at = d.decided_at);
  | end

function relation.move_file(p_id uuid, p_file uuid, p_area uuid, p_labour_authority uuid, p_moved_on date, p_by text, p_as uuid, p_on date, p_at timestamp with time zone) returns SETOF uuid
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants none
  | declare came_from uuid; goes record;
  | begin
  |   select c.area into came_from from customerships.customership c where c.id = p_file for update;
  |   insert into customerships.transfer (id, customership, from_area, to_area, moved_on, transferred_by, transferred_as, recorded_on, recorded_at)
  |     values (p_id, p_file, came_from, p_area, p_moved_on, p_by, p_as, p_on, p_at);
  |   for goes in
  |     select p.kind, p.organisation as former, o.id as next from customerships.party p
  |       join organisations.area_member a on a.area = p_area and (p.kind <> 'labourAuthority' or a.organisation = p_labour_authority)
  |       join organisations.organisation o on o.id = a.organisation and o.kind = p.kind
  |     where p.customership = p_file
  |   loop
  |     continue when goes.former = goes.next and came_from = p_area;
  |     insert into customerships.former_party (transfer, customership, organisation, kind, area)
  |       values (p_id, p_file, goes.former, goes.kind, came_from);
  |     update customerships.case_team_member m set removed_by = p_by, removed_at = p_at
  |       where m.customership = p_file and m.organisation = goes.former and m.removed_at is null
  |         and (goes.former <> goes.next or not exists (select 1 from usage_rights.live_rights(ctx.calendar()) r
  |           where r.holder = m.person and r.authority = m.organisation and r.area = p_area and r.role = m.role));
  |     update customerships.party p set organisation = goes.next, taken_at = null, taken_by = null
  |       where p.customership = p_file and p.kind = goes.kind and (goes.former <> goes.next or not exists (
  |         select 1 from customerships.case_team_member m where m.customership = p_file and m.organisation = goes.next
  |           and m.removed_at is null and m.responsible));
  |   end loop;
  |   if (select count(*) from customerships.former_party f where f.transfer = p_id) = 0
  |       or (select count(*) from customerships.party p join organisations.area_member a on a.area = p_area and a.organisation = p.organisation
  |         where p.customership = p_file) <> 3 then
  |     raise exception 'the three parties of the file are not of that area, or nothing changes' using errcode = 'TY200';
  |   end if;
  |   update customerships.customership c set area = p_area, labour_authority = p_labour_authority, version = c.version + 1 where c.id = p_file;
  |   return query select p.organisation from customerships.party p where p.customership = p_file and p.taken_at is null;
  | end

function relation.my_customerships() returns SETOF uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_gate: execute
  | begin
  |   if ctx.kind() is distinct from 'caseload' then return; end if;
  |   if ctx.is_customer() then
  |     return query select i.customership from customerships.identity_index i
  |       where i.index = ctx.self_index() and relation.is_self(i.customership, i.index);
  |   else
  |     return query select m.customership from customerships.case_team_member m
  |         join customerships.party p on p.customership = m.customership and p.organisation = m.organisation
  |       where m.person = ctx.person() and m.organisation = ctx.authority() and m.removed_at is null;
  |     return query select p.customership from customerships.party p join customerships.customership c on c.id = p.customership
  |       where p.organisation = ctx.authority() and p.taken_at is null and c.area = ctx.area();
  |   end if;
  | end

function relation.my_team_files() returns SETOF uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.kind() is distinct from 'caseload' or ctx.is_customer() then return; end if;
  |   return query select m.customership from customerships.case_team_member m
  |       join customerships.party p on p.customership = m.customership and p.organisation = m.organisation
  |       join customerships.customership c on c.id = m.customership
  |     where m.person = ctx.person() and m.organisation = ctx.authority() and m.removed_at is null and c.state <> 'ended';
  | end

function relation.my_unshielded_files() returns SETOF uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   return query select f from relation.my_team_files() f where not relation.is_shielded(f, ctx.calendar());
  | end

function relation.officers_to_tell(p_customership uuid, p_person text, p_organisation uuid) returns TABLE(person text, organisation uuid)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_exchange: execute; tym_worker: execute
  | #variable_conflict use_column
  | begin
  |   if ctx.job() is null then return; end if;
  |   if not relation.on_case_team(p_customership, p_person, p_organisation) and not relation.is_annulled(p_customership) then
  |     return query select m.person, m.organisation from customerships.case_team_member m
  |       where m.customership = p_customership and m.organisation = relation.acts_for(p_customership, p_organisation)
  |         and m.responsible and m.removed_at is null;
  |     if found then return; end if;
  |   end if;
  |   return query select p_person, p_organisation;
  | end

function relation.oldest_unsealed() returns timestamp with time zone
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp, enable_seqscan=off, enable_hashjoin=off, enable_mergejoin=off
  grants tym_app: execute; tym_exchange: execute; tym_worker: execute
  | begin
  |   return least(
  |     (select e.at from audit.leaf l join audit.entry e on e.line = l.line
  |       where l.index >= coalesce((select max(c.size) from audit.checkpoint c), 0) order by l.index limit 1),
  |     (select e.at from audit.entry e where e.xact >= coalesce((select max(s.sealed_below) from audit.log_state s), '0'::xid8)
  |       and not exists (select from audit.leaf l where l.line = e.line) order by e.xact limit 1));
  | end

function relation.on_case_team(p_customership uuid, p_person text, p_organisation uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_gate: execute
  | begin
  |   return exists (select from relation.places_on_team(p_customership, p_person, p_organisation));
  | end

function relation.open_by_former_code(p_index bytea) returns TABLE(customership uuid)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.kind() is distinct from 'opening' then return; end if;
  |   return query select f.customership from customerships.former_index f join customerships.identity_index i on i.customership = f.customership
  |     where f.index = p_index and i.index <> p_index and i.open and not relation.is_annulled(f.customership)
  |     order by f.customership;
  | end

function relation.open_file_instead() returns TABLE(customership uuid, on_team boolean)
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | declare person bytea;
  | begin
  |   if ctx.kind() is distinct from 'customership' or ctx.out_of_team() or not ctx.role_may('death.decideOnUndoing')
  |       or not relation.may_enter() then
  |     return;
  |   end if;
  |   select i.index into person from customerships.identity_index i where i.customership = ctx.customership();
  |   perform pg_advisory_xact_lock(hashtextextended('open-customership:' || encode(person, 'hex'), 0));
  |   return query select i.customership, relation.on_case_team(i.customership, ctx.person(), ctx.authority())
  |     from customerships.identity_index i where i.index = person and i.open and i.customership <> ctx.customership();
  | end

function relation.open_file_of(p_index bytea) returns TABLE(customership uuid, on_team boolean)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.kind() is distinct from 'opening' then return; end if;
  |   return query select i.customership, relation.on_case_team(i.customership, ctx.person(), ctx.authority())
  |     from customerships.identity_index i where i.index = p_index and i.open
  |     union all
  |     select o.customership, true from relation.open_by_former_code(p_index) o
  |       where relation.on_case_team(o.customership, ctx.person(), ctx.authority()) and not relation.is_shielded(o.customership, ctx.calendar())
  |     limit 1;
  | end

function relation.other_files(p_customership uuid) returns TABLE(customership uuid, open boolean, noticed boolean)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_worker: execute
  | begin
  |   if ctx.job() is null or ctx.job() not in ('tell-other-files', 'send-announcement', 'delete-due-files') then return; end if;
  |   return query select theirs.customership, theirs.open,
  |       exists (select 1 from customerships.death_notice n where n.customership = theirs.customership and n.state = 'standing')
  |     from customerships.identity_index own join customerships.identity_index theirs on theirs.index = own.index
  |     where own.customership = p_customership and theirs.customership <> p_customership and not relation.is_annulled(theirs.customership)
  |     order by theirs.customership;
  | end

function relation.others_with_entries(p_customership uuid) returns SETOF uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants none
  | begin
  |   return query select e.owner from customer_data.entry e join customerships.customership c on c.id = e.customership
  |       where e.customership = p_customership and e.removed_at is null and e.owner <> c.started_by_authority
  |     union select p.organisation from customerships.party p join customerships.customership c on c.id = p.customership
  |       where p.customership = p_customership and p.taken_at is not null and p.organisation <> c.started_by_authority
  |         and exists (select 1 from customerships.former_party f where f.customership = p_customership);
  | end

function relation.overseen_files(p_lines uuid[]) returns TABLE(line uuid, customership uuid)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.kind() is distinct from 'oversight' or not ctx.role_may('accessLog.oversee') then return; end if;
  |   return query select e.line, d.customership from audit.entry e join audit.detail d on d.line = e.line
  |     where e.line = any (p_lines) and e.person is not null
  |       and (e.employer = ctx.employer() or e.authority = ctx.authority())
  |       and (relation.is_party_here(d.customership) or (e.authority = ctx.authority() and relation.has_left_here(d.customership))
  |         or exists (select 1 from customerships.former_party f join customerships.transfer t on t.id = f.transfer
  |           where f.customership = d.customership and f.organisation = ctx.authority() and f.area = ctx.area() and e.at < t.recorded_at));
  | end

function relation.own_line_facts(p_lines uuid[]) returns TABLE(line uuid, holder_name text, holder_title text, employer jsonb, authority jsonb, outside_party text)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.kind() is distinct from 'customership' or not ctx.is_customer() or not relation.may_enter() then return; end if;
  |   return query select d.line, r.holder_name, r.title,
  |       case when w.id is not null then jsonb_build_object('id', w.id, 'fi', w.name_fi, 'sv', w.name_sv, 'en', w.name_en) end,
  |       case when a.id is not null then jsonb_build_object('id', a.id, 'fi', a.name_fi, 'sv', a.name_sv, 'en', a.name_en) end,
  |       (select t.name from outside_parties.party p join outside_parties.terms t on t.party = p.id and t.number = p.terms
  |         where p.id = coalesce(
  |           (select x.party from disclosures.disclosure x where x.customership = d.customership and x.id::text = any (d.resources) limit 1),
  |           (select x.party from disclosures.obtaining x where x.customership = d.customership and x.id::text = any (d.resources) limit 1),
  |           (select x.party from consents.consent x where x.customership = d.customership and x.id::text = any (d.resources) limit 1)))
  |     from audit.detail d join audit.entry e on e.line = d.line
  |       left join usage_rights.usage_right r on r.id = e.usage_right
  |       left join organisations.organisation w on w.id = e.employer
  |       left join organisations.organisation a on a.id = e.authority
  |     where d.line = any (p_lines) and d.customership = ctx.customership();
  | end

function relation.own_openings() returns SETOF uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.kind() is distinct from 'caseload' then return; end if;
  |   return query select o.id from customerships.glass_opening o
  |     where o.person = ctx.person() and o.usage_right = ctx.usage_right() and o.opened_at <= ctx.instant()
  |       and o.open_until > ctx.instant() and o.closed_at is null
  |       and (relation.on_case_team(o.customership, o.person, o.organisation) or relation.is_party_here(o.customership));
  | end

function relation.own_work() returns TABLE(customership uuid, number text, started_on date, plan_in_force_on date, last_review_on date, kela_in_plan boolean, labour_authority uuid, safety boolean, untaken uuid[], lacks text[])
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if not ctx.role_may('customership.list') then return; end if;
  |   return query select c.id, c.number, c.started_on, c.plan_in_force_on, c.last_review_on, c.kela_in_plan,
  |       c.labour_authority, relation.is_shielded(c.id, ctx.calendar()),
  |       case when c.plan_in_force_on is null then array(select p.organisation from customerships.party p
  |         where p.customership = c.id and p.taken_at is null and (p.kind <> 'kela' or c.kela_in_plan) order by p.kind) else '{}' end,
  |       case when c.plan_in_force_on is null then relation.lacking_in_plan(c.id, c.kela_in_plan) else '{}' end
  |     from relation.my_team_files() t (id) join customerships.customership c on c.id = t.id;
  | end

function relation.pass_over(p_act uuid, p_customership uuid, p_at timestamp with time zone) returns void
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if not relation.repeats_acts() then
  |     raise exception 'only a start repeats what the journal says' using errcode = '42501';
  |   end if;
  |   insert into customerships.act_to_repeat (id, customership, said_at, passed_at)
  |     select p_act, c.id, p_at, ctx.instant() from customerships.customership c where c.id = p_customership
  |       and exists (select 1 from relation.unknown_acts(array[p_act], array[encode(sha256(convert_to(E'tym-journal/1\n' || c.id::text, 'UTF8')), 'hex')]))
  |     on conflict do nothing;
  | end

function relation.places_on_team(p_customership uuid, p_person text, p_organisation uuid) returns TABLE(place uuid)
  owner tym_owner sql stable security invoker
  grants tym_relation: execute
  | select m.id from customerships.case_team_member m join customerships.party p
  |     on p.customership = m.customership and p.organisation = m.organisation
  |   where m.customership = p_customership and m.person = p_person and m.organisation = p_organisation and m.removed_at is null

function relation.plan_lacks(p_customership uuid, p_kela boolean) returns text[]
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.kind() is distinct from 'customership' or ctx.customership() is distinct from p_customership then return null; end if;
  |   return relation.lacking_in_plan(p_customership, p_kela);
  | end

function relation.protect_again(p_act uuid, p_until date) returns uuid
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | declare act customerships.act_to_repeat := relation.take_act(p_act);
  | begin
  |   update customerships.identity_index i
  |     set safety_until = greatest(i.safety_until, p_until), safety_handed_until = greatest(i.safety_handed_until, p_until)
  |     where i.customership = act.customership;
  |   return act.customership;
  | end

function relation.put_code(p_kind text, p_index bytea) returns uuid
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants none
  | declare back boolean := relation.goes_back(p_index); files uuid[] := relation.files_to_rekey(p_kind, p_index); act uuid := gen_random_uuid();
  | begin
  |   delete from customerships.former_index f where f.customership = any (files)
  |     and (f.index = p_index or p_kind = 'changedForSafety' or (p_kind = 'misrecorded' and not back));
  |   if p_kind = 'changed' and not back then
  |     insert into customerships.former_index (customership, index)
  |       select i.customership, i.index from customerships.identity_index i where i.customership = any (files) and i.index <> p_index
  |       on conflict do nothing;
  |   end if;
  |   update customerships.identity_index i set index = p_index, moved = act, moved_at = ctx.instant(),
  |       moved_here = (i.customership = ctx.customership() and p_kind <> 'misrecorded' and not back)
  |     where i.customership = any (files) and i.index <> p_index;
  |   return act;
  | end

function relation.record_death_again(p_act uuid, p_died_on date, p_source text, p_by text, p_as uuid, p_on date, p_kept_until date) returns uuid
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | declare act customerships.act_to_repeat := relation.take_act(p_act); file customerships.customership; ends boolean; authority uuid;
  | begin
  |   if act.id is null or exists (select 1 from customerships.death_notice n
  |       where n.customership = act.customership and (n.state = 'standing' or n.recorded_at > act.said_at)) then return null; end if;
  |   select c.* into file from customerships.customership c where c.id = act.customership;
  |   ends := file.state <> 'ended';
  |   authority := relation.actor_or_starter(file.id, p_as);
  |   insert into customerships.death_notice (id, customership, died_on, source, ended, state_before, reason_before, state, recorded_by, recorded_as,
  |       recorded_on, recorded_at, kept_until)
  |     values (act.id, file.id, p_died_on, p_source, ends, file.state, file.end_reason, 'standing', p_by, authority, p_on, act.said_at, p_kept_until);
  |   if ends then
  |     update customerships.customership c set state = 'ended', ended_on = p_died_on, end_reason = 'death', version = c.version + 1,
  |         state_before_end = case c.state when 'endProposed' then c.state_before_end else c.state end
  |       where c.id = file.id;
  |     update customerships.identity_index i set open = false where i.customership = file.id;
  |   end if;
  |   insert into customerships.event (id, customership, version, event, happened_on, by_person, by_authority, recorded_at)
  |     select gen_random_uuid(), file.id, file.version + ends::integer, e.name, p_died_on, p_by, authority, act.said_at
  |     from unnest(case when ends then array['deathRecorded', 'ended'] else array['deathRecorded'] end) e (name);
  |   return file.id;
  | end

function relation.rekey(p_change uuid, p_index bytea) returns uuid
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | declare change customer_data.identity_change;
  | begin
  |   select d.kind, d.moved into change.kind, change.moved from customer_data.identity_change d
  |     where d.id = p_change and d.customership = ctx.customership();
  |   if change.kind is null or not relation.changes_identity() or ctx.out_of_team() or not relation.may_enter()
  |       or not exists (select 1 from customerships.identity_index i
  |         where i.customership = ctx.customership() and i.moved is not distinct from change.moved) then
  |     raise exception 'an identity code is changed by two persons, who have seen the present one' using errcode = 'TY141';
  |   end if;
  |   return relation.put_code(change.kind, p_index);
  | end

function relation.remarks_to_answer() returns TABLE(customership uuid, entry uuid, field text, about text, opened boolean, author_role text, flagged_at timestamp with time zone)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | #variable_conflict use_column
  | begin
  |   if not ctx.role_may('customership.list') then return; end if;
  |   return query select e.customership, e.id, e.field, e.about, e.opened, e.author_role, min(f.recorded_at)
  |     from relation.my_team_files() t (id)
  |       join customer_data.entry_flag f on f.customership = t.id and f.answered_at is null
  |       join customer_data.entry e on e.id = f.entry and e.version = f.entry_version
  |     where e.owner = ctx.authority() and e.removed_at is null
  |       and not exists (select 1 from customer_data.entry n where n.id = e.id and n.version > e.version)
  |     group by e.customership, e.id, e.field, e.about, e.opened, e.author_role;
  | end

function relation.repeats_acts() returns boolean
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_relation: execute; tym_worker: execute
  | begin
  |   return ctx.person() is null and ctx.job() is not distinct from 'repeat-acts';
  | end

function relation.safety_to_read(p_after uuid, p_most integer) returns SETOF uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_worker: execute
  | begin
  |   if ctx.job() is distinct from 'read-safety' then return; end if;
  |   return query select i.customership from customerships.identity_index i
  |     where i.safety_to_read and (p_after is null or i.customership > p_after) order by i.customership limit p_most;
  | end

function relation.say_code_again(p_entry uuid, p_version integer, p_content bytea, p_reason bytea, p_author text, p_role text, p_employer uuid, p_certificate uuid, p_at timestamp with time zone) returns void
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if not relation.repeats_acts() or not exists (select 1 from customer_data.identity_change d
  |       where d.customership = ctx.customership() and d.state = 'changed' and d.decided_by = p_author and d.decided_at = p_at) then
  |     raise exception 'only a start says again what two persons have decided' using errcode = '42501';
  |   end if;
  |   insert into customer_data.entry (id, version, customership, category, field, class, owner, author, author_role, author_employer, certificate,
  |       source, recorded_at, occurred_on, content, correction_reason)
  |     select e.id, p_version, e.customership, e.category, e.field, e.class, e.owner, p_author, p_role,
  |       (select o.id from organisations.organisation o where o.id = p_employer), p_certificate, e.source, p_at, e.occurred_on, p_content, p_reason
  |     from customer_data.entry e where e.id = p_entry and e.version = p_version - 1 and e.customership = ctx.customership() and e.field = '1.01';
  | end

function relation.say_safety(p_customership uuid, p_until date) returns void
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_worker: execute
  | begin
  |   if ctx.job() is distinct from 'read-safety' then
  |     raise exception 'only the job that reads them says what the entries say' using errcode = '42501';
  |   end if;
  |   update customerships.identity_index i set safety_until = greatest(i.safety_until, p_until), safety_to_read = false
  |     where i.customership = p_customership and i.safety_to_read;
  | end

function relation.shields(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_exchange: execute; tym_worker: execute
  | begin
  |   if ctx.job() is null and not ctx.role_may('ownCopy.take') and ctx.customership() is distinct from p_customership then
  |     return true;
  |   end if;
  |   return relation.is_shielded(p_customership, ctx.calendar());
  | end

function relation.somebody_else_may(p_operation text, p_authority uuid, p_persons text[]) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   return exists (select 1 from usage_rights.live_rights(ctx.calendar()) r
  |     where r.authority = p_authority and r.holder <> all (p_persons) and r.role = any (declared.who_may(p_operation)));
  | end

function relation.stood_before_death(p_customership uuid) returns TABLE(state text, reason text)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   return query select n.state_before, n.reason_before from customerships.death_notice n
  |     where n.customership = p_customership and n.ended and n.state = 'undone' and relation.undoes_death(n.id);
  | end

function relation.stores_entry(p_customership uuid, p_entry uuid, p_organisation uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   if ctx.kind() is distinct from 'organisation' or ctx.authority() is distinct from p_organisation then
  |     return false;
  |   end if;
  |   return exists (select 1 from customer_data.entry e where e.id = p_entry and e.customership = p_customership and e.owner = p_organisation);
  | end

function relation.take_act(p_act uuid, OUT id uuid, OUT customership uuid, OUT sealed bytea, OUT said_at timestamp with time zone, OUT passed_at timestamp with time zone) returns record
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants none
  | begin
  |   if not relation.repeats_acts() then
  |     raise exception 'only a start repeats what the journal says' using errcode = '42501';
  |   end if;
  |   delete from customerships.act_to_repeat a where a.id = p_act and a.passed_at is null
  |     returning a.id, a.customership, a.sealed, a.said_at, a.passed_at
  |     into take_act.id, take_act.customership, take_act.sealed, take_act.said_at, take_act.passed_at;
  |   perform 1 from customerships.customership c where c.id = take_act.customership for update;
  | end

function relation.take_over_acts(p_acts uuid[], p_files text[], p_at timestamp with time zone[], p_sealed text[]) returns void
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if not relation.repeats_acts() then
  |     raise exception 'only a start repeats what the journal says' using errcode = '42501';
  |   end if;
  |   insert into customerships.act_to_repeat (id, customership, sealed, said_at)
  |     select distinct on (u.act) u.act, u.customership, decode(j.sealed, 'base64'), j.at
  |     from relation.unknown_acts(p_acts, p_files) u
  |       join unnest(p_acts, p_at, p_sealed) j (act, at, sealed) on j.act = u.act
  |     order by u.act, j.at
  |     on conflict do nothing;
  | end

function relation.taken_back(p_consents uuid[], p_at timestamp with time zone[], p_numbers integer[]) returns TABLE(consent uuid, at timestamp with time zone)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants none
  | begin
  |   return query select w.consent, min(w.at) from unnest(p_consents, p_at, p_numbers) as w(consent, at, number)
  |     where not exists (select from consents.version v where v.consent = w.consent
  |       and case when w.number is null then v.recorded_at > w.at else v.number >= w.number end)
  |     group by w.consent;
  | end

function relation.transfer(p_id uuid, p_area uuid, p_labour_authority uuid, p_moved_on date, p_version integer) returns SETOF uuid
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | declare file customerships.customership%rowtype;
  | begin
  |   if ctx.kind() is distinct from 'customership' or ctx.out_of_team() or ctx.is_customer() or not ctx.role_may('customership.transfer')
  |       or not relation.may_enter() or not relation.is_responsible(ctx.customership()) then
  |     raise exception 'a responsible officer hands a file over' using errcode = '42501';
  |   end if;
  |   -- Whoever changes the team of a party locks its row first, so that nobody joins it meanwhile.
  |   perform 1 from customerships.party p where p.customership = ctx.customership() order by p.kind for update;
  |   select c.* into file from customerships.customership c where c.id = ctx.customership() for update;
  |   if file.version <> p_version or file.state in ('ended', 'endProposed') or p_moved_on < file.started_on
  |       or not exists (select 1 from customerships.party p where p.customership = file.id and p.kind = 'labourAuthority' and p.organisation = ctx.authority()) then
  |     raise exception 'the file cannot be handed over as it stands' using errcode = 'TY200';
  |   end if;
  |   if exists (select 1 from organisations.area_member a join organisations.organisation o on o.id = a.organisation
  |       where a.area = p_area and (o.id = p_labour_authority or o.kind = 'wellbeingCounty')
  |         and not exists (select 1 from usage_rights.live_rights(ctx.calendar()) r
  |           where r.authority = o.id and r.area = p_area and r.role = any (declared.who_may('customership.take')))) then
  |     raise exception 'nobody may take the file there' using errcode = 'TY201';
  |   end if;
  |   return query select relation.move_file(p_id, file.id, p_area, p_labour_authority, p_moved_on, ctx.person(), ctx.authority(), ctx.calendar(),
  |     ctx.instant());
  | end

function relation.transfer_again(p_act uuid, p_area uuid, p_labour_authority uuid, p_moved_on date, p_by text, p_as uuid, p_on date) returns TABLE(customership uuid, awaits uuid)
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | #variable_conflict use_column
  | declare act customerships.act_to_repeat := relation.take_act(p_act); file customerships.customership; authority uuid;
  | begin
  |   select c.* into file from customerships.customership c where c.id = act.customership;
  |   if act.id is null or file.state = 'ended' or exists (select 1 from customerships.transfer t
  |       where t.customership = file.id and t.recorded_at > act.said_at) then return; end if;
  |   if (select count(*) from organisations.area_member a join organisations.organisation o on o.id = a.organisation where a.area = p_area
  |       and (o.id = p_labour_authority or (o.kind in ('wellbeingCounty', 'kela')))) <> 3 then return; end if;
  |   authority := relation.actor_or_starter(file.id, p_as);
  |   update customerships.customership c set state = c.state_before_end, state_before_end = null, end_reason = null
  |     where c.id = file.id and c.state = 'endProposed';
  |   insert into customerships.event (id, customership, version, event, happened_on, by_person, by_authority, recorded_at)
  |     values (gen_random_uuid(), file.id, file.version + 1, 'transferred', p_moved_on, p_by, authority, act.said_at);
  |   return query select file.id, moved.organisation from (select null::uuid as organisation union all
  |     select relation.move_file(act.id, file.id, p_area, p_labour_authority, p_moved_on, p_by, authority, p_on, act.said_at)) moved;
  | end

function relation.under_safety() returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_gate: execute
  | begin
  |   return relation.is_shielded(ctx.customership(), ctx.calendar());
  | end

function relation.undo_death_again(p_act uuid, p_reason bytea, p_proposed_by text, p_proposed_as uuid, p_proposed_at timestamp with time zone, p_by text, p_as uuid, p_on date) returns uuid
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | declare act customerships.act_to_repeat := relation.take_act(p_act); notice customerships.death_notice; authority uuid; stood integer;
  | begin
  |   select n.* into notice from customerships.death_notice n
  |     where n.customership = act.customership and n.state = 'standing' and n.recorded_at <= act.said_at;
  |   if notice.id is null or (notice.ended and exists (select 1 from customerships.identity_index own
  |       join customerships.identity_index i on i.index = own.index and i.open where own.customership = act.customership)) then return null; end if;
  |   authority := relation.actor_or_starter(act.customership, p_as);
  |   update customerships.death_undoing u set state = 'undone', version = u.version + 1, decided_by = p_by, decided_as = authority,
  |       decided_at = act.said_at
  |     where u.id = act.id and u.state = 'proposed';
  |   if not found then
  |     update customerships.death_undoing u set state = 'refused', version = u.version + 1, decided_by = p_by, decided_as = authority,
  |         decided_at = act.said_at
  |       where u.notice = notice.id and u.state = 'proposed';
  |     insert into customerships.death_undoing (id, customership, notice, reason, state, proposed_by, proposed_as, proposed_at, decided_by,
  |         decided_as, decided_at)
  |       values (act.id, act.customership, notice.id, p_reason, 'undone', p_proposed_by,
  |         relation.actor_or_starter(act.customership, p_proposed_as), p_proposed_at, p_by, authority, act.said_at);
  |   end if;
  |   update customerships.death_notice n set state = 'undone', version = n.version + 1 where n.id = notice.id;
  |   if notice.ended then
  |     update customerships.customership c set state = notice.state_before, end_reason = notice.reason_before, ended_on = null,
  |         state_before_end = case notice.state_before when 'endProposed' then c.state_before_end end, version = c.version + 1
  |       where c.id = act.customership;
  |     update customerships.identity_index i set open = true where i.customership = act.customership;
  |   end if;
  |   select c.version into stood from customerships.customership c where c.id = act.customership;
  |   insert into customerships.event (id, customership, version, event, happened_on, by_person, by_authority, recorded_at)
  |     values (gen_random_uuid(), act.customership, stood, 'deathUndone', p_on, p_by, authority, act.said_at);
  |   return act.customership;
  | end

function relation.undoes_death(p_notice uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   return exists (select 1 from customerships.death_undoing u where u.notice = p_notice and u.state = 'undone'
  |     and ((u.decided_by = ctx.person() and u.decided_at = ctx.instant()) or relation.repeats_acts()));
  | end

function relation.unknown_acts(p_acts uuid[], p_files text[]) returns TABLE(act uuid, customership uuid)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants none
  | begin
  |   return query select j.act, c.id from customerships.customership c join unnest(p_acts, p_files) j (act, file)
  |       on j.file = encode(sha256(convert_to(E'tym-journal/1\n' || c.id::text, 'UTF8')), 'hex')
  |     where not exists (select 1 from customerships.death_notice n where n.id = j.act)
  |       and not exists (select 1 from customerships.death_undoing u where u.id = j.act and u.state <> 'proposed')
  |       and not exists (select 1 from customer_data.identity_change d where d.id = j.act and d.state <> 'proposed')
  |       and not exists (select 1 from customerships.transfer t where t.id = j.act)
  |       and not exists (select 1 from audit.detail d join audit.entry e on e.line = d.line where d.customership = c.id
  |         and e.event in ('entry.recorded', 'entry.corrected', 'safety.restored') and j.act::text = any (d.resources))
  |       and not exists (select 1 from customerships.act_to_repeat a where a.id = j.act and a.passed_at is not null)
  |       and not relation.is_annulled(c.id) and not relation.deletion_has_begun(c.id);
  | end

function relation.was_on_team(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   return exists (select 1 from customerships.case_team_member m where m.customership = p_customership and m.person = ctx.person());
  | end

function relation.was_party(p_customership uuid, p_organisation uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | begin
  |   return exists (select 1 from customerships.former_party f where f.customership = p_customership and f.organisation = p_organisation);
  | end

function relation.was_party_here(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants none
  | begin
  |   return exists (select 1 from customerships.former_party f
  |     where f.customership = p_customership and f.organisation = ctx.authority() and f.area = ctx.area());
  | end

function relation.way_in() returns text
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | declare id uuid := ctx.customership();
  | begin
  |   if ctx.kind() = 'leftEntry' then return case when relation.may_open_left_entry() then 'open' else 'not-found' end; end if;
  |   if ctx.kind() = 'glass' then return case when relation.way_to_open() is null then 'not-found' else 'open' end; end if;
  |   if ctx.kind() is distinct from 'customership' then
  |     return case when relation.may_enter() then 'open' else 'not-found' end;
  |   end if;
  |   if not relation.may_enter() then
  |     if not ctx.is_customer() and relation.is_ended(id) and relation.on_case_team(id, ctx.person(), ctx.authority()) then
  |       return case ctx.after_end() when 'reason' then 'reason-required' else 'customership-ended' end;
  |     end if;
  |     return 'not-found';
  |   end if;
  |   if not relation.is_ended(id) then return 'open'; end if;
  |   return case when ctx.after_end() is null then 'customership-ended' when ctx.is_customer() then 'open' else 'afterEnd' end;
  | end

function relation.way_to_open() returns text
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute
  | declare id uuid := ctx.customership();
  | begin
  |   if ctx.kind() is distinct from 'glass' or id is null or not ctx.role_may('customership.openForReason') then return null; end if;
  |   if relation.on_case_team(id, ctx.person(), ctx.authority()) then
  |     return case when relation.is_ended(id) then 'afterEnd' else 'team' end;
  |   end if;
  |   return case when relation.is_party_here(id) then 'area' end;
  | end

function relation.withdraw_again(p_consents uuid[], p_at timestamp with time zone[], p_numbers integer[]) returns TABLE(consent uuid, customership uuid)
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if ctx.person() is not null or ctx.job() is distinct from 'withdraw-again' then return; end if;
  |   -- Each consent is locked in order, as whoever lets something leave on it locks it.
  |   perform pg_advisory_xact_lock(hashtextextended('consent:' || o.id::text, 0)) from (select c.id from consents.consent c
  |     where c.id = any (p_consents) and c.withdrawn_at is null order by c.id) o;
  |   return query update consents.consent c
  |     set withdrawn_at = j.at, withdrawn_by = 'journal', withdrawn_as = 'officer', version = c.version + 1
  |     from relation.taken_back(p_consents, p_at, p_numbers) j
  |     where c.id = j.consent and c.withdrawn_at is null returning c.id, c.customership;
  | end

function relation.written_since(p_streams jsonb, p_instant timestamp with time zone, p_events text[]) returns TABLE(stream integer, on_team boolean, kela_in_plan boolean, done_at timestamp with time zone, event text, authority uuid, fields text[])
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  grants tym_gate: execute
  | begin
  |   return query with asked as materialized (
  |       select s.*, exists (select from relation.places_on_team(s.customership, s.person, s.authority)) as on_team,
  |         relation.live_opening(s.customership, s.person, s.usage_right, s.authority, p_instant) is not null as is_open,
  |         relation.is_party_in(s.customership, s.authority, s.area) as is_here
  |       from jsonb_to_recordset(p_streams) s (stream integer, customership uuid, since timestamptz, person text,
  |         usage_right uuid, authority uuid, area uuid)
  |     ), let_in as materialized (
  |       select a.*, c.kela_in_plan from asked a join customerships.customership c on c.id = a.customership
  |       where case when a.on_team then c.state <> 'ended' or a.is_open else a.is_open and a.is_here end
  |     )
  |     select f.stream, f.on_team, f.kela_in_plan, l.at, l.event, l.authority, l.fields
  |     from let_in f left join lateral (
  |       select e.at, e.event, e.authority, e.fields from audit.detail d join audit.entry e on e.line = d.line
  |       where d.customership = f.customership and d.line >= audit.first_line_of(f.since)
  |         and e.outcome = 'allowed' and e.event = any (p_events) and e.person is distinct from f.person
  |       order by d.line limit 100) l on true
  |     order by f.stream, l.at;
  | end

function retention.alone_unless_begun() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_eraser: execute; tym_worker: execute
  | begin
  |   perform retention.be_alone(new.customership);
  |   if relation.deletion_has_begun(new.customership) then
  |     raise exception 'the deletion of the file has begun' using errcode = 'TY011';
  |   end if;
  |   return new;
  | end

function retention.alone_with_file() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   perform retention.be_alone(new.customership);
  |   return new;
  | end

function retention.annul_again(p_annulments uuid[], p_files text[], p_reasons text[], p_at timestamp with time zone[], p_on date[], p_days integer[]) returns TABLE(annulment uuid, customership uuid)
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | #variable_conflict use_column
  | begin
  |   if ctx.person() is not null or ctx.job() is distinct from 'annul-again' then
  |     raise exception 'only a start annuls again' using errcode = 'TY130';
  |   end if;
  |   return query
  |     with said as (
  |       select distinct on (c.id) c.id as file, c.started_by_authority as opener, j.* from unnest(p_annulments, p_files, p_reasons, p_at, p_on, p_days)
  |           as j (id, hash, reason, at, closed_on, days)
  |         join customerships.customership c on encode(sha256(convert_to(E'tym-journal/1\n' || c.id::text, 'UTF8')), 'hex') = j.hash
  |       where not exists (select 1 from retention.annulment a where a.customership = c.id and a.state = 'closed')
  |         and not exists (select 1 from retention.annulment a where a.id = j.id and a.state in ('refused', 'withdrawn'))
  |         and not relation.deletion_has_begun(c.id)
  |       order by c.id, j.at
  |     ), proposed as (
  |       -- The person may have been promised days that ended later than the journal knows: they begin again.
  |       update retention.annulment a set state = 'closed', version = a.version + 1, decided_by = 'journal', decided_at = s.at,
  |           closed_on = s.closed_on, log_days = s.days, log_until = greatest(s.closed_on, ctx.calendar()) + s.days
  |         from said s where a.customership = s.file and a.state = 'proposed' returning a.id, a.customership
  |     ), unknown as (
  |       insert into retention.annulment (id, customership, authority, reason, state, proposed_by, proposed_at, decided_by, decided_at, closed_on,
  |           log_days, log_until)
  |         select s.id, s.file, s.opener, s.reason, 'closed', 'journal', s.at, 'journal', s.at, s.closed_on, s.days,
  |           greatest(s.closed_on, ctx.calendar()) + s.days
  |         from said s where not exists (select 1 from proposed p where p.customership = s.file)
  |         -- Whoever has just closed it themselves has told of it.
  |         on conflict do nothing returning id, customership
  |     )
  |     select id, customership from proposed union all select id, customership from unknown;
  | end

function retention.be_alone(p_customership uuid) returns void
  owner tym_owner sql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_eraser: execute; tym_relation: execute; tym_worker: execute
  | select pg_advisory_xact_lock(hashtextextended('retention:' || p_customership::text, 0))

function retention.begins_rightly() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_worker: execute
  | begin
  |   perform retention.be_alone(new.customership);
  |   if new.state <> 'begun' or new.begun_at is distinct from ctx.instant() or new.key_destroyed_at is not null or new.deletion_on <= new.kept_until then
  |     raise exception 'a deletion begins now, after its last day of keeping' using errcode = 'TY012';
  |   end if;
  |   if new.basis = 'openedInError' then
  |     if not exists (select 1 from relation.annulled_due(ctx.calendar(), null) d where d.customership = new.customership
  |         and (d.closed_on, d.log_days, d.log_until) = (new.ended_on, new.days, new.kept_until)) then
  |       raise exception 'the file is not annulled, its person has days left, or something of its trail is open' using errcode = 'TY012';
  |     end if;
  |     return new;
  |   end if;
  |   if relation.is_annulled(new.customership) or new.ended_on is distinct from relation.ended_on(new.customership) then
  |     raise exception 'a deletion begins with a file that ended on the day given' using errcode = 'TY012';
  |   end if;
  |   if retention.live_file_hold(new.customership) then
  |     raise exception 'the file is held' using errcode = 'TY012';
  |   end if;
  |   return new;
  | end

function retention.close_annulled(p_annulment uuid) returns TABLE(recall uuid)
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | #variable_conflict use_column
  | declare file uuid; why text; own record; goes boolean := true;
  | begin
  |   select a.customership, a.reason into file, why from retention.annulment a where a.id = p_annulment and a.state = 'closed'
  |     and ((ctx.person() is null and ctx.job() = 'annul-again' and a.decided_by = 'journal')
  |       or (a.decided_by = ctx.person() and a.decided_at = ctx.instant() and a.authority = ctx.authority()));
  |   if file is null then
  |     raise exception 'there is no such annulment to carry out' using errcode = 'TY130';
  |   end if;
  |   perform retention.stand_still(file);
  |   update disclosures.disclosure d set state = 'stopped', problem = 'customership-annulled', version = d.version + 1
  |     where d.customership = file and d.left_at is null and d.state in ('awaitingApproval', 'approved');
  |   update disclosures.obtaining b set state = 'stopped', problem = 'customership-annulled', answer = null, version = b.version + 1
  |     where b.customership = file and b.state in ('waiting', 'asked', 'quarantined', 'failed');
  |   select i.index, i.safety_until into own from customerships.identity_index i where i.customership = file;
  |   if why <> 'wrongPerson' then
  |     -- The lock that a start takes: whoever asks of the person's files meanwhile waits for what is said.
  |     perform pg_advisory_xact_lock(hashtextextended('open-customership:' || encode(own.index, 'hex'), 0));
  |     update customerships.identity_index i
  |       set safety_until = greatest(i.safety_until, own.safety_until), safety_handed_until = greatest(i.safety_handed_until, own.safety_until)
  |       where i.index = own.index and i.customership <> file and not relation.is_annulled(i.customership);
  |     goes := found;
  |   end if;
  |   update customerships.identity_index i set open = false, safety_until = case when goes then i.safety_handed_until else i.safety_until end
  |     where i.customership = file;
  |   update customerships.customership c set referral_hash = sha256(c.referral_hash || convert_to(c.id::text, 'UTF8'))
  |     where c.id = file and c.referral_hash is not null;
  |   return query insert into disclosures.recall as r (id, disclosure, customership, reason, state, planned_at)
  |     select gen_random_uuid(), d.id, file, 'annulled', 'planned', ctx.instant()
  |       from disclosures.disclosure d where d.customership = file and (d.left_at is not null or d.state = 'delivered') order by d.id
  |     on conflict (disclosure) do update set state = 'planned', reason = 'annulled', attempts = 0, problem = null where r.state = 'failed'
  |     returning r.id;
  | end

function retention.erase(p_deletions uuid[], p_calendar date, p_instant timestamp with time zone) returns TABLE(class text, rows bigint)
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_worker: execute
  | #variable_conflict use_column
  | declare
  |   files uuid[];
  |   past uuid;
  |   past_lines uuid[];
  |   each record;
  | begin
  |   if ctx.job() is null or ctx.job() not in ('delete-due-files', 'certify-deletions') then
  |     raise exception 'only the deletion erases' using errcode = 'TY012';
  |   end if;
  |   -- Whoever seals waits: a line that is being numbered would come back after its file.
  |   perform 1 from audit.log_state for update;
  |   -- And whoever clears the log: a line is either looked at after its file has gone, or known here to have
  |   -- been looked at.
  |   select c.line into past from audit.cleared_up_to c for update;
  |   perform 1 from retention.deletion d where d.id = any (p_deletions) order by d.id for update;
  |   select array_agg(d.customership) into files from retention.deletion d
  |     where d.id = any (p_deletions) and d.state <> 'certified' and d.key_destroyed_at is not null and d.deletion_on <= p_calendar;
  |   if coalesce(cardinality(files), 0) <> (select count(distinct p) from unnest(p_deletions) p) then
  |     raise exception 'not claimed, not due, or the key is still there' using errcode = 'TY012';
  |   end if;
  |   if exists (select from retention.deletion d join customerships.customership c on c.id = d.customership
  |       where d.id = any (p_deletions) and case d.basis when 'openedInError' then not relation.is_annulled(c.id)
  |         else c.state <> 'ended' or c.ended_on is distinct from d.ended_on end) then
  |     raise exception 'the file did not end on the day on which the deletion rests, or is not annulled' using errcode = 'TY012';
  |   end if;
  |   if exists (select from unnest(files) f where retention.live_file_hold(f)) then
  |     raise exception 'a file is held' using errcode = 'TY012';
  |   end if;
  |
  |   -- What must not be found anywhere afterwards.
  |   insert into retention.trace (deletion, needle, kind)
  |     select d.id, word.needle, 'id' from retention.deletion d join customerships.customership c on c.id = d.customership
  |       cross join unnest(array[c.id::text, lower(c.number), encode(c.referral_hash, 'hex')]) word (needle)
  |       where d.id = any (p_deletions) and word.needle is not null
  |     union all select d.id, encode(i.index, 'hex'), 'index'
  |     from retention.deletion d join customerships.identity_index i on i.customership = d.customership where d.id = any (p_deletions)
  |     union all select d.id, encode(f.index, 'hex'), 'index'
  |     from retention.deletion d join customerships.former_index f on f.customership = d.customership where d.id = any (p_deletions)
  |     on conflict do nothing;
  |   for each in select * from retention.file_tables() t where t.has_id loop
  |     execute format('insert into retention.trace (deletion, needle, kind) select distinct d.id, r.id::text, ''id''
  |       from %s r join retention.deletion d on d.customership = r.%I where d.id = any ($1) on conflict do nothing', each.name, each.key)
  |       using p_deletions;
  |   end loop;
  |
  |   -- What recipients have not confirmed, and what holds keep, outlives the file: their ids are not looked for.
  |   insert into retention.outstanding_recall (disclosure, recall, party, owner, by_machine, since)
  |     select d.id, r.id, d.party, d.owner, d.channel = 'machine', coalesce(r.planned_at, p_instant)
  |     from disclosures.disclosure d left join disclosures.recall r on r.disclosure = d.id
  |     where d.customership = any (files) and d.left_at is not null and r.state is distinct from 'confirmed'
  |     on conflict do nothing;
  |   update retention.trace t set kind = 'outlives' where t.deletion = any (p_deletions) and t.kind = 'id' and (
  |     t.needle in (select o.disclosure::text from retention.outstanding_recall o union all select o.recall::text from retention.outstanding_recall o)
  |     or t.needle in (select k.id::text from retention.kept_hold k));
  |
  |   -- Promised work about any of it, with its deliveries in the queue, and marks of writes.
  |   with ours as (
  |     select distinct t.deletion, j.id, j.run_at from outbox.job j
  |       cross join lateral (select p.value from jsonb_each_text(j.payload) p
  |         union all select unnest(string_to_array(j.once_key, ':'))) word (text)
  |       join retention.trace t on t.needle = word.text and t.deletion = any (p_deletions)
  |   ), noted as (
  |     insert into retention.trace (deletion, needle, kind)
  |     select o.deletion, o.id::text, 'id' from ours o
  |     union all select o.deletion, o.id::text || '-' || (extract(epoch from o.run_at) * 1000)::bigint, 'job' from ours o
  |     on conflict do nothing
  |   ), gone as (
  |     delete from outbox.job j where j.id in (select o.id from ours o)
  |   )
  |   insert into retention.erased as e (deletion, class, rows) select o.deletion, 'work', count(*) from ours o group by o.deletion
  |     on conflict (deletion, class) do update set rows = e.rows + excluded.rows;
  |   with ours as (
  |     select distinct t.deletion, i.resource from guard.idempotency i
  |       join retention.trace t on t.needle = i.resource and t.deletion = any (p_deletions)
  |   ), gone as (
  |     delete from guard.idempotency i where i.resource in (select o.resource from ours o) returning i.resource
  |   )
  |   insert into retention.erased as e (deletion, class, rows)
  |     select o.deletion, 'work', count(*) from ours o join gone g on g.resource = o.resource group by o.deletion
  |     on conflict (deletion, class) do update set rows = e.rows + excluded.rows;
  |
  |   past_lines := array(select d.line from audit.detail d where d.customership = any (files) and d.line <= past);
  |   for each in select * from retention.file_tables() t order by t.place loop
  |     execute format('with gone as (delete from %s r where r.%I = any ($1) returning r.%2$I as file)
  |       insert into retention.erased as e (deletion, class, rows)
  |         select d.id, %L, count(*) from gone g join retention.deletion d on d.customership = g.file group by d.id
  |         on conflict (deletion, class) do update set rows = e.rows + excluded.rows', each.name, each.key, each.class) using files;
  |   end loop;
  |   delete from audit.leaf l where l.line = any (past_lines);
  |   delete from audit.entry e where e.line = any (past_lines);
  |   -- Another file of the same person has the same blind index, rightly.
  |   delete from retention.trace t where t.deletion = any (p_deletions) and t.kind = 'index'
  |     and (exists (select from customerships.identity_index i where i.index = decode(t.needle, 'hex'))
  |       or exists (select from customerships.former_index f where f.index = decode(t.needle, 'hex')));
  |
  |   update retention.deletion d set state = 'erased', erased_at = p_instant, residue = '{}' where d.id = any (p_deletions);
  |   return query select e.class, sum(e.rows)::bigint from retention.erased e where e.deletion = any (p_deletions) group by e.class order by e.class;
  | end

function retention.file_tables() returns TABLE(place integer, name text, key text, class text, has_id boolean)
  owner postgres sql immutable security invoker set search_path=pg_catalog, pg_temp
  grants tym_eraser: execute
  | values
  |     (1, 'notifications.notification', 'customership', 'notifications', true),
  |     (2, 'audit.file_line', 'customership', 'accessLog', false),
  |     (3, 'audit.detail', 'customership', 'accessLog', false),
  |     (4, 'oversight.log_extract', 'customership', 'customership', true),
  |     (5, 'oversight.line_delay', 'customership', 'customership', true),
  |     (6, 'oversight.log_question', 'customership', 'customership', true),
  |     (7, 'retention.announcement', 'customership', 'customership', true),
  |     (8, 'retention.hold_review', 'customership', 'customership', false),
  |     (9, 'retention.hold_entry', 'customership', 'customership', false),
  |     (10, 'retention.hold', 'customership', 'customership', true),
  |     (10, 'retention.annulment_agreement', 'customership', 'customership', false),
  |     (11, 'retention.annulment', 'customership', 'customership', true),
  |     (11, 'disclosures.to_compare', 'customership', 'disclosures', false),
  |     (11, 'disclosures.recall', 'customership', 'disclosures', true),
  |     (12, 'disclosures.approval', 'customership', 'disclosures', false),
  |     (13, 'disclosures.item', 'customership', 'disclosures', false),
  |     (14, 'disclosures.disclosure', 'customership', 'disclosures', true),
  |     (15, 'disclosures.obtained_entry', 'customership', 'disclosures', false),
  |     (16, 'disclosures.obtaining', 'customership', 'disclosures', true),
  |     (17, 'disclosures.own_copy', 'customership', 'disclosures', true),
  |     (18, 'disclosures.exclusion', 'customership', 'disclosures', true),
  |     (19, 'consents.version', 'customership', 'consents', false),
  |     (20, 'consents.consent', 'customership', 'consents', true),
  |     (21, 'customer_data.draft', 'customership', 'customership', true),
  |     (21, 'customer_data.entry_flag', 'customership', 'customership', true),
  |     (21, 'customer_data.safety_lift', 'customership', 'customership', true),
  |     (22, 'customer_data.current_document', 'customership', 'customership', false),
  |     (21, 'customer_data.identity_change', 'customership', 'customership', true),
  |     (22, 'customer_data.removal', 'customership', 'customership', true),
  |     (23, 'customer_data.entry', 'customership', 'customership', true),
  |     (24, 'customerships.case_team_member', 'customership', 'customership', true),
  |     (25, 'customerships.end_proposal', 'customership', 'customership', false),
  |     (24, 'customerships.glass_opening', 'customership', 'customership', true),
  |     (24, 'customerships.join_request', 'customership', 'customership', true),
  |     (24, 'customerships.act_to_repeat', 'customership', 'customership', true),
  |     (24, 'customerships.death_undoing', 'customership', 'customership', true),
  |     (25, 'customerships.death_notice', 'customership', 'customership', true),
  |     (25, 'customerships.end_opinion', 'customership', 'customership', false),
  |     (26, 'customerships.event', 'customership', 'customership', true),
  |     (27, 'customerships.identity_index', 'customership', 'customership', false),
  |     (27, 'customerships.former_index', 'customership', 'customership', false),
  |     (28, 'customerships.contact_wish', 'customership', 'customership', true),
  |     (28, 'customerships.former_party', 'customership', 'customership', false),
  |     (29, 'customerships.transfer', 'customership', 'customership', true),
  |     (29, 'customerships.party', 'customership', 'customership', false),
  |     (30, 'customerships.customership', 'id', 'customership', false)

function retention.held_entries(p_customership uuid) returns TABLE(hold uuid, entry uuid)
  owner tym_owner sql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | select e.hold, e.entry from retention.hold_entry e join retention.hold h on h.id = e.hold
  |   where h.customership = p_customership and h.scope = 'entries' and h.state = 'live' order by e.hold, e.entry

function retention.live_file_hold(p_customership uuid) returns boolean
  owner tym_owner sql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_eraser: execute; tym_worker: execute
  | select exists (select 1 from retention.hold h where h.customership = p_customership and h.scope = 'file' and h.state = 'live')

function retention.plant_canary(p_canary text) returns void
  owner tym_scanner sql volatile security definer set search_path=pg_catalog, pg_temp, row_security=off
  grants tym_worker: execute
  | insert into retention.canary (id) values (p_canary)

function retention.prolong_for_answer() returns trigger
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants none
  | begin
  |   update retention.annulment a set log_until = ctx.calendar() + a.log_days, version = a.version + 1
  |     where a.customership = new.customership and a.state = 'closed' and a.log_until < ctx.calendar() + a.log_days;
  |   return null;
  | end

function retention.refuse_after_beginning() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if relation.deletion_has_begun(new.customership) then
  |     raise exception 'the deletion of the file has begun' using errcode = 'TY011';
  |   end if;
  |   return new;
  | end

function retention.refuse_annulment_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if (new.id, new.customership, new.authority, new.reason, new.grounds, new.proposed_by, new.proposed_at)
  |       is distinct from (old.id, old.customership, old.authority, old.reason, old.grounds, old.proposed_by, old.proposed_at)
  |       or new.version <> old.version + 1 then
  |     raise exception 'what an annulment was proposed as it stays' using errcode = 'TY130';
  |   end if;
  |   if old.state <> 'proposed' then
  |     if old.state <> 'closed' or ctx.job() is distinct from 'tell-annulled-person' or new.log_until < old.log_until
  |         or (new.state, new.decided_by, new.decided_at, new.closed_on, new.log_days)
  |           is distinct from (old.state, old.decided_by, old.decided_at, old.closed_on, old.log_days) then
  |       raise exception 'what was decided of an annulment is never decided again' using errcode = 'TY130';
  |     end if;
  |     return new;
  |   end if;
  |   if new.state = 'proposed' or (new.decided_by, new.decided_at) is distinct from (ctx.person(), ctx.instant()) then
  |     raise exception 'an annulment is decided now, in one''s own name' using errcode = 'TY130';
  |   end if;
  |   -- Policies of one table are joined by or, so the whole rule of who decides for which authority is here.
  |   if not (new.authority = ctx.authority() and case new.state when 'withdrawn' then relation.may_annul(new.customership)
  |       else ctx.role_may('annulment.decide') end) and not (new.state = 'refused' and relation.may_agree(new.customership)) then
  |     raise exception 'the authority that opened the file decides, and who has to agree may refuse' using errcode = 'TY130';
  |   end if;
  |   if new.state = 'closed' and (relation.was_on_team(new.customership) or not ctx.role_may('annulment.decide')
  |       or exists (select 1 from relation.annulment_lacks(new.id)) or new.closed_on is distinct from ctx.calendar()) then
  |     raise exception 'a file is closed by somebody outside its team, with the agreement of whoever stored entries in it' using errcode = 'TY130';
  |   end if;
  |   return new;
  | end

function retention.refuse_foreign_entry() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if not exists (select 1 from retention.hold h where h.id = new.hold and h.scope = 'entries' and h.state = 'proposed'
  |       and relation.stores_entry(new.customership, new.entry, h.authority)) then
  |     raise exception 'a hold names entries of the file that the holding authority stored' using errcode = 'TY010';
  |   end if;
  |   return new;
  | end

function retention.refuse_kept_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if old.released_at is not null or new.version <> old.version + 1
  |       or (new.id, new.ground, new.section, new.reason, new.authority, new.approved_by, new.kept_at)
  |         is distinct from (old.id, old.ground, old.section, old.reason, old.authority, old.approved_by, old.kept_at) then
  |     raise exception 'a kept hold is reviewed or released, once and for all' using errcode = 'TY010';
  |   end if;
  |   if new.released_at is null and new.owner is distinct from ctx.person()
  |       or new.released_at is not null and (new.released_by, new.released_at) is distinct from (ctx.person(), ctx.instant()) then
  |     raise exception 'a kept hold is reviewed and released now, in one''s own name' using errcode = 'TY010';
  |   end if;
  |   return new;
  | end

function retention.refuse_other_basis() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_eraser: execute; tym_worker: execute
  | begin
  |   raise exception 'on what a deletion rests stays' using errcode = 'TY012';
  | end

function retention.refuse_reopening() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_exchange: execute; tym_worker: execute
  | begin
  |   if old.closed_at is not null or new.closed_at is distinct from ctx.instant()
  |       or (new.closed_by is not null and new.closed_by is distinct from ctx.person()) then
  |     raise exception 'an outstanding recall is closed once, now' using errcode = 'TY010';
  |   end if;
  |   return new;
  | end

function retention.refuse_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if tg_op = 'INSERT' then
  |     if new.state <> 'proposed' or new.version <> 1 or new.owner <> new.proposed_by then
  |       raise exception 'a hold begins as a proposal of the person who answers for it' using errcode = 'TY010';
  |     end if;
  |     return new;
  |   end if;
  |   if (new.id, new.customership, new.scope, new.ground, new.section, new.reason, new.authority, new.proposed_by, new.proposed_at)
  |       is distinct from (old.id, old.customership, old.scope, old.ground, old.section, old.reason, old.authority, old.proposed_by, old.proposed_at) then
  |     raise exception 'what a hold was proposed as it stays' using errcode = 'TY010';
  |   end if;
  |   if old.decided_by is not null and (new.decided_by, new.decided_at) is distinct from (old.decided_by, old.decided_at) then
  |     raise exception 'what was decided of a hold is never decided again' using errcode = 'TY010';
  |   end if;
  |   if new.version <> old.version + 1 or not ((old.state = 'proposed' and new.state in ('live', 'refused'))
  |       or (old.state = 'live' and new.state in ('live', 'released'))) then
  |     raise exception 'a hold does not go from % to %', old.state, new.state using errcode = 'TY010';
  |   end if;
  |   if (old.state = 'proposed' and (new.decided_by, new.decided_at) is distinct from (ctx.person(), ctx.instant()))
  |       or (new.state = 'released' and (new.released_by, new.released_at) is distinct from (ctx.person(), ctx.instant())) then
  |     raise exception 'a hold is decided and released now, in one''s own name' using errcode = 'TY010';
  |   end if;
  |   if old.state = 'live' and new.state = 'live' then
  |     if new.owner is distinct from ctx.person() then
  |       raise exception 'whoever reviews a hold answers for it' using errcode = 'TY010';
  |     end if;
  |   elsif (new.review_on, new.owner) is distinct from (old.review_on, old.owner) then
  |     raise exception 'only a live hold is reviewed' using errcode = 'TY010';
  |   end if;
  |   return new;
  | end

function retention.refuse_undoing() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_worker: execute
  | begin
  |   if old.state = 'certified' or (old.state <> 'begun' and new.state = 'begun') or (old.state = 'begun' and new.state <> 'erased' and new.state <> 'begun')
  |       or (new.id, new.run, new.section, new.months, new.effective_from, new.begun_at, new.begun_on, new.held)
  |         is distinct from (old.id, old.run, old.section, old.months, old.effective_from, old.begun_at, old.begun_on, old.held) then
  |     raise exception 'a deletion that has begun goes on to its certificate' using errcode = 'TY012';
  |   end if;
  |   if new.state <> 'certified' then
  |     if (new.customership, new.ended_on, new.kept_until, new.deletion_on)
  |           is distinct from (old.customership, old.ended_on, old.kept_until, old.deletion_on)
  |         or (old.key_destroyed_at is not null and new.key_destroyed_at is distinct from old.key_destroyed_at) then
  |       raise exception 'which file a deletion is of is forgotten only with its certificate' using errcode = 'TY012';
  |     end if;
  |   elsif old.state <> 'erased' or new.certified_at is distinct from ctx.instant() then
  |     raise exception 'a deletion is certified once nothing has been found' using errcode = 'TY012';
  |   end if;
  |   return new;
  | end

function retention.refuse_while_death_may_be_undone() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_worker: execute
  | begin
  |   if relation.death_may_be_undone(new.customership) then
  |     raise exception 'the death that ended the file may be undone still' using errcode = 'TY012';
  |   end if;
  |   return new;
  | end

function retention.remove_canary(p_canary text) returns void
  owner tym_scanner sql volatile security definer set search_path=pg_catalog, pg_temp, row_security=off
  grants tym_worker: execute
  | delete from retention.canary c where c.id = p_canary

function retention.residue(p_needles text[], p_canary text) returns TABLE(needle text, place text)
  owner tym_scanner plpgsql stable security definer set search_path=pg_catalog, pg_temp, row_security=off
  grants tym_worker: execute
  | declare
  |   -- Ids (also where they stand in binary content), digests of 32 bytes that fill a column, and numbers of
  |   -- customerships.
  |   wanted text[] := p_needles || p_canary;
  |   id constant text := '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
  |   spelt constant text := '(?:3[0-9]|6[1-6]){8}(?:2d(?:3[0-9]|6[1-6]){4}){3}2d(?:3[0-9]|6[1-6]){12}';
  |   digest constant text := 'x[0-9a-f]{64}';
  |   number constant text := 'tym-[0-9]{4}-[0-9]{7,}';
  |   ids constant uuid[] := array(select w::uuid from unnest(p_needles || p_canary) w where w ~ ('^' || id || '$'));
  |   each record;
  | begin
  |   for each in
  |     select n.nspname || '.' || c.relname as place, format('%I.%I', n.nspname, c.relname) as name,
  |       string_agg(format('(r.%I)', a.attname), ', ') filter (where a.atttypid = 'uuid'::regtype) as ids,
  |       string_agg(format('(encode(r.%I, ''hex''))', a.attname), ', ') filter (where a.atttypid = 'bytea'::regtype) as contents,
  |       string_agg(format('r.%I::text', a.attname), ', ') filter (where a.atttypid not in ('uuid'::regtype, 'bytea'::regtype)
  |         -- Truth values, days and instants, numbers, spans.
  |         and t.typcategory not in ('B', 'D', 'N', 'T')) as texts
  |     from pg_class c join pg_namespace n on n.oid = c.relnamespace
  |       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
  |     where c.relkind in ('r', 'p', 'm') and not c.relispartition and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  |       -- What is forgotten only with the certificate.
  |       and c.oid not in ('retention.trace'::regclass, 'retention.deletion'::regclass)
  |     group by n.nspname, c.relname
  |     order by n.nspname, c.relname
  |   loop
  |     -- Each kind of column is searched in the way that is quick for it, and an unknown kind as text. One
  |     -- pattern for all kinds of words would take several times as long.
  |     if each.ids is not null then
  |       return query execute format('select distinct held.id::text, %L from %s r cross join lateral (values %s) held (id)
  |         where held.id = any ($1)', each.place, each.name, each.ids) using ids;
  |     end if;
  |     if each.contents is not null then
  |       return query execute format('select distinct found.word, %L from %s r cross join lateral (values %s offset 0) held (hex)
  |           cross join lateral (
  |             select held.hex where length(held.hex) = 64
  |             union all select convert_from(decode(hit[1], ''hex''), ''UTF8'') from regexp_matches(held.hex, $2, ''g'') hit
  |           ) found (word) where found.word = any ($1)', each.place, each.name, each.contents) using wanted, spelt;
  |     end if;
  |     if each.texts is not null then
  |       return query execute format('select distinct found.word, %L from %s r
  |           cross join lateral (select lower(concat_ws('' '', %s) collate "C") offset 0) held (text)
  |           cross join lateral (
  |             select hit[1] from regexp_matches(held.text, $2, ''g'') hit
  |             union all select convert_from(decode(hit[1], ''hex''), ''UTF8'') from regexp_matches(held.text, $3, ''g'') hit
  |             union all select substr(hit[1], 2) from regexp_matches(held.text, $4, ''g'') hit
  |             union all select hit[1] from regexp_matches(held.text, $5, ''g'') hit
  |           ) found (word) where found.word = any ($1)', each.place, each.name, each.texts) using wanted, id, spelt, digest, number;
  |     end if;
  |   end loop;
  | end

function retention.stand_still(p_customership uuid) returns void
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   perform pg_advisory_xact_lock(hashtextextended('consent:' || o.consent::text, 0)) from (
  |     select d.consent from disclosures.disclosure d where d.customership = p_customership and d.consent is not null
  |     union select b.consent from disclosures.obtaining b where b.customership = p_customership order by 1) o;
  |   perform pg_advisory_xact_lock(hashtextextended(p_customership::text, 0));
  |   perform retention.be_alone(p_customership);
  | end

function usage_rights.live_rights(p_calendar date) returns TABLE(id uuid, version integer, holder text, holder_kind text, employer uuid, authority uuid, area uuid, role text)
  owner tym_owner sql stable security invoker
  grants tym_app: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute
  | select r.id, r.version, r.holder, r.holder_kind, r.employer, r.authority, r.area, r.role from usage_rights.usage_right r
  |   where r.state = 'granted' and p_calendar between r.valid_from and r.valid_until

function usage_rights.refuse_barred() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if new.state not in ('applied', 'granted') or (tg_op = 'UPDATE' and new.state = old.state) then return new; end if;
  |   perform pg_advisory_xact_lock(hashtextextended('usage-right:' || new.holder, 0));
  |   if new.employer <> new.authority and exists (select 1 from declared.role d where d.role = new.role and d.own_employer_only) then
  |     raise exception 'the role is for the employer''s own people' using errcode = 'TY041';
  |   end if;
  |   if relation.is_barred(new.holder, new.role, new.valid_from, new.valid_until, new.id, new.changes) then
  |     raise exception 'one person does not hold these roles together' using errcode = 'TY041';
  |   end if;
  |   return new;
  | end

function usage_rights.refuse_providers() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if exists (select 1 from organisations.organisation o where o.id in (new.employer, new.authority) and o.kind = 'recipient') then
  |     raise exception 'a service provider''s staff cannot hold a usage right' using errcode = 'TY001';
  |   end if;
  |   return new;
  | end

function usage_rights.refuse_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_worker: execute
  | begin
  |   if new.version < old.version or (new.state <> old.state and not (
  |       (old.state = 'applied' and new.state in ('granted', 'refused', 'ended'))
  |       or (old.state = 'granted' and new.state in ('ended', 'expired')))) then
  |     raise exception 'a usage right does not go from % to %', old.state, new.state using errcode = 'TY005';
  |   end if;
  |   return new;
  | end

function usage_rights.usage_right_live(p_right uuid, p_version integer, p_holder text, p_holder_kind text, p_employer uuid, p_authority uuid, p_area uuid, p_role text, p_calendar date) returns boolean
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  grants tym_app: execute; tym_gate: execute; tym_worker: execute
  | begin
  |   return exists (select 1 from usage_rights.live_rights(p_calendar) r
  |     where r.id = p_right and r.version = p_version and r.holder = p_holder and r.holder_kind = p_holder_kind
  |       and r.employer = p_employer and r.authority = p_authority and r.area = p_area and r.role = p_role);
  | end

-- The key database
-- A listing of the catalogue, made by the migrations; compared with them, never run. Do not edit.

role tym_key_app login noinherit
role tym_key_eraser login noinherit
role tym_key_owner nologin noinherit
role tym_key_scanner nologin noinherit BYPASSRLS member of pg_read_all_data
role tym_key_worker login noinherit

schema keys owner tym_key_owner -- Wrapped keys of customerships
  grants tym_key_app: usage; tym_key_eraser: usage; tym_key_scanner: usage; tym_key_worker: usage

schema meta owner postgres
  grants tym_key_app: usage; tym_key_eraser: usage; tym_key_worker: usage

table keys.canary owner tym_key_owner row security forced -- What a scan plants to find it: a scan that does not is blind, and certifies no deletion. Empty outside a scan.
  column id text not null
  constraint canary_pkey PRIMARY KEY (id)
  policy planted permissive for all to tym_key_scanner using (true) with check (true)
  grants tym_key_scanner: delete, insert, select

table keys.wrapped_key owner tym_key_owner row security forced -- Data key and log key of one customership, wrapped by the key-encryption key of an epoch. Deleting the row makes the file unreadable everywhere.
  column customership uuid not null
  column epoch integer not null
  column wrapped bytea not null
  column made_at timestamp with time zone not null
  constraint wrapped_key_epoch_check CHECK ((epoch > 0))
  constraint wrapped_key_pkey PRIMARY KEY (customership)
  constraint wrapped_key_wrapped_check CHECK (((octet_length(wrapped) >= 60) AND (octet_length(wrapped) <= 200)))
  CREATE INDEX wrapped_key_epoch ON keys.wrapped_key USING btree (epoch)
  policy eraser permissive for select to tym_key_eraser using (true)
  policy eraser_destroys permissive for delete to tym_key_eraser using (true)
  policy eraser_makes permissive for insert to tym_key_eraser with check (true)
  policy service permissive for all to tym_key_app using (true) with check (true)
  policy worker_reads permissive for select to tym_key_worker using (true)
  grants tym_key_app: delete, insert, select, update; tym_key_eraser: delete, insert, select; tym_key_worker: select

table meta.gate owner postgres
  column sha256 text not null grants tym_key_app: select, tym_key_eraser: select, tym_key_worker: select
  column place bigint not null generated always as identity grants tym_key_app: select, tym_key_eraser: select, tym_key_worker: select
  constraint gate_pkey PRIMARY KEY (sha256)

sequence meta.gate_place_seq owner postgres

table meta.migration owner postgres
  column name text not null grants tym_key_app: select, tym_key_eraser: select, tym_key_worker: select
  column sha256 text not null
  constraint migration_pkey PRIMARY KEY (name)

function keys.residue(p_needles text[], p_canary text) returns TABLE(needle text, place text)
  owner tym_key_scanner plpgsql volatile security definer set search_path=pg_catalog, pg_temp, row_security=off
  grants tym_key_eraser: execute
  | declare
  |   each record;
  | begin
  |   insert into keys.canary (id) values (p_canary);
  |   for each in
  |     select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
  |     where c.relkind in ('r', 'p', 'm') and not c.relispartition and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  |     order by n.nspname, c.relname
  |   loop
  |     return query execute format($scan$
  |       select distinct wanted.needle, %L from (
  |         select distinct case
  |             when hit[1] ~ '^x' then substr(hit[1], 2)
  |             when hit[1] ~ '^[36]' and length(hit[1]) = 72 then convert_from(decode(hit[1], 'hex'), 'UTF8')
  |             else hit[1] end as word
  |         from %I.%I the_row, regexp_matches(lower(the_row::text), $3, 'g') hit) found
  |       join unnest($1 || $2) wanted (needle) on wanted.needle = found.word$scan$,
  |       each.nspname || '.' || each.relname, each.nspname, each.relname)
  |       using p_needles, p_canary,
  |         '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:3[0-9]|6[1-6]){8}(?:2d(?:3[0-9]|6[1-6]){4}){3}2d(?:3[0-9]|6[1-6]){12}|x[0-9a-f]{64}(?![0-9a-f])|tym-[0-9]{4}-[0-9]{7,}';
  |   end loop;
  |   delete from keys.canary c where c.id = p_canary;
  | end

-- The session database
-- A listing of the catalogue, made by the migrations; compared with them, never run. Do not edit.

role tym_session login noinherit
role tym_session_owner nologin noinherit

schema meta owner postgres
  grants tym_session: usage

schema session owner tym_session_owner -- Sign-ins under way and sessions of the web
  grants tym_session: usage

table meta.gate owner postgres
  column sha256 text not null
  column place bigint not null generated always as identity
  constraint gate_pkey PRIMARY KEY (sha256)

sequence meta.gate_place_seq owner postgres

table meta.migration owner postgres
  column name text not null grants tym_session: select
  column sha256 text not null
  constraint migration_pkey PRIMARY KEY (name)

table session.login owner tym_session_owner row security forced -- Sign-ins that have begun at the identity provider and not come back: ten minutes, one use. Found by the SHA-256 of the login cookie and of the state.
  column id bytea not null
  column state bytea not null
  column sealed bytea not null
  column expires_at timestamp with time zone not null
  constraint login_id_check CHECK ((octet_length(id) = 32))
  constraint login_pkey PRIMARY KEY (id)
  constraint login_sealed_check CHECK (((octet_length(sealed) >= 29) AND (octet_length(sealed) <= 4096)))
  constraint login_state_check CHECK ((octet_length(state) = 32))
  CREATE INDEX login_expires_at ON session.login USING btree (expires_at)
  policy service permissive for all to tym_session using (true) with check (true)
  grants tym_session: delete, insert, select

table session.proof owner tym_session_owner row security forced -- Replay marks of proofs that browsers have made for the web server itself: SHA-256 of key and proof id.
  column mark bytea not null
  column expires_at timestamp with time zone not null
  constraint proof_mark_check CHECK ((octet_length(mark) = 32))
  constraint proof_pkey PRIMARY KEY (mark)
  CREATE INDEX proof_expires_at ON session.proof USING btree (expires_at)
  policy service permissive for all to tym_session using (true) with check (true)
  grants tym_session: delete, insert, select

table session.session owner tym_session_owner row security forced -- Sessions of the web, each bound to the key of one browser. The tokens in it are sealed under a key derived from the cookie; the row goes when the session does.
  column id bytea not null
  column thumbprint text not null
  column sealed bytea not null
  column created_at timestamp with time zone not null
  column active_at timestamp with time zone not null
  column absolute_until timestamp with time zone not null
  column version integer not null
  column busy_until timestamp with time zone -- Until then one request renews the tokens, alone; null when none does.
  column owner bytea -- HMAC of the person under a key that only the web server has: rows of one person are found, and the person is not told by them. Null until they have signed in.
  column device text -- Which browser and system it roughly is, each one word of a short list.
  constraint session_device_check CHECK ((device ~ '^[a-z]{1,16} [a-z]{1,16}$'::text))
  constraint session_id_check CHECK ((octet_length(id) = 32))
  constraint session_owner_check CHECK ((octet_length(owner) = 32))
  constraint session_pkey PRIMARY KEY (id)
  constraint session_sealed_check CHECK (((octet_length(sealed) >= 29) AND (octet_length(sealed) <= 65536)))
  constraint session_thumbprint_check CHECK ((thumbprint ~ '^[A-Za-z0-9_-]{43}$'::text))
  constraint session_version_check CHECK ((version > 0))
  CREATE INDEX session_absolute_until ON session.session USING btree (absolute_until)
  CREATE INDEX session_active_at ON session.session USING btree (active_at)
  CREATE INDEX session_owner ON session.session USING btree (owner)
  policy service permissive for all to tym_session using (true) with check (true)
  grants tym_session: delete, insert, select, update
