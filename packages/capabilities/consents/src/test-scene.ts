import { addDays } from '@tym/kernel'
import { expectDone, makeBy, type SetScene } from '@tym/testing'
import { z } from 'zod'

const shownText = z.object({ hash: z.string() })

/** Two consents towards a party in use, of different data: one to be withdrawn, one to stay. */
export const setScene: SetScene = async ({ network, specialist, file }, { party }) => {
  const today = network.clock.calendar()
  const record = async (field: string): Promise<string> => {
    const asked = {
      party: { id: party },
      direction: 'disclose',
      fields: [field],
      purpose: { text: 'Valmennus.', service: 'työhönvalmennus' },
      validFrom: today,
      validUntil: addDays(today, 90),
    }
    const previewed = await specialist.fetch('POST', `${file.path}/consents/preview`, {
      body: { ...asked, language: 'fi' },
    })
    const { hash } = shownText.parse(expectDone(previewed, 'preview'))
    return makeBy(specialist, `${file.path}/consents`, {
      ...asked,
      outcome: 'given',
      form: 'written',
      givenOn: today,
      shown: { language: 'fi', hash },
    })
  }
  const [consent, consentToWithdraw] = [await record('7.05'), await record('7.06')]
  return { params: { consent, consentToWithdraw } }
}
