import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import path from 'node:path'
import { sha256 } from '@tym/kernel'
import { z } from 'zod'
import type { RunningRecipient } from './start-recipient.ts'

/** One request as it came to the recipient's door. */
export interface Knock {
  readonly path: string
  readonly key: string
  readonly bytes: number
  readonly message: string
  /** SHA-256 of the message, base64url, by which a receipt names it. */
  readonly digest: string
}

/**
 * What becomes of a request: the recipient gets it; it gets it and the answer is lost; nobody does; or
 * another answers.
 */
export type Fate =
  | { readonly fate: 'through' }
  | { readonly fate: 'answer lost' }
  | { readonly fate: 'cut off' }
  | {
      readonly fate: 'answered'
      readonly status: number
      readonly text: string
      readonly location?: string
      readonly retryAfter?: string
    }

export interface RecipientDoor {
  /** The address that the party is registered with. */
  readonly address: string
  /** Every request that has come, in order. */
  readonly knocks: readonly Knock[]
  readonly bytes: number
  /** How many requests have come to deliver. */
  readonly deliveries: number
  /** Requests for one disclosure (or one recall), by the key that they carried. */
  knocksOf(key: string): readonly Knock[]
  /**
   * How often the recipient has taken this disclosure in: the receipts that stood in its register, of which
   * it keeps the first for as long as it keeps what it received.
   */
  acceptancesOf(disclosure: string): number
  /** Lets every request have this fate until told otherwise. */
  meet(fate: Fate | ((knock: Knock) => Fate | Promise<Fate>)): void
  /** Lets requests through again. */
  open(): void
  close(): Promise<void>
}

const plain = { 'content-type': 'application/jose' }
const through: Fate = { fate: 'through' }
const kept = z.object({ receipt: z.string().nullable() })

/**
 * The one way to the real recipient: counts what comes and what is taken in, and is what the network between
 * may be.
 */
export async function openDoor({ origin, received }: RunningRecipient): Promise<RecipientDoor> {
  const knocks: Knock[] = []
  const byKey = new Map<string, Knock[]>()
  const receipts = new Map<string, Set<string>>()
  let decide: (knock: Knock) => Fate | Promise<Fate> = () => through
  let bytes = 0
  let deliveries = 0

  const noteAcceptance = (disclosure: string): void => {
    const file = path.join(received, `${disclosure}.json`)
    const receipt = existsSync(file) ? kept.parse(JSON.parse(readFileSync(file, 'utf8'))).receipt : null
    if (receipt !== null) receipts.set(disclosure, (receipts.get(disclosure) ?? new Set()).add(receipt))
  }
  const note = (request: IncomingMessage, body: Buffer): Knock => {
    const key = String(request.headers['idempotency-key'] ?? '')
    const digest = sha256(body).toString('base64url')
    const knock = { path: request.url ?? '', key, bytes: body.length, message: body.toString('utf8'), digest }
    knocks.push(knock)
    byKey.set(key, [...(byKey.get(key) ?? []), knock])
    bytes += body.length
    if (knock.path === '/tym') deliveries += 1
    return knock
  }
  const forward = async (request: IncomingMessage, body: Buffer, { path: to, key }: Knock) => {
    const headers = { 'content-type': String(request.headers['content-type']), 'idempotency-key': key }
    const answer = await fetch(`${origin}${to}`, { method: 'POST', headers, body })
    const text = await answer.text()
    if (to === '/tym' && answer.ok) noteAcceptance(key)
    return { status: answer.status, text }
  }
  const server = createServer((request, response) => {
    const attend = async (): Promise<void> => {
      const body = await readAll(request)
      const knock = note(request, body)
      const met = await decide(knock)
      if (met.fate === 'cut off') return void request.socket.destroy()
      if (met.fate === 'answered') {
        const elsewhere = met.location === undefined ? {} : { location: met.location }
        const later = met.retryAfter === undefined ? {} : { 'retry-after': met.retryAfter }
        return void response.writeHead(met.status, { ...plain, ...elsewhere, ...later }).end(met.text)
      }
      const { status, text } = await forward(request, body, knock)
      if (met.fate === 'answer lost') return void request.socket.destroy()
      response.writeHead(status, plain).end(text)
    }
    attend().catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the door has no port')
  return {
    address: `http://127.0.0.1:${bound.port}/tym`,
    knocks,
    get bytes() {
      return bytes
    },
    get deliveries() {
      return deliveries
    },
    knocksOf: (key) => byKey.get(key) ?? [],
    acceptancesOf: (disclosure) => receipts.get(disclosure)?.size ?? 0,
    meet: (fate) => {
      decide = typeof fate === 'function' ? fate : () => fate
    },
    open: () => {
      decide = () => through
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
