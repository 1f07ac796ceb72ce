import { escapeHtml } from '@tym/kernel'
import { customers } from '@tym/personas'
import type { Arrived } from './mailbox.ts'

/**
 * The page where a developer reads what the platform has written to its fictitious customers, newest first.
 */
export function renderInbox(messages: readonly Arrived[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Inbox (development)</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #212121; }
article { border-top: 1px solid #ccc; padding: .5rem 0 1rem; } p { white-space: pre-line; }
</style>
</head>
<body>
<main>
<h1>Inbox (development)</h1>
<p>What customers would get through the public messages service. Everybody here is fictitious.</p>
${messages.length === 0 ? '<p>Nothing yet.</p>' : messages.map(renderMessage).join('\n')}
</main>
</body>
</html>
`
}

function renderMessage({ recipient, contents }: Arrived): string {
  const texts = contents.map(
    ({ language, title, body }) =>
      `<section lang="${language}"><h3>${escapeHtml(title)}</h3><p>${escapeHtml(body)}</p></section>`,
  )
  return `<article><h2>${escapeHtml(nameOf(recipient.nationalId))}</h2>${texts.join('')}</article>`
}

function nameOf(code: string): string {
  const persona = customers.find(({ nationalId }) => nationalId === code)
  return persona === undefined ? code : `${persona.preferredName} ${persona.familyName} (${code})`
}
