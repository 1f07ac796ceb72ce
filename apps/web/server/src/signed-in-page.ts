import type { Language } from '@tym/kernel'
import { standing } from './answers.ts'

export interface CallbackPage {
  readonly to: 'signedIn' | 'failed'
  readonly language: Language
  readonly cookies?: readonly string[]
}

const words: Readonly<Record<Language, string>> = { fi: 'Jatka', sv: 'Fortsätt', en: 'Continue' }
const targets = { signedIn: '/', failed: '/?signin=failed' } as const

/**
 * The page that leads on to the client, since a redirect would still be the provider's navigation, on which
 * no strict cookie comes along. It tells its own address, which holds the code, to nobody.
 */
export function callbackPage({ to, language, cookies = [] }: CallbackPage): Response {
  const target = targets[to]
  const page = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${target}"><title>TYM</title></head>
<body><p><a href="${target}">${words[language]}</a></p></body></html>
`
  const answer = new Response(page, { status: 200, headers: standing })
  answer.headers.set('content-type', 'text/html; charset=utf-8')
  answer.headers.set(
    'content-security-policy',
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  )
  answer.headers.set('referrer-policy', 'no-referrer')
  answer.headers.set('cross-origin-opener-policy', 'same-origin')
  for (const cookie of cookies) answer.headers.append('set-cookie', cookie)
  return answer
}
