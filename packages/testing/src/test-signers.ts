import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { newUsageRightId, organisationId, type PublicJwk, publicJwk, systemClock } from '@tym/kernel'
import {
  areas,
  type CastDuty,
  developmentSignerSettings,
  machineClients,
  type OrganisationSlug,
  organisations,
  serviceClients,
} from '@tym/personas'
import { createTrustStore, type TrustedKey } from '@tym/role-certificate'
import {
  generatePrivateJwk,
  type RemoteSigner,
  remoteSigner,
  type SigningKey,
  signingKeyOf,
  verifyStatementRequest,
} from '@tym/signing'
import { z } from 'zod'
import { findFreePort, type StartedApp, startApp } from './start-app.ts'

const clock = systemClock()

export type TestSigners = {
  readonly identity: StartedApp
  readonly signer: StartedApp
  readonly identityOrigin: string
  readonly signerOrigin: string
  readonly customerDataOrigin: string
  readonly folder: string
  readonly clientKeys: Readonly<Record<string, SigningKey>>
  /** Settings that the signer runs with, to start it or a command of it again. */
  readonly signerEnvironment: Readonly<Record<string, string>>
  readonly worker: RemoteSigner
  /** Has the agency really sign a usage right, which the stand-in then answers to its employer's signer. */
  grant(
    holder: { person: string; employer: OrganisationSlug; kind?: 'person' | 'system' },
    duty: CastDuty,
    days?: number,
  ): Promise<string>
  /** Keys as a register would hold them, read from what the signers and the provider publish. */
  readTrust(): Promise<TrustedKey[]>
  /** Replaces what the stand-in answers from now on. */
  answerWith(statements: (person: string) => readonly { usageRight: string; statement: string }[]): void
  stop(): Promise<void>
}

/**
 * The identity provider and the signer of the whole cast as real processes, with a stand-in for the
 * customer-data service that answers only the search for grant statements, and only to requests that verify.
 * With `web` the provider knows the web server, by its origin and its key.
 */
export async function startTestSigners({
  web,
}: {
  readonly web?: { readonly origin: string; readonly key: PublicJwk }
} = {}): Promise<TestSigners> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tym signers '))
  const [identityPort, signerPort, dataPort] = [
    await findFreePort(),
    await findFreePort(),
    await findFreePort(),
  ]
  const identityOrigin = `http://127.0.0.1:${identityPort}`
  const signerOrigin = `http://127.0.0.1:${signerPort}`
  const customerDataOrigin = `http://127.0.0.1:${dataPort}`
  const clientIds = new Set([...machineClients, ...serviceClients].map((client) => client.clientId))
  const clientKeys = Object.fromEntries([...clientIds].map((id) => [id, signingKeyOf(generatePrivateJwk())]))
  const settings = developmentSignerSettings({
    signerOrigin,
    identityOrigin,
    customerDataOrigin,
    keyDir: 'keys',
    clientKeys: Object.fromEntries(Object.entries(clientKeys).map(([id, key]) => [id, key.publicJwk])),
  })
  await writeFile(path.join(folder, 'signer.json'), JSON.stringify(settings))

  const held = new Map<string, { usageRight: string; statement: string }[]>()
  let statementsOf = (person: string): readonly { usageRight: string; statement: string }[] =>
    held.get(person) ?? []
  const server = createServer((request, response) => {
    const answer = async () => {
      const { request: token } = z.object({ request: z.string() }).parse(JSON.parse(await readBody(request)))
      const trust = createTrustStore(await readTrust(), '1')
      const { person } = await verifyStatementRequest(token, {
        audience: customerDataOrigin,
        now: clock.instant(),
        findKey: (issuer, keyId) => trust.find(issuer, keyId)?.publicJwk,
      })
      return { statements: statementsOf(person) }
    }
    answer().then(
      (body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
      () => response.writeHead(401).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(dataPort, '127.0.0.1', resolve))

  const signerEnvironment = {
    PUBLIC_ORIGIN: signerOrigin,
    SIGNER_CONFIG_FILE: path.join(folder, 'signer.json'),
    SIGNATURE_LOG_FILE: path.join(folder, 'signatures.log'),
  }
  const senders = { 'tym-worker': clientKeys['tym-worker']?.publicJwk }
  await writeFile(path.join(folder, 'message-senders.json'), JSON.stringify(senders))
  const identityEnvironment = {
    MESSAGE_SENDERS_FILE: path.join(folder, 'message-senders.json'),
    PUBLIC_ORIGIN: identityOrigin,
    IDENTITY_KEY_FILE: path.join(folder, 'identity.jwk'),
    CUSTOMER_DATA_ORIGIN: customerDataOrigin,
    ...(web === undefined ? {} : { WEB_CLIENT_FILE: path.join(folder, 'web-client.json') }),
  }
  if (web !== undefined) await writeFile(path.join(folder, 'web-client.json'), JSON.stringify(web))
  const starting = [
    startApp('identity', identityPort, identityEnvironment),
    startApp('signer', signerPort, signerEnvironment),
  ] as const
  const [identity, signer] = await Promise.all(starting).catch(async (error: unknown) => {
    await Promise.allSettled(starting.map(async (one) => (await one).stop('SIGKILL')))
    throw error
  })
  const agency = `${signerOrigin}/keha`
  const workerKey = clientKeys['tym-worker']
  if (workerKey === undefined) throw new Error('the cast has no worker')
  const worker = remoteSigner({ baseUrl: agency, clientId: 'tym-worker', key: workerKey, clock })

  async function readTrust(): Promise<TrustedKey[]> {
    const published = await Promise.all(
      Object.values(organisations).map(async ({ id, slug, kind }) => {
        const issuer = `${signerOrigin}/${slug}`
        const { keys } = keySet.parse(await (await fetch(`${issuer}/.well-known/jwks.json`)).json())
        return keys.map((key) =>
          toTrusted(key, { issuer, organisation: id, organisationKind: kind, use: key.tym_use }),
        )
      }),
    )
    const { keys } = keySet.parse(await (await fetch(`${identityOrigin}/jwks`)).json())
    const { id: organisation, kind: organisationKind } = organisations.keha
    const customers = { issuer: identityOrigin, organisation, organisationKind, use: 'customer' as const }
    return [...published.flat(), ...keys.map((key) => toTrusted(key, customers))]
  }

  return {
    identity,
    signer,
    identityOrigin,
    signerOrigin,
    customerDataOrigin,
    folder,
    clientKeys,
    signerEnvironment,
    worker,
    readTrust,
    grant: async ({ person, employer, kind = 'person' }, duty, days = 30) => {
      const usageRight = newUsageRightId()
      const now = clock.instant().getTime()
      const statement = await worker.signGrant({
        kind,
        person,
        employer: organisations[employer].id,
        authority: organisations[duty.authority].id,
        role: duty.role,
        title: duty.title,
        duty: duty.duty,
        area: areas[duty.area].id,
        usageRight,
        usageRightVersion: 1,
        notBefore: new Date(now - 60_000).toISOString(),
        expiresAt: new Date(now + days * 86_400_000).toISOString(),
      })
      held.set(person, [...(held.get(person) ?? []), { usageRight, statement }])
      return usageRight
    },
    answerWith: (statements) => {
      statementsOf = statements
    },
    stop: async () => {
      await Promise.all([identity.stop('SIGKILL'), signer.stop('SIGKILL')])
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true })
    },
  }
}

const keySet = z.object({
  keys: z.array(
    z.object({
      kid: z.string(),
      kty: z.string(),
      crv: z.string(),
      x: z.string(),
      y: z.string(),
      tym_use: z.enum(['certificate', 'grant', 'document']).default('certificate'),
    }),
  ),
})

function toTrusted(
  { kid, kty, crv, x, y }: z.output<typeof keySet>['keys'][number],
  owner: Pick<TrustedKey, 'issuer' | 'organisationKind' | 'use'> & { organisation: string },
): TrustedKey {
  return {
    ...owner,
    organisation: organisationId.parse(owner.organisation),
    keyId: kid,
    publicJwk: publicJwk.parse({ kty, crv, x, y }),
    notBefore: new Date(0),
    notAfter: null,
    revokedAt: null,
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}
