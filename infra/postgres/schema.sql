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
  column line uuid not null grants tym_eraser: select, tym_relation: select, tym_worker: select
  column customership uuid not null grants tym_eraser: select, tym_relation: select, tym_worker: select
  column resources text[] not null default '{}'::text[] grants tym_relation: select
  column reason bytea grants tym_eraser: select, tym_eraser: update
  constraint detail_pkey PRIMARY KEY (line)
  CREATE INDEX detail_customership ON audit.detail USING btree (customership, line)
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

table audit.entry owner tym_owner row security forced -- One line per answer, in the answer's own transaction (Act 906/2019 17 §). Ids only; the subject is HMAC(log key of the customership, line), unlinkable once that key is destroyed.
  column line uuid not null grants tym_relation: select, tym_worker: select
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
  column categories smallint[] not null default '{}'::smallint[]
  column fields text[] not null default '{}'::text[]
  column rule text
  column policy_version text not null
  column subject bytea
  column out_of_team boolean not null default false grants tym_worker: select
  constraint entry_outcome_check CHECK ((outcome = ANY (ARRAY['allowed'::text, 'denied'::text])))
  constraint entry_pkey PRIMARY KEY (line)
  constraint entry_subject_check CHECK (((subject IS NULL) OR (octet_length(subject) = 32)))
  CREATE INDEX entry_at ON audit.entry USING brin (at)
  CREATE INDEX entry_authority ON audit.entry USING btree (authority, at, line)
  CREATE INDEX entry_employer ON audit.entry USING btree (employer, at, line) WHERE (employer IS DISTINCT FROM authority)
  CREATE INDEX entry_out_of_team ON audit.entry USING btree (at) WHERE out_of_team
  CREATE INDEX entry_xact ON audit.entry USING btree (xact)
  policy append permissive for insert to tym_app, tym_gate, tym_worker with check (true)
  policy exchange_appends permissive for insert to tym_exchange with check (((( SELECT ctx.job() AS job) = 'exchange'::text) AND (person IS NULL) AND (certificate IS NULL) AND (usage_right IS NULL) AND (employer IS NULL) AND (authority IS NULL) AND (role IS NULL) AND (event ~~ 'disclosure.%'::text) AND (at = ( SELECT ctx.instant() AS instant))))
  policy inquiries_unwatched restrictive for select to tym_app using ((( SELECT (ctx.is_customer() OR ctx.role_may('accessLog.inquire'::text) OR ctx.role_may('accessLog.oversee'::text))) OR (role IS NULL) OR (role <> ALL (( SELECT (declared.who_may('accessLog.inquire'::text) || declared.who_may('accessLog.oversee'::text)))::text[]))))
  policy lines_of_open_file permissive for select to tym_app using ((EXISTS ( SELECT 1 FROM audit.detail d WHERE (d.line = entry.line))))
  policy old permissive for delete to tym_worker using (((( SELECT ctx.job() AS job) = 'clear-old-log-lines'::text) AND (NOT (EXISTS ( SELECT 1 FROM audit.detail d WHERE (d.line = entry.line))))))
  policy old_seen permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'clear-old-log-lines'::text))
  policy overseen permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'oversight'::text) AND ( SELECT ctx.role_may('accessLog.oversee'::text) AS role_may) AND (person IS NOT NULL) AND ((employer = ( SELECT ctx.employer() AS employer)) OR (authority = ( SELECT ctx.authority() AS authority)))))
  policy own_transaction restrictive for insert to public with check ((xact = pg_current_xact_id()))
  policy relation_sees permissive for select to tym_relation using (true)
  policy sealed permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  policy watched permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['flag-accesses'::text, 'flag-own-surname'::text])))
  CREATE TRIGGER refuse_change BEFORE UPDATE ON audit.entry FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()
  grants tym_app: insert, select; tym_exchange: insert; tym_gate: insert; tym_worker: delete, insert, select

table audit.file_line owner tym_owner row security forced -- The numbers of a customership's lines, in the order of the leaves and without a gap, each with the salt of what links it to the file: dies with the file.
  column line uuid not null
  column customership uuid not null grants tym_eraser: select
  column number bigint not null
  column salt bytea not null
  constraint file_line_customership_number_key UNIQUE (customership, number)
  constraint file_line_line_fkey FOREIGN KEY (line) REFERENCES audit.detail(line)
  constraint file_line_number_check CHECK ((number > 0))
  constraint file_line_pkey PRIMARY KEY (line)
  constraint file_line_salt_check CHECK ((octet_length(salt) = 32))
  policy annulled_is_closed restrictive for select to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy counted permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'sign-log-extract'::text))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy own_lines permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'customership'::text) AND ( SELECT ctx.is_customer() AS is_customer) AND (customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy sealed permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  policy seals permissive for insert to tym_worker with check ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  CREATE TRIGGER refuse_change BEFORE UPDATE ON audit.file_line FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()
  grants tym_app: select; tym_eraser: delete; tym_worker: insert, select

table audit.leaf owner tym_owner row security forced -- Which leaf of the tree a line is, with what it takes to show that it says what it said. Goes with its line; the hash of the leaf stays in the tree.
  column index bigint not null grants tym_relation: select
  column line uuid not null grants tym_relation: select
  column salt bytea not null
  column file_commitment bytea not null
  constraint leaf_file_commitment_check CHECK ((octet_length(file_commitment) = 32))
  constraint leaf_index_check CHECK ((index >= 0))
  constraint leaf_line_fkey FOREIGN KEY (line) REFERENCES audit.entry(line)
  constraint leaf_line_key UNIQUE (line)
  constraint leaf_pkey PRIMARY KEY (index)
  constraint leaf_salt_check CHECK ((octet_length(salt) = 32))
  policy counted permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'sign-log-extract'::text))
  policy old permissive for delete to tym_worker using (((( SELECT ctx.job() AS job) = 'clear-old-log-lines'::text) AND (NOT (EXISTS ( SELECT 1 FROM audit.detail d WHERE (d.line = leaf.line))))))
  policy old_seen permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'clear-old-log-lines'::text))
  policy own_lines permissive for select to tym_app using ((( SELECT ctx.is_customer() AS is_customer) AND (EXISTS ( SELECT 1 FROM audit.file_line f WHERE (f.line = leaf.line)))))
  policy relation_sees permissive for select to tym_relation using (true)
  policy sealed permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  policy seals permissive for insert to tym_worker with check ((( SELECT ctx.job() AS job) = 'seal-log'::text))
  policy watched permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['flag-accesses'::text, 'flag-own-surname'::text])))
  CREATE TRIGGER refuse_change BEFORE UPDATE ON audit.leaf FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()
  grants tym_app: select; tym_worker: delete, insert, select

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
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy repeated_by_start permissive for all to tym_app, tym_worker using ((( SELECT relation.repeats_acts() AS repeats_acts) AND (customership = ( SELECT ctx.customership() AS customership)))) with check ((( SELECT relation.repeats_acts() AS repeats_acts) AND (customership = ( SELECT ctx.customership() AS customership))))
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  grants tym_app: delete, insert, select, update; tym_eraser: delete; tym_gate: select; tym_worker: delete, insert, select, update

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
  constraint entry_flag_by_authority_fkey FOREIGN KEY (by_authority) REFERENCES organisations.organisation(id)
  constraint entry_flag_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint entry_flag_entry_entry_version_fkey FOREIGN KEY (entry, entry_version) REFERENCES customer_data.entry(id, version)
  constraint entry_flag_pkey PRIMARY KEY (id)
  CREATE INDEX entry_flag_by_authority ON customer_data.entry_flag USING btree (by_authority)
  CREATE INDEX entry_flag_customership ON customer_data.entry_flag USING btree (customership)
  CREATE INDEX entry_flag_entry ON customer_data.entry_flag USING btree (entry, entry_version)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy annulled_is_closed_outside restrictive for all to tym_exchange using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy laid_out_anew permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'lay-out-documents'::text))
  policy left_entry permissive for select to tym_app using (((( SELECT ctx.kind() AS kind) = 'leftEntry'::text) AND (customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_open_left_entry() AS may_open_left_entry) AND (EXISTS ( SELECT 1 FROM customer_data.entry e WHERE (e.id = entry_flag.entry)))))
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy relation_sees permissive for select to tym_relation using (true)
  policy repeated_by_start permissive for select to tym_app, tym_worker using ((( SELECT relation.repeats_acts() AS repeats_acts) AND (customership = ( SELECT ctx.customership() AS customership))))
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
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
  column customership uuid not null grants tym_eraser: select, tym_relation: select, tym_worker: select
  column number integer not null grants tym_eraser: select, tym_relation: select, tym_worker: select
  column organisation uuid not null grants tym_relation: select, tym_worker: select
  column person text not null
  column reason text not null
  column proposed_on date not null grants tym_relation: select, tym_worker: select
  column answer_by date not null grants tym_relation: select, tym_worker: select
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
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy officers_add restrictive for insert to tym_app with check (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND (organisation = ( SELECT ctx.authority() AS authority)) AND (person = ( SELECT ctx.person() AS person)) AND (withdrawn_on IS NULL)))
  policy one_customership permissive for all to tym_app, tym_gate using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy proposer_withdraws restrictive for update to tym_app using (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND (organisation = ( SELECT ctx.authority() AS authority)) AND (withdrawn_on IS NULL))) with check ((withdrawn_by = ( SELECT ctx.person() AS person)))
  policy relation_sees permissive for select to tym_relation using (true)
  policy reminding permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = 'remind-end-opinions'::text))
  policy words_taken_out permissive for update to tym_eraser using (true) with check (true)
  grants tym_app: insert, select; tym_eraser: delete

table customerships.event owner tym_owner row security forced -- Life-cycle history of a customership, never rewritten.
  column id uuid not null grants tym_eraser: select
  column customership uuid not null grants tym_eraser: select
  column version integer not null
  column event text not null
  column happened_on date not null
  column by_person text not null
  column by_authority uuid not null
  column recorded_at timestamp with time zone not null
  constraint event_by_authority_fkey FOREIGN KEY (by_authority) REFERENCES organisations.organisation(id)
  constraint event_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint event_pkey PRIMARY KEY (id)
  CREATE INDEX event_by_authority ON customerships.event USING btree (by_authority)
  CREATE INDEX event_customership ON customerships.event USING btree (customership, recorded_at)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy forsaken permissive for insert to tym_worker with check (((( SELECT ctx.job() AS job) = 'find-forsaken-parties'::text) AND (event = 'partyForsaken'::text)))
  policy officers_add restrictive for insert to tym_app with check (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team))))
  policy officers_change restrictive for update to tym_app using (((NOT ( SELECT ctx.is_customer() AS is_customer)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team))))
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy own_event restrictive for insert to tym_app with check (((by_authority = ( SELECT ctx.authority() AS authority)) AND (by_person = ( SELECT ctx.person() AS person))))
  policy repeated permissive for insert to tym_relation with check (relation.repeats_acts())
  grants tym_app: insert, select; tym_eraser: delete; tym_relation: insert; tym_worker: insert

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
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy relation_keeps permissive for all to tym_relation using (true) with check (true)
  policy team_reads permissive for select to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy telling permissive for select to tym_worker using ((( SELECT ctx.job() AS job) = ANY (ARRAY['tell-officers'::text, 'remind-awaiting'::text])))
  grants tym_app: select; tym_eraser: delete; tym_relation: insert, select; tym_worker: select

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

table customerships.opening_after_end owner tym_owner row security forced -- That an officer of the team has opened the ended file for some hours, with a reason that is in the log of the file. Dies with the customership.
  column id uuid not null grants tym_eraser: select
  column customership uuid not null grants tym_eraser: select
  column organisation uuid not null
  column person text not null
  column opened_at timestamp with time zone not null
  column open_until timestamp with time zone not null
  constraint open_for_a_while CHECK (((open_until > opened_at) AND (open_until <= (opened_at + '24:00:00'::interval))))
  constraint opening_after_end_customership_fkey FOREIGN KEY (customership) REFERENCES customerships.customership(id)
  constraint opening_after_end_organisation_fkey FOREIGN KEY (organisation) REFERENCES organisations.organisation(id)
  constraint opening_after_end_pkey PRIMARY KEY (id)
  CREATE INDEX opening_after_end_customership ON customerships.opening_after_end USING btree (customership, person, open_until)
  CREATE INDEX opening_after_end_organisation ON customerships.opening_after_end USING btree (organisation)
  policy annulled_is_closed restrictive for all to tym_app, tym_worker using ((customership <> ALL (( SELECT relation.closed_files() AS closed_files)::uuid[])))
  policy erased permissive for all to tym_eraser using (true) with check (false)
  policy one_customership permissive for all to tym_app using (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter))) with check (((customership = ( SELECT ctx.customership() AS customership)) AND ( SELECT relation.may_enter() AS may_enter)))
  policy opened_by_caller restrictive for insert to tym_app with check (((person = ( SELECT ctx.person() AS person)) AND (organisation = ( SELECT ctx.authority() AS authority)) AND (opened_at = ( SELECT ctx.instant() AS instant)) AND (NOT ( SELECT ctx.out_of_team() AS out_of_team)) AND ( SELECT relation.on_case_team(( SELECT ctx.customership() AS customership), opening_after_end.person, opening_after_end.organisation) AS on_case_team)))
  policy relation_sees permissive for select to tym_relation using (true)
  grants tym_app: insert, select; tym_eraser: delete; tym_relation: select

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
  column id uuid not null grants tym_eraser: select
  column customership uuid not null grants tym_eraser: select
  column from_area uuid not null
  column to_area uuid not null
  column moved_on date not null
  column transferred_by text not null
  column transferred_as uuid not null
  column recorded_on date not null
  column recorded_at timestamp with time zone not null
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
  column read_at timestamp with time zone grants tym_app: update
  column audience text not null
  constraint notification_audience_check CHECK ((audience = ANY (ARRAY['team'::text, 'awaiting'::text, 'party'::text, 'office'::text])))
  constraint notification_kind_check CHECK (((kind = ANY (ARRAY['planDue'::text, 'planOverdue'::text, 'reviewDue'::text, 'reviewOverdue'::text, 'usageRightExpiring'::text, 'usageRightExpired'::text, 'outOfTeamRead'::text, 'customershipAwaits'::text, 'consentExpiring'::text, 'consentWithdrawn'::text, 'disclosureStopped'::text, 'disclosureFailed'::text, 'recallByHand'::text, 'recallFailed'::text, 'obtainingReceived'::text, 'obtainingFailed'::text])) OR (kind = ANY (ARRAY['accessFlagged'::text, 'accessFlagDue'::text, 'accessFlagOverdue'::text])) OR (kind = ANY (ARRAY['holdProposed'::text, 'holdReviewDue'::text, 'holdReviewOverdue'::text, 'announcementFailed'::text, 'farewellFailed'::text, 'recallOutstanding'::text])) OR (kind = 'deletionResidue'::text) OR (kind = 'logAlarm'::text) OR (kind = ANY (ARRAY['logQuestionAsked'::text, 'logQuestionDue'::text, 'logQuestionOverdue'::text, 'logQuestionUnattended'::text])) OR (kind = 'lineDelayProposed'::text) OR (kind = ANY (ARRAY['removalProposed'::text, 'removalRefused'::text, 'factRemoved'::text, 'copiedFactRemoved'::text])) OR (kind = ANY (ARRAY['startTriedElsewhere'::text, 'contactWished'::text])) OR (kind = ANY (ARRAY['safetyLiftProposed'::text, 'safetyLifted'::text])) OR (kind = ANY (ARRAY['customershipTaken'::text, 'entryFlagged'::text, 'entryFlagAnswered'::text, 'endProposed'::text, 'endAwaitsTaking'::text, 'endOpinionDue'::text, 'endOpinionOverdue'::text, 'endOpinionGiven'::text, 'endProposalWithdrawn'::text, 'endOpinionsLate'::text, 'areaWithoutOfficers'::text, 'disclosureAwaits'::text])) OR (kind = 'readAfterEnd'::text) OR (kind = ANY (ARRAY['annulmentProposed'::text, 'annulmentAwaitsAgreement'::text, 'annulmentRefused'::text, 'customershipAnnulled'::text, 'openedInError'::text, 'annulledRecallByHand'::text, 'annulledPersonNotReached'::text])) OR (kind = ANY (ARRAY['deathRecorded'::text, 'deathRecordedElsewhere'::text, 'deathUndoingProposed'::text, 'deathUndoingRefused'::text, 'deathUndone'::text, 'deathUndoneElsewhere'::text])) OR (kind = ANY (ARRAY['identityChangeProposed'::text, 'identityChangeRefused'::text, 'identityChanged'::text, 'identityChangedElsewhere'::text])) OR (kind = 'customerNotReached'::text) OR (kind = ANY (ARRAY['accessFlagAnswered'::text, 'obtainingAwaits'::text, 'employerWithoutSupervisor'::text])) OR (kind = 'startedByFormerCode'::text) OR (kind = ANY (ARRAY['customershipTransferred'::text, 'leftEntryFlagged'::text])) OR (kind = 'safetyRestored'::text)))
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
  constraint flag_kind_check CHECK ((kind = ANY (ARRAY['manyCustomers'::text, 'outOfTeam'::text, 'afterEnd'::text, 'ownSurname'::text])))
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

function audit.refuse_change() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 a547d72df74990c7c97acad7b8635f1f3c902d21b69ba52a1845979a9b94817e
  grants tym_app: execute; tym_eraser: execute; tym_gate: execute; tym_worker: execute

function consents.refuse_outside_customership() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 6d67ccc83ea9c1379b419b4da2af96a88be1781579a6a86cfe905b0cb7f3b5b9
  grants tym_app: execute; tym_worker: execute

function consents.refuse_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 7c90692dee666d4559473672b1c2a0f6c82396b8cf10673017c26ff2f8c99ad0
  grants tym_app: execute; tym_worker: execute

function consents.refuse_stray_answer() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 387642325a16b5ae74f8f5d4cf3a72ad26345dc7ce91f74a9ad5a3bd62fadaa8
  grants tym_app: execute; tym_worker: execute

function consents.refuse_twin() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 368e4ad9d92bcbf4cf8a4c4f8c2d77cb1b8fa5f31026c4677ffe81c39be57dc7
  grants tym_app: execute

function ctx.after_end() returns text
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 27be7e639a7047e73a96f982af2b1087721474f15a9ea0206fcab9d47482db9f
  grants tym_app: execute; tym_relation: execute

function ctx.area() returns uuid
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 fa5f83eac67e22406b2d3bca5c81f3cdf1f7531ec29c04a737dba79a0f8f1dac
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute

function ctx.authority() returns uuid
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 474c4f4262493f63d336e7309506d68ad8464f96ac1cb2113ba61b09837a78ba
  grants tym_app: execute; tym_eraser: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute

function ctx.calendar() returns date
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 933a8cafff8b6f18d16b9d56935ca842fe568a30f2bfbcee215e15098bdf724b
  grants tym_app: execute; tym_eraser: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute

function ctx.customership() returns uuid
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 8cde565ed5189dc3f00993e18f4263a40faf4a8937fac1d24428003984166bd7
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute

function ctx.employer() returns uuid
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 e8726513b1763c2b29db0e1d76b7c8e5667964d581e697e554ef245ff3f87007
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute

function ctx.entered() returns uuid
  owner tym_owner sql stable security invoker
  body sha256 469ccbed49a6882793a228b6bd9b33a765d18673177654fc5d65dff9292e9709
  grants tym_exchange: execute; tym_gate: execute; tym_relation: execute

function ctx.entry() returns uuid
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 5d568015ff01be3d147ce51ff8c3a1c820b44d44d80822e005b263e787336774
  grants tym_app: execute; tym_relation: execute

function ctx.instant() returns timestamp with time zone
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 78cbd4ab832dab565e0e12696bf51c102dbb6b023819d53075f872757496f42e
  grants tym_app: execute; tym_eraser: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute

function ctx.is_customer() returns boolean
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 ecfabfbff27e877e5f39c21c3556ae0e2905b1c10c996ba6d4e032f32c2c825f
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute

function ctx.job() returns text
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 373995ba52c0ba548501b9c5b36b6262751bdb1207d0c0edaee51b0253853d84
  grants tym_app: execute; tym_eraser: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute

function ctx.kind() returns text
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 217640b58878d0d3604ab8204ff75a1157f26a533aca7197fd08e4df935cdca9
  grants tym_app: execute; tym_eraser: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute

function ctx.may_act(p_operation text, p_maker uuid, p_storing uuid[]) returns boolean
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 5d66a973fbe0fa58bc0bd1b214f6b252f05d9fbd329cf6c800138ef549b7b3d5
  grants tym_app: execute

function ctx.out_of_team() returns boolean
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 62062e5fa37f17448deade59f739a28b750565e949874fea9c044c838cddda7d
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute

function ctx.party() returns uuid
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 7b986efc5ecf8ba44631c98eea3601a8fab6cba48d19e3702f4ed60b403e1293
  grants tym_exchange: execute

function ctx.past_annulment() returns boolean
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 a69bd8643c6ef7663341df9cbd3f15fb950c63f284a7aa5e79aecdf8183f46ae
  grants tym_app: execute; tym_eraser: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute

function ctx.person() returns text
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 5d7d15cdf20fdbceb08f3eba5310287794e788e8a939d8bf0b4961af82f2eb5f
  grants tym_app: execute; tym_eraser: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute

function ctx.reach(p_operation text) returns text
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 2a8cbb959143bad9bb400bcf633881981568ad831e27ebadca281ec4e82d9c12
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute

function ctx.role() returns text
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 f3785460378d2ac8982b71494102747149dd01c114a16d5690fc8ba573dcffcd
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute

function ctx.role_may(p_operation text) returns boolean
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 c8d104a6f0da75399076d1b8434727fc67c19121ed8e47ff22639ef7f118c039
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute

function ctx.said(p_name text) returns text
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 562d6910443ff2132f585fb2bb80dafaa6eeb148fa4126bd2db7da0f7b0b797b
  grants tym_app: execute; tym_eraser: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute

function ctx.self_index() returns bytea
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 ff51caf69ec49ad85bc975268ff29c66135f3b18c7473f35e96fc9353e4b1b98
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute

function customer_data.entries_of_removal(p_removal uuid) returns SETOF uuid
  owner postgres sql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 c68f9f85cd45b2ccbb5197a226023e6a6b63b4e2c246ac31de52b4f02a67e375
  grants tym_eraser: execute

function customer_data.file_of_removal(p_removal uuid) returns uuid
  owner postgres plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 8f0a02ccafbfd232e0f32afb0a2da1059a1b4321014bd8d7f6c81775f9049347
  grants tym_eraser: execute

function customer_data.refuse_anothers_word() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 606debe2da96e66babdc731f2b98e44571cec233a637ce46792aa53c92157665
  grants tym_app: execute

function customer_data.refuse_change() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 f64aeae4efd262c8b45ed8c7d5453b22d738a09722bf4cdde10e7a8a0d27c776
  grants tym_app: execute; tym_eraser: execute; tym_worker: execute

function customer_data.refuse_identity_change_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 f26926912bf5a3e21c8961aa5956d5ef99f33c9d9ef7c39743e2119dd378daed
  grants tym_app: execute

function customer_data.refuse_lift_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 d2f4b17656a1f4932c263641354e79277ce85f83f9f2c4aa5675ca4c560eba19
  grants tym_app: execute

function customer_data.refuse_outside_customership() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 f6e29a367c4b5b16c06bcf2ea94aed86150e4cd6917eff7dd0d131aed95d6552
  grants tym_app: execute

function customer_data.refuse_removal_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 abce92e28166e2f0fda4a8d37a8aa21a603cbc658bd97ead87d5eea897423651
  grants tym_app: execute; tym_eraser: execute; tym_worker: execute

function customer_data.refuse_removed() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 a4984a917b7d7610d89453c02f07a1b62b8b9f486f95e8fae08f106461c265bf
  grants tym_app: execute; tym_eraser: execute; tym_worker: execute

function customer_data.removal_empty(p_removal uuid, p_disclosures uuid[]) returns TABLE(disclosure uuid, recall uuid)
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 13722484dc04869b06a3a5de8fdcc7fb3ee963418b912055f959f5e7ba377c78
  grants tym_app: execute; tym_worker: execute

function customer_data.removal_finish(p_removal uuid, p_backups_until date, p_also uuid[]) returns void
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 5fdb3b03df7a700bc8c0b14e48e71f9243ed695bf6a05d5572ef6ad0f0203f4d
  grants tym_app: execute; tym_worker: execute

function customer_data.removal_places() returns TABLE(name text, part text, key text, entry text, sealed_as text, sealed_row text, sealed_version text, sealed_category text, bumps boolean)
  owner postgres sql immutable security invoker set search_path=pg_catalog, pg_temp
  body sha256 5c7c7d904f14e134089fd8a8089f5f3d694d664886a3e358c695ad2dbdb2fe7f
  grants tym_eraser: execute

function customer_data.removal_texts(p_removal uuid) returns TABLE(place text, key text, entry uuid, removed boolean, sealed_as text, sealed_row text, sealed_version integer, sealed_category integer, content bytea)
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 4ccc61e43cb34964e40619f6f884d1d3a1aab633e0e8e5abf10bc9f462859de2
  grants tym_app: execute; tym_worker: execute

function customer_data.removal_write(p_removal uuid, p_place text, p_key text, p_content bytea) returns void
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 57ae0640f5038f89567cdcf392d8207c8f6e365934f6bbe4a20a1c63a488f6f2
  grants tym_app: execute; tym_worker: execute

function customer_data.removals_again(p_removals uuid[], p_entries uuid[], p_reasons text[], p_at timestamp with time zone[]) returns TABLE(removal uuid, customership uuid, entry uuid, field text, reason text, decided_at timestamp with time zone)
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 8c5ead048a695b73594147e612947f5a38cba22a66c85094357163b27825a958
  grants tym_app: execute; tym_worker: execute

function customer_data.take_turn() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 f2406a0364136b0d9f5ec99f371a37901c0f8f658c6d58500013dcab37821a69
  grants tym_app: execute

function customer_data.unfinished_removals() returns bigint
  owner tym_eraser sql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 102ef218207c6830adf9b9e31c93cdce0357fa4a7a8777e85689fced14034afa
  grants tym_app: execute; tym_exchange: execute; tym_worker: execute

function customerships.refuse_after_end() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 4733403894510147936417f7bbc2cabab46103a7fbf265e8b1f52d527fcc83fe
  grants tym_app: execute

function customerships.refuse_end_without_judgement() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 06a0921f6474a4380a38236388b98f0bc8cc6e8fe1d102368655626b2efb422c
  grants tym_app: execute; tym_worker: execute

function customerships.refuse_growth_after_end() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 41c5e8eb438331c4f75805d9f60498809f9e790ee00fcd6ffd91e540b1154c1b
  grants tym_app: execute

function customerships.refuse_notice_change() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 a89d29e0b8373a3faf16c8fd86edcf1b566f8e0cba50f677a489b53416d44d1f
  grants tym_app: execute

function customerships.refuse_plan_without_floor() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 a59f7b672ae3a4d540bc256a4fe9f325e9a234265395674aca8dc7e7ee831ae2
  grants tym_app: execute; tym_worker: execute

function customerships.refuse_strange_member() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 d63642e14b72f8e83bcba88003367a5c7d8ef7cefe8ced0c5e7ba7cfd19e28e5
  grants tym_app: execute; tym_relation: execute

function customerships.refuse_taking_for_another() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 b047951228bf5b4ae6457dd386293f13ae3f37b9414f682030e22eb0a8e5e6ff
  grants tym_app: execute; tym_worker: execute

function customerships.refuse_undoing_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 e422d21ff95badba9547687f01d56371198edb8f983d8e9993e463ce8d14c5f1
  grants tym_app: execute

function customerships.working_state(p_state text, p_before_end text) returns text
  owner tym_owner sql immutable security invoker set search_path=pg_catalog, pg_temp
  body sha256 a0c8cccf0f03c0405c1f9b39282057611960c5a2d6cbb4703b9324dd9a02f1e8
  grants tym_app: execute; tym_relation: execute; tym_worker: execute

function declared.who_may(p_operation text) returns text[]
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 77734cedad4f44f81d57ed94ce234ca5621a9ab6cf2ad38bf8e9f16a9d56b7c6
  grants tym_app: execute; tym_exchange: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute

function disclosures.find_corrected(most integer) returns SETOF uuid
  owner tym_owner sql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 e277a709fe8d9458bd35ca0f8fbe6dc2af6512f21c6580734b40c5488b5640a5
  grants tym_app: execute; tym_worker: execute

function disclosures.find_overdue(since timestamp with time zone, today date, most integer) returns SETOF uuid
  owner tym_owner sql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 3a7fb9d7c59a5ed732f0db21655f7251e2ef84abd4c637b67d6b18678121416c
  grants tym_worker: execute

function disclosures.given_until(p_on date, p_at timestamp with time zone) returns timestamp with time zone
  owner tym_owner sql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 01368bfea90fc1e8750d90cdf86f3a49d570f832ddc9f09008bc646c33fe0176
  grants tym_app: execute; tym_exchange: execute; tym_worker: execute

function disclosures.is_excluded(customership uuid, party uuid) returns boolean
  owner tym_owner sql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 77a0363fa2ed09b84206d106c4f89d36ebc604844de25250b16d7dd20cb1a773
  grants tym_app: execute; tym_exchange: execute; tym_worker: execute

function disclosures.refuse_copy_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 100e5c61591b26a43bc506496496233c7a1c4091b47c4ce1967ae6d4638acd59
  grants tym_app: execute

function disclosures.refuse_exclusion_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 fa4c314a8bc4b53356f16e58db788da0351317350201d81a418ed501519b060a
  grants tym_app: execute; tym_worker: execute

function disclosures.refuse_foreign_item() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 4826e176f61204cfbedff5abc0662a2dd038cff3524c32a01048e03187f61393
  grants tym_app: execute; tym_worker: execute

function disclosures.refuse_late_part() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 a98ce1707f6ae4ca860aaff584c2dc38db06d122dc82f5eda1d9a74825eaec4f
  grants tym_app: execute; tym_worker: execute

function disclosures.refuse_obtaining_now() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 95821f8db93c24c48ac1533ace699c12401a727630e8c5822799e3dae5b47502
  grants tym_app: execute; tym_worker: execute

function disclosures.refuse_obtaining_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 d48c6ce03102757c50a4f82a6ae4ded5a8aac2af1aaf5793d0a163982d9b4dec
  grants tym_app: execute; tym_worker: execute

function disclosures.refuse_other_consent() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 ea655e52c7e63cde0e85233ca2debc1c5476f163aae54214e9f277c4c7e87690
  grants tym_app: execute; tym_worker: execute

function disclosures.refuse_others_act() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 73ccef2c68a7e93d8579b8a0f04a3eb11d317ebe190d56a42304bbc26440fcc8
  grants tym_app: execute

function disclosures.refuse_outside_customership() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 cf7031c80e898aa6a9be68422bd629ff4255f98812bcf22001a06292da38503a
  grants tym_app: execute; tym_worker: execute

function disclosures.refuse_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 6cecc19ee7da2e4f3f40867375bf3e9b775791fab94b43c78fe48e450317f6da
  grants tym_app: execute; tym_worker: execute

function disclosures.refuse_stray_entry() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 ff97558a903e405a619d4524bd12c0458fbabca797f762deb73d4777c18b756f
  grants tym_app: execute; tym_worker: execute

function gate.admit(p_instant timestamp with time zone, p_calendar date, p_replay bytea, p_slot smallint, p_kind text, p_person text, p_usage_right uuid, p_right_version integer, p_issuer text, p_key_id text, p_grant_issuer text, p_grant_key_id text, p_certificate text, p_employer uuid, p_authority uuid, p_area uuid, p_role text, p_line uuid, p_event text, p_policy text) returns text
  owner tym_gate plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 ad297eaeb321e8cfae395eb12cb6353f85a71583f4f16c77d6a6ae70ca22a9f9
  grants tym_app: execute

function gate.check_liveness(p_instant timestamp with time zone, p_calendar date, p_kind text, p_person text, p_usage_right uuid, p_right_version integer, p_issuer text, p_key_id text, p_grant_issuer text, p_grant_key_id text, p_employer uuid, p_authority uuid, p_area uuid, p_role text) returns TABLE(verdict text)
  owner tym_gate sql stable security invoker
  body sha256 9afde049485777131efaefdbf2aaf4df63fe996e609383b4405ca9069f97ccd5
  grants none

function gate.clear_old_marks(p_instant timestamp with time zone) returns smallint
  owner tym_gate plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 2006f982cc56951be0034f624ad15caf2ef752ef8177d4441c3454ce8687e738
  grants tym_worker: execute

function gate.customership_facts(p_file customerships.customership, p_role text) returns json
  owner tym_gate sql stable security invoker
  body sha256 a822e4c3d89ac28fbc50df16d1e76acc57c8b2bb6d8370df2a21900c1fb08f30
  grants none

function gate.mark_request(p_instant timestamp with time zone, p_slot smallint, p_replay bytea) returns boolean
  owner tym_gate plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 64502b9a9e5879e7ff269832d54c9a32e840cb014c51b91e3b51d0f9a0e8f93b
  grants tym_app: execute

function gate.read_categories(p_reads text, p_policy text) returns TABLE(item smallint, outcome text, facts text, open_categories text, category smallint, class text, owner uuid, version integer, layout smallint, held text[], content bytea)
  owner tym_gate plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 d60b6bc0014a7c252d093cc2fc53deeeeb4c0f784a0ce91572213b6b0a7281b1
  grants tym_read: execute

function organisations.keep_key_history() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 0bcad8e73737613a8117da1bb1825f0cd7a4994a2313836ac267208ece3f90ca
  grants tym_app: execute

function organisations.key_live(p_issuer text, p_key_id text, p_use text, p_instant timestamp with time zone) returns boolean
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 6488262830fef2c0477da65cf73ac5a26eecd4b577b1ea0e54757465ef36434d
  grants tym_app: execute; tym_gate: execute; tym_worker: execute

function organisations.live_keys(p_instant timestamp with time zone) returns TABLE(issuer text, key_id text, use text)
  owner tym_owner sql stable security invoker
  body sha256 7ac1677dadd35442e1c2ecb1179ce6b7503c09e7a6d3c46596999104472fdc97
  grants tym_app: execute; tym_gate: execute; tym_worker: execute

function outside_parties.keep_decisions() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 a057622deb189b2d18f86c46b8331328621087fe99808da0befbdd7c06f13031
  grants tym_app: execute

function outside_parties.keep_key_history() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 027e2ca835de39c2642688b82f3a45f474ac8d78c1c84bf17c0d6aad71f14a1b
  grants tym_app: execute

function outside_parties.refuse_declared_kind() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 12a7db0a7f635b5b731e072c71350e76a93d0919e4301b043ca315b91450ef71
  grants tym_app: execute

function outside_parties.refuse_false_hand() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 079d22834778c9f01aa698f083a3569ceb8298f5abcbfe05ad2c63513bda7493
  grants tym_app: execute

function outside_parties.refuse_key_by_hand() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 a311b367680aab19a5632b4353489e2af6570471c2fbba82833ceb84cfd7dfe6
  grants tym_app: execute

function outside_parties.refuse_kind_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 e95440717bddf3a2f1a3e371846be056fda6998f0c33f6817c3d983d32a7935d
  grants tym_app: execute

function outside_parties.refuse_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 f6a1d3cccb1dd90e021d287e485d9632eb8f762c8a55e3b65c0c0e379d17ab0e
  grants tym_app: execute

function outside_parties.refuse_unknown_kind() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 d124f5d733d409c0d39c794541f6fb2c33c8296b9fadf782e467a8dfa813ea87
  grants tym_app: execute

function oversight.refuse_delay_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 3c453e792179b76edcefec0f703aaa6e5677b91308c07743194c1c5a9b0eebfd
  grants tym_app: execute

function oversight.refuse_foreign_delay() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 f72976bc340978c08af8f17cf9dfe040eddded4865db6591c6b827c3c91f990f
  grants tym_app: execute

function oversight.refuse_foreign_line() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 6eef01be066693e534344f42a5e5a378974fab07c543f6461e5ac89e5224aa4c
  grants tym_app: execute; tym_worker: execute

function oversight.refuse_question_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 bb750f1c4171498212047240b480af820f4e8633635877a543b311aa598df5cd
  grants tym_app: execute; tym_worker: execute

function oversight.refuse_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 6bb775933a9077bd1ddce4ca9d57f0c917cfad2288f10d79bb1ea2015a769a19
  grants tym_app: execute; tym_worker: execute

function relation.actor_or_starter(p_customership uuid, p_organisation uuid) returns uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 020d9dbdca9637bd78bcf5aa4507cec4541578eab7506f5d39ddb7adee9899e0
  grants none

function relation.acts_for(p_customership uuid, p_organisation uuid) returns uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 a1b5cc1274d5f85b570d27916ff1f7ce7698cc15784b28d39f402c47b2a429c4
  grants tym_app: execute; tym_worker: execute

function relation.acts_to_repeat() returns TABLE(act uuid, customership uuid, sealed bytea, said_at timestamp with time zone)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 d168a04dad4dc06ca875e2e603b28ab936161c2c70ab5457e26bf42f7e1a7049
  grants tym_app: execute; tym_worker: execute

function relation.annulled_due(p_calendar date, p_most integer) returns TABLE(customership uuid, closed_on date, log_days integer, log_until date)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 e18cbecdb0bb81f1846ac6d5f5a9ee5433fec591be9333f2343c04471f9d7835
  grants tym_worker: execute

function relation.annulled_with_death(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 56fbacb907bf926deae748ad3aa32c0f75cdeeb17d7807dd6f4535d003c9563d
  grants tym_worker: execute

function relation.annulment_awaits(p_annulment uuid) returns SETOF uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 67e165ce41203b4564b304c54c46c1a08bad121c17e20deeee19ef555cae9b88
  grants tym_app: execute

function relation.annulment_lacks(p_annulment uuid) returns SETOF uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 373e46154194d2b1bcf3cfca2d85176fe5a4db8e32ef4acb3d698311d082e3b6
  grants tym_app: execute; tym_worker: execute

function relation.annulment_waits(p_customership uuid) returns TABLE(flags bigint, questions bigint, delays bigint, holds bigint)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 dffeccd9dcfa23c47923e3645383bb50e5f18dc92f45ff80ae8b50cfa0b91a84
  grants tym_app: execute

function relation.awaits_undoing(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 e0163904c3e3707774b1958244c16d14ac419c6a132c706b9a257b37a7d00b3f
  grants tym_app: execute

function relation.category_of_left_entry() returns smallint
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 ed1d176b4db5ef2026f4738a5b610867118b2d823e791b9d7a2818b641a9c702
  grants tym_app: execute

function relation.change_code_again(p_act uuid, p_kind text, p_content bytea, p_index bytea, p_proposed_by text, p_proposed_as uuid, p_proposed_at timestamp with time zone, p_by text, p_as uuid) returns TABLE(customership uuid, act uuid)
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 2841fbe86f8deaf9629c95f15a8a6d948a127c3ff3f9af7508fcd31305db63ef
  grants tym_app: execute; tym_worker: execute

function relation.changes_identity() returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 5845d127367fdc3b38009be3f74f511a376b9fb5c0d2e5ea9fd88de8f578d9a3
  grants tym_app: execute

function relation.closed_files() returns uuid[]
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 f11c09c8e8fc3a3c63808229153d97287afb8deb5c62f26e6fe9bd48ac1c3aaf
  grants tym_app: execute; tym_exchange: execute; tym_worker: execute

function relation.count_back(p_hashes text[], p_deletes boolean) returns bigint
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 98a7f87499fa069d7878e13034c1e047fcd8330f3bf32998a2d0f4cdc758d203
  grants tym_app: execute; tym_exchange: execute; tym_worker: execute

function relation.count_ended(p_from date, p_until date) returns TABLE(ended_on date, files bigint, held bigint)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 7188c803f253e4834d7c883d722b641f092a5f511e8f171bad6c05a483086f2f
  grants tym_app: execute; tym_worker: execute

function relation.count_late_opinions(p_calendar date) returns TABLE(organisation uuid, late bigint, oldest date)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 64a794574138961444b1aacd01d773fefb3b9e05a0024046b2d852e16d88ae3c
  grants tym_app: execute

function relation.count_unannulled(p_annulments uuid[], p_files text[]) returns bigint
  owner tym_relation sql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 2659f7f882f3acb6b11988e7ae21d24ced36820e854ae14f98609afc82402eab
  grants tym_exchange: execute

function relation.count_unrepeated(p_acts uuid[], p_files text[], p_at timestamp with time zone[]) returns bigint
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 bde08b8f6bbb5af2bf06e166c4ac5776f816c68e8ced90d896b31d7ec9cf5a81
  grants tym_exchange: execute

function relation.count_unwithdrawn(p_consents uuid[], p_at timestamp with time zone[], p_numbers integer[]) returns bigint
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 25254a4c88aed63e3868c12029d330bd979ca8c557875bae43e33fb63ff6a70e
  grants tym_exchange: execute

function relation.death_may_be_undone(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 88dec1492bd625393fe98f82350c41c8abf3bddb63ad2fb886fa3fec37000d56
  grants tym_worker: execute

function relation.decides_on(p_asking uuid, p_field text) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 ad1cd1a522f9a72db4c19757f769c9463e3ba8753179de105359052043e67769
  grants tym_app: execute

function relation.delayed_own_lines(p_today date) returns TABLE(line uuid, ground text, until_on date)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 a2a3a27e6575affbdec66b0c9587d074d2d40111dc4e142e27546e5e5697519d
  grants tym_app: execute

function relation.deletion_has_begun(p_customership uuid) returns boolean
  owner tym_relation sql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 ed6dc2d8e24b21ab68186752bea7fd159d8dc9c1cbac4849082c796247e958bb
  grants tym_app: execute; tym_eraser: execute; tym_worker: execute

function relation.end_help_with_undoing() returns trigger
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 6b806d111fcbb722d7749cbdeafa546042ca5e6fe28cec9395b9a28468684e62
  grants tym_app: execute

function relation.ended_among(p_files uuid[]) returns TABLE(customership uuid, ended_on date)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 56a89273fd309367d93ce2b3d786cd5123c8b29909f6d4256260474299223c11
  grants tym_worker: execute

function relation.ended_files(p_from date, p_until date, p_after_day date, p_after uuid, p_most integer) returns TABLE(customership uuid, ended_on date)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 74ef487be6213f8c5ea184190423a42f1b1616d6dff5eb4ef7b6b407debb44f5
  grants tym_app: execute; tym_worker: execute

function relation.ended_on(p_customership uuid) returns date
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 c1002a7de45338968abaa9a53751ab1063cc4dfac6210e59392afecca6b1e0ae
  grants tym_worker: execute

function relation.enter(p_customership uuid, p_role text, p_person text, p_authority uuid, p_area uuid, p_self_index bytea, p_out_of_team boolean, p_instant timestamp with time zone) returns text
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 04e3c31867832cff6d7680396084d5ee0929ea90fbb785fd8d4bec2871b93115
  grants tym_gate: execute

function relation.entered_under_safety(p_day date) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 fb672c930fb2a3cedca148bf46902ef34ca0035aa1dad56016f931d58f569b57
  grants tym_gate: execute

function relation.entry_to_remove(p_customership uuid, p_entry uuid) returns TABLE(category smallint, field text, class text, removed boolean, held boolean)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 da7ca65b5ce1a690a62fa8c14903e1fe0ef06f3e486db5dca821b67c8c2995f1
  grants tym_app: execute

function relation.field_of_left_entry() returns text
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 c7895d13e5e5dd470cd5a8b4e333f58ebe1b6831937afaba8a85d5dbd25e6a0d
  grants tym_app: execute

function relation.file_in_the_way(p_index bytea, p_kind text) returns TABLE(customership uuid, on_team boolean)
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 ce292314529cfa13c52b0e82717d65d356282b0115f94cb5c90efb20a06ce467
  grants tym_app: execute

function relation.file_of_referral(p_hash bytea) returns TABLE(customership uuid, on_team boolean)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 fb4d4eae46891975dde4762b0f07fa10d114a19188ebf3ab42a9eed4a4d2e34d
  grants tym_app: execute

function relation.files_kept(p_files uuid[]) returns SETOF uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 0d3f844d77600205f0b891b256906dbbe29432ea50002b447eb125c472f2fdbb
  grants tym_worker: execute

function relation.files_moved(p_customership uuid, p_act uuid) returns SETOF uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 b770677ea5ea97e154908118386de81cef792a6d620eaac6a75810addb127632
  grants tym_worker: execute

function relation.files_to_rekey(p_kind text, p_index bytea) returns uuid[]
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 27dfd1e895bc264eb9e813e7af7a7206625f83f937f7c2cb7e96089e55c2c4dc
  grants none

function relation.find_by_index(p_index bytea) returns TABLE(customership uuid, on_team boolean, number text, state text, started_on date)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 bdc753a3d5a9e8ed1337b5a320dced8e5be62c797ff0416ca0fba433ac5e59bc
  grants tym_app: execute; tym_gate: execute

function relation.goes_back(p_index bytea) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 30a87104335bc34f3355dd4a9fec0d1e3c975373a4bb315405cd8ee71e866f14
  grants none

function relation.hand_on_safety() returns trigger
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 e5de06aa9e95264e833a814f02aad283c693e8efbeb27a2fda3963f433bc5554
  grants none

function relation.has_confirmed_age(p_person text, p_at timestamp with time zone) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 4f22383d3cafd822b8a041d76b9d7cda8fb4332a758f77b4debc627e5fab5daa
  grants tym_app: execute

function relation.has_ended(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 dbbdc4d60416b780a2f792208d0f5e81eaf4123b5262ef6164dfbc85a098c338
  grants tym_app: execute; tym_exchange: execute; tym_worker: execute

function relation.has_left_here(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 e7f1c72d254b48e78d5d5752601ad0588dc687c124efa935efbf966826b65538
  grants none

function relation.is_annulled(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 279cbaa6689225e83c192bf17cfbfe89db98f96d8ba3c9ef1c82824777fa0c8c
  grants tym_app: execute; tym_eraser: execute; tym_worker: execute

function relation.is_barred(p_holder text, p_role text, p_from date, p_until date, p_right uuid, p_changes uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 8df556267e27eb221f4fd0de8707bc0ddf2ed174b0c0d930b124d9f1e9805c1b
  grants tym_app: execute; tym_worker: execute

function relation.is_deceased(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 12a8e8c7a7adb657fab3eae28b7edb52e091753cb9f5859454b2bb1b52fd10f7
  grants tym_worker: execute

function relation.is_ended(p_customership uuid) returns boolean
  owner tym_relation sql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 329035fd36d2acda34f5586d37af85bf1c05a1ceeb375070a259904660c7225c
  grants none

function relation.is_file(p_customership uuid) returns boolean
  owner tym_relation sql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 039650fda7b43acce9eaeec0d0bad0ad00b0e82c236c16fa5049515e7a8ba17e
  grants tym_app: execute; tym_gate: execute

function relation.is_left_and_flagged(p_customership uuid, p_entry uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 34c58838baba477ef2c159bb95314436e2474c3bb058088071be618b65c23a49
  grants none

function relation.is_open_after_end(p_customership uuid, p_person text, p_organisation uuid, p_instant timestamp with time zone) returns boolean
  owner tym_relation sql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 d98c5747ecf66d5eae19f448e3cb1055fc0b20124dc32b02cbe9f7878d91f714
  grants none

function relation.is_party(p_customership uuid, p_organisation uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 abd17fe9fe74e3339bf7bc597d6ae3d69f43afcfce47d59894d62f26a5255f74
  grants tym_app: execute; tym_gate: execute

function relation.is_party_here(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 fcaac7990a6a4bf0f47cb63378afa51e976def8820b9221908dc924916007075
  grants tym_app: execute; tym_gate: execute

function relation.is_party_in(p_customership uuid, p_organisation uuid, p_area uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 c6a7ac6b5a9accd3753019d30238ed98b0886acd1827680841cf771181c6c1dc
  grants none

function relation.is_responsible(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 02dce9093839634b2c916aa17c66d15dc88dac9cb76bddb739fd119bc17330df
  grants tym_app: execute; tym_gate: execute

function relation.is_self(p_customership uuid, p_index bytea) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 cbc0b764c61987876a651ae4b8fe0d2486e3b9c2b1721bba9431281e127f7e55
  grants tym_app: execute; tym_gate: execute

function relation.is_shielded(p_customership uuid, p_day date) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 f5078f6451e6e6f36493cbb8bcd2fc379038da3d637771334cfc2e55ef610d8b
  grants none

function relation.leave_contact_wish(p_index bytea, p_wish uuid, p_name text, p_title text) returns TABLE(customership uuid, on_team boolean)
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 bfcddb26fe3a86263fbe434e5460150eacc235eece0d9310e5cffc68da3707ef
  grants tym_app: execute

function relation.left_entries() returns TABLE(customership uuid, entry uuid, category smallint, field text, flagged_at timestamp with time zone)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 fc8af5f093086fd77163cea6029e6bb4b7e41556fe9eb70dfcd54de13403d462
  grants tym_app: execute

function relation.lifts_safety() returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 d1372fdf60bf5a3f6f025530d78046eda6a9954db1b478907c7ef79fb6f73297
  grants tym_app: execute

function relation.mark_safety(p_until date) returns void
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 28db6010a1109166632e1aee5b1488769f4898d3f8361c7c8823fe5b0ef0a983
  grants tym_app: execute

function relation.may_agree(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 c63a930459db08be234cd9b143b7247f11c406679c5b897a9e6980aa4df10119
  grants tym_app: execute

function relation.may_annul(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 839ecbd3a10b2e6dbb210ca9f29cbdb5e53eac20bf31ceb7c7a3d5c121fb137a
  grants tym_app: execute

function relation.may_be_told(p_customership uuid, p_audience text) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 c9c0509cbbe7bb5edd829496b03a8dbf2e20a12aa777a46ab1feb2795e6e9015
  grants tym_app: execute

function relation.may_enter() returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 2f0acf47ee324ba4af80c76841bc64648b6295be9494d04e13c29368288f8146
  grants tym_app: execute; tym_gate: execute

function relation.may_hold(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 a9bda5e87220581ae4efab3f034ccb316e7bb4e6faeca6fc381aae757df62f69
  grants tym_app: execute

function relation.may_open_left_entry() returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 d28248bdde729eb01ff298ae31031160c43838fcabafdf83438f4b3c0a3c505d
  grants tym_app: execute

function relation.may_remove(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 1172326ff403e131e7ac7f851a7fb8886dfefb87c953ccc36754703e4a4b1d47
  grants tym_app: execute

function relation.may_remove_entry(p_customership uuid, p_entry uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 cf7f9a29eb91105503f277075b6b64fdafa7c8c82545f3cfd59b40e680957380
  grants tym_app: execute

function relation.may_see_annulment(p_customership uuid, p_authority uuid, p_state text) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 f51a400bb6f97d46920ccae1ef6545af357adfb37cff05c41665d586a3711653
  grants tym_app: execute

function relation.may_see_holds(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 31b479f98d708be251f71c5c383933b1bc2536ae6f949431b1f01ea73dbd212d
  grants tym_app: execute

function relation.may_see_removals(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 c78edafb87425e3926236d2e59e664163a4870e3a73f138c9a7ca1bb0360729a
  grants tym_app: execute

function relation.misrecorded_before() returns integer
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 8b7f4d24b8719a5883d5932faeda47df264fde39b567d70f01f266a4f07b6459
  grants tym_app: execute

function relation.move_file(p_id uuid, p_file uuid, p_area uuid, p_labour_authority uuid, p_moved_on date, p_by text, p_as uuid, p_on date, p_at timestamp with time zone) returns SETOF uuid
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 d7a848d050df085019729b2c099f69bdaf5da6a9c0e2620140c8b8d1664c01fd
  grants none

function relation.my_customerships() returns SETOF uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 8e58aba5e4c33cbd88e65cf17ab3ef7697d5923bcb7de333ac4906d28256dc96
  grants tym_app: execute; tym_gate: execute

function relation.officers_to_tell(p_customership uuid, p_person text, p_organisation uuid) returns TABLE(person text, organisation uuid)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 6f119ae38c2a51104451774951c578e5a51be2f775b3dcd4ce54783ad0230a81
  grants tym_exchange: execute; tym_worker: execute

function relation.oldest_unsealed() returns timestamp with time zone
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp, enable_seqscan=off, enable_hashjoin=off, enable_mergejoin=off
  body sha256 91f031cbe6f1dadc30952f402f6204f8534a1436138802abf72d89ca663c2188
  grants tym_app: execute; tym_exchange: execute; tym_worker: execute

function relation.on_case_team(p_customership uuid, p_person text, p_organisation uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 30a36860d2e8c53047336dec8971c547f0d3046a3df83fbd4f9a246fc680d0a0
  grants tym_app: execute; tym_gate: execute

function relation.open_by_former_code(p_index bytea) returns TABLE(customership uuid)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 0756c0d99daadc131c2b59d0a215c716b8b53a3e2f16b8a1b1004c93036292ba
  grants tym_app: execute

function relation.open_file_instead() returns TABLE(customership uuid, on_team boolean)
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 b00da3bfd3d45cc4a8e3cc418963efae06313aae5fb10302a89518b1f13dd191
  grants tym_app: execute

function relation.open_file_of(p_index bytea) returns TABLE(customership uuid, on_team boolean)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 95dd625cec69046a90f5512d644ccd23102ec0c906f6aa6506e3d14736b63beb
  grants tym_app: execute

function relation.other_files(p_customership uuid) returns TABLE(customership uuid, open boolean, noticed boolean)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 24eeffd96e7509589e59e55b512b060050bdce26076e8e813e2299c4973b1be4
  grants tym_worker: execute

function relation.others_with_entries(p_customership uuid) returns SETOF uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 c6b88613b8b53625dfe7cb01fc637748342fbc937c8ea2ff73af14a903d22b02
  grants none

function relation.overseen_files(p_lines uuid[]) returns TABLE(line uuid, customership uuid)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 ad52321abd517baebb3f08f6003164e715538a9e7f6dfef750c9a9762d674d10
  grants tym_app: execute

function relation.own_line_facts(p_lines uuid[]) returns TABLE(line uuid, holder_name text, holder_title text, employer jsonb, authority jsonb, outside_party text)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 8334c098b32403cc490dedc18f1545fb3f0314e2c5850e8bfe8c61f742a876aa
  grants tym_app: execute

function relation.pass_over(p_act uuid, p_customership uuid, p_at timestamp with time zone) returns void
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 89656840986251526653405494898d857d337c4cf53c8959bd86c2a9c68916cc
  grants tym_app: execute; tym_worker: execute

function relation.plan_lacks(p_customership uuid, p_kela boolean) returns text[]
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 a4ad7173d2092c032fa7886280f4ca97346055e7f8fe879ce3a6c0f8c7c9fafc
  grants tym_app: execute

function relation.protect_again(p_act uuid, p_until date) returns uuid
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 dea32262b940888bd254d28bd7dad345cffebc2237844f52b0f843674950853d
  grants tym_app: execute; tym_worker: execute

function relation.put_code(p_kind text, p_index bytea) returns uuid
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 ca05920b75f3fdbd04f42e480db96b87ef9996be1d219248c0b567d1b88e3525
  grants none

function relation.record_death_again(p_act uuid, p_died_on date, p_source text, p_by text, p_as uuid, p_on date, p_kept_until date) returns uuid
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 7554ff8f07077a012d56f430c5425e78c326570649eb75f1a2b75feedac3544e
  grants tym_app: execute; tym_worker: execute

function relation.rekey(p_change uuid, p_index bytea) returns uuid
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 304cb2bcaa0057346c015c715cb51ea844711e23a36ec97888ac592de44f6339
  grants tym_app: execute

function relation.repeats_acts() returns boolean
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 80416ba5b12780fe5bab707aca91e5138c6d71e12afda2cf0a365f5457ac72ac
  grants tym_app: execute; tym_relation: execute; tym_worker: execute

function relation.safety_to_read(p_after uuid, p_most integer) returns SETOF uuid
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 55ab82bf7af68832e88085826bad2b43a347795cb83dd290b8e1a52369ecdf09
  grants tym_worker: execute

function relation.say_code_again(p_entry uuid, p_version integer, p_content bytea, p_reason bytea, p_author text, p_role text, p_employer uuid, p_certificate uuid, p_at timestamp with time zone) returns void
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 a7ea3c24a14f962feeddb9a8cdbcde07cdec8444e84e7e0dc7d4a1911616568a
  grants tym_app: execute; tym_worker: execute

function relation.say_safety(p_customership uuid, p_until date) returns void
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 d2d3f4c0f6b52eccab7473e9ffc0d5ce2214d7787bb17591f4b9b2328977954d
  grants tym_worker: execute

function relation.shields(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 f1e5f9e84838245209e686b84e47ca811b8bb525bd70e6fe1d6e89aedc8b8a69
  grants tym_app: execute; tym_exchange: execute; tym_worker: execute

function relation.somebody_else_may(p_operation text, p_authority uuid, p_persons text[]) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 7ee78531d5084cc78945c750e40827ffb62f2988e119e3ce80ffd177074bf4d9
  grants tym_app: execute

function relation.stood_before_death(p_customership uuid) returns TABLE(state text, reason text)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 07e0d409d73a3cae19b804c0cc0a17e1c49b80bc9a3f4975055f52f5bcf0cabd
  grants tym_app: execute

function relation.stores_entry(p_customership uuid, p_entry uuid, p_organisation uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 17ef773aa47e427806553f08440e1776cf840a726ab64af9f7a9ead06775fdba
  grants tym_app: execute

function relation.take_act(p_act uuid) returns customerships.act_to_repeat
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 13e81fb0a4766115f076483eab94254e847c7da7d988ddb1104674b73dbb33d3
  grants none

function relation.take_over_acts(p_acts uuid[], p_files text[], p_at timestamp with time zone[], p_sealed text[]) returns void
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 8232bc772f560a8be1a138a40ee709f9e650dccf7d87d972aa03d32265e33238
  grants tym_app: execute; tym_worker: execute

function relation.taken_back(p_consents uuid[], p_at timestamp with time zone[], p_numbers integer[]) returns TABLE(consent uuid, at timestamp with time zone)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 0862ac9a4af07ead68c86c8e9f760c8240cf2aaaa97f97821d947a5022564d39
  grants none

function relation.transfer(p_id uuid, p_area uuid, p_labour_authority uuid, p_moved_on date, p_version integer) returns SETOF uuid
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 489dc368b6f279d825315658ea27da7e2028f44eb65f1a42fbe9710e61be1f2f
  grants tym_app: execute

function relation.transfer_again(p_act uuid, p_area uuid, p_labour_authority uuid, p_moved_on date, p_by text, p_as uuid, p_on date) returns TABLE(customership uuid, awaits uuid)
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 b6730028d1cd5257668eb8c954b9f23882177862ee88625bac948f8cc8d1db4f
  grants tym_app: execute; tym_worker: execute

function relation.under_safety() returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 8a8366c641a4ea9ac5fa0370c0b5d082c326c42ccfaf81c5b55b0c42924bdc00
  grants tym_app: execute; tym_gate: execute

function relation.undo_death_again(p_act uuid, p_reason bytea, p_proposed_by text, p_proposed_as uuid, p_proposed_at timestamp with time zone, p_by text, p_as uuid, p_on date) returns uuid
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 d566c2cad39c4528203eb8a5af3dfbc6b6fdac9c6518fc939c05126ffe052352
  grants tym_app: execute; tym_worker: execute

function relation.undoes_death(p_notice uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 e0d136c6d1b0e5d20cdae69f58ab0a67bd741464f66751e29d33bfa90c2c5a8e
  grants tym_app: execute

function relation.unknown_acts(p_acts uuid[], p_files text[]) returns TABLE(act uuid, customership uuid)
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 542c6b364024256aa65b81fcfe2a9b8f47e12032b723e3e55c7eb452aac83e15
  grants none

function relation.was_on_team(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 d235cfb455810135184b937c006b9188d9df5fd291f4a70169172315d9c8d850
  grants tym_app: execute

function relation.was_party(p_customership uuid, p_organisation uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 be91c0db5c4655dd1499d6e5b62f261466a4180a396a02d9e47a5722b26b462a
  grants tym_app: execute

function relation.was_party_here(p_customership uuid) returns boolean
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 4f81212fc144033b03f7d4cb5663ff55ba1cbb547e402e234b8a125a35464002
  grants none

function relation.way_in() returns text
  owner tym_relation plpgsql stable security definer set search_path=pg_catalog, pg_temp
  body sha256 6aa55e018fb3b0ac365f946b30f5ba2058e563d0b7abbf1c1ce601c11365cdab
  grants tym_app: execute

function relation.withdraw_again(p_consents uuid[], p_at timestamp with time zone[], p_numbers integer[]) returns TABLE(consent uuid, customership uuid)
  owner tym_relation plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 2b448612877b7ece74530124dc072d095c8045876afcec3b85f7b0fc4a2dd36b
  grants tym_app: execute; tym_worker: execute

function retention.alone_unless_begun() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 5949a309f430b29047a3e1b00c0b771252e2fc08473215b0fbc592b7765e1a3a
  grants tym_app: execute; tym_eraser: execute; tym_worker: execute

function retention.alone_with_file() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 a1d913b0d29f0b7c3bc8ce065dc4d170bfadf14579ddfd5c99817cb54fa01313
  grants tym_app: execute; tym_worker: execute

function retention.annul_again(p_annulments uuid[], p_files text[], p_reasons text[], p_at timestamp with time zone[], p_on date[], p_days integer[]) returns TABLE(annulment uuid, customership uuid)
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 e6681829371af0097d436334c24632f6dba81e633ea482f28c708166bcd871da
  grants tym_app: execute; tym_worker: execute

function retention.be_alone(p_customership uuid) returns void
  owner tym_owner sql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 0733cdf1d0de95eabc666042c9e3f38c195119483f9939b8297ca6bd8e79f992
  grants tym_app: execute; tym_eraser: execute; tym_relation: execute; tym_worker: execute

function retention.begins_rightly() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 0814f253188a3f74bd813092d6feb0b65c365917ff350f905421be15628c47f3
  grants tym_worker: execute

function retention.close_annulled(p_annulment uuid) returns TABLE(recall uuid)
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 29a3833f5b87a045652804229db36e13eefe58206d92aca5349bfbae28d3127b
  grants tym_app: execute; tym_worker: execute

function retention.erase(p_deletions uuid[], p_calendar date, p_instant timestamp with time zone) returns TABLE(class text, rows bigint)
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 3e897e467495f218a1a4e8f25d3887e56f89cd1ec839f982ab14db2c603e154f
  grants tym_worker: execute

function retention.file_tables() returns TABLE(place integer, name text, key text, class text, has_id boolean)
  owner postgres sql immutable security invoker set search_path=pg_catalog, pg_temp
  body sha256 6d7eb15997a093f625d8ca9e1bf4daede5ce4b1acf5379c70bf38098900cae9e
  grants tym_eraser: execute

function retention.held_entries(p_customership uuid) returns TABLE(hold uuid, entry uuid)
  owner tym_owner sql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 4b4938244a79e274ca707af82766b6030fd2b1d031174d6a62d193a926e6e211
  grants tym_app: execute; tym_worker: execute

function retention.live_file_hold(p_customership uuid) returns boolean
  owner tym_owner sql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 a0d105f7304c7d742447fa04116521684f098f9f50dcd4456b80d7afb1c9dc62
  grants tym_app: execute; tym_eraser: execute; tym_worker: execute

function retention.plant_canary(p_canary text) returns void
  owner tym_scanner sql volatile security definer set search_path=pg_catalog, pg_temp, row_security=off
  body sha256 b2cf5a9d66b572735fdbeaca557e5554cb85f51d31fbc9287283d0dbb70287ed
  grants tym_worker: execute

function retention.prolong_for_answer() returns trigger
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 c345c35601510e3816db48fb79287e42ef1648b6c8acfac3e9488f6cad13086d
  grants none

function retention.refuse_after_beginning() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 54dae48b6dee2a03df9dd5e53ecc90a0bc5495568b41828c04d0e35eec74ea59
  grants tym_app: execute; tym_worker: execute

function retention.refuse_annulment_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 00c7945f6f07400327c172bca7cb92a08c27eaeaba3646cd8aec3dacd1a0eb9c
  grants tym_app: execute; tym_worker: execute

function retention.refuse_foreign_entry() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 b1c70c51f3e3f71b79cd805d2a9bd46ea6f3f7263650bc825e5f0e6c874fdde6
  grants tym_app: execute; tym_worker: execute

function retention.refuse_kept_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 63cc93b7159e35b137cee609bd54d67b0b513c3eecb5da97c967b11512bac7c9
  grants tym_app: execute; tym_worker: execute

function retention.refuse_other_basis() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 092ba88b62a156ee0edadb8d82f245b9da7f1fda62ff9c766bc777acd84f44ee
  grants tym_eraser: execute; tym_worker: execute

function retention.refuse_reopening() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 b74a655bb4997c30d6f9efc4061fb326882826880d57213602ef228a1b2c4287
  grants tym_app: execute; tym_exchange: execute; tym_worker: execute

function retention.refuse_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 8a009ea1b846b912b413d1e160ea3e5da210c6949ec7681a6707c8924ed730bd
  grants tym_app: execute; tym_worker: execute

function retention.refuse_undoing() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 e96265c48a6eecb9dd06fa60abe6bc326a11e5b7c1836becf4491bacccbc19b4
  grants tym_worker: execute

function retention.refuse_while_death_may_be_undone() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 e1889ba4c739931eb98ce4380320c34b9505560f7fd929e271469b2444a1f63f
  grants tym_worker: execute

function retention.remove_canary(p_canary text) returns void
  owner tym_scanner sql volatile security definer set search_path=pg_catalog, pg_temp, row_security=off
  body sha256 188abd82b8e65c2ad1717ec10021e1c274c63a6b163e569c12bdf913a6ef608d
  grants tym_worker: execute

function retention.residue(p_needles text[], p_canary text) returns TABLE(needle text, place text)
  owner tym_scanner plpgsql stable security definer set search_path=pg_catalog, pg_temp, row_security=off
  body sha256 b81a62e8cac0c047f5bbf9ee8a143e21c2479df9a8b3eacd86abcbf926dba1f5
  grants tym_worker: execute

function retention.stand_still(p_customership uuid) returns void
  owner tym_eraser plpgsql volatile security definer set search_path=pg_catalog, pg_temp
  body sha256 30b7a942095d4bf1a1c104db37a14f4b6d0c5ebbd4ce65b2c37f5a26cb02784f
  grants tym_app: execute; tym_worker: execute

function usage_rights.live_rights(p_calendar date) returns TABLE(id uuid, version integer, holder text, holder_kind text, employer uuid, authority uuid, area uuid, role text)
  owner tym_owner sql stable security invoker
  body sha256 3beba98f038679e7e0829ad686eac76a6549da21c0c851a53e1366e89f553d55
  grants tym_app: execute; tym_gate: execute; tym_relation: execute; tym_worker: execute

function usage_rights.refuse_barred() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 c8e3d4e8d049913a5ba24faf0730891450de9cc7457b359b085ced40ebea0646
  grants tym_app: execute; tym_worker: execute

function usage_rights.refuse_providers() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 d41d97befe5d8f4e0a2edff71fa36af153e8e8483f1567f6441833abb7e285d5
  grants tym_app: execute; tym_worker: execute

function usage_rights.refuse_return() returns trigger
  owner tym_owner plpgsql volatile security invoker set search_path=pg_catalog, pg_temp
  body sha256 57beb5e998ae37f6c51971797bb6db7ce20121988d240e44325cd49c72b7f6d8
  grants tym_app: execute; tym_worker: execute

function usage_rights.usage_right_live(p_right uuid, p_version integer, p_holder text, p_holder_kind text, p_employer uuid, p_authority uuid, p_area uuid, p_role text, p_calendar date) returns boolean
  owner tym_owner plpgsql stable security invoker set search_path=pg_catalog, pg_temp
  body sha256 5f36064b68ea7ec5044792448a1081a61f160905dfa96932d04488c8204a673d
  grants tym_app: execute; tym_gate: execute; tym_worker: execute

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
  body sha256 a23467c48bae5cc4f2db0cd8f3aef397eb7a1c01670493b93fc741cd6f21d6b8
  grants tym_key_eraser: execute
