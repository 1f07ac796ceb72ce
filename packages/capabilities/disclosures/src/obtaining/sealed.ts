import type { ObtainingId } from '@tym/kernel'
import type { CustomershipKeys, Place } from '@tym/key-vault'
import { fieldId } from '@tym/register'
import { z } from 'zod'

/** What a source is asked: about whom, in the words of category 1, and for what. */
const request = z.strictObject({
  purpose: z.string(),
  subject: z.array(z.strictObject({ field: fieldId, name: z.string(), value: z.json() })),
})
export type SealedRequest = z.infer<typeof request>

/**
 * What came, each item of one field. An item that has been decided on keeps its place with the value null.
 */
const answer = z.array(z.strictObject({ field: fieldId, value: z.json() }))
export type Answer = z.infer<typeof answer>

const placeOf = (row: ObtainingId, version: number): Place => ({
  table: 'disclosures.obtaining',
  category: 0,
  row,
  version,
})
const requestPlace = (id: ObtainingId) => placeOf(id, 1)
const answerPlace = (id: ObtainingId) => placeOf(id, 2)

export function sealRequest(keys: CustomershipKeys, id: ObtainingId, content: SealedRequest): Buffer {
  return keys.encrypt(requestPlace(id), JSON.stringify(request.parse(content)))
}

export function openRequest(
  keys: CustomershipKeys,
  row: { readonly id: ObtainingId; readonly request: Buffer },
): SealedRequest {
  return request.parse(JSON.parse(keys.decrypt(requestPlace(row.id), row.request)))
}

export function sealAnswer(keys: CustomershipKeys, id: ObtainingId, content: Answer): Buffer {
  return keys.encrypt(answerPlace(id), JSON.stringify(answer.parse(content)))
}

/** Empty when there is no answer, or none any more. */
export function openAnswer(
  keys: CustomershipKeys,
  row: { readonly id: ObtainingId; readonly answer: Buffer | null },
): Answer {
  return row.answer === null ? [] : answer.parse(JSON.parse(keys.decrypt(answerPlace(row.id), row.answer)))
}
