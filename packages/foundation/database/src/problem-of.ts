import { Problem, type ProblemCode, systemTrouble } from '@tym/kernel'
import { sqlState } from './sql-state.ts'

/** What our own refusals mean, by the code that the database raises; every such code of the SQL is here. */
export const ownRefusals: Readonly<Record<string, ProblemCode>> = {
  TY001: 'state-conflict',
  TY002: 'before-start',
  TY003: 'customership-ended',
  TY004: 'state-conflict',
  TY005: 'state-conflict',
  TY006: 'state-conflict',
  TY007: 'consent-withdrawn',
  TY008: 'state-conflict',
  TY010: 'state-conflict',
  TY011: 'deletion-begun',
  TY012: 'state-conflict',
  TY017: 'state-conflict',
  TY018: 'internal-error',
  TY019: 'state-conflict',
  TY020: 'state-conflict',
  TY030: 'consent-exists',
  TY041: 'state-conflict',
  TY050: 'state-conflict',
  TY051: 'state-conflict',
  TY052: 'state-conflict',
  TY060: 'state-conflict',
  TY061: 'state-conflict',
  TY070: 'state-conflict',
  TY072: 'flag-answered',
  TY071: 'state-conflict',
  TY090: 'not-own-word',
  TY091: 'plan-incomplete',
  TY092: 'state-conflict',
  TY101: 'state-conflict',
  TY130: 'state-conflict',
  TY140: 'state-conflict',
  TY141: 'state-conflict',
  TY180: 'party-not-allowed',
  TY200: 'state-conflict',
  TY201: 'nobody-to-receive',
}

/**
 * Trouble of the database or of the way to it, by class or code of SQLSTATE: it passes by itself, and the
 * sender comes again. Connections; being shut down or started; a transaction's own limits; waiting too long
 * or in a circle; no room; the disk; a copy that only reads.
 */
const passing = [/^08/, /^57P0/, /^57014$/, /^25P0/, /^25006$/, /^55P03$/, /^40001$/, /^40P01$/, /^53/, /^58/]

/** The same as the driver says it. */
const broken: ReadonlySet<string> = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
])

/**
 * What an error of the database says to whoever asked: `service-unavailable` for trouble that passes, the
 * problem of one of our own refusals, or a Problem as it is, also one that the query builder has wrapped.
 * Undefined for anything else, which is a fault of ours.
 */
export function problemOf(error: unknown): Problem | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof Problem) return at
  const state = sqlState(error)
  const own = state === undefined ? undefined : ownRefusals[state]
  if (own !== undefined)
    return own === 'internal-error' ? undefined : new Problem(own, `The database refuses it (${state}).`)
  if (state !== undefined && (passing.some((each) => each.test(state)) || isRowOfAnotherPartition(error)))
    return trouble(state)
  const code = systemTrouble(error) ?? driverTrouble(error)
  return code === undefined ? undefined : trouble(code)
}

/**
 * Whether the partition of a row was made while the row waited to be written into another: whoever comes
 * again finds it. A check that refuses a row has a name, a partition has none.
 */
function isRowOfAnotherPartition(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && at.code === '23514') return !('constraint_name' in at)
  return false
}

/** SQLSTATE of a row that is there already, by a key that admits one. */
export const alreadyThere = '23505'

/**
 * What an act throws when the database refuses it: the problem that it means by the code raised, otherwise
 * what the code means everywhere; any other error as it was.
 */
export function refusalOf(error: unknown, meant: Readonly<Record<string, Problem>> = {}): unknown {
  return meant[sqlState(error) ?? ''] ?? problemOf(error) ?? error
}

const trouble = (code: string) =>
  new Problem('service-unavailable', `The database, the network or the disk cannot serve now (${code}).`)

function driverTrouble(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string' && broken.has(at.code)) return at.code
  return undefined
}
