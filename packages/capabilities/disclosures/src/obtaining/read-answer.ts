import { checkValue } from '@tym/customer-data/public'
import { jsonOf, type OutsidePartyId, Problem } from '@tym/kernel'
import { type FieldId, fieldId } from '@tym/register'
import { decryptJwe, type PrivateJwk } from '@tym/signing'
import { z } from 'zod'
import { hashOfValue } from '../snapshot.ts'
import { isAnswerTo } from '../verify-receipt.ts'
import type { Answer } from './sealed.ts'

const message = z.strictObject({
  items: z.array(z.strictObject({ field: fieldId, value: z.json() })).max(60),
  signature: z.string(),
})

export type ReadAnswer =
  | { readonly outcome: 'read'; readonly items: Answer; readonly signature: string }
  /** Not signed by the source, or not for this request: somebody in between, or a mistake that may pass. */
  | { readonly outcome: 'forged' }
  /** Signed, but not an answer to what was asked: repeating it does not help. */
  | { readonly outcome: 'unfit' }

/**
 * Opens what a source has answered and believes nothing before it is checked: encrypted to the key that only
 * this request names, signed by the source for this request, of no other fields than were asked, each value
 * of its field's form.
 */
export async function readAnswer(
  text: string,
  asked: {
    readonly request: string
    readonly party: OutsidePartyId
    readonly fields: readonly FieldId[]
    readonly key: PrivateJwk
  },
  readOnce: Parameters<typeof isAnswerTo>[2],
): Promise<ReadAnswer> {
  const opened = await open(text, asked.key)
  if (opened === undefined) return { outcome: 'forged' }
  const { items, signature } = opened
  const expected = { request: asked.request, party: asked.party, content: hashOfValue(items) }
  if (!(await isAnswerTo(signature, expected, readOnce))) return { outcome: 'forged' }
  const checked: Answer = []
  for (const { field, value } of items) {
    if (!asked.fields.includes(field)) return { outcome: 'unfit' }
    const fit = check(field, value)
    if (fit === undefined) return { outcome: 'unfit' }
    checked.push({ field, value: fit.value })
  }
  return { outcome: 'read', items: checked, signature: signature.trim() }
}

async function open(text: string, key: PrivateJwk): Promise<z.infer<typeof message> | undefined> {
  try {
    const bytes = await decryptJwe(text.trim(), key)
    return message.safeParse(jsonOf(Buffer.from(bytes).toString('utf8'))).data
  } catch {
    // Not encrypted to this key: no answer.
    return undefined
  }
}

/** The value as the declaration takes it, or undefined when it does not. */
function check(field: FieldId, value: unknown) {
  try {
    return { value: checkValue(field, value) }
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}
