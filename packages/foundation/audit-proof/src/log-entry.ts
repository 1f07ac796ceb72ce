import { z } from 'zod'

const instant = z.iso.datetime({ precision: 3 })
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const text = z.string()

/** What was done: the part that stays when the file of the customer is gone. */
export const actPart = z.strictObject({
  line: z.uuid().lowercase(),
  /** ISO 8601 in UTC with milliseconds, as `Date.toISOString` writes it. */
  at: instant,
  event: text,
  outcome: z.enum(['allowed', 'denied']),
  problem: text.nullable(),
  employer: text.nullable(),
  authority: text.nullable(),
  role: text.nullable(),
  purpose: text.nullable(),
  ground: text.nullable(),
  categories: z.array(z.int()),
  fields: z.array(text),
  rule: text.nullable(),
  policyVersion: text,
  outOfTeam: z.boolean(),
  /** HMAC(log key of the customership, line) in hexadecimal; null when the act concerns nobody's file. */
  subject: digest.nullable(),
})

/** Who did it: withheld from the customer, who sees it as the organisation has decided. */
export const actorPart = z.strictObject({
  person: text.nullable(),
  certificate: text.nullable(),
  usageRight: text.nullable(),
})

/** Whose file it was: lies beside the log and dies with the file. */
export const filePart = z.strictObject({
  customership: z.uuid().lowercase(),
  /** 1, 2, 3 … within the customership, in the order of the leaves. */
  number: z.int().positive(),
  resources: z.array(text),
  /** SHA-256 of the encrypted reason in hexadecimal; null when none was given. */
  reasonDigest: digest.nullable(),
})

/** One audit entry in the three parts that are committed to apart. */
export interface LogEntry {
  readonly act: z.infer<typeof actPart>
  readonly actor: z.infer<typeof actorPart>
  /** Null for an act that concerns nobody's file, or whose file was gone when the entry was sealed. */
  readonly file: z.infer<typeof filePart> | null
}

export type PartName = keyof LogEntry
