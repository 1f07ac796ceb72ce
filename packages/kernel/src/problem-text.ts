import type { LocalizedText } from './text.ts'

/** What the outsider is told: HTTP status, what happened, and what to do next. */
export interface ProblemText {
  readonly status: number
  readonly title: LocalizedText
  readonly nextStep: LocalizedText
  /** The notice that is sent, where the text says that somebody is told: no text promises what no job does. */
  readonly tells?: string
}

type ThreeLanguages = readonly [fi: string, sv: string, en: string]

/** One row of a problem catalogue. */
export function problemText(
  status: number,
  title: ThreeLanguages,
  nextStep: ThreeLanguages,
  more: Pick<ProblemText, 'tells'> = {},
): ProblemText {
  return {
    status,
    title: { fi: title[0], sv: title[1], en: title[2] },
    nextStep: { fi: nextStep[0], sv: nextStep[1], en: nextStep[2] },
    ...more,
  }
}
