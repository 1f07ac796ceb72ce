import type { Principal } from '@tym/access'
import { getKeys } from '@tym/customer-data/public'
import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/endpoint'
import { type ConsentId, consentId, customershipId } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { z } from 'zod'
import { answerView, consentView, toAnswerView, toConsentView } from './consent.ts'
import { getConsent, listAnswers } from './queries.ts'
import { exampleConsent, exampleFile } from './terms.ts'
import { touchedConsent } from './touched.ts'

const consentWithAnswers = z.strictObject({ ...consentView.shape, answers: z.array(answerView) })

/** One consent with every answer, the newest first, each with its receipt and the signature under it. */
export async function readConsent(
  tx: ReadTx,
  keys: CustomershipKeys,
  { role }: Pick<Principal, 'role'>,
  id: ConsentId,
): Promise<z.infer<typeof consentWithAnswers>> {
  const row = await getConsent(tx, keys.customership, id)
  const answers = await listAnswers(tx, id)
  const [newest] = answers
  if (newest === undefined) throw new Error('a consent has an answer')
  const reader = { keys, role, calendar: tx.context.calendar }
  return {
    ...toConsentView(row, newest, reader),
    answers: answers.map((answer) => toAnswerView(answer, reader)),
  }
}

export const readConsentEndpoint = readEndpoint({
  id: 'readConsent',
  method: 'GET',
  path: '/v1/customerships/{customership}/consents/{consent}',
  tag: 'Consents',
  summary: {
    fi: 'Suostumus, sen versiot ja allekirjoitetut kuitit',
    sv: 'Samtycket, dess versioner och undertecknade kvitton',
    en: 'A consent, its versions and signed receipts',
  },
  caller: ['person', 'customer'],
  operation: 'consent.read',
  scope: 'customership',
  params: { customership: customershipId, consent: consentId },
  query: {},
  body: noBody,
  output: consentWithAnswers,
  audit: { event: 'consent.read', ground: 'gdpr-7' },
  problems: ['not-found'],
  example: { params: { customership: exampleFile, consent: exampleConsent } },
  handler: async (tx, { caller, params, parts }) => ({
    output: await readConsent(tx, await getKeys(parts, params.customership), caller, params.consent),
    touched: [touchedConsent(params.customership, caller.role, [params.consent])],
  }),
})
