import type { TFunction } from 'i18next'
import type { DeclaredRegister } from '../../declaration/declared-register.ts'
import { type Needs, namedFields } from './named-fields.ts'

type Cell = DeclaredRegister['matrix'][number]

/** What the words of a cell need of the register, in the language that is shown. */
interface CellNeeds extends Needs {
  readonly t: TFunction
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
  const all = register.fields.filter(({ category }) => category === cell.category).length
  const names = (ids: readonly string[]) => namedFields(ids, cell.category, { said, register })
  const lines: string[] = []
  if (read !== undefined && read.fields.length > 0)
    lines.push(
      read.fields.length === all ? t('rules.readsAll') : t('rules.reads', { fields: names(read.fields) }),
    )
  if (read !== undefined && read.own.length > 0) lines.push(t('rules.readsOwn', { fields: names(read.own) }))
  if (read !== undefined && read.inPlan.length > 0) lines.push(t('rules.readsInPlan'))
  if (write !== undefined) {
    const when = named(register.conditions, write.condition === read?.condition ? undefined : write.condition)
    const records =
      write.fields.length === all
        ? t('rules.recordsAll')
        : t('rules.records', { fields: names(write.fields) })
    lines.push(when === undefined ? records : `${records} (${when})`)
  }
  const condition = named(register.conditions, read?.condition)
  return condition === undefined ? lines : [...lines.slice(0, -1), `${lines.at(-1) ?? ''} (${condition})`]
}
