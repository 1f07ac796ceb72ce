import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { findFreePort } from '@tym/dev'
import { developmentSignerSettings, type OrganisationSlug, signerIssuer } from '@tym/personas'
import { openServiceKey } from '@tym/signing'
import type { Bench } from '../open-bench.ts'
import { startServer } from '../servers.ts'

/**
 * The real signer as a process of its own. Answers the organisation's address in it and the worker's key for
 * it.
 */
export async function startDocumentSigner(
  { folder, undo, service, programs }: Bench,
  slug: OrganisationSlug,
): Promise<{ origin: string; signer: string; serviceKeyFile: string }> {
  const serviceKeyFile = path.join(folder, 'worker.jwk.json')
  const { publicJwk } = await openServiceKey(serviceKeyFile, { mode: 'development' })
  const port = await findFreePort()
  const origin = `http://127.0.0.1:${port}`
  const settings = developmentSignerSettings({
    signerOrigin: origin,
    identityOrigin: service.origin,
    customerDataOrigin: service.origin,
    keyDir: path.join(folder, 'organisations'),
    clientKeys: { 'tym-worker': publicJwk },
  })
  const configFile = path.join(folder, 'signer.json')
  writeFileSync(configFile, JSON.stringify(settings), { mode: 0o600 })
  const server = await startServer(programs.app('signer'), origin, {
    TYM_MODE: 'development',
    LOG_LEVEL: 'warn',
    PORT: String(port),
    METRICS_PORT: '0',
    PUBLIC_ORIGIN: origin,
    SIGNER_CONFIG_FILE: configFile,
    SIGNATURE_LOG_FILE: path.join(folder, 'signatures.log'),
  })
  undo(server.stop)
  return { origin, signer: signerIssuer(origin, slug), serviceKeyFile }
}
