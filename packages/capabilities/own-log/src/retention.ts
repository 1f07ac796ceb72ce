import type { RetentionClass } from '@tym/register'

export { storedColumns } from './stored-columns.ts'

/** Which declared retention each table of this capability follows. */
export const tables: Readonly<Record<string, RetentionClass>> = {
  'oversight.log_extract': 'customership',
  'oversight.log_question': 'customership',
  'oversight.line_delay': 'customership',
}
