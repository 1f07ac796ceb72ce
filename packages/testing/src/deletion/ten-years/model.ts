import type { PlainDate } from '@tym/kernel'

export type ModelHold = {
  readonly id: string
  readonly scope: 'file' | 'entries'
  version: number
  state: 'proposed' | 'live' | 'released'
}

/** A file as it ought to be. */
export type ModelFile = {
  readonly id: string
  readonly path: string
  readonly person: number
  readonly entries: readonly string[]
  readonly holds: ModelHold[]
  endedOn: PlainDate | undefined
  /**
   * There was a run on a day on which it was due and held by nobody: only from then on may anything of it be
   * gone.
   */
  mayGo: boolean
  /** A run has come to its end on such a day: nothing of it may be there. */
  mustBeGone: boolean
  /** Its id was left in a log. */
  isInLog: boolean
}

/** The day after the same day four years later: the law's words, counted without the platform's calendar. */
export function dueOn(endedOn: PlainDate): string {
  const [year = 0, month = 0, day = 0] = endedOn.split('-').map(Number)
  return new Date(Date.UTC(year + 4, month - 1, day + 1)).toISOString().slice(0, 10)
}

export const isHeld = ({ holds }: ModelFile) =>
  holds.some(({ scope, state }) => scope === 'file' && state === 'live')

export const isDue = ({ endedOn }: ModelFile, today: PlainDate) =>
  endedOn !== undefined && dueOn(endedOn) <= today
