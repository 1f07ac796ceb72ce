import { expect, it } from 'vitest'
import { businessId, isBusinessId } from './business-id.ts'

it.each(['1572860-0', '0112038-9', '0201256-6', '0737546-2'])('%s is a business id', (text) => {
  expect(isBusinessId(text)).toBe(true)
})

it.each(['1572860-1', '1572860', '157286-0', '15728600', '0000001-0', 'abcdefg-h', '1572860-0 x'])(
  '"%s" is none',
  (text) => {
    expect(isBusinessId(text)).toBe(false)
  },
)

it('each number has one right check digit at most', () => {
  for (let number = 0; number < 10_000; number += 7) {
    const digits = String(number).padStart(7, '0')
    const right = Array.from({ length: 10 }, (_, check) => `${digits}-${check}`).filter(isBusinessId)
    expect(right.length).toBeLessThanOrEqual(1)
  }
})

it('from outside is trimmed, and refused by its own code', () => {
  expect(businessId.parse(' 1572860-0 ')).toBe('1572860-0')
  expect(businessId.safeParse('1572860-1').error?.issues[0]).toMatchObject({
    params: { problem: 'invalid-business-id' },
  })
})
