import type { RetentionClass } from '@tym/register'

export { storedColumns } from './stored-columns.ts'

/** Which declared retention each table follows. */
export const tables = {
  'notifications.notification': 'notifications',
} as const satisfies Readonly<Record<string, RetentionClass>>
