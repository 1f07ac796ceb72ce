import { type CategoryNumber, fieldsOf, findField } from '../../declaration/declaration.ts'
import type { DeclaredField } from '../../declaration/declared-register.ts'

interface AnyEntry {
  readonly id: string
  readonly field: string
  readonly value: unknown
  readonly supports?: string
  readonly opened?: true
}

export interface Shown<Entry> {
  readonly entry: Entry
  readonly effect: string | undefined
  /** Whether the whole team reads the effect, also who does not read the fact. */
  readonly isEffectOpen: boolean
  readonly necessity: string | undefined
}

export interface FieldGroup<Entry> {
  readonly field: DeclaredField
  readonly entries: readonly Shown<Entry>[]
}

/**
 * The entries of a category by field, in the register's order, each with the statements that stand beside it.
 * A statement whose fact this person does not see stands by itself, under its own field.
 */
export function groupEntries<Entry extends AnyEntry>(
  category: CategoryNumber,
  entries: readonly Entry[],
): readonly FieldGroup<Entry>[] {
  const ids = new Set(entries.map(({ id }) => id))
  const own = entries.filter(({ supports }) => supports === undefined || !ids.has(supports))
  const statement = (fact: Entry, field: string | undefined): Entry | undefined =>
    entries.find((entry) => entry.supports === fact.id && entry.field === field)
  return fieldIds(category, own).flatMap((id) => {
    const field = findField(id)
    if (field === undefined) return []
    const shown = own
      .filter((entry) => entry.field === id)
      .map((entry) => ({
        entry,
        effect: textOf(statement(entry, field.effect)),
        isEffectOpen: (statement(entry, field.effect) ?? entry).opened === true,
        necessity: textOf(statement(entry, field.necessity)),
      }))
    return shown.length === 0 ? [] : [{ field, entries: shown }]
  })
}

const textOf = (entry: AnyEntry | undefined): string | undefined =>
  entry === undefined ? undefined : String(entry.value)

function fieldIds(category: CategoryNumber, entries: readonly AnyEntry[]): readonly string[] {
  const ordinary = fieldsOf(category).map(({ id }) => id)
  return [...new Set([...ordinary, ...entries.map(({ field }) => field)])]
}
