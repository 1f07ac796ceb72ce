import type { RetentionClass } from '@tym/register'

/** Which declared retention each table of this capability follows. */
export const tables: Readonly<Record<string, RetentionClass>> = {
  'oversight.review': 'oversight',
  'oversight.flag': 'oversight',
  'oversight.flag_line': 'oversight',
  'oversight.watch': 'oversight',
}
