import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { signInAs } from '@tym/cli'
import { processEnvironment } from '@tym/config'
import { systemClock } from '@tym/kernel'
import { areas, getStaff, organisations } from '@tym/personas'
import { clientAssertion } from '@tym/signing'
import { programOf, startApp } from '@tym/testing'
import { expect, test } from 'vitest'
import { aino, readJson, useSigners } from './test-signers.ts'

const clock = systemClock()
const signers = useSigners()
const { clientKey, grant, signatures } = signers

test('every signature is one line in the log of signatures, without a name or an identity code', async () => {
  const before = (await signatures()).length
  await signInAs(aino, { ...signers.world, usageRight: signers.usageRight })
  const lines = (await signatures()).slice(before)
  expect(lines.map((line) => line['kind'])).toEqual(['statement-request', 'certificate'])
  for (const line of lines) {
    expect(line).toMatchObject({
      organisation: 'porvoo',
      subject: aino.subject,
      payloadSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  }
  const file = path.join(signers.world.folder, 'signatures.log')
  expect((await stat(file)).mode & 0o077).toBe(0)
  const everything =
    (await readFile(file, 'utf8')) + signers.world.signer.output() + signers.world.identity.output()
  for (const secret of ['140385-901E', 'Aino', 'Työläs', 'eyJ']) expect(everything).not.toContain(secret)
})

test('figures and liveness are told to the operator', async () => {
  expect((await fetch(`${signers.world.signerOrigin}/metrics`)).status).toBe(404)
  const text = await (await fetch(`${signers.world.signer.metricsOrigin}/metrics`)).text()
  expect(text).toMatch(/tym_signatures_total\{organisation="keha",kind="grant"\} \d+/)
  expect(text).toContain('route="/:slug/token"')
  expect(await readJson(await fetch(`${signers.world.signerOrigin}/health`))).toEqual({ status: 'up' })
})

test('after a rotation a running signer signs with the new key, and the old one stays published', async () => {
  const published = async () => {
    const keys = (await signers.world.readTrust()).filter(
      ({ issuer, use }) => issuer.endsWith('/kela') && use === 'certificate',
    )
    return keys.map((key) => key.keyId)
  }
  const [old] = await published()
  const rotate = spawn(
    process.execPath,
    [...programOf('rotate-key'), '--organisation', 'kela', '--use', 'certificate'],
    {
      env: { PATH: processEnvironment().PATH, TYM_MODE: 'development', ...signers.world.signerEnvironment },
      stdio: 'ignore',
    },
  )
  expect(await once(rotate, 'exit')).toEqual([0, null])
  const [current, retired] = await published()
  expect(retired).toBe(old)
  const kela = getStaff('kela-specialist')
  await grant(kela)
  const { certificate } = await signInAs(kela, signers.world)
  const header: unknown = JSON.parse(Buffer.from(certificate.split('.')[0] ?? '', 'base64url').toString())
  expect(header).toMatchObject({ kid: current, alg: 'ES256', typ: 'role-certificate+jwt' })
})

test('an assertion stays used when the signer is killed and started again', async () => {
  const assertion = await clientAssertion(clientKey('tym-worker'), {
    clientId: 'tym-worker',
    audience: `${signers.world.signerOrigin}/keha`,
    now: clock.instant(),
  })
  const body = JSON.stringify({
    kind: 'person',
    person: aino.subject,
    employer: organisations.porvoo.id,
    authority: organisations.porvoo.id,
    role: 'employmentSpecialist',
    title: 'työllisyysasiantuntija',
    duty: 'monialainen tuki',
    area: areas.porvoo.id,
    usageRight: '88888888-8888-4888-8888-888888888888',
    usageRightVersion: 1,
    notBefore: '2026-01-01T00:00:00Z',
    expiresAt: '2026-12-31T00:00:00Z',
  })
  const ask = () =>
    fetch(`${signers.world.signerOrigin}/keha/sign-grant`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${assertion}` },
      body,
    })
  expect((await ask()).status).toBe(200)
  await signers.world.signer.stop('SIGKILL')
  const again = await startApp(
    'signer',
    Number(new URL(signers.world.signerOrigin).port),
    signers.world.signerEnvironment,
  )
  try {
    expect((await ask()).status).toBe(401)
  } finally {
    expect(await again.stop()).toBe(0)
  }
})

test('signer and provider refuse production and say what to do', async () => {
  const production = {
    ...signers.world.signerEnvironment,
    TYM_MODE: 'production',
    DPOP_NONCE_KEY_FILE: '/nowhere',
  }
  await expect(startApp('signer', 0, production)).rejects.toThrow(/neither addressHeader nor directListener/)
  const settings = JSON.parse(
    await readFile(signers.world.signerEnvironment['SIGNER_CONFIG_FILE'] ?? '', 'utf8'),
  )
  const direct = path.join(signers.world.folder, 'direct.json')
  await writeFile(direct, JSON.stringify({ ...settings, directListener: true }))
  await expect(startApp('signer', 0, { ...production, SIGNER_CONFIG_FILE: direct })).rejects.toThrow(
    /PKCS#11 token or a key/,
  )
  const identity = {
    PUBLIC_ORIGIN: signers.world.identityOrigin,
    IDENTITY_KEY_FILE: '/nowhere',
    TYM_MODE: 'production',
  }
  await expect(startApp('identity', 0, identity)).rejects.toThrow(/TYM_MODE: is production/)
})
