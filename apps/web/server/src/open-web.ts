import { readJsonFile, readSecretFile, type WebConfig } from '@tym/config'
import { type Clock, fetchBounded } from '@tym/kernel'
import { createRemoteKeys, openServiceKey } from '@tym/signing'
import { type Logger, type Metrics, watchReadiness } from '@tym/telemetry'
import { Hono } from 'hono'
import { createCarriedTokens } from './carried-tokens.ts'
import { createChangeSession } from './change-session.ts'
import { clearRegularly } from './clear-regularly.ts'
import { readClientFiles } from './client-files.ts'
import { contactsFile, mountContacts } from './contacts.ts'
import { createWeb, type ServerNeeds } from './create-web.ts'
import { openLink } from './kept-link.ts'
import { createKnownSessions } from './known-sessions.ts'
import { createLetGo } from './let-go.ts'
import { createLogins } from './logins.ts'
import { mountDemoLoad } from './mount-demo-load.ts'
import { createOwnProofs } from './own-proof.ts'
import { createPersonKeys } from './person-keys.ts'
import { createProvider } from './provider.ts'
import { relayBounds } from './relay.ts'
import { openSessionDatabase } from './session-database.ts'
import { createSessionStreams } from './session-streams.ts'
import { createSessions } from './sessions.ts'
import { knowSigners, webSignersFile } from './signers.ts'
import { createStatic } from './static.ts'
import { createStrangers } from './strangers.ts'

const minute = 60_000

/**
 * Reads the client and the keys, opens the session database, and puts the web server together. Throws when
 * the client is not built, when the role is unsafe, and when anything else unsafe is configured.
 */
export async function openWeb(
  config: WebConfig,
  { clock, logger, metrics }: { clock: Clock; logger: Logger; metrics: Metrics },
): Promise<{ readonly app: Hono; endStreams(): void; close(): Promise<void> }> {
  const { publicOrigin, customerDataOrigin, customerDataAudience, issuer, mode } = config
  const files = createStatic(await readClientFiles(config.clientFolder), publicOrigin)
  const key = await openServiceKey(config.clientKeyFile, { mode })
  const signerRows = await readJsonFile('WEB_SIGNERS_FILE', config.signersFile, webSignersFile)
  const contacts = await readJsonFile('CONTACTS_FILE', config.contactsFile, contactsFile)
  const nonceKey = readSecretFile('DPOP_NONCE_KEY_FILE', config.dpopNonceKeyFile)
  const database = await openSessionDatabase(config.sessionDatabaseUrl)
  const limits = {
    idleMilliseconds: config.idleMinutes * minute,
    absoluteMilliseconds: config.absoluteMinutes * minute,
  }
  const sessions = createSessions(database, limits)
  const apart = { ask: database.askForStrangers }
  const rows = { sessions: createSessions(apart, limits), logins: createLogins(apart) }
  const provider = createProvider({ issuer, key, clock })
  const customerData = openLink(customerDataOrigin, relayBounds)
  const personKeys = createPersonKeys(nonceKey)
  const letGo = createLetGo({ provider, logger })
  const needs: ServerNeeds = {
    publicOrigin,
    customerData,
    customerDataOrigin,
    customerDataAudience,
    sessions,
    sessionStreams: createSessionStreams({ sessions, clock, logger }),
    knownSessions: createKnownSessions(),
    carriedTokens: createCarriedTokens(),
    changeSession: createChangeSession({ sessions, clock, letGo, personKeys }),
    personKeys,
    letGo,
    proofs: createOwnProofs({ publicOrigin, nonceKey, clock }),
    provider,
    providerKeys: createRemoteKeys({ issuer, clock, unreachable: 'service-unavailable' }),
    signers: knowSigners(signerRows, customerDataAudience),
    strangersAt: createStrangers(rows, { clock }),
    addressHeader: config.addressHeader,
    clock,
    logger,
    metrics,
  }
  const clearing = clearRegularly(needs)
  const app = new Hono()
  mountHealth(app, needs, {
    customerDataOrigin,
    askDatabase: () => database.ask((sql) => sql`select 1`),
  })
  mountContacts(app, contacts)
  if (config.demoLoadFile !== undefined) mountDemoLoad(app, config.demoLoadFile)
  app.route('/', createWeb(needs, files))
  const endStreams = needs.sessionStreams.close
  const close = async (): Promise<void> => {
    endStreams()
    clearing.stop()
    customerData.close()
    await database.close()
  }
  return { app, endStreams, close }
}

/** /health: the process lives. /ready: what it needs is there, each by name. */
function mountHealth(
  app: Hono,
  needs: ServerNeeds,
  { customerDataOrigin, askDatabase }: { customerDataOrigin: string; askDatabase: () => Promise<unknown> },
): void {
  const { provider, signers, logger, metrics } = needs
  const readiness = watchReadiness(
    {
      sessionDatabase: askDatabase,
      identityProvider: provider.mustReach,
      signer: signers.mustReachOne,
      customerData: async () => {
        const { ok } = await fetchBounded(`${customerDataOrigin}/health`, { milliseconds: 1_200, bytes: 0 })
        if (!ok) throw new Error('customer-data does not answer well')
      },
    },
    { logger, metrics },
  )
  app.get('/health', (c) => c.json({ status: 'ok' }))
  app.get('/ready', async (c) => {
    const { isReady, checks } = await readiness.look()
    return c.json({ status: isReady ? 'ready' : 'waiting', ...checks }, isReady ? 200 : 503)
  })
}
