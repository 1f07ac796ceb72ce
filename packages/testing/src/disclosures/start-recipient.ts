import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { processEnvironment } from '@tym/config'
import { becomesReady } from '@tym/dev'
import { organisations, sampleHoldings, sampleRecipient, signerIssuer } from '@tym/personas'
import { partyKinds } from '@tym/register'
import { generatePrivateJwk, type PrivateJwk } from '@tym/signing'
import { programOf } from '../programs.ts'
import { findFreePort } from '../start-app.ts'

const root = path.resolve(import.meta.dirname, '../../../..')
const patience = 120_000

export interface RunningRecipient {
  readonly origin: string
  /** Where it keeps what it received, one file for each disclosure. */
  readonly received: string
  readonly encryptionKey: PrivateJwk
  readonly signatureKey: PrivateJwk
  stop(): Promise<void>
}

/**
 * Starts the sample recipient as a process of its own, with keys of its own, knowing the signers of the cast.
 */
export async function startRecipient(folder: string, signerOrigin: string): Promise<RunningRecipient> {
  mkdirSync(folder, { recursive: true })
  const keys = { encryptionKey: generatePrivateJwk(), signatureKey: generatePrivateJwk() }
  const write = (name: string, content: object): string => {
    const file = path.join(folder, name)
    writeFileSync(file, JSON.stringify(content), { mode: 0o600 })
    return file
  }
  const received = path.join(folder, 'received')
  const port = await findFreePort()
  const child = spawn(process.execPath, [...programOf('recipient')], {
    cwd: root,
    env: {
      PATH: processEnvironment().PATH,
      TYM_MODE: 'development',
      LOG_LEVEL: 'error',
      PORT: String(port),
      PARTY_FILE: write('party.json', {
        party: sampleRecipient.id,
        senders: sendersOf(signerOrigin),
        holdings: sampleHoldings,
      }),
      RECEIVED_FOLDER: received,
      ENCRYPTION_KEY_FILE: write('encryption.jwk', keys.encryptionKey),
      SIGNATURE_KEY_FILE: write('signature.jwk', keys.signatureKey),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  const origin = `http://127.0.0.1:${port}`
  const hasEnded = () => child.exitCode !== null
  if (await becomesReady(origin, { milliseconds: patience, hasEnded }))
    return { origin, received, ...keys, stop }
  await stop()
  throw new Error('the recipient did not become ready')
}

function sendersOf(signerOrigin: string): Readonly<Record<string, object>> {
  const authorities = Object.values(organisations).filter(({ kind }) =>
    partyKinds.some((party) => party === kind),
  )
  return Object.fromEntries(
    authorities.map(({ id, slug }) => {
      const issuer = signerIssuer(signerOrigin, slug)
      return [id, { issuer, jwksUri: `${issuer}/.well-known/jwks.json` }]
    }),
  )
}
