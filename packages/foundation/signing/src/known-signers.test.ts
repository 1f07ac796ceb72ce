import { newOrganisationId, systemClock } from '@tym/kernel'
import { expect, test } from 'vitest'
import { knowSigners, signersFile } from './known-signers.ts'
import { generatePrivateJwk, signingKeyOf } from './signing-key.ts'

const caller = { clientId: 'tym-test', key: signingKeyOf(generatePrivateJwk()), clock: systemClock() }

test('a signer that nobody knows makes the work wait', () => {
  const known = newOrganisationId()
  const signerOf = knowSigners({ [known]: 'http://127.0.0.1:8320/porvoo' }, caller)
  expect(signerOf(known)).toBe(signerOf(known))
  expect(() => signerOf(newOrganisationId())).toThrow(expect.objectContaining({ code: 'signer-unavailable' }))
})

test('a signer that somebody in between could stand in for is no address', () => {
  const at = (address: string) => signersFile.safeParse({ [newOrganisationId()]: address }).success
  expect(['https://signer.example/porvoo', 'http://127.0.0.1:8320/porvoo'].map(at)).toEqual([true, true])
  expect(['http://signer.example/porvoo', 'signer.example'].map(at)).toEqual([false, false])
})
