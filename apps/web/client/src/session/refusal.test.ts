import { expect, test } from 'vitest'
import { asksForSignIn, refusalOf } from './refusal.ts'

const id = '0198f0a0-0000-7000-8000-00000000beef'
const answerWith = (headers: Record<string, string>) =>
  Response.json({ code: 'service-unavailable' }, { status: 503, headers })

test('a refusal tells when to come again, and by which id the service has logged it', async () => {
  expect(await refusalOf(answerWith({ 'retry-after': '2', 'x-request-id': id }))).toMatchObject({
    code: 'service-unavailable',
    status: 503,
    seconds: 2,
    requestId: id,
  })
})

test('what is no id is shown to nobody', async () => {
  for (const told of ['Eeva Esimerkki', '', `${id} <b>`])
    expect((await refusalOf(answerWith({ 'x-request-id': told }))).requestId).toBeUndefined()
})

test('whoever must identify themselves more strongly signs in again, as whoever has been too long away', () => {
  for (const code of ['strong-authentication-required', 'login-required', 'session-idle'])
    expect(asksForSignIn(code), code).toBe(true)
  for (const code of ['not-permitted', 'stale-version', 'rate-limited'])
    expect(asksForSignIn(code), code).toBe(false)
})
