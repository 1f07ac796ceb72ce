import { type Clock, Problem, readCompactJws } from '@tym/kernel'
import { createRemoteKeys, type RemoteKeys, verifyJws } from '@tym/signing'
import { z } from 'zod'

/** The authorities that may send, by id: their names as issuers and where their keys are published. */
export const sendersFile = z.record(z.uuid(), z.strictObject({ issuer: z.string(), jwksUri: z.url() }))

export interface Senders {
  /**
   * The signed document. Throws Problem 'delivery-invalid' unless a known sender signed one of this form for
   * itself.
   */
  verify<T extends { readonly organisation: string }>(token: string, form: z.ZodType<T>): Promise<T>
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
    verify: async (token, form) => {
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
      const parsed = z.object({ document: form }).safeParse(verified.claims)
      if (!parsed.success) throw refuse('is of another kind')
      if (parsed.data.document.organisation !== sender) throw refuse('is in another name')
      return parsed.data.document
    },
  }
}

export const refuse = (why: string) => new Problem('delivery-invalid', `The message ${why}.`)
