import { localizedText, organisationId } from '@tym/kernel'
import { organisationKind } from '@tym/register'
import { z } from 'zod'

/** A public fact: who takes part, and as what (Act 381/2023 2, 12, 13 §). */
export const organisationView = z.strictObject({
  id: organisationId,
  kind: organisationKind,
  slug: z.string(),
  name: localizedText,
  businessId: z.string().nullable(),
})
export type Organisation = z.infer<typeof organisationView>
