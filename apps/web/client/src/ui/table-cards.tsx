import type { ReactNode } from 'react'
import type { Column } from './column.ts'
import { useDrawnRows } from './use-drawn-rows.ts'

interface CardsProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly keyOf: (row: Row) => string
  readonly groups: readonly { readonly title: string | undefined; readonly rows: readonly Row[] }[]
}

/** The rows of a table as lists of terms, for where there is no room for it. */
export function TableCards<Row extends object>({ columns, groups, keyOf }: CardsProps<Row>) {
  const drawn = useDrawnRows(columns, termsOf)
  return (
    <div className="data-cards">
      {groups.map(({ title, rows }) => (
        <div key={title ?? ''}>
          {title !== undefined && <h3>{title}</h3>}
          <ul className="list">
            {rows.map((row) => (
              <li key={keyOf(row)}>{drawn(row)}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function termsOf<Row>(row: Row, columns: readonly Column<Row>[]): ReactNode {
  return (
    <dl>
      {columns.map(({ id, header, cell }) => (
        <TermOf key={id} term={header}>
          {cell(row)}
        </TermOf>
      ))}
    </dl>
  )
}

function TermOf({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  )
}
