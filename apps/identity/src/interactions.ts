import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Language, languages, pageHeaders, readAtMost } from '@tym/kernel'
import type Provider from 'oidc-provider'
import { z } from 'zod'
import { strong, weak } from './claims.ts'
import { findPersonaByKey, type Persona, personasFor } from './personas-by-resource.ts'
import { renderSignInPage } from './sign-in-page.ts'
import { stylePolicy } from './sign-in-style.ts'

const longestForm = 4096
const choice = z.object({ persona: z.string(), acr: z.enum(['strong', 'weak']) })
const language = z.enum(languages)

/**
 * Shows the sign-in page (GET) and takes the choice made there (POST). Only personas that belong to the
 * resource the client asked for are shown, and only those are accepted.
 */
export async function handleInteraction(
  request: IncomingMessage,
  response: ServerResponse,
  {
    provider,
    issuer,
    customerDataOrigin,
  }: { provider: Provider; issuer: string; customerDataOrigin: string },
): Promise<void> {
  const url = new URL(request.url ?? '/', issuer)
  const interaction = await provider.interactionDetails(request, response)
  const { params } = interaction
  const personas = personasFor(params['resource'], customerDataOrigin)
  if (request.method === 'GET') {
    const page = renderSignInPage({
      action: url.pathname,
      language: languageOf(url, params['ui_locales']),
      personas,
      offersWeak: !asksForStrong(params['acr_values']),
    })
    response.writeHead(200, {
      ...pageHeaders,
      // Without form-action: the choice is answered with a way back to whoever asked for the sign-in.
      'content-security-policy': `default-src 'none'; ${stylePolicy}; base-uri 'none'; frame-ancestors 'none'`,
      'cache-control': 'no-store',
    })
    response.end(page)
    return
  }
  const chosen = choice.safeParse(Object.fromEntries(new URLSearchParams(await readBody(request))))
  const persona = chosen.success ? findPersonaByKey(chosen.data.persona) : undefined
  if (request.method !== 'POST' || !chosen.success || persona === undefined || !personas.includes(persona)) {
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('The choice is not one of those that were offered.\n')
    return
  }
  await leaveSessionOfAnother(provider, interaction, persona)
  const acr = chosen.data.acr === 'strong' ? strong : weak
  const login = { accountId: persona.subject, acr, amr: acr === strong ? ['sc'] : ['pwd'] }
  await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false })
}

/**
 * Ends the session of whoever was signed in before, if it is somebody else: the provider would answer with a
 * page that a script sends on.
 */
async function leaveSessionOfAnother(
  provider: Provider,
  interaction: Awaited<ReturnType<Provider['interactionDetails']>>,
  { subject }: Persona,
): Promise<void> {
  const { session } = interaction
  if (session === undefined || session.accountId === subject) return
  interaction.session = undefined
  await interaction.persist()
  await (await provider.Session.findByUid(session.uid))?.destroy()
}

/** Whether a sign-in by password alone would only be asked again. */
const asksForStrong = (wishes: unknown): boolean =>
  typeof wishes === 'string' && !wishes.split(' ').includes(weak)

function languageOf(url: URL, wishes: unknown): Language {
  const [wished = ''] = typeof wishes === 'string' ? wishes.split(' ') : []
  return language.catch('fi').parse(url.searchParams.get('lang') ?? wished.slice(0, 2))
}

async function readBody(request: IncomingMessage): Promise<string> {
  return (await readAtMost(request, longestForm))?.toString('utf8') ?? ''
}
