import type { AwaitingRow } from '../../api/answers.ts'
import { dayOf } from '../../i18n/formats.ts'

type Waiting = Pick<AwaitingRow, 'startedOn'> & {
  readonly waits: Pick<NonNullable<AwaitingRow['waits']>, 'because' | 'since'>
}

/** The day from which on a file waits, as it is told: one that was started waits from its first day on. */
export const waitsSince = ({ startedOn, waits }: Waiting): string =>
  waits.because === 'started' ? startedOn : dayOf(waits.since)
