import type { Endpoint } from '@tym/employment'
import { stopwatch, systemClock } from '@tym/kernel'
import type { OrganisationSlug } from '@tym/personas'
import type { KeyUse } from '@tym/role-certificate'
import postgres from 'postgres'
import { inject } from 'vitest'
import type { TestDatabaseUrls } from './database-urls.ts'
import { fictitiousNationalId } from './fictitious-national-id.ts'
import { type Answer, type Sending, sendRaw } from './network/client.ts'
import { type MovableClock, movableClock } from './network/clock.ts'
import { type CustomerClient, createCustomer } from './network/customer.ts'
import { createHolder, type Holder, type HolderWanted } from './network/holder.ts'
import { type CastKey, keyOf, makeCastKeys } from './network/keys.ts'
import { type OpenedCustomership, type OpeningWanted, openCustomership } from './network/open-customership.ts'
import { makeSecretFiles } from './network/secret-files.ts'
import { seedCast } from './network/seed-cast.ts'
import { type RunningService, serviceEnvironment, startService } from './network/server.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

export type Network = {
  readonly origin: string
  readonly clock: MovableClock
  readonly urls: TestDatabaseUrls
  /**
   * The register and the key database as superuser: for arranging and looking, never as the code under test.
   */
  readonly sql: postgres.Sql
  readonly keySql: postgres.Sql
  readonly keys: readonly CastKey[]
  /** Method and path of everything that the service mounts. */
  readonly routes: readonly string[]
  /** The figures of the service, fetched from where it tells them. */
  figures(): Promise<string>
  /** Every line that the service has logged. */
  readonly logLines: readonly string[]
  /** A client with a granted usage right of its own. */
  holder(wanted: HolderWanted): Promise<Holder>
  /** The person with this identity code, signed in. */
  customer(nationalId: string): CustomerClient
  /** Sends a request without any certificate. */
  send(method: string, path: string, sending?: Sending): Promise<Answer>
  /** Holders of the cast's ordinary case team: labour authority, county, Kela. The same ones every time. */
  caseTeam(): Promise<readonly [Holder, ...Holder[]]>
  /**
   * Opens a customership through the service, of a person whom nobody else has, by the ordinary team unless
   * said.
   */
  openCustomership(wanted?: OpeningWanted): Promise<OpenedCustomership>
  /** Ends the right in the register, as the employer's access officer would; nothing else is told. */
  endRight(holder: Holder): Promise<void>
  /** Revokes an organisation's key in the register; nothing else is told. */
  revokeKey(slug: OrganisationSlug, use?: KeyUse): Promise<void>
  /** Takes that back. The services read the keys again, since they may have read them meanwhile. */
  restoreKey(slug: OrganisationSlug, use?: KeyUse): Promise<void>
  /** Where the service writes down what must hold again after a restore. */
  readonly journalFile: string
  /**
   * Another process of the same service on the same databases, as behind a load balancer; with a journal of
   * its own when that is said.
   */
  startTwin(journalFile?: string): Promise<RunningService>
  /** What a process of the service on these databases, on this port, finds in its environment. */
  environment(port: number): Readonly<Record<string, string | undefined>>
  close(): Promise<void>
}

export type NetworkOptions = {
  readonly instant?: Date
  readonly calendar?: string
  /** Another table than the service's own, for tests of the pipeline itself. */
  readonly endpoints?: readonly Endpoint[]
  /**
   * How long a line of the log may wait before nothing is answered; without it for ever, since tests let
   * years pass.
   */
  readonly sealingLimitSeconds?: string
  /** Another way for the service to reach its databases, such as through something that counts. */
  readonly reach?: (urls: TestDatabaseUrls) => Promise<TestDatabaseUrls>
  /** What customers see of officers, when not the default. */
  readonly officerShownAs?: string
  /** How long what goes on telling lasts; without it only its first answer. */
  readonly streamSeconds?: string
  /** Databases of a server of its own, instead of new ones on the server that all tests share. */
  readonly databases?: TestDatabase
  /** Whether the instant goes on by itself, as for processes that have a clock of their own. */
  readonly running?: boolean
}

const monday = new Date('2026-11-23T08:00:00Z')

/**
 * The whole network in-process on databases of its own: the cast's organisations with fresh keys, the real
 * customer-data service behind HTTP on the loopback, and a clock that stands until it is moved. Call it in
 * `beforeAll` and `close()` in `afterAll`.
 */
export async function createNetwork(options: NetworkOptions = {}): Promise<Network> {
  const clock = movableClock({
    instant: options.running === true ? systemClock().instant() : (options.instant ?? monday),
    ...(options.calendar === undefined ? {} : { calendar: options.calendar }),
  })
  const elapsed = stopwatch()
  let passed = 0
  const running = setInterval(() => {
    if (options.running !== true) return
    const now = Math.floor(elapsed() / 1_000)
    clock.pass({ seconds: now - passed })
    passed = now
  }, 200)
  const database = options.databases ?? (await createTestDatabase())
  const { urls } = database
  const files = makeSecretFiles(inject('testServer').folder)
  const quiet = { max: 3, onnotice: () => undefined }
  const sql = postgres(urls.superuser, quiet)
  const keySql = postgres(urls.keysSuperuser, quiet)
  const keys = makeCastKeys()
  await seedCast(sql, keys, clock.instant())
  const logLines: string[] = []
  const settings = {
    urls: (await options.reach?.(urls)) ?? urls,
    files,
    clock,
    endpoints: options.endpoints,
    sealingLimitSeconds: options.sealingLimitSeconds,
    officerShownAs: options.officerShownAs,
    streamSeconds: options.streamSeconds,
    onLogLine: (line: string) => void logLines.push(line),
  }
  const service = await startService(settings)
  const twins: RunningService[] = []
  const origin = service.address
  const parts = { sql, keys, origin, clock }
  const holder = (wanted: HolderWanted): Promise<Holder> => createHolder(wanted, parts)
  let team: Promise<readonly [Holder, ...Holder[]]> | undefined
  const caseTeam = (): Promise<readonly [Holder, ...Holder[]]> => {
    team ??= Promise.all([
      holder('porvoo-specialist'),
      holder('county-social-worker'),
      holder('kela-specialist'),
    ])
    return team
  }
  let opened = 0

  return {
    origin,
    clock,
    urls,
    sql,
    keySql,
    keys,
    routes: service.routes,
    figures: service.figures,
    logLines,
    holder,
    caseTeam,
    openCustomership: async (wanted = {}) => {
      opened += 1
      const someone = { nationalId: fictitiousNationalId(10_000 + opened), team: await caseTeam() }
      return openCustomership({ ...someone, ...wanted }, clock)
    },
    customer: (nationalId) => createCustomer(nationalId, parts),
    send: (method, path, sending = {}) => sendRaw(origin, method, path, sending),
    async endRight({ usageRight }) {
      await sql`update usage_rights.usage_right set state = 'ended', ended_by = 'configuration',
        ended_at = ${clock.instant()}, end_reason = 'dutyEnded' where id = ${usageRight}`
    },
    async revokeKey(slug, use = 'certificate') {
      const { issuer, key } = keyOf(keys, slug, use)
      await sql`update organisations.signing_key set revoked_at = ${clock.instant()}
        where issuer = ${issuer} and key_id = ${key.keyId}`
    },
    async restoreKey(slug, use = 'certificate') {
      const { issuer, key } = keyOf(keys, slug, use)
      // Not even a superuser takes a revocation back, unless the triggers are off.
      await sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`update organisations.signing_key set revoked_at = null
          where issuer = ${issuer} and key_id = ${key.keyId}`
      })
      for (const each of [service, ...twins]) await each.refreshTrust()
    },
    journalFile: files.journal,
    environment: (port) => serviceEnvironment(settings, port, origin),
    async startTwin(journal = files.journal) {
      const twin = await startService({ ...settings, files: { ...files, journal }, publicOrigin: origin })
      twins.push(twin)
      return twin
    },
    async close() {
      clearInterval(running)
      for (const each of [service, ...twins]) await each.close()
      await sql.end({ timeout: 5 })
      await keySql.end({ timeout: 5 })
      await database.drop()
      files.remove()
    },
  }
}
