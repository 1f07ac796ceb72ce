import type { PlainDate } from '@tym/kernel'
import type { FieldId } from '@tym/register'

/** What is recorded into a file of the demo area: by whom of the cast, and the body of the request. */
export interface DemoEntry {
  readonly by: string
  readonly body: {
    readonly category: number
    readonly field: FieldId
    readonly value: unknown
    readonly source: 'officer' | 'customer'
    readonly effect?: string
    readonly necessity?: string
  }
}

/** A file of the demo area, as the cast would have opened and kept it. Everybody in it is fictitious. */
export interface DemoFile {
  readonly nationalId: string
  readonly givenNames: string
  readonly familyName: string
  /** Days before today on which the joint assessment started. */
  readonly startedDaysAgo: number
  /** The employment specialist who opens it. */
  readonly specialist: string
  /** Who takes it for the other parties, and the colleagues whom each adds to the team. */
  readonly takenBy: readonly { readonly key: string; readonly adds: readonly string[] }[]
  readonly entries: (today: PlainDate) => readonly DemoEntry[]
  /** How far the plan has come. */
  readonly plan: 'none' | 'draft'
}

/** An entry that an officer records of their own knowledge. */
export const officer = (by: string, field: FieldId, value: unknown): DemoEntry => ({
  by,
  body: { category: categoryOf(field), field, value, source: 'officer' },
})

/** An entry of what the customer told. */
export const told = (by: string, field: FieldId, value: unknown): DemoEntry => ({
  by,
  body: { category: categoryOf(field), field, value, source: 'customer' },
})

/** An entry of categories 4 and 5, which stands only with its effect and its necessity (11 §). */
export const because = (
  by: string,
  field: FieldId,
  value: unknown,
  effect: string,
  necessity: string,
): DemoEntry => ({
  by,
  body: { category: categoryOf(field), field, value, source: 'officer', effect, necessity },
})

const categoryOf = (field: FieldId) => Number(field.slice(0, 1))
