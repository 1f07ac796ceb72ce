import type { DeclaredRegister, LocalizedText } from '../../declaration/declared-register.ts'

type Group = DeclaredRegister['categories'][number]['groups'][number]

/** The register, and how its words are said in the language that is shown. */
export interface Needs {
  readonly said: (text: LocalizedText) => string
  readonly register: DeclaredRegister
}

interface FieldsOfGroup {
  /** Absent for what is recorded only beside another field. */
  readonly group?: Group
  readonly ids: readonly string[]
}

/** Some fields of a category in its groups, those that are in none last. */
export function inGroups(
  ids: readonly string[],
  category: number,
  { categories }: Pick<DeclaredRegister, 'categories'>,
): readonly FieldsOfGroup[] {
  const groups = categories.find(({ number }) => number === category)?.groups ?? []
  const grouped = groups
    .map((group) => ({ group, ids: group.fields.filter((id) => ids.includes(id)) }))
    .filter((each) => each.ids.length > 0)
  const alone = ids.filter((id) => !groups.some(({ fields }) => fields.some((field) => field === id)))
  return alone.length === 0 ? grouped : [...grouped, { ids: alone }]
}

/** Fields as people call them: a whole group by its name, else each by its own, with the ids after them. */
export function namedFields(ids: readonly string[], category: number, { said, register }: Needs): string {
  const order = register.fields.filter((field) => field.category === category).map(({ id }) => id)
  const nameOf = (id: string): string => {
    const field = register.fields.find((each) => each.id === id)
    return field === undefined ? id : `${said(field.label)} (${id})`
  }
  return inGroups(ids, category, register)
    .flatMap(({ group, ids: here }) =>
      group !== undefined && here.length > 1 && here.length === group.fields.length
        ? [`${said(group.title)} (${ranges(here, order)})`]
        : here.map(nameOf),
    )
    .join(', ')
}

/** Ids of fields as stretches of the category's order: 5.02–5.06, 5.09. */
export function ranges(ids: readonly string[], order: readonly string[]): string {
  const places = ids.map((id) => order.indexOf(id)).sort((a, b) => a - b)
  const stretches: [number, number][] = []
  for (const place of places) {
    const last = stretches.at(-1)
    if (last !== undefined && place === last[1] + 1) last[1] = place
    else stretches.push([place, place])
  }
  return stretches
    .map(([from, to]) => {
      const join = to === from + 1 ? ', ' : '–'
      return from === to ? `${order[from]}` : `${order[from]}${join}${order[to]}`
    })
    .join(', ')
}
