import { auditColumns } from '@tym/audit-log'
import { storedColumns as consents } from '@tym/consents/retention'
import { storedColumns as customerData } from '@tym/customer-data/retention'
import { storedColumns as customerships } from '@tym/customerships/retention'
import { storedColumns as disclosures } from '@tym/disclosures/retention'
import { storedColumns as notifications } from '@tym/notifications/retention'
import { storedColumns as outsideParties } from '@tym/outside-parties/retention'
import { storedColumns as oversight } from '@tym/oversight/retention'
import { storedColumns as ownLog } from '@tym/own-log/retention'
import type { StoredColumns } from '@tym/register'
import { storedColumns as retention } from '@tym/retention/retention'
import { storedColumns as usageRights } from '@tym/usage-rights/retention'

/**
 * Every register table that names a customership, as its owner declares it. A column that is not listed there
 * may not exist.
 */
export const storedColumns: Readonly<Record<string, StoredColumns>> = {
  ...auditColumns,
  ...consents,
  ...customerData,
  ...customerships,
  ...disclosures,
  ...notifications,
  ...outsideParties,
  ...oversight,
  ...ownLog,
  ...retention,
  ...usageRights,
}
