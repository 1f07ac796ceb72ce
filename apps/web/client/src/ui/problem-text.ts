import type { TFunction } from 'i18next'
import { declaredWords } from '../i18n/i18n.ts'
import { findProblemWords } from '../i18n/problem-words.ts'
import { Refusal } from '../session/refusal.ts'
import { Unreachable } from '../session/send.ts'

/** What a person is told of whatever has gone wrong: never a code alone. */
export function problemText(error: unknown, t: TFunction): string {
  if (error instanceof Unreachable) return t('problem.unreachable')
  if (!(error instanceof Refusal)) return t('states.errorLoad')
  if (error.code === 'rate-limited' && error.seconds !== undefined)
    return t('states.rateLimited', { n: error.seconds })
  return findProblemWords(error.code, t, declaredWords()) ?? t('states.errorLoad')
}

/** Refusals that are answered alike, whether the thing is not there or is not for this person. */
const unknownOrForbidden = ['not-found', 'not-permitted', 'condition-not-met', 'reason-required']

export function isNotForUs(error: unknown): boolean {
  return error instanceof Refusal && (error.status === 404 || unknownOrForbidden.includes(error.code))
}
