import type { RetentionClass } from '@tym/register'

export { storedColumns } from './stored-columns.ts'

/** Which declared retention each table of this capability follows: consents die with the customership. */
export const tables: Readonly<Record<string, RetentionClass>> = {
  'consents.consent': 'consents',
  'consents.version': 'consents',
}
