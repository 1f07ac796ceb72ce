import type { RetentionClass } from '@tym/register'

export { storedColumns } from './stored-columns.ts'

/** Which declared retention each table of this capability follows. */
export const tables: Readonly<Record<string, RetentionClass>> = {
  'oversight.review': 'oversight',
  'oversight.flag': 'oversight',
  'oversight.flag_line': 'oversight',
  'oversight.watch': 'oversight',
}
