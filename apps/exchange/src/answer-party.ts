import { problemResponse } from '@tym/employment'
import { longestAnswer, toProblem } from '@tym/endpoint'
import { type OutsidePartyId, Problem, within } from '@tym/kernel'
import type { ExchangeEndpoint } from './endpoint.ts'
import { type ExchangeNeeds, transactionsFor } from './exchange-needs.ts'
import { readSignedText } from './read-signed-text.ts'
import { mustBeInUse, type VerifyParty } from './verify-party.ts'

/** Nothing that is for one party stays in a cache. */
const standing = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/** Whether a party may ask once more at this moment. */
export type MayGoOn = (party: OutsidePartyId) => boolean

/**
 * Answers one request: sealing of the log, proof, pace, standing of the party, body, then the endpoint
 * itself. The pace is counted for whoever has proved to be the party, so that nobody uses up another's.
 */
export async function answerParty(
  endpoint: ExchangeEndpoint,
  request: Request,
  at: { readonly path: string; readonly id: string; readonly cursor: string | undefined },
  needs: ExchangeNeeds,
  { verify, mayGoOn }: { readonly verify: VerifyParty; readonly mayGoOn: MayGoOn },
): Promise<Response> {
  try {
    needs.mustBeSealed()
    const authorization = request.headers.get('authorization') ?? undefined
    const party = await verify({ method: request.method, path: at.path, authorization })
    if (!mayGoOn(party)) throw new Problem('rate-limited', 'One party asks too often.')
    await mustBeInUse(party, needs)
    const body = endpoint.takes === undefined ? '' : await readSignedText(request)
    const handling = endpoint.handle(
      { party, id: at.id, cursor: at.cursor, body, transactions: transactionsFor(needs, party) },
      needs,
    )
    const text = await within(longestAnswer, handling, 'The answer has taken too long.')
    return new Response(text, { headers: { ...standing, 'content-type': endpoint.answers.type } })
  } catch (error) {
    return refuse(error, request, needs)
  }
}

export function refuse(
  error: unknown,
  request: Request,
  { logger }: Pick<ExchangeNeeds, 'logger'>,
): Response {
  const problem = toProblem(error)
  if (problem === error) logger.info(`refused: ${problem.operator}`, { problem: problem.code })
  else logger.error('request failed', { error })
  return problemResponse(problem, request.headers.get('accept-language'), standing)
}
