import type { StoredColumns } from '@tym/register'

/** The columns of each table of this capability that names a customership: encrypted, or plain and why. */
export const storedColumns: Readonly<Record<string, StoredColumns>> = {
  'retention.annulment': {
    encrypted: ['grounds'],
    plain: {
      ...{
        id: 'id',
        customership: 'id',
        authority: 'relation',
        reason: 'classification',
        state: 'lifeCycle',
      },
      ...{
        version: 'version',
        proposed_by: 'provenance',
        proposed_at: 'provenance',
        decided_by: 'provenance',
      },
      ...{ decided_at: 'provenance', closed_on: 'lifeCycle', log_days: 'lifeCycle', log_until: 'lifeCycle' },
      told_at: 'provenance',
    },
  },
  'retention.annulment_agreement': {
    encrypted: [],
    plain: {
      ...{ annulment: 'id', customership: 'id', organisation: 'relation' },
      ...{ agreed_by: 'provenance', agreed_at: 'provenance' },
    },
  },
  'retention.announcement': {
    encrypted: [],
    plain: {
      id: 'id',
      customership: 'id',
      ended_on: 'lifeCycle',
      kept_until: 'lifeCycle',
      state: 'lifeCycle',
      planned_at: 'provenance',
      sent_at: 'provenance',
      problem: 'lifeCycle',
    },
  },
  'retention.deletion': {
    encrypted: [],
    plain: {
      ...{ id: 'id', run: 'id', customership: 'id', ended_on: 'lifeCycle' },
      ...{ kept_until: 'lifeCycle', deletion_on: 'lifeCycle' },
      ...{ section: 'classification', months: 'classification', effective_from: 'classification' },
      ...{ state: 'lifeCycle', begun_at: 'lifeCycle', begun_on: 'lifeCycle', held: 'lifeCycle' },
      ...{ key_destroyed_at: 'lifeCycle', erased_at: 'lifeCycle', certified_at: 'lifeCycle' },
      ...{ residue: 'classification', certificate: 'provenance', basis: 'classification' },
      days: 'classification',
    },
  },
  'retention.hold': {
    encrypted: ['reason'],
    plain: {
      id: 'id',
      customership: 'id',
      scope: 'classification',
      ground: 'classification',
      section: 'classification',
      authority: 'relation',
      owner: 'officer',
      state: 'lifeCycle',
      version: 'version',
      review_on: 'lifeCycle',
      proposed_by: 'provenance',
      proposed_at: 'provenance',
      decided_by: 'provenance',
      decided_at: 'provenance',
      released_by: 'provenance',
      released_at: 'provenance',
    },
  },
  'retention.hold_entry': {
    encrypted: [],
    plain: { hold: 'id', customership: 'id', entry: 'id' },
  },
  'retention.hold_review': {
    encrypted: [],
    plain: {
      hold: 'id',
      customership: 'id',
      number: 'version',
      review_on: 'lifeCycle',
      reviewed_by: 'provenance',
      reviewed_at: 'provenance',
    },
  },
}
