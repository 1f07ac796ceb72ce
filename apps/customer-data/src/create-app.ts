import { openRegister } from '@tym/audit-log'
import { type CustomerDataConfig, readSecretFile } from '@tym/config'
import { repeatActs } from '@tym/customer-data/public'
import { gatePatience } from '@tym/database'
import { removeAgain, withdrawAgain } from '@tym/disclosures/public'
import { type Endpoint, employment, problemResponse } from '@tym/employment'
import {
  createLoggedSessions,
  createService,
  defaultLimits,
  mountHealth,
  mountMetadata,
  openApiDocument,
  openStreams,
  referencePage,
  type ServiceParts,
  toProblem,
} from '@tym/endpoint'
import { openJournal } from '@tym/journal'
import type { Clock } from '@tym/kernel'
import { Problem, pageHeaders } from '@tym/kernel'
import { createBlindIndex, openKeyEncryption, openKeyVault, watchLookUps } from '@tym/key-vault'
import { loadTrust } from '@tym/organisations/public'
import { mayVouch, organisationKind, roleId } from '@tym/register'
import { annulAgain, countBack } from '@tym/retention/public'
import { createCertificateVerifier, createProofVerifier } from '@tym/role-certificate'
import { type Logger, type Metrics, watchReadiness } from '@tym/telemetry'
import type { Hono } from 'hono'
import { endpoints } from './endpoints.ts'
import { mountLog } from './mount-log.ts'
import { mountStatementSearch } from './mount-statement-search.ts'
import { openTrust } from './open-trust.ts'
import { createReporter } from './reporter.ts'

export { endpoints }

export interface Needs {
  readonly clock: Clock
  readonly logger: Logger
  readonly metrics: Metrics
}

export interface CustomerDataApp {
  readonly app: Hono
  refreshTrust(): Promise<void>
  /** Ends the answers that go on; whoever reads them comes again. */
  endStreams(): void
  close(): Promise<void>
}

const appConnections = 10
const gateConnections = 16
const keyConnections = 4

/**
 * Opens pools, refuses unsafe roles, and mounts the endpoint tables (or another table, for tests of the
 * pipeline itself). Throws when anything unsafe is configured.
 */
export async function createCustomerDataApp(
  config: CustomerDataConfig,
  { clock, logger, metrics }: Needs,
  table: readonly Endpoint[] = endpoints,
): Promise<CustomerDataApp> {
  const keys = openKeyVault({
    url: config.keyDatabaseUrl,
    keyEncryption: await openKeyEncryption({ file: config.kekFile, provider: config.keyEncryptionProvider }),
    max: keyConnections,
    onLookUp: watchLookUps(metrics)('KEY_DATABASE_URL'),
  })
  const journal = await openJournal(config.journalFile, clock)
  const undo: (() => Promise<unknown>)[] = [keys.close, journal.close]
  const closeAll = async (): Promise<void> => {
    await Promise.all(undo.map((close) => close()))
  }
  try {
    const register = await openRegister({
      pool: {
        url: config.databaseUrlApp,
        variable: 'DATABASE_URL_APP',
        max: appConnections,
        applicationName: 'customer-data',
      },
      keys: [{ pool: keys, variable: 'KEY_DATABASE_URL' }],
      clock,
      metrics,
      journalFile: config.journalFile,
      sealingLimitSeconds: config.sealingLimitSeconds,
      countBack: (database, hashes) => countBack(database, hashes, 'serving'),
      withdrawAgain: async (database) => {
        const again = await withdrawAgain(config.journalFile, { database, clock, keys })
        if (again > 0)
          logger.warn('consents were withdrawn again, since the journal says so', { count: again })
        const annulled = await annulAgain(config.journalFile, { database, clock, keys })
        if (annulled > 0)
          logger.warn('files were annulled again, since the journal says so', { count: annulled })
        const repeated = await repeatActs(config.journalFile, { database, clock, keys })
        if (repeated > 0)
          logger.warn('acts of officers were repeated, since the journal says so', { count: repeated })
        const removed = await removeAgain(config.journalFile, { database, clock, keys })
        if (removed > 0)
          logger.warn('facts were removed again, since the journal says so', { count: removed })
      },
      onError: (error) => logger.warn('the state of the log could not be read', { error }),
    })
    undo.push(register.close)
    const { database } = register
    const gate = await register.openAnother({
      url: config.databaseUrlRead,
      variable: 'DATABASE_URL_READ',
      max: gateConnections,
      applicationName: 'customer-data-gate',
      patience: gatePatience,
    })
    const trust = await openTrust(() => loadTrust(database), config.trustRefreshSeconds, logger)
    const streams = openStreams({
      database,
      clock,
      seconds: config.streamSeconds,
      onError: (error) => logger.warn('what has changed could not be asked', { error }),
    })
    const parts = {
      declaration: employment,
      streams,
      loggedSessions: createLoggedSessions(),
      mustBeSealed: register.mustBeSealed,
      clock,
      keys,
      journal,
      database,
      gate,
      publicOrigin: config.publicOrigin,
      officerShownAs: config.officerShownAs,
      deliversToThisMachine: config.deliversToThisMachine,
      blindIndex: createBlindIndex(readSecretFile('BLIND_INDEX_KEY_FILE', config.blindIndexKeyFile)),
      trust: trust.store,
      refreshTrust: trust.refresh,
      certificates: createCertificateVerifier({
        audience: config.publicOrigin,
        trust: trust.store,
        mayVouch: (role, kind) => {
          const [known, employer] = [roleId.safeParse(role), organisationKind.safeParse(kind)]
          return known.success && employer.success && mayVouch(known.data, employer.data)
        },
        clock,
      }),
      proofs: createProofVerifier({
        publicOrigin: config.publicOrigin,
        alsoReachedAt: config.alsoReachedAt,
        nonceKey: readSecretFile('DPOP_NONCE_KEY_FILE', config.dpopNonceKeyFile),
        clock,
      }),
      reporter: createReporter(logger, metrics),
      limits: {
        ...defaultLimits,
        perSecond: config.requestsPerSecond,
        burst: Math.max(defaultLimits.burst, config.requestsPerSecond * 4),
      },
    } satisfies ServiceParts
    const app = createService(table, parts)
    mountHealth(
      app,
      watchReadiness(
        {
          register: database.probe,
          registerWrites: database.probeWrite,
          reading: gate.probe,
          keyDatabase: keys.ping,
          journal: journal.probe,
          sealing: register.mustBeSealed,
        },
        { logger, metrics },
      ),
    )
    mountMetadata(app, parts)
    mountStatementSearch(app, parts)
    mountLog(app, parts)
    const openApi = JSON.stringify(openApiDocument(employment, table, config.publicOrigin))
    const page = referencePage(employment, table)
    app.get('/openapi.json', (c) =>
      c.body(openApi, 200, { 'content-type': 'application/json; charset=utf-8' }),
    )
    app.get('/', (c) => c.body(page, 200, pageHeaders))
    app.onError((error, c) => {
      const problem = toProblem(error)
      parts.reporter.failed({
        endpoint: 'outsideThePipeline',
        route: c.req.routePath,
        status: problem.status,
        error,
      })
      return problemResponse(problem, c.req.header('accept-language') ?? null)
    })
    app.notFound((c) =>
      problemResponse(new Problem('not-found', 'No such path.'), c.req.header('accept-language') ?? null),
    )
    return {
      app,
      refreshTrust: trust.refresh,
      endStreams: streams.close,
      close: async () => {
        streams.close()
        trust.close()
        await closeAll()
      },
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}
