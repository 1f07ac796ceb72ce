import { endpoints as consents } from '@tym/consents/http'
import { endpoints as customerData } from '@tym/customer-data/http'
import { endpoints as customerships } from '@tym/customerships/http'
import { endpoints as disclosures } from '@tym/disclosures/http'
import type { Endpoint } from '@tym/employment'
import { endpoints as notifications } from '@tym/notifications/http'
import { endpoints as operations } from '@tym/operations/http'
import { endpoints as organisations } from '@tym/organisations/http'
import { endpoints as outsideParties } from '@tym/outside-parties/http'
import { endpoints as oversight } from '@tym/oversight/http'
import { endpoints as ownLog } from '@tym/own-log/http'
import { endpoints as retention } from '@tym/retention/http'
import { endpoints as usageRights } from '@tym/usage-rights/http'

/** Every endpoint of every capability; a test compares it with what the service mounts. */
export const endpoints: readonly Endpoint[] = [
  ...organisations,
  ...usageRights,
  ...outsideParties,
  ...customerships,
  ...customerData,
  ...consents,
  ...disclosures,
  ...notifications,
  ...operations,
  ...retention,
  ...oversight,
  ...ownLog,
]
