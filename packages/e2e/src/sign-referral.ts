import path from 'node:path'
import { plainDate, systemClock } from '@tym/kernel'
import { organisations } from '@tym/personas'
import { openServiceKey, remoteSigner } from '@tym/signing'
import { theWorld } from './platform.ts'

const organisation = 'ita-uusimaa'
const clientId = 'ita-uusimaa-case-system'

/** A referral as the county's own system has it signed by the county's signer: a compact JWS. */
export async function signReferral(nationalId: string, on: string): Promise<string> {
  const { folder, origins } = theWorld()
  const key = await openServiceKey(path.join(folder, 'secrets', 'clients', `${clientId}.jwk.json`), {
    mode: 'development',
  })
  const baseUrl = `${origins.signerOrigin}/${organisation}`
  return await remoteSigner({ baseUrl, clientId, key, clock: systemClock() }).signDocument({
    type: 'referral',
    organisation: organisations[organisation].id,
    nationalId,
    date: plainDate.parse(on),
    content: {
      '2.07': {
        on,
        ground: 'ability',
        whyConsultationIsNotEnough: 'Kuntoutus ja työ on sovitettava yhteen.',
      },
    },
  })
}
