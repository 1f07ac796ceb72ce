import { createApiClient, type Problem } from '@tym/api-client'
import * as z from 'zod/mini'
import { provingFetch } from '../session/proving-fetch.ts'
import { Refusal, toldBy } from '../session/refusal.ts'

/** The customer data service, asked through the web server with the session's proofs. */
export const api = createApiClient(location.origin, provingFetch)

interface Outcome<Data> {
  readonly data?: Data
  readonly error?: Problem | undefined
  readonly response: Response
}

/** What was asked for. Throws `Refusal` with the code of the answer. */
export async function answered<Data>(asked: Promise<Outcome<Data>>): Promise<Data> {
  const { data, error, response } = await asked
  if (response.ok && data !== undefined) return data
  const told = { ...toldBy(response), pointer: error?.pointer, missing: missingOf(error) }
  throw new Refusal(error?.code ?? 'internal-error', response.status, told)
}

const lacking = z.object({ missing: z.array(z.string()) })

/** What a refusal names as still lacking: a member of one code, which is in no description of problems. */
function missingOf(error: Problem | undefined): readonly string[] {
  const found = lacking.safeParse(error)
  return found.success ? found.data.missing : []
}
