import { createRateLimit, jsonOf } from '@tym/kernel'
import { z } from 'zod'
import { longestOwnBody, readBytes } from './read-body.ts'
import type { WebNeeds } from './web-needs.ts'

/** The directives that our policy names; a report of anything else is counted as other. */
const directives = [
  ...['script-src', 'script-src-elem', 'script-src-attr', 'style-src', 'style-src-elem', 'style-src-attr'],
  ...['img-src', 'font-src', 'connect-src', 'default-src', 'base-uri', 'form-action', 'frame-ancestors'],
  ...['require-trusted-types-for', 'trusted-types'],
]
const report = z.object({
  'csp-report': z.object({ 'effective-directive': z.string(), 'violated-directive': z.string() }).partial(),
})
/** Anybody can send reports: more than these are dropped unread. */
const limits = { burst: 60, perSecond: 2 }

/**
 * Takes browsers' reports of what the policy of a page has stopped. Counts them by directive and logs the
 * directive alone: the addresses in a report may tell of a person.
 */
export function createCspReports({ clock, metrics, logger }: Pick<WebNeeds, 'clock' | 'metrics' | 'logger'>) {
  const pace = createRateLimit(limits, clock)
  const count = metrics.counter('tym_csp_reports_total', 'Reports of stopped content, by directive', [
    'directive',
  ])
  return async (request: Request): Promise<Response> => {
    const taken = new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
    if (!pace.take('all')) return taken
    const parsed = report.safeParse(jsonOf((await readBytes(request, longestOwnBody)).toString('utf8')))
    if (!parsed.success) return taken
    const said = parsed.data['csp-report']
    const named = (said['effective-directive'] ?? said['violated-directive'] ?? '').split(' ', 1)[0] ?? ''
    const directive = directives.includes(named) ? named : 'other'
    count({ directive })
    logger.warn('a page was stopped from something', { operation: directive })
    return taken
  }
}
