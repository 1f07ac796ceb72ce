import { EventEmitter, once } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeBrowserKey } from './browser-key.ts'
import { openTestBrowser, type TestBrowser } from './test-browser.ts'

let browser: TestBrowser
beforeEach(() => {
  browser = openTestBrowser()
})
afterEach(() => browser.close())

const ready = {
  stage: 'ready' as const,
  who: 'staff' as const,
  name: 'Helena',
  mark: 'mark of Helena',
  idleUntil: '2126-11-30T08:15:00Z',
  absoluteUntil: '2126-11-30T17:00:00Z',
  tokenUrl: 'https://provider.example/token',
  ath: 'hash',
  certificateExpiresAt: '2126-11-30T08:05:00Z',
  loginExpiresAt: '2126-11-30T09:00:00Z',
}

/** A page that shows Helena's session, and the requests that it makes. */
async function openPage(answerTo: (path: string) => Promise<Response>) {
  const asked: string[] = []
  vi.stubGlobal('fetch', (request: Request) => {
    const { pathname } = new URL(request.url)
    asked.push(pathname)
    return pathname === '/session' ? Promise.resolve(Response.json(ready)) : answerTo(pathname)
  })
  const key = await makeBrowserKey()
  browser.kept.set('current', key)
  const { currentView } = await import('./session.ts')
  const { followTabs } = await import('./follow-tabs.ts')
  const { resume } = await import('./way-in.ts')
  followTabs()
  await resume()
  expect(currentView()).toMatchObject({ kind: 'ready', state: { name: 'Helena' } })
  return { key, asked, currentView }
}

const never = () => Promise.reject(new Error('asked'))
const settled = () => new Promise((resolve) => setTimeout(resolve, 100))

test('a tab follows what is said of its own session, and nothing that is said of another', async () => {
  const { key, currentView } = await openPage(never)
  const other = browser.openChannel()
  other.postMessage({ kind: 'state', of: 'another', state: { ...ready, name: 'Aino' } })
  other.postMessage({ kind: 'over', of: 'another', to: '/elsewhere' })
  other.postMessage({ kind: 'over', to: '/elsewhere' })
  await settled()
  expect(currentView()).toMatchObject({ kind: 'ready', state: { name: 'Helena', ath: 'hash' } })
  expect(browser.left).toEqual([])
  other.postMessage({ kind: 'state', of: key.thumbprint, state: { ...ready, ath: 'renewed' } })
  await vi.waitFor(() => expect(currentView()).toMatchObject({ state: { ath: 'renewed' } }))
  browser.goTo('/work')
  other.postMessage({ kind: 'over', of: key.thumbprint, to: '/locked' })
  await vi.waitFor(() => expect(browser.left).toEqual(['/locked']))
  expect(currentView()).toEqual({ kind: 'starting' })
})

test('a tab empties itself when another session has begun in the browser, and takes nothing of it over', async () => {
  const { key, currentView } = await openPage(never)
  const aino = await makeBrowserKey()
  browser.kept.set('current', aino)
  const other = browser.openChannel()
  other.postMessage({ kind: 'begun', of: aino.thumbprint })
  await vi.waitFor(() => expect(browser.left).toEqual(['/']))
  other.postMessage({ kind: 'state', of: key.thumbprint, state: ready })
  await settled()
  expect(currentView()).toEqual({ kind: 'starting' })
})

test('a tab that has missed the new session asks for nothing with its key', async () => {
  const { asked } = await openPage(never)
  browser.kept.set('current', await makeBrowserKey())
  const { provingFetch } = await import('./proving-fetch.ts')
  const before = asked.length
  await expect(provingFetch(new Request('https://web.example/v1/customerships'))).rejects.toThrow(
    'session-missing',
  )
  expect(asked).toHaveLength(before)
  expect(browser.left).toEqual(['/'])
})

test('a page that has shown one session is left before it shows another', async () => {
  const { currentView } = await openPage(never)
  browser.kept.set('current', await makeBrowserKey())
  const { resume } = await import('./way-in.ts')
  await resume()
  expect(browser.left).toEqual(['/'])
  expect(currentView()).toEqual({ kind: 'starting' })
})

test('a sign-out empties the page, the store and the other tabs before the server has answered', async () => {
  const gate = new EventEmitter()
  const held = once(gate, 'open').then(() => Response.json({}))
  const { key, asked, currentView } = await openPage(() => held)
  const heard: unknown[] = []
  browser.openChannel().addEventListener('message', ({ data }) => heard.push(data))
  const { signOut } = await import('./way-out.ts')
  const done = signOut()
  expect(currentView()).toEqual({ kind: 'starting' })
  await vi.waitFor(() => expect(asked).toContain('/session/sign-out'))
  expect(browser.kept.size).toBe(0)
  await vi.waitFor(() => expect(heard).toEqual([{ kind: 'over', of: key.thumbprint, to: '/' }]))
  expect(browser.left).toEqual([])
  gate.emit('open')
  await done
  expect(browser.left).toEqual(['/?signed=out'])
})

test('a change of role is proved by the session that is left, which then ends', async () => {
  const proofs: unknown[] = []
  const { key, currentView } = await openPage(never)
  const answers = [
    Response.json({ code: 'use-dpop-nonce' }, { status: 401, headers: { 'dpop-nonce': 'fresh' } }),
    Response.json({ location: 'https://provider.example/authorize' }),
  ]
  const bodies: unknown[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const [header = '', claims = ''] = (request.headers.get('dpop') ?? '').split('.')
    proofs.push({ header: decode(header), claims: decode(claims) })
    bodies.push(await request.json())
    return answers.shift()
  })
  const { changeRole } = await import('./way-in.ts')
  await changeRole('fi')
  expect(proofs).toMatchObject([
    { header: { jwk: key.publicJwk }, claims: { htu: 'https://web.example/session/sign-in', htm: 'POST' } },
    { header: { jwk: key.publicJwk }, claims: { nonce: 'fresh' } },
  ])
  expect(bodies[1]).toMatchObject({ why: 'role', who: 'staff' })
  expect(bodies[1]).not.toMatchObject({ thumbprint: key.thumbprint })
  expect(bodies[1]).toMatchObject({ thumbprint: keptThumbprint() })
  expect(browser.left).toEqual(['https://provider.example/authorize'])
  expect(currentView()).toEqual({ kind: 'starting' })
  const { takeRoleChange } = await import('./role-change.ts')
  expect([takeRoleChange(), takeRoleChange()]).toEqual([true, false])
})

test('a change of role of a session that is over ends at the landing', async () => {
  await openPage(() => Promise.resolve(Response.json({ code: 'session-missing' }, { status: 401 })))
  const { changeRole } = await import('./way-in.ts')
  await changeRole('fi')
  expect(browser.kept.size).toBe(0)
  expect(browser.left).toEqual(['/'])
  const { takeRoleChange } = await import('./role-change.ts')
  expect(takeRoleChange()).toBe(false)
})

test('a page that chooses a role ends when the session does, and follows what other tabs say of it', async () => {
  const { key, currentView } = await openPage(never)
  const { show } = await import('./session.ts')
  const { timeLeft } = await import('./presence.ts')
  const { idleUntil, absoluteUntil, name, mark, who, tokenUrl } = ready
  const times = { idleUntil, absoluteUntil }
  const state = {
    ...times,
    stage: 'signedIn' as const,
    who,
    name,
    mark,
    tokenUrl,
    certificateUrl: tokenUrl,
    rights: [],
  }
  show({ kind: 'choosing', state })
  expect(timeLeft()).toBeGreaterThan(0)
  const other = browser.openChannel()
  const later = { ...state, idleUntil: '2126-11-30T09:00:00Z' }
  other.postMessage({ kind: 'state', of: key.thumbprint, state: later })
  await vi.waitFor(() => expect(currentView()).toEqual({ kind: 'choosing', state: later }))
  other.postMessage({ kind: 'over', of: key.thumbprint, to: '/locked' })
  await vi.waitFor(() => expect(browser.left).toEqual(['/locked']))
})

test('a page that is locked keeps where it was and a mark of whose it was, and nothing else', async () => {
  const { key, currentView } = await openPage(never)
  browser.goTo('/customerships/0198f0a0-0000-7000-8000-00000000dead')
  browser.openChannel().postMessage({ kind: 'over', of: key.thumbprint, to: '/locked?who=staff' })
  await vi.waitFor(() => expect(browser.left).toEqual(['/locked?who=staff']))
  expect(browser.keptInHistory()).toEqual({
    place: { path: '/customerships/0198f0a0-0000-7000-8000-00000000dead', of: 'mark of Helena' },
  })
  expect(currentView()).toEqual({ kind: 'starting' })
})

test('a page that is left by a sign-out keeps nothing', async () => {
  await openPage(() => Promise.resolve(Response.json({})))
  browser.goTo('/work')
  const { signOut } = await import('./way-out.ts')
  await signOut()
  expect(browser.left).toEqual(['/?signed=out'])
  expect(browser.keptInHistory()).toBeUndefined()
})

test('a page that is put away shows nothing more, whatever still arrives', async () => {
  const { currentView } = await openPage(never)
  const { close, show } = await import('./session.ts')
  close()
  show({ kind: 'ready', state: ready })
  expect(currentView()).toEqual({ kind: 'starting' })
})

function keptThumbprint(): unknown {
  const kept = browser.kept.get('current')
  return typeof kept === 'object' && kept !== null && 'thumbprint' in kept ? kept.thumbprint : undefined
}

function decode(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString())
}
