import { publicJwk } from '@tym/kernel'
import { encryptJwe, type PrivateJwk, type Sign } from '@tym/signing'
import { z } from 'zod'
import { hash, openMessage } from './delivery.ts'
import { refuse, type Senders } from './senders.ts'

/** What this party has to tell, by field; the sample says the same of everybody. */
export const holdingsFile = z.record(z.string(), z.json())
export type Holdings = z.infer<typeof holdingsFile>

const content = z.looseObject({
  type: z.literal('tym-request'),
  request: z.uuid(),
  from: z.uuid(),
  to: z.uuid(),
  fields: z.array(z.string()),
  /** The customer, by the fields of category 1. */
  subject: z.array(z.looseObject({ field: z.string(), value: z.json() })),
  answerKey: publicJwk,
})

const signedForm = (content: string) =>
  z.strictObject({
    type: z.literal('request'),
    organisation: z.uuid(),
    request: z.uuid(),
    party: z.uuid(),
    content: z.literal(content),
  })

/**
 * Answers a request of an authority with what is held of the person that it names, of the fields that it asks
 * and no others: signed by this party, encrypted to the key that the request brings. Throws Problem
 * 'delivery-invalid' for anything that the authority has not signed for this party.
 */
export async function answerRequest(
  jwe: string,
  own: {
    readonly party: string
    readonly key: PrivateJwk
    readonly senders: Senders
    readonly holdings: Holdings
    readonly sign: Sign
  },
): Promise<{ readonly request: string; readonly answer: string }> {
  const { content: asked, signature } = await openMessage(jwe, own.key, content)
  const { organisation, request, party } = await own.senders.verify(signature, signedForm(hash(asked)))
  if (organisation !== asked.from || request !== asked.request || party !== own.party || asked.to !== party)
    throw refuse('is not what its sender signed')
  const items = asked.fields.flatMap((field) => {
    return Object.hasOwn(own.holdings, field) ? [{ field, value: own.holdings[field] }] : []
  })
  const claims = { party: own.party, answer: { request: asked.request, content: hash(items) } }
  const answer = { items, signature: await own.sign({ typ: 'obtained-answer+jwt' }, claims) }
  return {
    request: asked.request,
    answer: encryptJwe(Buffer.from(JSON.stringify(answer)), asked.answerKey),
  }
}
