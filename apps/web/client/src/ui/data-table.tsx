import { Fragment, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/use-language.ts'
import type { Column } from './column.ts'
import { Icon, type IconName } from './icon.tsx'
import { type Direction, sortRows } from './sort-rows.ts'
import { TableCards } from './table-cards.tsx'
import { useDrawnRows } from './use-drawn-rows.ts'
import { useHasColumns } from './use-is-wide.ts'

interface Group<Row> {
  readonly title?: string
  readonly rows: readonly Row[]
}

interface DataTableProps<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly groups: readonly Group<Row>[]
  readonly keyOf: (row: Row) => string
  readonly sortedBy?: string
}

/**
 * A real table that can be sorted; where there is no room for it, the same rows as lists of terms. Every row
 * is there, in sight or not: it scrolls without script, is searched and printed whole, and whoever listens is
 * told how many there are.
 */
export function DataTable<Row extends object>({
  caption,
  columns,
  groups,
  keyOf,
  sortedBy,
}: DataTableProps<Row>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [order, setOrder] = useState<{ id: string; direction: Direction } | undefined>(
    sortedBy === undefined ? undefined : { id: sortedBy, direction: 'ascending' },
  )
  const hasColumns = useHasColumns()
  const drawn = useDrawnRows(columns, cellsOf)
  const column = columns.find(({ id }) => id === order?.id)
  const sorted = groups.map(({ title, rows }) => ({
    title,
    rows: sortRows(rows, column?.sortBy, order?.direction ?? 'ascending', language),
  }))
  const sortBy = (id: string): void =>
    setOrder({
      id,
      direction: order?.id === id && order.direction === 'ascending' ? 'descending' : 'ascending',
    })
  if (!hasColumns) return <TableCards columns={columns} groups={sorted} keyOf={keyOf} />
  return (
    <div className="table-scroll">
      <table className="data">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ id, header, sortBy: by }) => (
              <th
                key={id}
                scope="col"
                aria-sort={by === undefined || order?.id !== id ? undefined : order.direction}
              >
                {by === undefined ? (
                  header
                ) : (
                  <button type="button" onClick={() => sortBy(id)}>
                    {header} <Icon name={arrowOf(order, id)} />
                    <span className="hidden">{t('table.sort')}</span>
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        {sorted.map(({ title, rows }) => (
          <tbody key={title ?? ''}>
            {title !== undefined && (
              <tr className="group">
                <th scope="rowgroup" colSpan={columns.length}>
                  {title}
                </th>
              </tr>
            )}
            {rows.map((row) => (
              <Fragment key={keyOf(row)}>{drawn(row)}</Fragment>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function cellsOf<Row>(row: Row, columns: readonly Column<Row>[]): ReactNode {
  return (
    <tr>
      {columns.map(({ id, cell }) => (
        <td key={id}>{cell(row)}</td>
      ))}
    </tr>
  )
}

function arrowOf(
  order: { readonly id: string; readonly direction: Direction } | undefined,
  id: string,
): IconName {
  if (order?.id !== id) return 'sort'
  return order.direction === 'ascending' ? 'sortedUp' : 'sortedDown'
}
