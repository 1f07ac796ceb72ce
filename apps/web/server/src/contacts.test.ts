import { contacts } from '@tym/personas'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { contactsFile, mountContacts } from './contacts.ts'

test('everybody is told who the controllers are and where a fault is told, and nothing else', async () => {
  const app = new Hono()
  mountContacts(app, contactsFile.parse(contacts))
  const answer = await app.request('/contacts')
  expect({ status: answer.status, body: await answer.json() }).toEqual({ status: 200, body: contacts })
  expect((await app.request('/contacts', { method: 'POST' })).status).toBe(404)
})

test('a service without a controller, or without an address for faults of accessibility, is refused', () => {
  expect(contactsFile.safeParse({ ...contacts, controllers: [] }).success).toBe(false)
  expect(contactsFile.safeParse({ ...contacts, accessibility: 'nobody' }).success).toBe(false)
})
