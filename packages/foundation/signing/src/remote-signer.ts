import { type Clock, fetchBounded, jsonOf, Problem, stopwatch, traceHeaders } from '@tym/kernel'
import { z } from 'zod'
import { clientAssertion } from './client-assertion.ts'
import type { SignableDocument } from './document.ts'
import type { SigningKey } from './signing-key.ts'

/** What the agency's signer is asked to put its name to. Instants as ISO 8601 in UTC. */
export type GrantClaimsToSign = {
  kind: 'person' | 'system'
  person: string
  employer: string
  authority: string
  role: string
  title: string
  duty: string
  area: string
  usageRight: string
  usageRightVersion: number
  notBefore: string
  expiresAt: string
}

/** What the agency signs as a note, each with a form of its own so that none is passed off as another. */
export type NoteKind = 'checkpoint' | 'lines' | 'deletionCertificate' | 'removalCertificate' | 'recovery'

export type RemoteSigner = {
  /** The agency's signature on a usage right, as a compact JWS. */
  signGrant(claims: GrantClaimsToSign): Promise<string>
  /** The organisation's signature on a document, as a compact JWS. */
  signDocument(document: SignableDocument): Promise<string>
  /**
   * The agency's signature on a text, as a C2SP signed note. Throws besides Problem `checkpoint-goes-back`
   * when the agency has signed a later head of the same log.
   */
  signNote(kind: NoteKind, text: string): Promise<string>
}

/** Hears of each call how it went: `done` or a problem's code; never what was signed. */
export type HearCall = (call: {
  readonly operation: string
  readonly outcome: string
  readonly milliseconds: number
}) => void

const bounds = { milliseconds: 10_000, bytes: 256 * 1024 }
const answerSchemas = {
  statement: z.object({ statement: z.string().min(1) }),
  document: z.object({ document: z.string().min(1) }),
  note: z.object({ note: z.string().min(1) }),
}

/**
 * Asks an organisation's own signer for its signature; this process holds only the caller's service key.
 * `baseUrl` is the signer's address for that organisation and, unless `issuer` says otherwise, the audience
 * of the assertion. Throws Problem `signer-unavailable` when nobody answers or the signer itself fails (wait
 * and ask again), `client-not-allowed` when it refuses (do not ask again).
 */
export function remoteSigner(options: {
  baseUrl: string
  clientId: string
  key: SigningKey
  clock: Clock
  issuer?: string
  onCall?: HearCall | undefined
}): RemoteSigner {
  const { baseUrl, clientId, key, clock, issuer = baseUrl, onCall } = options
  const send = async (operation: string, body: unknown): Promise<unknown> => {
    const assertion = await clientAssertion(key, { clientId, audience: issuer, now: clock.instant() })
    const answer = await fetchBounded(`${baseUrl}/${operation}`, bounds, {
      method: 'POST',
      headers: {
        ...traceHeaders(),
        authorization: `Bearer ${assertion}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    }).catch(() => {
      throw new Problem('signer-unavailable', "The organisation's signer does not answer.")
    })
    if (answer.ok) return jsonOf(answer.text ?? '')
    if (answer.status >= 500 || answer.status === 429) {
      throw new Problem('signer-unavailable', `The organisation's signer answered ${answer.status}.`)
    }
    if (answer.status === 409)
      throw new Problem(
        'checkpoint-goes-back',
        "The organisation's signer has signed a later head of this log.",
      )
    throw new Problem('client-not-allowed', `The organisation's signer refused with ${answer.status}.`)
  }
  const ask = async (operation: string, body: unknown): Promise<unknown> => {
    const elapsed = stopwatch()
    const told = (outcome: string) => onCall?.({ operation, outcome, milliseconds: elapsed() })
    try {
      const answer = await send(operation, body)
      told('done')
      return answer
    } catch (error) {
      told(error instanceof Problem ? error.code : 'internal-error')
      throw error
    }
  }
  return {
    signGrant: async (claims) => answerSchemas.statement.parse(await ask('sign-grant', claims)).statement,
    signDocument: async (document) =>
      answerSchemas.document.parse(await ask('sign-document', document)).document,
    signNote: async (kind, text) => answerSchemas.note.parse(await ask('sign-note', { kind, text })).note,
  }
}
