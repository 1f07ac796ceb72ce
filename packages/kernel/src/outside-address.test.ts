import { describe, expect, test } from 'vitest'
import { isDeliverableAddress, isPublicIp, mayConnectTo } from './outside-address.ts'

const production = { toThisMachine: false }
const development = { toThisMachine: true }

describe('an IP address is inside', () => {
  test.each([
    ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...[
      '100.64.0.1',
      '169.254.169.254',
      '169.254.0.1',
      '192.0.0.192',
      '192.0.2.1',
      '198.18.0.1',
      '198.51.100.7',
    ],
    ...['203.0.113.9', '224.0.0.1', '239.1.2.3', '240.0.0.1', '255.255.255.255', '168.63.129.16'],
    ...[
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:8.8.8.8',
      '::127.0.0.1',
      'fe80::1',
      'fec0::1',
    ],
    ...[
      'fc00::1',
      'fd00::8',
      'fd00:ec2::254',
      'ff02::1',
      '64:ff9b::7f00:1',
      '64:ff9b::808:808',
      '64:ff9b:1::1',
    ],
    ...[
      '2001::1',
      '2001:db8::1',
      '2002:7f00:1::',
      '2002:a00:1::1',
      '3fff::1',
      '100::1',
      '5f00::1',
      '4000::1',
    ],
    ...['', 'localhost', '127.1', '0x7f000001', '017700000001', '2130706433', '1.2.3', '8.8.8.8.'],
  ])('%s', (ip) => {
    expect(isPublicIp(ip)).toBe(false)
    expect(mayConnectTo(ip, production)).toBe(false)
  })
})

test.each(['8.8.8.8', '193.166.3.2', '172.32.0.1', '100.128.0.1', '2a00:1450::1', '2620:fe::fe', '2003::1'])(
  'an IP address is of the public network: %s',
  (ip) => expect(mayConnectTo(ip, production)).toBe(true),
)

test('this machine is connected to where that is allowed, and nothing else inside', () => {
  expect(['127.0.0.1', '127.9.9.9', '::1'].map((ip) => mayConnectTo(ip, development))).toEqual([
    true,
    true,
    true,
  ])
  for (const ip of ['10.0.0.1', '169.254.169.254', 'fd00::8', '::ffff:127.0.0.1', '0.0.0.0'])
    expect(mayConnectTo(ip, development)).toBe(false)
})

describe('nothing is delivered to', () => {
  test.each([
    ...[
      'http://vastaanotto.saatio.fi/tym',
      'ftp://vastaanotto.saatio.fi/',
      'https:',
      'https://',
      'vastaanotto',
    ],
    ...[
      'https://localhost/',
      'https://localhost./',
      'https://LOCALHOST/',
      'https://a.localhost/',
      'https://db/',
    ],
    ...[
      'https://db./',
      'https://metadata.google.internal/',
      'https://metadata.google.internal./',
      'https://printer.local/',
    ],
    ...[
      'https://127.0.0.1/',
      'https://127.1/',
      'https://2130706433/',
      'https://0x7f000001/',
      'https://0177.0.0.1/',
    ],
    ...['https://0x7f.1/', 'https://127.0.0.1./', 'https://0/', 'https://0.0.0.0/', 'https://10.0.0.8/'],
    ...[
      'https://169.254.169.254/',
      'https://2852039166/',
      'https://0xa9fea9fe/',
      'https://192.168.0.1:8443/',
    ],
    ...[
      'https://[::1]/',
      'https://[::]/',
      'https://[::ffff:127.0.0.1]/',
      'https://[::ffff:a00:1]/',
      'https://[fd00::8]/',
    ],
    ...['https://[fe80::1]/', 'https://[64:ff9b::7f00:1]/', 'https://[2002:7f00:1::]/', 'https://①②⑦.0.0.1/'],
    ...[
      'http://127.0.0.1:4000/tym',
      'http://[::1]/',
      'https://gateway.lan/',
      'https://1.0.0.127.in-addr.arpa./',
    ],
  ])('%s in production', (address) => {
    expect(isDeliverableAddress(address, production)).toBe(false)
  })

  test.each([
    'http://10.0.0.8/',
    'https://10.0.0.8/',
    'http://vastaanotto.saatio.fi/',
    'https://metadata.google.internal/',
  ])('%s in development either', (address) => expect(isDeliverableAddress(address, development)).toBe(false))
})

test('what is of the public network is delivered to, and this machine where that is allowed', () => {
  for (const address of [
    'https://vastaanotto.saatio.fi/tym',
    'https://työ.fi/',
    'https://8.8.8.8/',
    'https://[2a00:1450::1]/',
  ])
    expect(isDeliverableAddress(address, production)).toBe(true)
  for (const address of ['http://127.0.0.1:4000/tym', 'http://localhost:4000/', 'https://[::1]/'])
    expect(isDeliverableAddress(address, development)).toBe(true)
})
