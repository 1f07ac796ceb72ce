import path from 'node:path'
import { parseVerifierKey } from '@tym/audit-proof'
import { type Mode, readJsonFile } from '@tym/config'
import { isSecureAddress } from '@tym/kernel'
import { z } from 'zod'

/** The key that a log signs its heads with, as it is published (C2SP signed-note). */
const logKey = z.string().transform((text, context) => {
  try {
    const key = parseVerifierKey(text.trim())
    if (key.type === 1) return key
  } catch {
    // Said below, for every text that is no such key.
  }
  context.addIssue({ code: 'custom', message: 'is not the verifier key of a log' })
  return z.NEVER
})

const name = z
  .string()
  .regex(/^[a-z0-9.-]+(\/[a-z0-9.-]+)*$/)
  .max(100)

const log = z.union([
  z.strictObject({ origin: name, key: logKey }),
  z.strictObject({
    origin: name,
    /** Where the log's signer publishes its key: on this very machine, in development only. */
    keyUrl: z
      .url()
      .refine(
        (address) => address.startsWith('http:') && isSecureAddress(address),
        'must be on this machine',
      ),
  }),
])
export type LogSettings = z.infer<typeof log>

const witness = z.strictObject({
  /** The path below which it answers, and its folder. */
  slug: z.string().regex(/^[a-z0-9-]{2,40}$/),
  /** The name of its key: `tym.example/witness/kela`. */
  name,
})

const witnessesFile = z.strictObject({
  /**
   * What is watched. A log that changes its key has a row for the old one and a row for the new one
   * meanwhile.
   */
  logs: z.array(log).min(1),
  witnesses: z
    .array(witness)
    .min(1)
    .refine((rows) => isUnique(rows.map(({ slug }) => slug)) && isUnique(rows.map((row) => row.name)), {
      message: 'two witnesses share a slug or a name',
    }),
  /** Where heads, evidence and, in development, keys are kept; relative to the file that names it. */
  folder: z.string().min(1),
  /**
   * A module that exports `openWitnessKey({ slug })`: a PKCS#11 token or a key management service. Required
   * in production.
   */
  keyProvider: z.string().min(1).optional(),
})
export type WitnessesFile = z.infer<typeof witnessesFile>

const isUnique = (values: readonly string[]) => new Set(values).size === values.length

/**
 * Reads WITNESS_CONFIG_FILE. Throws an error that names the place in the file, or what production does not
 * allow.
 */
export async function readWitnessesFile(file: string, mode: Mode): Promise<WitnessesFile> {
  const settings = await readJsonFile('WITNESS_CONFIG_FILE', file, witnessesFile)
  if (mode === 'production' && settings.logs.some((row) => 'keyUrl' in row))
    throw new Error(
      'WITNESS_CONFIG_FILE: a log has a keyUrl, which is for development only. Give the log its key: a witness that ' +
        'asks the log for it believes whoever answers.',
    )
  const fromHere = (target: string) => path.resolve(path.dirname(file), target)
  const { keyProvider } = settings
  return {
    ...settings,
    folder: fromHere(settings.folder),
    ...(keyProvider === undefined ? {} : { keyProvider: fromHere(keyProvider) }),
  }
}
