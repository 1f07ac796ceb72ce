import {
  confirmationClaims,
  fetchDisclosure,
  fetchRecall,
  inbox,
  recallOutcome,
  receiptClaims,
  takeConfirmation,
  takeReceipt,
} from '@tym/disclosures/exchange'
import { disclosureId, Problem } from '@tym/kernel'
import { z } from 'zod'
import { fetchLateRecall, orAfterDeletion, takeLateConfirmation } from './after-deletion.ts'
import type { ExchangeEndpoint } from './endpoint.ts'
import { readInbox } from './read-inbox.ts'

/** An id as it stands in a path. Throws the same 'not-found' for a text that is no id. */
function idIn<T extends z.ZodType>(form: T, text: string): z.output<T> {
  const id = form.safeParse(text)
  if (!id.success) throw new Problem('not-found', 'The path has no id.')
  return id.data
}
const recallId = z.uuid().lowercase()
const delivered = z.strictObject({ state: z.literal('delivered') })
const confirmed = z.strictObject({ state: z.literal('confirmed'), outcome: recallOutcome })

/** Everything that a party may ask of the exchange. */
export const endpoints: readonly ExchangeEndpoint[] = [
  {
    id: 'readInbox',
    method: 'GET',
    path: '/v1/inbox',
    summary: {
      fi: 'Mitä on noudettavana tai peruttu',
      sv: 'Vad som finns att hämta eller har återkallats',
      en: 'What waits to be fetched, and what has been called back',
    },
    hasPages: true,
    answers: { type: 'application/json', schema: inbox },
    problems: ['invalid-cursor'],
    handle: async ({ party, cursor, transactions }) =>
      JSON.stringify(inbox.parse(await readInbox(party, cursor, transactions))),
  },
  {
    id: 'fetchDisclosure',
    method: 'GET',
    path: '/v1/inbox/disclosures/{id}',
    summary: {
      fi: 'Nouda luovutus tahon avaimella salattuna',
      sv: 'Hämta ett utlämnande, krypterat med instansens nyckel',
      en: "Fetch a disclosure, encrypted to the party's key",
    },
    answers: {
      type: 'application/jose',
      what: 'Compact JWE (ECDH-ES, A256GCM) of {content, signature}. A new one at each fetch.',
    },
    problems: ['not-found', 'delivery-gone', 'signer-unavailable', 'service-unavailable'],
    handle: ({ party, id, transactions }, needs) =>
      fetchDisclosure(needs, { party, id: idIn(disclosureId, id) }, transactions),
  },
  {
    id: 'giveReceipt',
    method: 'POST',
    path: '/v1/inbox/disclosures/{id}/receipt',
    summary: {
      fi: 'Kuittaa luovutus vastaanotetuksi',
      sv: 'Kvittera ett utlämnande som mottaget',
      en: 'Give the signed receipt for a disclosure',
    },
    takes: { type: 'disclosure-receipt+jwt', claims: receiptClaims },
    answers: { type: 'application/json', schema: delivered },
    problems: ['not-found', 'delivery-gone', 'receipt-invalid', 'state-conflict', 'body-too-large'],
    handle: async ({ party, id, body, transactions }, { keys }) => {
      const at = { party, id: idIn(disclosureId, id), receipt: body }
      await transactions.commitFirst((tx) => takeReceipt(tx, keys, at))
      return JSON.stringify(delivered.parse({ state: 'delivered' }))
    },
  },
  {
    id: 'fetchRecall',
    method: 'GET',
    path: '/v1/inbox/recalls/{id}',
    summary: {
      fi: 'Nouda luovutuksen peruutus allekirjoitettuna',
      sv: 'Hämta en undertecknad återkallelse av ett utlämnande',
      en: 'Fetch the signed recall of a disclosure',
    },
    answers: {
      type: 'application/jose',
      what: 'Compact JWS of type signed-document+jwt, by the organisation that disclosed.',
    },
    problems: ['not-found', 'delivery-gone', 'signer-unavailable'],
    handle: ({ party, id: text, transactions }, { signerOf }) => {
      const id = idIn(recallId, text)
      return orAfterDeletion(fetchRecall(signerOf, { party, id }, transactions), () =>
        fetchLateRecall({ party, id, transactions }, { signerOf }),
      )
    },
  },
  {
    id: 'confirmRecall',
    method: 'POST',
    path: '/v1/inbox/recalls/{id}/confirmation',
    summary: {
      fi: 'Vahvista, mitä perutuille tiedoille on tehty',
      sv: 'Bekräfta vad som har gjorts med de återkallade uppgifterna',
      en: 'Confirm what was done with what was called back',
    },
    takes: { type: 'recall-confirmation+jwt', claims: confirmationClaims },
    answers: { type: 'application/json', schema: confirmed },
    problems: ['not-found', 'receipt-invalid', 'state-conflict', 'body-too-large'],
    handle: async ({ party, id: text, body, transactions }, { keys }) => {
      const id = idIn(recallId, text)
      const at = { party, id, confirmation: body }
      const outcome = await orAfterDeletion(
        transactions.commitFirst((tx) => takeConfirmation(tx, keys, at)),
        () => takeLateConfirmation({ party, id, transactions }, body),
      )
      return JSON.stringify(confirmed.parse({ state: 'confirmed', outcome }))
    },
  },
]
