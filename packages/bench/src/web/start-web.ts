import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findFreePort } from '@tym/dev'
import { contacts } from '@tym/personas'
import { openServiceKey } from '@tym/signing'
import type { Bench } from '../open-bench.ts'
import { startServer } from '../servers.ts'

/**
 * The real web server as a process of its own, before the running service and a real provider, at which
 * nobody signs in. Answers its process id.
 */
export async function startWeb(bench: Bench): Promise<number> {
  const { folder, register, service, web, programs, nodeFlags, undo } = bench
  const provider = await startProvider(bench)
  const client = path.join(folder, 'client')
  mkdirSync(client)
  writeFileSync(path.join(client, 'index.html'), '<!doctype html><title>TYM</title>\n')
  const clientKey = path.join(folder, 'web.jwk.json')
  await openServiceKey(clientKey, { mode: 'development' })
  const nonceKey = path.join(folder, 'web-nonce.key')
  writeFileSync(nonceKey, randomBytes(32).toString('base64'), { mode: 0o600 })
  const signers = path.join(folder, 'web-signers.json')
  writeFileSync(signers, '{}', { mode: 0o600 })
  const contactsFile = path.join(folder, 'contacts.json')
  writeFileSync(contactsFile, JSON.stringify(contacts), { mode: 0o600 })
  const server = await startServer(programs.app('web', nodeFlags), web.origin, {
    TYM_MODE: 'development',
    LOG_LEVEL: 'warn',
    PORT: String(web.port),
    METRICS_PORT: '0',
    PUBLIC_ORIGIN: web.origin,
    CLIENT_FOLDER: client,
    SESSION_DATABASE_URL: register.urls.sessions,
    PROVIDER_ISSUER: provider,
    CLIENT_KEY_FILE: clientKey,
    WEB_SIGNERS_FILE: signers,
    CONTACTS_FILE: contactsFile,
    DPOP_NONCE_KEY_FILE: nonceKey,
    CUSTOMER_DATA_ORIGIN: service.origin,
    SESSION_IDLE_MINUTES: '60',
  })
  undo(server.stop)
  return server.pid
}

/** The development provider; answers its address. */
async function startProvider({ folder, service, programs, undo }: Bench): Promise<string> {
  const port = await findFreePort()
  const origin = `http://127.0.0.1:${port}`
  const server = await startServer(programs.app('identity'), origin, {
    TYM_MODE: 'development',
    LOG_LEVEL: 'warn',
    PORT: String(port),
    METRICS_PORT: '0',
    PUBLIC_ORIGIN: origin,
    IDENTITY_KEY_FILE: path.join(folder, 'identity.jwk'),
    CUSTOMER_DATA_ORIGIN: service.origin,
  })
  undo(server.stop)
  return origin
}
