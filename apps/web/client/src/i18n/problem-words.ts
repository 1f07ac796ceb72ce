import type { TFunction } from 'i18next'
import type { DeclaredWords } from '../declaration/declared-words.ts'

/** What the web server answers itself, and what happens before any answer. */
const own = {
  unreachable: 'problem.unreachable',
  'service-unavailable': 'problem.unavailable',
  'rate-limited': 'problem.tooMany',
  'cross-site': 'problem.crossSite',
  'session-missing': 'problem.sessionMissing',
  'session-idle': 'problem.sessionIdle',
  'session-ended': 'problem.sessionEnded',
  'login-expired': 'problem.loginExpired',
  'not-relayed': 'problem.notRelayed',
  'log-not-sealed': 'states.noEvidence',
} as const

/** Refusals of how a request was made: the register's words of them speak to a program. */
const ofThePage: readonly string[] = [
  ...['malformed-body', 'body-too-deep', 'too-many-items', 'duplicate-member', 'unsupported-media-type'],
  ...['unknown-field', 'invalid-header', 'invalid-cursor', 'method-not-allowed', 'precondition-required'],
  ...['idempotency-key-required', 'idempotency-key-reused', 'idempotency-in-progress'],
  ...['certificate-expired', 'wrong-audience', 'proof-missing', 'invalid-proof', 'use-dpop-nonce'],
  ...['proof-replayed', 'invalid-client', 'unsupported-grant-type', 'invalid-target'],
  ...['invalid-token-exchange', 'certificate-kind-not-allowed', 'usage-right-choice-required'],
]

/** What a person is told of a refusal, and what to do next. Undefined for an unknown code. */
export function findProblemWords(code: string, t: TFunction, words: DeclaredWords): string | undefined {
  const ours = Object.entries(own).find(([known]) => known === code)?.[1]
  if (ours !== undefined) return t(ours)
  if (ofThePage.includes(code)) return t('problem.page')
  return words.problems[code]
}
