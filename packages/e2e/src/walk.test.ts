import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { stops } from './walk.ts'

const router = new URL('../../../apps/web/client/src/app/router.tsx', import.meta.url)

test('a walk through all screens goes to every address of the client', () => {
  const source = readFileSync(router, 'utf8')
  const addresses = [...source.matchAll(/'(\/[^']*)'/g)].map(([, address = '']) => address)
  expect(new Set(Object.keys(stops))).toEqual(new Set(addresses))
})
