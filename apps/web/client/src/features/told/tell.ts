import type { TFunction } from 'i18next'

/** What an act has done, told where one is then; and a file to go on to. */
export interface Told {
  /** Its words, in the language that is shown when they are read. */
  readonly text: (t: TFunction) => string
  /** The file to go on to, when one is not there already. */
  readonly customership?: string
  /** What has just been stored, so that its place can be marked. */
  readonly entry?: string
}

let told: Told | undefined
const listeners = new Set<() => void>()

function set(next: Told | undefined): void {
  told = next
  for (const listener of listeners) listener()
}

/** Tells what has been done: call it once one is on the page that shall say so. */
export function tell(what: Told): void {
  set(what)
}

/** Takes back what was told, unless something else has been told since. */
export function untell(what: Told): void {
  if (told === what) set(undefined)
}

export function whatIsTold(): Told | undefined {
  return told
}

/** Calls back whenever something is told or taken back; the answer ends that. */
export function listenToTold(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
