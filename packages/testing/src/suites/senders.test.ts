import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** What runs of every capability and of every process. */
const sources = ['packages/capabilities', 'apps'].flatMap((folder) =>
  readdirSync(path.join(root, folder))
    .map((room) => path.join(folder, room, 'src'))
    .filter((src) => existsSync(path.join(root, src)))
    .flatMap((src) =>
      readdirSync(path.join(root, src), { recursive: true, encoding: 'utf8' })
        .filter((name) => /(?<!\.test)\.ts$/.test(name) && !path.basename(name).startsWith('test-'))
        .map((name) => ({
          name: path.join(src, name).replace(/^packages\//, ''),
          text: readFileSync(path.join(root, src, name), 'utf8'),
        })),
    ),
)
const filesWith = (pattern: RegExp) =>
  sources
    .filter(({ text }) => pattern.test(text))
    .map(({ name }) => name)
    .sort()
const textOf = (wanted: string) => sources.find(({ name }) => name === wanted)?.text ?? ''

/**
 * Every place that sends something to a customer, or puts aside to whom, and how it asks whether they have
 * died.
 */
const senders = {
  'capabilities/customerships/src/tell-customer.ts': /if \(address === 'deceased'\) return 'nobody'/,
  'capabilities/retention/src/announce-deletions.ts':
    /if \(await isDeceased\(tx, customership\)\) return false/,
  'capabilities/retention/src/annulment/tell-annulled-person.ts':
    /if \(address === 'deceased'\) return 'deceased'/,
  'capabilities/retention/src/begin-deletion.ts': /address !== 'deceased'/,
  'capabilities/retention/src/send-announcement.ts': /address === 'deceased'/,
  'capabilities/retention/src/send-farewells.ts': /if \(deceased\) return 'deceased'/,
}

test('every place that sends a message to a customer, or promises or prepares one, asks whether they have died', () => {
  const sends = filesWith(/messages\.send\(|insert\(announcement\)|\bawait prepareFarewell\(/)
  expect(sends).toEqual(Object.keys(senders).sort())
  for (const [name, asks] of Object.entries(senders))
    expect([name, textOf(name)]).toEqual([name, expect.stringMatching(asks)])
})

test('the way to a customer is handed to those only, and an address is found in one place, which asks first', () => {
  expect(filesWith(/\bmessages\b[^\n]*: MessagePort|MessagePort\['send'\]/)).toEqual([
    'apps/worker/src/job-table.ts',
    'capabilities/retention/src/needs.ts',
  ])
  expect(filesWith(/inArray\(entry\.field, \['1\.01', '1\.11'\]\)/)).toEqual([
    'capabilities/customer-data/src/find-message-address.ts',
  ])
  expect(textOf('capabilities/customer-data/src/find-message-address.ts')).toContain(
    "if (await isDeceased(tx, keys.customership)) return 'deceased'",
  )
})
