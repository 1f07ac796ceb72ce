/** Tells the story and keeps count of what was promised and what was seen. */
export interface Narrator {
  chapter(title: string): void
  /** Shows a line of what happens. */
  tell(line: string): void
  /** States a promise and whether it held. */
  promise(what: string, held: boolean, seen?: unknown): void
  readonly broken: number
  readonly kept: number
}

export function createNarrator(write: (text: string) => void): Narrator {
  let kept = 0
  let broken = 0
  let number = 0
  return {
    chapter: (title) => {
      number += 1
      write(`\n${number}. ${title}\n`)
    },
    tell: (line) => write(`   ${line}\n`),
    promise: (what, held, seen) => {
      if (held) kept += 1
      else broken += 1
      write(`   ${held ? '✓' : '✗'} ${what}\n`)
      if (!held && seen !== undefined) write(`     but saw: ${JSON.stringify(seen)}\n`)
    },
    get kept() {
      return kept
    },
    get broken() {
      return broken
    },
  }
}
