import { createNetwork, type Holder, type Network } from '@tym/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

let network: Network
let operator: Holder
beforeAll(async () => {
  network = await createNetwork()
  operator = await network.holder({ role: 'kehaOperator', organisation: 'keha' })
})
afterAll(() => network.close())

const terms = {
  name: 'Itärannikon työvalmennussäätiö',
  country: 'FI',
  contact: 'asiakaspalvelu@saatio.example',
  contractReference: 'TYM-sopimus 2026/14',
  allowedFields: ['7.05'],
}
const propose = (deliveryAddress: string) =>
  operator.fetch('POST', '/v1/outside-parties', {
    body: { kind: 'serviceProvider', terms: { ...terms, deliveryAddress } },
  })
const entered = async () => (await network.sql`select count(*)::int as parties from outside_parties.terms`)[0]

test.each([
  ...[
    'https://10.0.0.8/',
    'https://192.168.1.1/tym',
    'https://169.254.169.254/',
    'https://[fd00::8]/',
    'https://0.0.0.0/',
  ],
  ...[
    'https://[::ffff:7f00:1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://metadata.google.internal/',
    'https://db/',
  ],
  ...[
    'https://2130706433/',
    'https://0x7f000001/',
    'https://localhost./',
    'http://10.0.0.8/',
    'https://printer.local/',
  ],
])('a party is not entered with the address %s, and nothing is written', async (address) => {
  const before = await entered()
  expect(await propose(address)).toMatchObject({ status: 422, code: 'party-not-allowed' })
  expect(await entered()).toEqual(before)
})

test('a party is entered with an address of the public network', async () => {
  expect(await propose('https://vastaanotto.saatio.fi/tym')).toMatchObject({ status: 201 })
})
