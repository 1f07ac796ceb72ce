/** What JSON can say. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/**
 * Every value of the same shape that differs from this one in one place: a character, a number, an entry of a
 * list.
 */
export function alterationsOf(value: Json): Json[] {
  if (value === null) return ['x']
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number') return [value + 1, value - 1]
  if (typeof value === 'string') return alteredTexts(value)
  if (Array.isArray(value)) {
    const within = value.flatMap((each, at) => alterationsOf(each).map((other) => value.with(at, other)))
    return [...within, [...value, value[0] ?? 'x'], ...(value.length > 0 ? [value.slice(1)] : [])]
  }
  return Object.entries(value).flatMap(([name, each]) =>
    alterationsOf(each).map((other) => ({ ...value, [name]: other })),
  )
}

function alteredTexts(text: string): string[] {
  const middle = Math.floor(text.length / 2)
  const other = text[middle] === '0' ? '1' : '0'
  return [`${text.slice(0, middle)}${other}${text.slice(middle + 1)}`, `${text}x`, text.slice(1)]
}
