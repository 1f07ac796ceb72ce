import { makeBy, makeKey, type SetScene } from '@tym/testing'

const terms = {
  name: 'Säätiö',
  country: 'FI',
  contact: 'toimisto@saatio.example',
  contractReference: 'Sopimus 1',
  allowedFields: ['7.05', '7.06'],
}

/**
 * A party that waits for a decision, one that is suspended, and one in use with a key that lives and one that
 * waits.
 */
export const setScene: SetScene = async ({ holding }) => {
  const operator = await holding('kehaOperator')
  const grantor = await holding('kehaGrantor')
  const propose = () => makeBy(operator, '/v1/outside-parties', { kind: 'serviceProvider', terms })
  const approved = async () => {
    const id = await propose()
    const approval = { decision: 'approve' }
    return makeBy(grantor, `/v1/outside-parties/${id}/decision`, approval, { 'if-match': '"1"' })
  }
  const [waiting, suspended, party] = [await propose(), await approved(), await approved()]
  const reason = 'Avain on vuotanut.'
  await makeBy(operator, `/v1/outside-parties/${suspended}/suspension`, { reason })
  const keyOf = async () => {
    const { publicJwk } = makeKey('porvoo', 'document').key
    return makeBy(operator, `/v1/outside-parties/${party}/keys`, { use: 'signature', publicJwk })
  }
  const [unconfirmed, key] = [await keyOf(), await keyOf()]
  await makeBy(grantor, `/v1/outside-parties/${party}/keys/${key}/confirmation`)
  const title = { fi: 'velkaneuvonta', sv: 'skuldrådgivning', en: 'debt counselling' }
  const kind = await makeBy(operator, '/v1/outside-party-kinds', { code: 'counsellingOfDebts', title })
  return {
    params: { party, key, kind },
    endpoints: {
      decideOnOutsideParty: { params: { party: waiting } },
      resumeOutsideParty: { params: { party: suspended } },
      confirmOutsidePartyKey: { params: { key: unconfirmed } },
    },
  }
}
