import { addDays, addMonths, daysBetween, type PlainDate } from '@tym/kernel'
import { type Act, at, type Step } from './life.ts'
import type { Resident } from './people.ts'
import type { Story } from './story.ts'

/** Who works with a customer. */
export interface Team {
  readonly specialist: string
  readonly social: string
  /** Of the county besides: who is added to the team. */
  readonly nurse: string
  readonly counsellor?: string
  readonly kela?: string
}

/** One customer's case while its life is put together. */
export interface Case {
  readonly today: PlainDate
  readonly who: Resident
  readonly story: Story
  readonly team: Team
  /** The date so many days ago, moved back to Friday from a weekend: nobody works then. */
  day(ago: number): PlainDate
  /** A step on that day. */
  at(ago: number, by: string, act: Act): Step
  /** What is said in the customer's language of service. */
  say(words: { readonly fi: string; readonly sv: string }): string
}

export function openCase(today: PlainDate, { who, story, team }: Pick<Case, 'who' | 'story' | 'team'>): Case {
  const workday = (ago: number): number => {
    const weekday = new Date(`${addDays(today, -ago)}T12:00:00Z`).getUTCDay()
    return ago === 0 ? 0 : ago + (weekday === 6 ? 1 : weekday === 0 ? 2 : 0)
  }
  return {
    today,
    who,
    story,
    team,
    day: (ago) => addDays(today, -workday(ago)),
    at: (ago, by, act) => at(workday(ago), by, act),
    say: (words) => words[story.language],
  }
}

/** How many days ago something was from which a limit of three months is full in `due` days (4, 6 §). */
export function agoOfLimit(today: PlainDate, due: number): number {
  const last = addDays(today, due)
  for (let ago = 95 - due; ago > 80 - due; ago -= 1) {
    if (daysBetween(addMonths(addDays(today, -ago), 3), last) <= 0) return ago
  }
  throw new Error('no day has a limit of three months that is full then')
}

/** The steps in their order of time: a life never goes back. */
export function inOrder(steps: readonly Step[]): readonly Step[] {
  return steps.toSorted((a, b) => b.ago - a.ago)
}
