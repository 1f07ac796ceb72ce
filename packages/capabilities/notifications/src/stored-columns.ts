import type { StoredColumns } from '@tym/register'

/** The columns of each table of this capability that names a customership: encrypted, or plain and why. */
export const storedColumns: Readonly<Record<string, StoredColumns>> = {
  'notifications.notification': {
    encrypted: [],
    plain: {
      id: 'id',
      recipient: 'officer',
      organisation: 'relation',
      audience: 'classification',
      kind: 'classification',
      customership: 'id',
      usage_right: 'id',
      due_on: 'lifeCycle',
      category: 'classification',
      entry: 'id',
      by_organisation: 'provenance',
      once_key: 'id',
      created_at: 'provenance',
      read_at: 'provenance',
    },
  },
}
