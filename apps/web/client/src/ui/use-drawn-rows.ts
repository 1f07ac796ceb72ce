import { type ReactNode, useMemo } from 'react'
import type { Column } from './column.ts'

/**
 * Draws each row once for the same columns: React leaves alone what is the very element of before. So
 * somebody types into a filter above a thousand rows without waiting for those that stay.
 */
export function useDrawnRows<Row extends object>(
  columns: readonly Column<Row>[],
  draw: (row: Row, columns: readonly Column<Row>[]) => ReactNode,
): (row: Row) => ReactNode {
  return useMemo(() => {
    const drawn = new WeakMap<Row, ReactNode>()
    return (row) => {
      const element = drawn.get(row) ?? draw(row, columns)
      drawn.set(row, element)
      return element
    }
  }, [columns, draw])
}
