import { createServer, type IncomingMessage } from 'node:http'
import { findFreePort } from '@tym/dev'
import { type Clock, newOutsidePartyId, type OutsidePartyId, sha256 } from '@tym/kernel'
import { generatePrivateJwk, type PrivateJwk, type SigningKey, signingKeyOf, signJws } from '@tym/signing'

export type BenchRecipient = {
  readonly party: OutsidePartyId
  readonly address: string
  readonly encryptionKey: PrivateJwk
  readonly signatureKey: SigningKey
  /** Bytes received since the last asking, and the last message. */
  take(): { readonly bytes: number; readonly last: string }
  close(): Promise<void>
}

/**
 * A recipient on the loopback address that answers each message with a valid receipt and opens none: what a
 * recipient's own decryption costs is not ours, and encrypted or not it does the same. `snapshotOf` knows
 * what would be found in it.
 */
export async function openBenchRecipient(parts: {
  readonly clock: Clock
  readonly snapshotOf: (disclosure: string) => string
}): Promise<BenchRecipient> {
  const { clock, snapshotOf } = parts
  const party = newOutsidePartyId()
  const signatureKey = signingKeyOf(generatePrivateJwk())
  const sign = signJws(signatureKey)
  let bytes = 0
  let last: Buffer = Buffer.alloc(0)
  const server = createServer((request, response) => {
    const answer = async () => {
      last = await readBody(request)
      bytes += last.length
      const disclosure = String(request.headers['idempotency-key'])
      const message = sha256(last).toString('base64url')
      const receipt = { disclosure, snapshot: snapshotOf(disclosure), message }
      const iat = Math.floor(clock.instant().getTime() / 1000)
      return sign({ typ: 'disclosure-receipt+jwt' }, { iat, party, receipt })
    }
    answer().then(
      (receipt) => response.setHeader('content-type', 'application/jose').end(receipt),
      () => response.writeHead(400).end(),
    )
  })
  const port = await findFreePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    party,
    address: `http://127.0.0.1:${port}/tym`,
    encryptionKey: generatePrivateJwk(),
    signatureKey,
    take: () => {
      const taken = { bytes, last: last.toString('utf8') }
      bytes = 0
      last = Buffer.alloc(0)
      return taken
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
