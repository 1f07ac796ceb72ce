import type { ShortTransactions } from '@tym/database'
import type { LocalizedText, OutsidePartyId, ProblemCode } from '@tym/kernel'
import type { z } from 'zod'
import type { ExchangeNeeds } from './exchange-needs.ts'

/** One request of a party that has proved who it is. Nothing else of it has been looked at. */
export interface PartyRequest {
  readonly party: OutsidePartyId
  /** As it stands in the path; empty where the path has none. */
  readonly id: string
  /** Where a list goes on, as an answer has said it; undefined for its beginning. */
  readonly cursor: string | undefined
  /** The signed text that was posted; empty for a reading. */
  readonly body: string
  readonly transactions: ShortTransactions
}

/** What an endpoint answers: a value of this form, or one signed or encrypted text. */
export type Answers =
  | { readonly type: 'application/json'; readonly schema: z.ZodType }
  | { readonly type: 'application/jose'; readonly what: string }

/** One row of the exchange's table: what is served, described and tested is read from it. */
export interface ExchangeEndpoint {
  readonly id: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly summary: LocalizedText
  /** The type of the signed statement that is posted, and its claims. */
  readonly takes?: { readonly type: string; readonly claims: z.ZodType }
  /** Whether it takes `cursor`, of the answer before. */
  readonly hasPages?: true
  readonly answers: Answers
  /** Besides those that every endpoint may answer. */
  readonly problems: readonly ProblemCode[]
  /** Answers the body. Throws Problem. */
  handle(request: PartyRequest, needs: ExchangeNeeds): Promise<string>
}
