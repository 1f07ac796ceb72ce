import { expect, test } from 'vitest'
import type { SessionState } from './state.ts'
import { advance } from './steps.ts'

const common = {
  who: 'staff' as const,
  name: 'Aino',
  mark: 'mark',
  idleUntil: '2026-11-30T08:15:00Z',
  absoluteUntil: '2026-11-30T17:00:00Z',
  tokenUrl: 'https://provider.example/token',
}
const code: SessionState = { stage: 'code', tokenUrl: common.tokenUrl }
const signedIn: SessionState = {
  stage: 'signedIn',
  ...common,
  certificateUrl: 'https://signer.example/token',
}
const ready: SessionState = {
  stage: 'ready',
  ...common,
  ath: 'hash',
  certificateExpiresAt: '2026-11-30T08:05:00Z',
  loginExpiresAt: '2026-11-30T09:00:00Z',
}

test('a sign-in goes from the code to the certificate by itself', async () => {
  const asked: string[] = []
  const reached = await advance(code, {
    token: async (url) => {
      asked.push(url)
      return signedIn
    },
    certificate: async (url) => {
      asked.push(url)
      return ready
    },
  })
  expect(reached).toEqual(ready)
  expect(asked).toEqual(['https://provider.example/token', 'https://signer.example/token'])
})

test('a sign-in with several rights waits for the person', async () => {
  const choice: SessionState = { ...signedIn, rights: [{ id: 'right', role: 'nurse' }] }
  const never = () => Promise.reject(new Error('asked'))
  expect(await advance(choice, { token: never, certificate: never })).toEqual(choice)
})

test('a server that never gets on is not asked for ever', async () => {
  let asked = 0
  const again = async () => {
    asked += 1
    return code
  }
  expect(await advance(code, { token: again, certificate: again })).toEqual(code)
  expect(asked).toBeLessThan(10)
})
