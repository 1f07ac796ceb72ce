/**
 * Headers of every page for people: nothing from elsewhere, no script, no frame around it, no address told
 * onward.
 */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Text as it may stand in an element or an attribute in quotes. */
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')

/**
 * A page that says what a service is, for whoever opens its address: name, one sentence, and where to go on.
 * The links are paths of the service itself.
 */
export function aboutPage(about: {
  readonly name: string
  readonly what: string
  readonly links: Readonly<Record<string, string>>
}): string {
  const links = Object.entries(about.links).map(
    ([path, what]) => `<li><a href="${escapeHtml(path)}">${escapeHtml(path)}</a>: ${escapeHtml(what)}</li>`,
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(about.name)}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}</style></head>
<body><main><h1>${escapeHtml(about.name)}</h1>
<p>${escapeHtml(about.what)}</p>
<ul>${links.join('')}</ul></main></body></html>
`
}
