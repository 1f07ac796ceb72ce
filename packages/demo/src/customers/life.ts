import type { PlainDate } from '@tym/kernel'
import type { Done, PersonOfPast } from '../past/person-of-past.ts'
import type { DemoEntry } from './demo-file.ts'

/** Somebody of the demo area. Everybody in it is fictitious, and so is every identity code (900-999). */
export interface DemoPerson {
  readonly nationalId: string
  readonly givenNames: string
  readonly familyName: string
}

/** The file of a life as far as it is written: what later steps name is kept under a name of its own. */
export interface FileSoFar {
  readonly person: DemoPerson
  /** Of the step that is being done. */
  readonly today: PlainDate
  /** Prefix of the idempotency keys of the step that is being done. */
  readonly step: string
  readonly path: string
  named(name: string): Done
  name(name: string, done: Done): void
}

/** What one step does, by whom its step names, through the service's own endpoints. */
export interface Act {
  /** What it records, where it does: looked at by the test of the lives. */
  readonly entry?: DemoEntry['body']
  run(by: PersonOfPast, file: FileSoFar): Promise<void>
}

export interface Step {
  /** Days before the day of loading; 0 is that day. */
  readonly ago: number
  /** A key of the staff; `customer` is the customer of the file. */
  readonly by: string
  readonly act: Act
}

/** A customership from its start to where it stands on the day of loading, step by step. */
export interface Life {
  readonly person: DemoPerson
  /** Their days never rise: a later step is at most as many days ago. */
  readonly steps: readonly Step[]
}

/** A step so many days ago. */
export const at = (ago: number, by: string, act: Act): Step => ({ ago, by, act })

/** Under this name the file itself is kept. */
export const theFile = 'file'
