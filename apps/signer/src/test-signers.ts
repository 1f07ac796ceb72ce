import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createBoundFetch, logIn } from '@tym/cli'
import { getStaff, type StaffPersona, signerAudience } from '@tym/personas'
import { generateProofKey, type ProofKey } from '@tym/role-certificate'
import type { SigningKey } from '@tym/signing'
import { startTestSigners, type TestSigners } from '@tym/testing'
import { afterAll, beforeAll } from 'vitest'

/** Whom most tests of the signer are about. */
export const aino = getStaff('porvoo-specialist')

export const form = { 'content-type': 'application/x-www-form-urlencoded' }

export async function readJson(response: Response): Promise<Record<string, unknown>> {
  const body: unknown = await response.json()
  return typeof body === 'object' && body !== null ? { ...body } : {}
}

/** The signers of the cast as a real process, started before the tests of a file and stopped after them. */
export function useSigners() {
  let world: TestSigners
  let usageRight = ''
  beforeAll(async () => {
    world = await startTestSigners()
    usageRight = await grant(aino)
  })
  afterAll(() => world.stop())

  function grant(persona: StaffPersona): Promise<string> {
    const [duty] = persona.duties
    if (duty === undefined) throw new Error(`${persona.key} has no duty`)
    return world.grant({ person: persona.subject, employer: persona.organisation }, duty)
  }

  return {
    get world() {
      return world
    },
    /** Aino's, which the signer of her employer finds. */
    get usageRight() {
      return usageRight
    },
    grant,
    loginForm: (token: string, change: Record<string, string> = {}) =>
      new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: token,
        subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        audience: world.customerDataOrigin,
        ...change,
      }).toString(),
    logInFor: (persona: StaffPersona, key: ProofKey) =>
      logIn(persona, { ...world, key, resource: signerAudience(persona.organisation) }),
    async post(
      target: string,
      body: string,
      key = generateProofKey(),
      headers: Record<string, string> = form,
    ) {
      const response = await createBoundFetch(key, { origin: world.signerOrigin })(target, {
        method: 'POST',
        headers,
        body,
      })
      return { status: response.status, headers: response.headers, body: await readJson(response) }
    },
    async signatures(): Promise<Record<string, unknown>[]> {
      const text = await readFile(path.join(world.folder, 'signatures.log'), 'utf8')
      return text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    },
    clientKey(clientId: string): SigningKey {
      const key = world.clientKeys[clientId]
      if (key === undefined) throw new Error(`the cast has no client ${clientId}`)
      return key
    },
  }
}
