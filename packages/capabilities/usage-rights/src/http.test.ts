import { grounds } from '@tym/register'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { endpoints } from './http.ts'
import { jobs } from './jobs.ts'

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

test('no endpoint takes the employer from the sender: it is the one of the certificate', () => {
  for (const { body, params, query } of endpoints) {
    const shape = body instanceof z.ZodObject ? body.shape : {}
    expect({ ...shape, ...params, ...query }).not.toHaveProperty('employer')
  }
})

test('each job has the name that row-level security knows', () => {
  const signerOf = () => ({ signGrant: () => Promise.reject(new Error('nobody signs here')) })
  expect(jobs({ signerOf, officers: [] }).map(({ kind }) => kind)).toEqual([
    'bootstrap-officers',
    'sign-grant-statement',
    'sign-grants-anew',
    'remind-right-expiring',
    'expire-usage-rights',
    'tell-unstaffed-parties',
    'tell-without-supervisor',
  ])
})
