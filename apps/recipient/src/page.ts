import { escapeHtml } from '@tym/kernel'
import { z } from 'zod'
import type { Received } from './received.ts'

const shown = z.object({
  purpose: z.string(),
  items: z.array(z.object({ field: z.string(), name: z.string(), value: z.unknown() })),
})

/** What the sample recipient has received, for a person to look at. Fictitious data only. */
export function receivedPage(all: readonly Received[]): string {
  const rows = all.map(({ disclosure, content, recalled }) => {
    const parsed = shown.safeParse(content)
    const what = parsed.success
      ? `<p>${escapeHtml(parsed.data.purpose)}</p><dl>${parsed.data.items
          .map(
            ({ field, name, value }) =>
              `<dt>${escapeHtml(`${field} ${name}`)}</dt><dd>${escapeHtml(typeof value === 'string' ? value : JSON.stringify(value))}</dd>`,
          )
          .join('')}</dl>`
      : `<p>${recalled ? 'Peruttu: tiedot poistettu.' : 'Ei sisältöä.'}</p>`
    return `<section><h2>${escapeHtml(disclosure)}</h2>${what}</section>`
  })
  return `<!doctype html><html lang="fi"><meta charset="utf-8"><title>Vastaanottaja</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}h2{font-size:1rem}dt{font-weight:600}dd{margin:0 0 .5rem}</style>
<h1>Vastaanotetut luovutukset</h1>${rows.join('') || '<p>Mitään ei ole vastaanotettu.</p>'}</html>`
}
