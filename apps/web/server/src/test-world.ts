import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { readWebConfig } from '@tym/config'
import { type Clock, systemClock } from '@tym/kernel'
import { contacts, getStaff, organisations, signerAudience } from '@tym/personas'
import { generatePrivateJwk, signingKeyOf } from '@tym/signing'
import { createLogger, createMetrics } from '@tym/telemetry'
import {
  createTestDatabase,
  createTestSessions,
  findFreePort,
  grantRight,
  makeSecretFiles,
  seedCast,
  startService,
  startTestSigners,
  trustSigners,
} from '@tym/testing'
import postgres from 'postgres'
import { openWeb } from './open-web.ts'
import { openBrowser } from './test-browser.ts'

const system = systemClock()

/** The machine's clock, moved by as many minutes as are said. */
function movedClock(): Clock & { move(minutes: number): void } {
  let moved = 0
  return {
    instant: () => new Date(system.instant().getTime() + moved),
    calendar: system.calendar,
    move: (minutes) => {
      moved += minutes * 60_000
    },
  }
}

/**
 * The web server in-process, before the real provider and signers, each a process, and the real
 * customer-data, on databases of its own. Clocks of the web server and of customer-data are moved together.
 */
export async function openWebWorld(
  settings: Readonly<Record<string, string>> = {},
  { streamSeconds }: { readonly streamSeconds?: string } = {},
) {
  const port = await findFreePort()
  const origin = `http://localhost:${port}`
  const clock = movedClock()
  const clientKey = generatePrivateJwk()
  const signers = await startTestSigners({ web: { origin, key: signingKeyOf(clientKey).publicJwk } })
  const database = await createTestDatabase()
  const sessions = await createTestSessions()
  const sql = postgres(database.urls.superuser, { max: 2, onnotice: () => undefined })
  const sessionSql = postgres(sessions.superuserUrl, { max: 2, onnotice: () => undefined })
  await seedCast(sql, [], clock.instant())
  await trustSigners(sql, signers, clock.instant())
  const files = makeSecretFiles(signers.folder)
  const logLines: string[] = []
  const onLogLine = (line: string) => void logLines.push(line)
  const service = await startService({
    urls: database.urls,
    files,
    clock,
    onLogLine,
    publicOrigin: signers.customerDataOrigin,
    alsoReachedAt: origin,
    streamSeconds,
  })
  const folder = await mkdtemp(path.join(tmpdir(), 'tym web '))
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(path.join(folder, name), text, { mode: 0o600 })
    return path.join(folder, name)
  }
  await mkdir(path.join(folder, 'client'))
  await write('client/index.html', '<!doctype html><title>TYM</title>\n')
  const rows = Object.values(organisations).map(({ slug }) => [
    slug,
    { tokenUrl: `${signers.signerOrigin}/${slug}/token`, audience: signerAudience(slug) },
  ])
  const config = readWebConfig({
    TYM_MODE: 'development',
    LOG_LEVEL: 'debug',
    PORT: String(port),
    METRICS_PORT: '0',
    PUBLIC_ORIGIN: origin,
    CLIENT_FOLDER: path.join(folder, 'client'),
    SESSION_DATABASE_URL: sessions.url,
    PROVIDER_ISSUER: signers.identityOrigin,
    CLIENT_KEY_FILE: await write('web.jwk.json', JSON.stringify(clientKey)),
    WEB_SIGNERS_FILE: await write('signers.json', JSON.stringify(Object.fromEntries(rows))),
    CONTACTS_FILE: await write('contacts.json', JSON.stringify(contacts)),
    DPOP_NONCE_KEY_FILE: await write('nonce.key', randomBytes(32).toString('base64')),
    CUSTOMER_DATA_ORIGIN: service.address,
    CUSTOMER_DATA_AUDIENCE: signers.customerDataOrigin,
    ...settings,
  })
  const logger = createLogger({ name: 'web', level: 'debug', destination: { write: onLogLine } })
  const start = async () => {
    const { app, close } = await openWeb(config, { clock, logger, metrics: createMetrics() })
    const listener = getRequestListener(app.fetch)
    const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    return async (): Promise<void> => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await close()
    }
  }
  let stop = await start()
  const browser = () => openBrowser({ origin, clock })
  return {
    origin,
    clock,
    signers,
    sql,
    sessionSql,
    /** As a role that may hold locks. */
    sessionSqlUrl: sessions.superuserUrl,
    logLines,
    config,
    browser,
    /** Gives one of the cast the right of their own duty, or of somebody else's. */
    grant: async (key: string, dutyOf = key): Promise<string> => {
      const { subject, name, organisation } = getStaff(key)
      const [duty] = getStaff(dutyOf).duties
      if (duty === undefined) throw new Error(`${dutyOf} has no duty`)
      const holder = { person: subject, name, employer: organisation }
      return await grantRight(sql, signers, holder, { duty, instant: clock.instant() })
    },
    restart: async (): Promise<void> => {
      await stop()
      stop = await start()
    },
    close: async (): Promise<void> => {
      await stop()
      await service.close()
      await Promise.all([sql.end({ timeout: 5 }), sessionSql.end({ timeout: 5 })])
      await Promise.all([database.drop(), sessions.drop(), signers.stop()])
      await rm(folder, { recursive: true })
    },
  }
}

export type WebWorld = Awaited<ReturnType<typeof openWebWorld>>
