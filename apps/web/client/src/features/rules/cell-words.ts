import type { TFunction } from 'i18next'
import type { DeclaredRegister, LocalizedText } from '../../declaration/declared-register.ts'

type Cell = DeclaredRegister['matrix'][number]

/** What the words of a cell need of the register, in the language that is shown. */
export interface CellNeeds {
  readonly t: TFunction
  readonly said: (text: LocalizedText) => string
  readonly register: DeclaredRegister
}

/** What a role may do in a category, in one sentence for each thing. */
export function cellWords(cell: Cell, { t, said, register }: CellNeeds): readonly string[] {
  const named = (list: DeclaredRegister['conditions'], code: string | undefined): string | undefined => {
    const found = list.find((each) => each.code === code)
    return found === undefined ? undefined : said(found.label)
  }
  const instead = named(register.instead, cell.instead)
  if (instead !== undefined) return [instead]
  const { read, write } = cell
  if (read === undefined && write === undefined) return [t('rules.nothing')]
  const fields = register.fields.filter(({ category }) => category === cell.category).map(({ id }) => id)
  const lines: string[] = []
  if (read !== undefined && read.fields.length > 0)
    lines.push(
      read.fields.length === fields.length
        ? t('rules.readsAll')
        : t('rules.reads', { fields: ranges(read.fields, fields) }),
    )
  if (read !== undefined && read.own.length > 0)
    lines.push(t('rules.readsOwn', { fields: ranges(read.own, fields) }))
  if (read !== undefined && read.inPlan.length > 0) lines.push(t('rules.readsInPlan'))
  if (write !== undefined) {
    const when = named(register.conditions, write.condition === read?.condition ? undefined : write.condition)
    const records = t('rules.records', { fields: ranges(write.fields, fields) })
    lines.push(when === undefined ? records : `${records} (${when})`)
  }
  const condition = named(register.conditions, read?.condition)
  return condition === undefined ? lines : [...lines.slice(0, -1), `${lines.at(-1) ?? ''} (${condition})`]
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
