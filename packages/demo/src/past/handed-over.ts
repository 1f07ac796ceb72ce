import { areaId, organisationId, personId, plainDate, usageRightId } from '@tym/kernel'
import { roleId } from '@tym/register'
import { z } from 'zod'

const environment = z.record(z.string(), z.string())

/**
 * What `npm start` hands to the loader: the environment of the processes whose work it does in-process, and
 * the rights of the cast.
 */
export const handedOver = z.strictObject({
  service: environment,
  worker: environment,
  signer: environment,
  identity: environment,
  rights: z.array(
    z.strictObject({
      id: usageRightId,
      version: z.int(),
      person: personId,
      employer: organisationId,
      authority: organisationId,
      role: roleId,
      title: z.string(),
      duty: z.string(),
      area: areaId,
      validFrom: plainDate,
    }),
  ),
})
export type HandedOver = z.infer<typeof handedOver>
