import { escapeHtml, sha256 } from '@tym/kernel'
import { standing } from './answers.ts'
import { signedInPath } from './sign-in.ts'

const elsewhere = ['cross-site', 'same-site']
/** Where other sites may lead: to the first page, and the provider back to where it was asked to. */
const open: readonly string[] = ['/', signedInPath]

/** Whether a link or script of another site leads here, to a page that may show a file. */
export function isLedFromElsewhere(request: Request): boolean {
  const { headers } = request
  return (
    elsewhere.includes(headers.get('sec-fetch-site') ?? '') &&
    headers.get('sec-fetch-mode') === 'navigate' &&
    !open.includes(new URL(request.url).pathname)
  )
}

const style = `
:root{color-scheme:light dark}
body{margin:0;background:#f4f6f8;color:#212121;font:16px/24px system-ui,sans-serif}
main{max-width:40rem;margin:48px auto;padding:24px;background:#fff;border:1px solid #c8cdd0;border-top:4px solid #00357a}
h1{margin:0 0 16px;font-size:24px;line-height:30px}
a{display:inline-block;margin-top:8px;padding:9px 20px;background:#2a6ebb;color:#fff;font-weight:600;text-decoration:none}
a:focus-visible{outline:3px solid #1a99c7;outline-offset:2px}
@media (prefers-color-scheme:dark){body{background:#14181c;color:#eef1f3}main{background:#1d2329;border-color:#3a434a}
a{background:#6ea8e8;color:#10151a}}
@media (max-width:48rem){main{margin:0;border-width:4px 0 0}}
`
const policy = `default-src 'none'; style-src 'sha256-${sha256(style).toString('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/**
 * The page that stands between another site's link and a page of ours. To open a file is an act in the name
 * of whoever is signed in, and the customer sees it in the log: so only a press of the person opens it.
 */
export function leadOnPage(request: Request, publicOrigin: string): Response {
  const { pathname, search } = new URL(request.url)
  // With the origin: a path that begins with two slashes would lead elsewhere.
  const target = escapeHtml(`${publicOrigin}${pathname}${search}`)
  const page = `<!doctype html>
<html lang="fi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Monialainen tuki · Sektorsövergripande stöd · Multidisciplinary support</title><style>${style}</style></head>
<body><main><h1>Monialainen tuki <span lang="sv">· Sektorsövergripande stöd</span> <span lang="en">· Multidisciplinary support</span></h1>
<p>Toinen sivusto ohjasi sinut tänne. Jatka vain, jos halusit itse avata sivun: asiakkaan tietojen avaaminen jää lokiin.</p>
<p lang="sv">En annan webbplats ledde dig hit. Fortsätt bara om du själv ville öppna sidan: det blir en anteckning i loggen när en kunds uppgifter öppnas.</p>
<p lang="en">Another site has led you here. Go on only if you wanted to open the page yourself: opening a customer’s data is logged.</p>
<p><a href="${target}">Jatka <span lang="sv">· Fortsätt</span> <span lang="en">· Continue</span></a></p></main></body></html>
`
  const answer = new Response(page, { status: 200, headers: standing })
  answer.headers.set('content-type', 'text/html; charset=utf-8')
  answer.headers.set('content-security-policy', policy)
  answer.headers.set('referrer-policy', 'no-referrer')
  answer.headers.set('cross-origin-opener-policy', 'same-origin')
  return answer
}
