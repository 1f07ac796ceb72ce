import type { RetentionClass } from '@tym/register'

export { storedColumns } from './stored-columns.ts'

/** Which declared retention each table of this capability follows. */
export const tables: Readonly<Record<string, RetentionClass>> = {
  'usage_rights.usage_right': 'usageRights',
  'usage_rights.event': 'usageRights',
  'usage_rights.saved_filter': 'ownSettings',
}
