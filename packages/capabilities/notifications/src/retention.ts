import type { RetentionClass } from '@tym/register'

/** Which declared retention each table follows. */
export const retention = {
  'notifications.notification': 'notifications',
} as const satisfies Readonly<Record<string, RetentionClass>>
