import { problemResponse } from '@tym/employment'
import { type ServiceParts, toProblem } from '@tym/endpoint'
import { jsonOf, Problem } from '@tym/kernel'
import { searchStatements } from '@tym/usage-rights/public'
import type { Hono } from 'hono'
import { z } from 'zod'

const body = z.strictObject({ request: z.string().max(8_192) })
const longestBody = 16_384

/**
 * Where an employer's own signer asks for the live grant statements of one of its people. There is no role
 * certificate yet: the request is a statement signed by the organisation's key, answered once.
 */
export function mountStatementSearch(
  app: Hono,
  { database, trust, clock, publicOrigin, reporter }: ServiceParts,
): void {
  app.post('/v1/grant-statements/search', async (c) => {
    const language = c.req.header('accept-language') ?? null
    c.header('cache-control', 'no-store')
    try {
      if (Number(c.req.header('content-length') ?? longestBody + 1) > longestBody) {
        throw new Problem('body-too-large', 'The statement request is too large.')
      }
      const sent = body.safeParse(jsonOf(await c.req.text()))
      if (!sent.success)
        throw new Problem('malformed-body', 'The statement request is not the expected JSON.')
      return c.json(await searchStatements({ database, trust, clock, publicOrigin }, sent.data.request))
    } catch (error) {
      const problem = toProblem(error)
      if (problem === error)
        reporter.refused({ endpoint: 'searchStatements', code: problem.code, operator: problem.operator })
      else
        reporter.failed({
          endpoint: 'searchStatements',
          route: c.req.routePath,
          status: problem.status,
          error,
        })
      return problemResponse(problem, language)
    }
  })
}
