import type { StoredColumns } from '@tym/register'

/** The columns of each table of this capability that names a customership: encrypted, or plain and why. */
export const storedColumns: Readonly<Record<string, StoredColumns>> = {
  'oversight.line_delay': {
    encrypted: ['reason'],
    plain: {
      ...{ id: 'id', customership: 'id', line: 'id', line_at: 'provenance', event: 'classification' },
      ...{
        actor: 'provenance',
        role: 'provenance',
        owner: 'provenance',
        ground: 'classification',
        notices: 'id',
      },
      ...{ until_on: 'lifeCycle', lapses_on: 'lifeCycle', state: 'lifeCycle', version: 'version' },
      ...{ proposed_by: 'provenance', proposed_at: 'provenance', decided_by: 'provenance' },
      ...{ decided_at: 'provenance', ended_by: 'provenance', ended_at: 'provenance' },
    },
  },
  'oversight.log_extract': {
    encrypted: [],
    plain: {
      id: 'id',
      customership: 'id',
      requested_at: 'provenance',
      size: 'version',
      checkpoint: 'provenance',
      lines: 'version',
      statement: 'provenance',
    },
  },
  'oversight.log_question': {
    encrypted: ['question', 'answer'],
    plain: {
      id: 'id',
      customership: 'id',
      line: 'id',
      line_at: 'provenance',
      event: 'provenance',
      outcome: 'provenance',
      actor: 'provenance',
      role: 'provenance',
      employer: 'relation',
      authority: 'relation',
      owner: 'relation',
      notices: 'id',
      state: 'lifeCycle',
      version: 'version',
      asked_at: 'provenance',
      due_on: 'lifeCycle',
      answered_by: 'provenance',
      answered_at: 'provenance',
    },
  },
}
