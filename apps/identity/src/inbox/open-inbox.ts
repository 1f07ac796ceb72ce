import type { IncomingMessage, ServerResponse } from 'node:http'
import { type IdentityConfig, readJsonFile } from '@tym/config'
import { Problem, pageHeaders, publicJwk, systemClock } from '@tym/kernel'
import { z } from 'zod'
import { renderInbox } from './inbox-page.ts'
import { createMailbox } from './mailbox.ts'
import { createTaking } from './take-message.ts'

const senders = z.record(z.string(), publicJwk)

/** The development inbox: where messages to customers arrive, and where they are read. */
export interface Inbox {
  take(request: IncomingMessage, response: ServerResponse): Promise<void>
  show(request: IncomingMessage, response: ServerResponse): void
}

/** Opens the inbox for the services whose public keys are configured; without any it takes nothing. */
export async function openInbox({ publicOrigin, messageSendersFile: file }: IdentityConfig): Promise<Inbox> {
  const keys = file === undefined ? {} : await readJsonFile('MESSAGE_SENDERS_FILE', file, senders)
  const mailbox = createMailbox()
  const take = createTaking(mailbox, { issuer: publicOrigin, clock: systemClock(), keys })
  return {
    take: async (request, response) => {
      try {
        if (request.method !== 'POST') throw new Problem('method-not-allowed', 'Messages are posted.')
        await take(request)
        response.writeHead(202).end()
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        response.writeHead(error.status, { 'content-type': 'application/problem+json' })
        response.end(JSON.stringify({ code: error.code }))
      }
    },
    // Everybody here is fictitious: their messages may be read by whoever develops.
    show: (request, response) => {
      const asJson = request.headers.accept?.includes('application/json') === true
      response.writeHead(200, asJson ? { 'content-type': 'application/json' } : pageHeaders)
      response.end(asJson ? JSON.stringify({ messages: mailbox.list() }) : renderInbox(mailbox.list()))
    },
  }
}
