import { beforeAll, expect, test } from 'vitest'
import { keepTestRegister } from '../../declaration/test-register.ts'
import { doubtsIn } from './doubts.ts'

beforeAll(keepTestRegister)

test('what is written twice is in doubt once', () => {
  const form = {
    value: { text: 'Todettu F32.1.' },
    beside: { effect: 'F32.1 rajaa vuorotyötä.', necessity: '', occurredOn: '', reason: '' },
    source: 'officer',
    effectOpen: false,
  }
  expect(doubtsIn(form)).toEqual(['F32.1'])
})
