import type { ReadTx } from '@tym/database'
import { noBody, type Principal, readEndpoint } from '@tym/employment'
import { type ConsentId, consentId, customershipId } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { z } from 'zod'
import { answerView, consentView, toAnswerView, toConsentView } from './consent.ts'
import { type KnownConsent, letsTheSamePass, listTowards, stillGood } from './equal-consents.ts'
import { getConsent, listAnswers } from './queries.ts'
import { exampleConsent, exampleFile } from './terms.ts'
import { touchedConsent } from './touched.ts'

const consentWithAnswers = z.strictObject({
  ...consentView.shape,
  answers: z.array(answerView),
  /**
   * Consents that are withdrawn together with this one: the same data, the same way, between the register and
   * the same party.
   */
  withdrawnWith: z.array(consentId),
  /** What else the customer allows between the register and that party. */
  alsoInForce: z.array(consentId),
})

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
  const { calendar } = tx.context
  const reader = { keys, role, calendar }
  const openKeys = () => Promise.resolve(keys)
  const others = (await listTowards(tx, keys.customership, { of: row, openKeys })).filter(
    (each) => each.row.id !== id,
  )
  const isEqual = (each: KnownConsent) => letsTheSamePass(each, { row, newest })
  return {
    ...toConsentView(row, newest, reader),
    withdrawnWith: row.withdrawnAt === null ? stillGood(others.filter(isEqual), calendar) : [],
    alsoInForce: stillGood(
      others.filter((each) => row.withdrawnAt !== null || !isEqual(each)),
      calendar,
    ),
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
