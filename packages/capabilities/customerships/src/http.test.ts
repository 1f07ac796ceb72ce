import { grounds } from '@tym/register'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { endpoints } from './http.ts'
import { jobs, keyJobs } from './jobs.ts'

test('each endpoint has an id and a way of its own', () => {
  expect(new Set(endpoints.map(({ id }) => id)).size).toBe(endpoints.length)
  expect(new Set(endpoints.map(({ method, path }) => `${method} ${path}`)).size).toBe(endpoints.length)
})

test.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s rests on a declared ground and shows a request that it accepts',
  (_id, endpoint) => {
    expect(Object.keys(grounds)).toContain(endpoint.audit.ground)
    const { params, query = {}, body } = endpoint.example
    expect(z.strictObject(endpoint.params).safeParse(params).error).toBeUndefined()
    expect(z.strictObject(endpoint.query).safeParse(query).error).toBeUndefined()
    expect(endpoint.body.safeParse(body).error).toBeUndefined()
  },
)

test('nothing that names a person is in an address', () => {
  for (const { path, query } of endpoints) {
    expect(`${path} ${Object.keys(query).join(' ')}`).not.toMatch(/national|person|name|reason/i)
  }
})

test('each job has the name that row-level security knows', () => {
  const keys = { find: () => Promise.reject(new Error('nobody opens a file here')) }
  expect([...jobs, ...keyJobs({ keys })].map(({ kind }) => kind)).toEqual([
    'remind-plan-due',
    'remind-review-due',
    'remind-awaiting',
    'remind-end-opinions',
    'tell-officers',
    'end-awaiting-notices',
    'clear-join-requests',
    'find-forsaken-parties',
    'notify-out-of-team-read',
    'tell-other-files',
  ])
})
