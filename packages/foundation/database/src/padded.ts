/**
 * The same values, the last one again and again up to the next power of two: for `in (…)`, where each number
 * of values would otherwise be a statement of its own to prepare and remember. Throws for none.
 */
export function padded<T>(values: readonly T[]): T[] {
  const last = values.at(-1)
  if (last === undefined) throw new Error('a list of values has one')
  const size = 2 ** Math.ceil(Math.log2(values.length))
  return [...values, ...Array.from({ length: size - values.length }, () => last)]
}
