import { type NoteKey, parseVerifierKey } from '@tym/audit-proof'
import { isSecureAddress } from '@tym/kernel'
import { z } from 'zod'

/** One that watches the log for another controller. */
export interface KnownWitness {
  /** Where it answers: what is asked of it is below this. */
  readonly address: string
  readonly key: NoteKey
}

const witnessKey = z.string().transform((text, context) => {
  try {
    const key = parseVerifierKey(text.trim())
    if (key.type === 4) return key
  } catch {
    // Said below, for every text that is no such key.
  }
  context.addIssue({ code: 'custom', message: 'is not the verifier key of a witness' })
  return z.NEVER
})

/** The witnesses of the log: WITNESSES_FILE. Each key is got from the controller itself. */
export const witnessesFile = z
  .array(
    z.strictObject({
      address: z
        .url()
        .refine(
          (text) => isSecureAddress(text) && !text.endsWith('/'),
          'must be https, without a slash at the end',
        ),
      key: witnessKey,
    }),
  )
  .refine((rows) => new Set(rows.map(({ key }) => key.name)).size === rows.length, {
    message: 'two witnesses share a name',
  })
