import {
  type AddCheckpoint,
  formatAddCheckpoint,
  formatSignature,
  parseNote,
  parseSignature,
  verifyNote,
} from '@tym/audit-proof'
import { fetchBounded, sha256 } from '@tym/kernel'
import type { KnownWitness } from './known-witnesses.ts'

const bounds = { milliseconds: 3_000, bytes: 64 * 1024 }

/** What a witness said. `silent`: nothing that can be used, or nothing at all. */
export type Submitted =
  | { readonly kind: 'cosigned'; readonly line: string }
  | { readonly kind: 'other-size'; readonly size: number }
  | { readonly kind: 'unproven' }
  | { readonly kind: 'silent'; readonly why: string }

/**
 * Asks a witness to cosign (C2SP tlog-witness), and never throws for what the witness does. Answers a
 * cosignature only when it holds under the key that is known of this witness.
 */
export async function submitCheckpoint(witness: KnownWitness, request: AddCheckpoint): Promise<Submitted> {
  const answer = await ask(`${witness.address}/add-checkpoint`, {
    method: 'POST',
    body: formatAddCheckpoint(request),
  })
  if (answer === undefined) return { kind: 'silent', why: 'no answer' }
  const { status, type, text } = answer
  if (status === 422) return { kind: 'unproven' }
  if (status === 409 && type === 'text/x.tlog.size' && /^(0|[1-9][0-9]{0,14})\n?$/.test(text))
    return { kind: 'other-size', size: Number(text) }
  if (status !== 200) return { kind: 'silent', why: `status ${status}` }
  const line = findLine(text, request.note.text, witness)
  return line === undefined
    ? { kind: 'silent', why: 'no cosignature that holds' }
    : { kind: 'cosigned', line }
}

/**
 * The head that the witness cosigned last of this log, as a note with its cosignature; undefined when it
 * shows none that holds.
 */
export async function findWitnessHead(witness: KnownWitness, origin: string): Promise<string | undefined> {
  const digest = sha256(origin).toString('hex')
  const answer = await ask(`${witness.address}/checkpoint/${digest}`)
  if (answer?.status !== 200) return undefined
  try {
    const note = parseNote(answer.text)
    const { verified, failed } = verifyNote(note, [witness.key])
    return note.text.startsWith(`${origin}\n`) && verified.length === 1 && failed.length === 0
      ? answer.text
      : undefined
  } catch {
    return undefined
  }
}

/** Its line among those of the answer, as the cosignature of this very text. */
function findLine(answer: string, text: string, { key }: KnownWitness): string | undefined {
  try {
    const lines = answer.split('\n').filter((line) => line !== '')
    const own = lines
      .map(parseSignature)
      .filter((line) => verifyNote({ text, signatures: [line] }, [key]).verified.length === 1)
    return own[0] && formatSignature(own[0])
  } catch {
    return undefined
  }
}

async function ask(address: string, request?: { readonly method: 'POST'; readonly body: string }) {
  const answer = await fetchBounded(address, bounds, request).catch(() => undefined)
  if (answer?.text === undefined) return undefined
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: answer.text }
}
