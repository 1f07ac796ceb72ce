import { escapeHtml } from '@tym/kernel'
import type { RegisterDeclaration } from './declaration.ts'
import type { Endpoint } from './endpoint.ts'

/** A page for people that lists the endpoints by subject, without scripts or anything from elsewhere. */
export function referencePage(
  { service }: Pick<RegisterDeclaration, 'service'>,
  endpoints: readonly Endpoint[],
): string {
  const name = escapeHtml(service.name.en)
  const tags = [...new Set(endpoints.map((endpoint) => endpoint.tag))]
  const sections = tags.map(
    (tag) =>
      `<section><h2>${escapeHtml(tag)}</h2>${endpoints
        .filter((endpoint) => endpoint.tag === tag)
        .map(articleOf)
        .join('')}</section>`,
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}: interface</title>
<style>${style}</style></head>
<body><main><h1>${name}</h1>
<p>Every request carries a role certificate bound to the holder's key and a fresh proof of possession (RFC 9449);
every answer is logged with its ground. Machine-readable: <a href="/openapi.json">openapi.json</a>.</p>
${sections.join('\n')}</main></body></html>`
}

function articleOf(endpoint: Endpoint): string {
  const body =
    endpoint.example.body === undefined
      ? ''
      : `<h4>Example</h4><pre>${escapeHtml(JSON.stringify(endpoint.example.body, null, 2))}</pre>`
  const codes = endpoint.problems.map((code) => `<code>${code}</code>`).join(' ')
  return `<article id="${endpoint.id}"><h3><code>${endpoint.method} ${escapeHtml(endpoint.path)}</code></h3>
<p lang="en">${escapeHtml(endpoint.summary.en)}</p>
<p lang="fi">${escapeHtml(endpoint.summary.fi)}</p>
<p lang="sv">${escapeHtml(endpoint.summary.sv)}</p>
<dl><dt>Operation</dt><dd><code>${escapeHtml(endpoint.operation)}</code></dd>
<dt>Callers</dt><dd>${endpoint.caller.join(', ')}</dd>
<dt>Logged as</dt><dd><code>${escapeHtml(endpoint.audit.event)}</code>, ${escapeHtml(endpoint.audit.ground)}</dd>
${codes === '' ? '' : `<dt>Problems</dt><dd>${codes}</dd>`}</dl>${body}</article>`
}

const style = `body{font:16px/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;margin:0}
main{max-width:60rem;margin:0 auto;padding:1.5rem}h1{font-size:1.8rem}h2{margin-top:2.5rem;border-bottom:2px solid #2a5db0}
article{margin:1.5rem 0;padding:0 0 1rem;border-bottom:1px solid #c8cdd0}h3{font-size:1rem;margin:0 0 .5rem}
p{margin:.15rem 0}dl{display:grid;grid-template-columns:8rem 1fr;gap:.2rem 1rem;margin:.6rem 0}dt{font-weight:600}dd{margin:0;min-width:0}
pre{background:#f2f4f5;padding:.8rem;overflow:auto}code{font-family:ui-monospace,monospace;overflow-wrap:anywhere}
@media(max-width:30rem){dl{grid-template-columns:1fr;gap:0}dt{margin-top:.4rem}}`
