/** The first that fits holds: browsers name those that they come after, too. */
const browsers = [
  ['edge', /Edg(?:e|A|iOS)?\//],
  ['opera', /OPR\//],
  ['firefox', /(?:Firefox|FxiOS)\//],
  ['chrome', /(?:Chrome|CriOS)\//],
  ['safari', /Safari\//],
] as const
const systems = [
  ['android', /Android/],
  ['ios', /iPhone|iPad/],
  ['windows', /Windows/],
  ['macos', /Macintosh/],
  ['linux', /Linux|CrOS/],
] as const

/** Which browser on which system asks, as its person would recognise it: two words of short lists. */
export function deviceOf(request: Request): string {
  const said = request.headers.get('user-agent') ?? ''
  const find = (known: readonly (readonly [string, RegExp])[]) =>
    known.find(([, form]) => form.test(said))?.[0] ?? 'other'
  return `${find(browsers)} ${find(systems)}`
}
