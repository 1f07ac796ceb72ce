import type { StoredColumns } from '@tym/register'

/** No table of this capability names a customership. */
export const storedColumns: Readonly<Record<string, StoredColumns>> = {}
