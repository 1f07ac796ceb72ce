import type { LocalizedText } from '@tym/kernel'
import type { NoticeKind } from '../notices.ts'

/** What the outsider is told: what happened, and what to do next. */
export interface ProblemWords {
  readonly title: LocalizedText
  readonly nextStep: LocalizedText
  /**
   * The notice that is sent, where the text says that somebody is told: no text promises what no job does.
   */
  readonly tells?: NoticeKind
}

type ThreeLanguages = readonly [fi: string, sv: string, en: string]

/** The words of one code. */
export function wordsOfProblem(
  title: ThreeLanguages,
  nextStep: ThreeLanguages,
  more: Pick<ProblemWords, 'tells'> = {},
): ProblemWords {
  return {
    title: { fi: title[0], sv: title[1], en: title[2] },
    nextStep: { fi: nextStep[0], sv: nextStep[1], en: nextStep[2] },
    ...more,
  }
}
