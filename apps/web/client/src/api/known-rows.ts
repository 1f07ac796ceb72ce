import type { QueryClient } from '@tanstack/react-query'

/** Tags that a request may name. */
const mostNamed = 1_000

interface Tagged {
  readonly tag: string
}
interface Page<Row extends Tagged> {
  readonly items: readonly Row[]
  readonly order: readonly string[]
}

/** The rows of a list that this page holds, by the tags under which the service has told them. */
export type Held<Row extends Tagged> = ReadonlyMap<string, Row>

/** What is in memory of a list that is read page by page. */
export function heldRows<Row extends Tagged>(queries: QueryClient, queryKey: readonly string[]): Held<Row> {
  const data = queries.getQueryData<{ readonly pages: readonly Page<Row>[] }>(queryKey)
  return new Map(data?.pages.flatMap(({ items }) => items).map((row) => [row.tag, row]))
}

/** The header by which the service leaves out what is held; each row that it tells is a line in a log. */
export function naming(held: Held<Tagged>): { 'Known-Rows'?: string } {
  return held.size === 0 ? {} : { 'Known-Rows': [...held.keys()].slice(0, mostNamed).join('') }
}

/** The whole page, in its order: what was told of it, and what was held and has not changed. */
export function putTogether<Row extends Tagged, P extends Page<Row>>(
  page: P & Page<Row>,
  held: Held<Row>,
): Omit<P, 'items'> & { readonly items: Row[] } {
  const told = new Map(page.items.map((row) => [row.tag, row]))
  return { ...page, items: page.order.flatMap((tag) => told.get(tag) ?? held.get(tag) ?? []) }
}
