/**
 * Why a column of a table that names a customership may be plain: an id, the working relation that row-level
 * security decides by, the life cycle that time limits run on, the place in the declaration, the provenance
 * that 1050/2018 6 § and 906/2019 17 § demand, an officer's own data, or a keyed blind index.
 */
export type PlainBecause =
  | 'id'
  | 'relation'
  | 'lifeCycle'
  | 'classification'
  | 'provenance'
  | 'officer'
  | 'blindIndex'
  | 'version'

/** The columns of one table: those encrypted with the customership's key, and each plain one with its reason. */
export interface StoredColumns {
  readonly encrypted: readonly string[]
  readonly plain: Readonly<Record<string, PlainBecause>>
}

/** Every register table that names a customership. A column that is not listed here may not exist. */
export const storedColumns: Readonly<Record<string, StoredColumns>> = {
  'audit.detail': {
    encrypted: ['reason'],
    plain: { line: 'id', customership: 'id', resources: 'id' },
  },
  'consents.consent': {
    encrypted: [],
    plain: {
      id: 'id',
      customership: 'id',
      party: 'relation',
      party_kind: 'classification',
      direction: 'classification',
      owner: 'relation',
      version: 'version',
      recorded_at: 'provenance',
      withdrawn_at: 'lifeCycle',
      withdrawn_by: 'provenance',
      withdrawn_as: 'provenance',
    },
  },
  'consents.version': {
    encrypted: ['content'],
    plain: {
      consent: 'id',
      number: 'version',
      customership: 'id',
      outcome: 'lifeCycle',
      fields: 'classification',
      purpose_entry: 'id',
      valid_from: 'lifeCycle',
      valid_until: 'lifeCycle',
      form: 'provenance',
      given_on: 'lifeCycle',
      explicit: 'classification',
      terms: 'version',
      language: 'provenance',
      text_version: 'version',
      recorded_by: 'provenance',
      recorded_role: 'provenance',
      recorded_authority: 'relation',
      recorded_at: 'provenance',
      receipt_hash: 'id',
      receipt_signature: 'provenance',
      receipt_signed_at: 'provenance',
    },
  },
  'customer_data.current_document': {
    encrypted: ['content'],
    plain: {
      customership: 'id',
      class: 'classification',
      owner: 'relation',
      category: 'classification',
      version: 'version',
      fields: 'classification',
    },
  },
  'customer_data.entry': {
    encrypted: ['content', 'correction_reason'],
    plain: {
      id: 'id',
      version: 'version',
      customership: 'id',
      category: 'classification',
      field: 'classification',
      class: 'classification',
      owner: 'relation',
      author: 'provenance',
      author_role: 'provenance',
      author_employer: 'provenance',
      certificate: 'provenance',
      source: 'provenance',
      recorded_at: 'provenance',
      occurred_on: 'provenance',
      supports: 'id',
    },
  },
  'customer_data.entry_flag': {
    encrypted: ['reason'],
    plain: {
      id: 'id',
      entry: 'id',
      entry_version: 'version',
      customership: 'id',
      by_person: 'provenance',
      by_authority: 'provenance',
      recorded_at: 'provenance',
    },
  },
  'customerships.case_team_member': {
    encrypted: [],
    plain: {
      id: 'id',
      customership: 'id',
      organisation: 'relation',
      person: 'relation',
      name: 'officer',
      title: 'officer',
      role: 'officer',
      responsible: 'relation',
      added_by: 'provenance',
      added_at: 'provenance',
      removed_by: 'provenance',
      removed_at: 'provenance',
    },
  },
  'customerships.customership': {
    encrypted: [],
    plain: {
      id: 'id',
      number: 'id',
      area: 'relation',
      labour_authority: 'relation',
      started_on: 'lifeCycle',
      recorded_at: 'provenance',
      recorded_on: 'provenance',
      started_by: 'provenance',
      started_by_authority: 'provenance',
      referring_party: 'relation',
      referred_on: 'lifeCycle',
      referral_hash: 'id',
      state: 'lifeCycle',
      state_before_end: 'lifeCycle',
      kela_in_plan: 'relation',
      plan_in_force_on: 'lifeCycle',
      last_review_on: 'lifeCycle',
      proposal: 'version',
      end_reason: 'lifeCycle',
      ended_on: 'lifeCycle',
      version: 'version',
    },
  },
  'customerships.end_opinion': {
    encrypted: [],
    plain: {
      customership: 'id',
      proposal: 'version',
      organisation: 'relation',
      person: 'provenance',
      agrees: 'lifeCycle',
      given_on: 'lifeCycle',
      recorded_at: 'provenance',
    },
  },
  'customerships.event': {
    encrypted: [],
    plain: {
      id: 'id',
      customership: 'id',
      version: 'version',
      event: 'lifeCycle',
      happened_on: 'lifeCycle',
      by_person: 'provenance',
      by_authority: 'provenance',
      recorded_at: 'provenance',
    },
  },
  'customerships.identity_index': {
    encrypted: [],
    plain: { customership: 'id', index: 'blindIndex', open: 'lifeCycle', safety: 'classification' },
  },
  'customerships.party': {
    encrypted: [],
    plain: {
      customership: 'id',
      organisation: 'relation',
      kind: 'relation',
      taken_at: 'provenance',
      taken_by: 'provenance',
    },
  },
  'disclosures.disclosure': {
    encrypted: ['snapshot'],
    plain: {
      id: 'id',
      customership: 'id',
      consent: 'id',
      party: 'relation',
      owner: 'relation',
      state: 'lifeCycle',
      version: 'version',
      prepared_by: 'provenance',
      prepared_at: 'provenance',
      snapshot_hash: 'id',
      attempts: 'lifeCycle',
      problem: 'lifeCycle',
      left_at: 'lifeCycle',
      sent_items: 'lifeCycle',
      receipt: 'provenance',
      delivered_at: 'lifeCycle',
    },
  },
  'disclosures.item': {
    encrypted: [],
    plain: {
      disclosure: 'id',
      customership: 'id',
      entry: 'id',
      entry_version: 'version',
      field: 'classification',
      owner: 'relation',
    },
  },
  'disclosures.approval': {
    encrypted: [],
    plain: {
      disclosure: 'id',
      customership: 'id',
      organisation: 'relation',
      person: 'provenance',
      usage_right: 'id',
      approved_at: 'provenance',
    },
  },
  'disclosures.recall': {
    encrypted: [],
    plain: {
      id: 'id',
      disclosure: 'id',
      customership: 'id',
      reason: 'classification',
      state: 'lifeCycle',
      planned_at: 'lifeCycle',
      attempts: 'lifeCycle',
      problem: 'lifeCycle',
      outcome: 'lifeCycle',
      confirmation: 'provenance',
      confirmed_at: 'lifeCycle',
    },
  },
  'disclosures.obtaining': {
    encrypted: ['request', 'answer'],
    plain: {
      id: 'id',
      customership: 'id',
      consent: 'id',
      party: 'relation',
      owner: 'relation',
      channel: 'classification',
      state: 'lifeCycle',
      version: 'version',
      fields: 'classification',
      requested_by: 'provenance',
      usage_right: 'id',
      requested_at: 'provenance',
      attempts: 'lifeCycle',
      problem: 'lifeCycle',
      asked_at: 'lifeCycle',
      signature: 'provenance',
      received_at: 'lifeCycle',
      decided_by: 'provenance',
      decided_at: 'lifeCycle',
    },
  },
  'disclosures.obtained_entry': {
    encrypted: [],
    plain: { obtaining: 'id', customership: 'id', item: 'id', entry: 'id' },
  },
  'notifications.notification': {
    encrypted: [],
    plain: {
      id: 'id',
      recipient: 'officer',
      organisation: 'relation',
      kind: 'classification',
      customership: 'id',
      usage_right: 'id',
      due_on: 'lifeCycle',
      once_key: 'id',
      created_at: 'provenance',
      read_at: 'provenance',
    },
  },
}
