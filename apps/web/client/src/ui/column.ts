import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** What the column is sorted by; without it, it is not. */
  readonly sortBy?: (row: Row) => string
}
