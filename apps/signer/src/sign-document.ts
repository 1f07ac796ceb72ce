import { newId, Problem } from '@tym/kernel'
import { signDocument as sign, signableDocument } from '@tym/signing'
import type { Context } from 'hono'
import { checkServiceCaller } from './check-service-caller.ts'
import type { Desk } from './desk.ts'
import type { Organisation } from './organisation.ts'
import { readJson } from './read-json.ts'

/** POST /{slug}/sign-document: the organisation's signature on a document of its own, such as a referral. */
export async function signDocument(
  context: Context,
  organisation: Organisation,
  desk: Desk,
): Promise<{ document: string }> {
  const { caller, used, mayAsk } = await checkServiceCaller(context, organisation, desk)
  mayAsk('sign-referral', 'sign-consentReceipt', 'sign-disclosure', 'sign-recall', 'sign-request')
  const document = await readJson(context, signableDocument)
  mayAsk(`sign-${document.type}`)
  const { issuer, id } = organisation.settings
  if (document.organisation !== id)
    throw new Problem('other-employer', 'The document is of another organisation.')
  // The log names no customer: the hash of the payload is enough to know the document again.
  const signer = organisation.sign('document', { kind: `document-${document.type}`, caller, used })
  return { document: await sign(signer, { document, issuer, id: newId(), clock: desk.clock }) }
}
