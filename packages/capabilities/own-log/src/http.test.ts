import { grounds } from '@tym/register'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { endpoints } from './http.ts'

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
