import { type Clock, Problem, readCompactJws } from '@tym/kernel'
import { createRemoteKeys, type RemoteKeys, type SignableDocument, verifyJws } from '@tym/signing'
import { z } from 'zod'

/** The authorities that may send, by id: their names as issuers and where their keys are published. */
export const sendersFile = z.record(z.uuid(), z.strictObject({ issuer: z.string(), jwksUri: z.url() }))

const claims = z.object({
  iss: z.string(),
  document: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('disclosure'),
      organisation: z.uuid(),
      disclosure: z.uuid(),
      party: z.uuid(),
      snapshot: z.string(),
    }),
    z.strictObject({
      type: z.literal('recall'),
      organisation: z.uuid(),
      recall: z.uuid(),
      disclosure: z.uuid(),
      party: z.uuid(),
      reason: z.string(),
    }),
  ]),
})
type Signed = z.infer<typeof claims>['document']

export interface Senders {
  /** The signed document. Throws Problem 'delivery-invalid' unless a known sender signed one of this type for itself. */
  verify(token: string, type: SignableDocument['type']): Promise<Signed>
}

/** Knows the signatures of the authorities by the keys that they publish themselves. */
export function knowSenders(known: z.infer<typeof sendersFile>, clock: Clock): Senders {
  const keys = new Map<string, { organisation: string; remote: RemoteKeys }>()
  for (const [organisation, { issuer, jwksUri }] of Object.entries(known))
    keys.set(issuer, {
      organisation,
      remote: createRemoteKeys({ jwksUri, clock, unreachable: 'service-unavailable' }),
    })
  return {
    verify: async (token, type) => {
      if (readCompactJws(token, 16_384) === undefined) throw refuse('is no signature')
      let sender: string | undefined
      const verified = await verifyJws(token, {
        types: ['signed-document+jwt'],
        code: 'delivery-invalid',
        findKey: async (keyId, unverified) => {
          const found = keys.get(String(unverified['iss']))
          sender = found?.organisation
          return found?.remote.find(keyId)
        },
      })
      const parsed = claims.safeParse(verified.claims)
      if (!parsed.success || parsed.data.document.type !== type) throw refuse('is of another kind')
      if (parsed.data.document.organisation !== sender) throw refuse('is in another name')
      return parsed.data.document
    },
  }
}

const refuse = (why: string) => new Problem('delivery-invalid', `The signed document ${why}.`)
