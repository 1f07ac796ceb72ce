import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Mode } from '@tym/config'
import { isSecureAddress, jsonOf, organisationId, publicJwk } from '@tym/kernel'
import { organisationKind } from '@tym/register'
import { z } from 'zod'

/**
 * The same rule as for origins in the environment: whoever could change what is read here could sign anybody
 * in.
 */
const address = z
  .url()
  .refine(isSecureAddress, 'must begin with https:// unless it is this machine (http://127.0.0.1:port)')
const origin = address.refine(
  (text) => URL.canParse(text) && new URL(text).origin === text,
  'must be scheme, host and port only',
)
const clientId = z.string().regex(/^[A-Za-z0-9_-]{3,128}$/)

/**
 * What a service caller may have signed: each kind of document by itself, so that who asks for receipts gets
 * no referral.
 */
const serviceOperation = z.enum([
  'sign-grant',
  'sign-referral',
  'sign-consentReceipt',
  'sign-disclosure',
  'sign-recall',
  'sign-request',
  'sign-checkpoint',
  'sign-lines',
  'sign-certificate',
  'sign-recovery',
])
export type ServiceOperation = z.infer<typeof serviceOperation>

const noteOperations: readonly ServiceOperation[] = [
  'sign-checkpoint',
  'sign-lines',
  'sign-certificate',
  'sign-recovery',
]
const agencyOperations: readonly ServiceOperation[] = ['sign-grant', ...noteOperations]
const mayBeAsked = (
  callers: readonly { may: readonly ServiceOperation[] }[],
  operations: readonly ServiceOperation[],
) => callers.some(({ may }) => may.some((operation) => operations.includes(operation)))

const organisation = z
  .strictObject({
    id: organisationId,
    slug: z.string().regex(/^[a-z0-9-]{2,40}$/),
    kind: organisationKind,
    issuer: address,
    /** The name under which the agency signs notes (C2SP signed-note): `tym.example/keha`. */
    noteName: z
      .string()
      .regex(/^[a-z0-9.-]+(\/[a-z0-9.-]+)*$/)
      .max(100)
      .optional(),
    /** Folder of the organisation's keys; relative to the file that names it. Development only. */
    keyDir: z.string().min(1).optional(),
    /**
     * The organisation's own OpenID provider, and the audience and authentication that its tokens must have.
     */
    upstream: z.strictObject({
      issuer: address,
      audience: z.string().min(1),
      acr: z.string().min(1),
      algorithms: z
        .array(z.enum(['ES256', 'PS256', 'EdDSA']))
        .min(1)
        .default(['ES256']),
    }),
    /** The service that certificates are for; it is asked for live grant statements. */
    customerData: z.strictObject({ origin }),
    serviceCallers: z
      .array(z.strictObject({ clientId, jwk: publicJwk, may: z.array(serviceOperation).min(1) }))
      .default([]),
    machineClients: z.array(z.strictObject({ clientId, jwk: publicJwk })).default([]),
  })
  .refine(({ kind, serviceCallers }) => kind === 'keha' || !mayBeAsked(serviceCallers, agencyOperations), {
    message: 'only the agency signs grants and notes',
    path: ['serviceCallers'],
  })
  .refine(({ kind, noteName }) => kind === 'keha' || noteName === undefined, {
    message: 'only the agency signs notes',
    path: ['noteName'],
  })
  .refine(
    ({ noteName, serviceCallers }) => noteName !== undefined || !mayBeAsked(serviceCallers, noteOperations),
    { message: 'is needed when a caller may have notes signed', path: ['noteName'] },
  )
export type OrganisationSettings = z.infer<typeof organisation>

const organisationsFile = z
  .strictObject({
    /** The agency whose grant statements are believed, and where its keys are published. */
    agency: z.strictObject({ issuer: address, jwksUri: address }),
    /**
     * A module that exports `openKeyStore({ slug, use })`: the organisation's PKCS#11 token or key management
     * service. Required in production.
     */
    keyProvider: z.string().min(1).optional(),
    /**
     * The header in which the operator's own reverse proxy writes the address of each client, such as
     * X-Forwarded-For. Only when nobody reaches the signer past the proxy: the header is believed.
     */
    addressHeader: z
      .string()
      .regex(/^[A-Za-z0-9-]{1,60}$/)
      .optional(),
    /** That clients reach the signer without any proxy. Production wants either this or `addressHeader`. */
    directListener: z.boolean().optional(),
    organisations: z
      .array(organisation)
      .min(1)
      .refine((rows) => isUnique(rows.map((row) => row.slug)) && isUnique(rows.map((row) => row.issuer)), {
        message: 'two organisations share a slug or an issuer',
      }),
  })
  .refine(({ addressHeader, directListener }) => addressHeader === undefined || directListener !== true, {
    message: 'there is either a proxy that writes the address of clients, or none',
    path: ['directListener'],
  })
export type OrganisationsFile = z.infer<typeof organisationsFile>

const isUnique = (values: readonly string[]) => new Set(values).size === values.length

/**
 * Reads SIGNER_CONFIG_FILE. Throws an error that names the place in the file, never its values; in production
 * also unless it says how clients are told apart, since all of those behind one proxy would count as one.
 */
export async function readOrganisationsFile(file: string, mode: Mode): Promise<OrganisationsFile> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`SIGNER_CONFIG_FILE: ${file} cannot be read. Make it, or correct the path.`)
  })
  const parsed = organisationsFile.safeParse(jsonOf(text))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(
      `SIGNER_CONFIG_FILE: ${file} is wrong at /${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`,
    )
  }
  const { addressHeader, directListener } = parsed.data
  if (mode === 'production' && addressHeader === undefined && directListener !== true)
    throw new Error(
      `SIGNER_CONFIG_FILE: ${file} says neither addressHeader nor directListener. Set addressHeader to the header in which your ` +
        'reverse proxy writes the address of each client, or directListener to true where clients come without a proxy.',
    )
  const fromHere = (target: string) => path.resolve(path.dirname(file), target)
  return {
    ...parsed.data,
    ...(parsed.data.keyProvider === undefined ? {} : { keyProvider: fromHere(parsed.data.keyProvider) }),
    organisations: parsed.data.organisations.map((row) =>
      row.keyDir === undefined ? row : { ...row, keyDir: fromHere(row.keyDir) },
    ),
  }
}
