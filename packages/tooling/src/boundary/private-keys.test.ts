import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Visitor } from 'oxc-parser'
import { expect, test } from 'vitest'
import { root } from '../workspace.ts'
import { type Module, readModule } from './imports.ts'
import { isTestFile } from './rules.ts'

/** What the register's services are made of; `jose` is in none of them but the two that read keys for all. */
const services = [
  ...['apps/customer-data/src', 'apps/worker/src', 'apps/exchange/src'],
  ...['packages/capabilities', 'packages/foundation', 'packages/kernel'],
]

/**
 * Of each module that deals in keys, what needs no private key: it verifies, asks the signer, or encrypts to
 * somebody.
 */
const harmless: Readonly<Record<string, readonly string[]>> = {
  '@tym/signing': [
    ...['encryptJwe', 'knowSigners', 'reachSigners', 'signersFile'],
    ...['verifyDocument', 'verifyJws', 'verifyStatementRequest'],
  ],
  '@tym/role-certificate': [
    ...[
      'createCertificateVerifier',
      'createProofVerifier',
      'createTrustStore',
      'dpopErrors',
      'importPublicJwk',
      'publicJwk',
    ],
    ...['readAuthorization', 'replaySlotSeconds', 'replaySlots', 'strongAuthentication', 'thumbprintOf'],
    ...['verifyBody', 'verifyGrantStatement', 'parametersHashOf', 'verifyParameters'],
  ],
  'node:crypto': [
    ...[
      'createCipheriv',
      'createDecipheriv',
      'createHash',
      'createHmac',
      'createPublicKey',
      'createSecretKey',
    ],
    ...['randomBytes', 'randomFillSync', 'timingSafeEqual', 'verify'],
  ],
}

/** The values that a module takes from those, but for what is harmless; `*` is all of it. */
function keyUses({ program }: Module): string[] {
  const found: string[] = []
  const add = (from: string, names: readonly string[]): void => {
    const known = harmless[from]
    if (known !== undefined) found.push(...names.filter((name) => !known.includes(name)))
  }
  new Visitor({
    ImportDeclaration: ({ importKind, source, specifiers }) => {
      if (importKind === 'type') return
      const names = specifiers.flatMap((one) => {
        if (one.type !== 'ImportSpecifier') return ['*']
        if (one.importKind === 'type') return []
        return [one.imported.type === 'Identifier' ? one.imported.name : one.imported.value]
      })
      add(source.value, names)
    },
    ExportNamedDeclaration: ({ exportKind, source }) => {
      if (source !== null && exportKind !== 'type') add(source.value, ['*'])
    },
    ExportAllDeclaration: ({ exportKind, source }) => {
      if (exportKind !== 'type') add(source.value, ['*'])
    },
    ImportExpression: ({ source }) => {
      if (source.type === 'Literal' && typeof source.value === 'string') add(source.value, ['*'])
    },
    MemberExpression: ({ property }) => {
      if (property.type === 'Identifier' && property.name === 'subtle') found.push('subtle')
    },
  }).visit(program)
  return found
}

test.each([
  ["import { createHash, sign as put } from 'node:crypto'", ['sign']],
  ["import * as crypto from 'node:crypto'", ['*']],
  ["import { type SigningKey, fileKeyStore, verifyJws } from '@tym/signing'", ['fileKeyStore']],
  ["import type { PrivateJwk } from '@tym/signing'", []],
  ["export { signingKeyOf } from '@tym/signing'", ['*']],
  ["export type { SigningKey } from '@tym/signing'", []],
  ["const { sign } = await import('node:crypto')", ['*']],
  ['await crypto.subtle.sign(algorithm, key, bytes)', ['subtle']],
])('the reader finds in %j what could use a private key', (source, expected) => {
  expect(keyUses(readModule(source))).toEqual(expected)
})

test('the services of the register hold no private key but the ones by which they name themselves', () => {
  const listed = execFileSync('git', ['-C', root, 'ls-files', '--', ...services], { encoding: 'utf8' })
  // These two rooms are where keys are made and used, by the signer and by whoever else holds its own.
  const rooms = /^packages\/foundation\/(signing|role-certificate)\//
  const files = listed
    .split('\n')
    .filter((file) => /\/src\/.*\.ts$/.test(file) && !isTestFile(file) && !rooms.test(file))
    .filter((file) => existsSync(path.join(root, file)))
  expect(files.length).toBeGreaterThan(300)
  const uses = files.flatMap((file) =>
    keyUses(readModule(readFileSync(path.join(root, file), 'utf8'))).map((name) => `${file} ${name}`),
  )
  expect(uses.toSorted()).toEqual([
    // The service's own name towards signers and the messages service.
    'apps/exchange/src/open-exchange.ts openServiceKey',
    'apps/worker/src/open-parts.ts openServiceKey',
    // A key made for one answer of a source, kept sealed until it has come.
    'packages/capabilities/disclosures/src/obtaining/ask-source.ts generatePrivateJwk',
    'packages/capabilities/disclosures/src/obtaining/read-answer.ts decryptJwe',
    'packages/capabilities/retention/src/http-messages.ts clientAssertion',
  ])
})
