import { readJournal } from '@tym/journal'
import { addDays, Problem, sha256 } from '@tym/kernel'
import { type SignableDocument, signDocument } from '@tym/signing'
import { expectDone, keyOf, noticesOf } from '@tym/testing'
import canonicalize from 'canonicalize'
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { announceExpiringConsents } from './announce-expiring-consents.ts'
import { type ConsentWorld, consentAnswer, openConsentWorld, shownText } from './test-world.ts'

let world: ConsentWorld
beforeAll(async () => {
  world = await openConsentWorld()
})
afterAll(() => world.close())

describe('a withdrawal', () => {
  test('is for the customer themself, for the officers of every party, and at once in every process', async () => {
    const twin = await world.network.startTwin()
    const customer = world.network.customer(world.file.nationalId)
    for (const client of [customer, world.nurse, world.officer]) {
      const { id } = await world.recorded()
      expect(await client.fetch('POST', `${world.file.path}/consents/${id}/withdrawal`)).toMatchObject({
        status: 200,
      })
      const seen = await world.nurse.fetch('GET', `${world.file.path}/consents/${id}`, { at: twin.address })
      expect(consentAnswer.parse(seen.json).state).toBe('withdrawn')
      expect(await client.fetch('POST', `${world.file.path}/consents/${id}/withdrawal`)).toMatchObject({
        status: 200,
        json: { id, version: 2 },
      })
    }
  })

  test('wins over a new answer and over itself, however they meet', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await world.recorded()
      const path = `${world.file.path}/consents/${id}`
      const { party: _party, direction: _direction, ...exactly } = world.asked()
      const { hash } = shownText.parse(expectDone(await world.preview(), 'preview'))
      const answer = {
        outcome: 'given',
        form: 'written',
        givenOn: world.today(),
        shown: { language: 'fi', hash },
      }
      const renewal = world.officer.fetch('POST', `${path}/versions`, {
        body: { ...exactly, ...answer },
        headers: { 'if-match': '"1"' },
      })
      const withdrawals = [world.nurse, world.officer, world.network.customer(world.file.nationalId)].map(
        (client) => client.fetch('POST', `${path}/withdrawal`),
      )
      await renewal
      expect((await Promise.all(withdrawals)).map(({ status }) => status)).toEqual([200, 200, 200])
      expect((await world.readAs(world.officer, id)).state).toBe('withdrawn')
    }
  })

  test('is in the journal outside the databases before it is answered, once', async () => {
    const { id } = await world.recorded()
    const listed = async () =>
      (await readJournal(world.network.journalFile)).entries.filter(
        (entry) => entry.kind === 'withdrawal' && entry.consent === id,
      )
    expect(await listed()).toEqual([])
    for (let times = 0; times < 2; times += 1) {
      expectDone(
        await world.officer.fetch('POST', `${world.file.path}/consents/${id}/withdrawal`),
        'withdraw',
      )
      expect(await listed()).toHaveLength(1)
    }
  })

  test('that the journal does not take is not done, and is done when it is asked again', async () => {
    // It reads as empty, and nothing that is written to it can be made durable.
    const twin = await world.network.startTwin('/dev/null')
    const { id } = await world.recorded()
    const withdraw = (at?: string) =>
      world.officer.fetch(
        'POST',
        `${world.file.path}/consents/${id}/withdrawal`,
        at === undefined ? {} : { at },
      )
    expect(await withdraw(twin.address)).toMatchObject({ status: 503, code: 'service-unavailable' })
    expect((await world.readAs(world.officer, id)).state).not.toBe('withdrawn')
    expectDone(await withdraw(), 'withdraw')
    expect((await world.readAs(world.officer, id)).state).toBe('withdrawn')
  })

  test('has nothing to do with a refusal', async () => {
    const { id } = await world.recorded({}, { outcome: 'refused' })
    const answer = await world.officer.fetch('POST', `${world.file.path}/consents/${id}/withdrawal`)
    expect(answer).toMatchObject({ status: 409, code: 'state-conflict' })
  })

  test('is never taken back, whoever asks the database', async () => {
    const { id } = await world.recorded()
    expectDone(await world.officer.fetch('POST', `${world.file.path}/consents/${id}/withdrawal`), 'withdraw')
    const undone = world.network
      .sql`update consents.consent set withdrawn_at = null, withdrawn_by = null, withdrawn_as = null,
      version = version + 1 where id = ${id}`
    await expect(undone).rejects.toMatchObject({ code: 'TY007' })
  })

  test('is told to the responsible officers, once', async () => {
    const { id } = await world.recorded()
    expectDone(await world.nurse.fetch('POST', `${world.file.path}/consents/${id}/withdrawal`), 'withdraw')
    const [first, second] = [
      await world.carryOut('notify-consent-withdrawn', { consent: id }),
      await world.carryOut('notify-consent-withdrawn', { consent: id }),
    ]
    expect([first, second]).toEqual([{ sent: 2 }, { sent: 0 }])
    expect(await noticesOf(world.officer, world.file.id)).toContain('consentWithdrawn')
  })
})

describe('the database refuses by itself', () => {
  /** As the service itself, in the officer's name, inside one file. */
  const inFile = (
    customership: string,
    work: (tx: postgres.TransactionSql, instant: string) => Promise<unknown>,
  ) =>
    world.app.begin(async (tx) => {
      const instant = world.network.clock.instant().toISOString()
      const { authority, employer, area } = world.officer.grant
      const said = { kind: 'customership', customership, authority, employer, area, instant }
      for (const [name, value] of Object.entries({
        ...said,
        person: world.officer.person,
        role: world.officer.role,
      }))
        await tx`select set_config(${`tym.${name}`}, ${value}, true)`
      return work(tx, instant)
    })
  const copyVersion = (id: string, customership: string, number: number) =>
    inFile(
      customership,
      (tx, instant) => tx`insert into consents.version (consent, number, customership, outcome, fields,
        valid_from, valid_until, form, given_on, explicit, language, text_version, recorded_by, recorded_role,
        recorded_authority, recorded_at, content, receipt_hash)
      values (${id}, ${number}, ${customership}, 'given', '{7.05}', '2026-11-01', '2099-12-31', 'written', '2026-11-01', false,
        'fi', 'x', ${world.officer.person}, ${world.officer.role}, ${world.officer.grant.authority}, ${instant}, decode('00', 'hex'), sha256('x'))`,
    )

  test('an answer in another file, out of turn, or after a withdrawal', async () => {
    const other = await world.network.openCustomership({ team: [world.officer, world.nurse] })
    const { id } = await world.recorded()
    await expect(copyVersion(id, other.id, 2)).rejects.toThrow()
    await expect(copyVersion(id, world.file.id, 3)).rejects.toMatchObject({ code: 'TY007' })
    expectDone(await world.officer.fetch('POST', `${world.file.path}/consents/${id}/withdrawal`), 'withdraw')
    await expect(copyVersion(id, world.file.id, 2)).rejects.toMatchObject({ code: 'TY007' })
  })

  test('a withdrawal in another’s name, on another day, or as another', async () => {
    const { id } = await world.recorded()
    for (const [by, as, at] of [
      [world.officer.person, 'officer', '2000-01-01T00:00:00Z'],
      ['somebody-else', 'officer', world.network.clock.instant().toISOString()],
      [world.officer.person, 'customer', world.network.clock.instant().toISOString()],
    ] as const) {
      const falsified = inFile(
        world.file.id,
        (tx) => tx`update consents.consent set withdrawn_at = ${at}, withdrawn_by = ${by},
        withdrawn_as = ${as}, version = version + 1 where id = ${id}`,
      )
      await expect(falsified).rejects.toThrow()
    }
    expect((await world.readAs(world.officer, id)).state).toBe('inForce')
  })
})

describe('the receipt', () => {
  test('says what was agreed, hashes to what the organisation signed, and is signed once', async () => {
    const { id } = await world.recorded({ fields: ['5.07'], explicit: true })
    const [unsigned] = (await world.readAs(world.officer, id)).answers
    expect(unsigned?.receiptSignature).toBeNull()
    expect(await world.carryOut('sign-consent-receipt', { consent: id, number: '1' })).toEqual({ signed: 1 })
    expect(await world.carryOut('sign-consent-receipt', { consent: id, number: '1' })).toEqual({ signed: 0 })
    const customer = world.network.customer(world.file.nationalId)
    const [answer] = (await world.readAs(customer, id)).answers
    expect(answer?.receipt).toMatchObject({
      schema_version: 'ISO/IEC TS 27560:2023',
      record_id: id,
      processing: {
        operation: 'dpv:Disclose',
        lawful_basis: ['eu-gdpr:A6-1-a', 'eu-gdpr:A9-2-a'],
        pii_information: [{ pii_type: '5.07', special_category: true }],
      },
      event: { state: 'dpv:ConsentGiven', method: 'written' },
    })
    const bytes = canonicalize(answer?.receipt) ?? ''
    expect(sha256(bytes).toString('base64url')).toBe(answer?.receiptHash)
    const [, claims = ''] = (answer?.receiptSignature ?? '').split('.')
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      document: { type: 'consentReceipt', consent: id, version: 1, receipt: answer?.receiptHash },
    })
  })

  test('waits while the signer does not answer, and keeps nothing that another key has signed', async () => {
    const { id } = await world.recorded()
    const away = () => ({
      signDocument: () => Promise.reject(new Problem('signer-unavailable', 'Nobody answers.')),
    })
    const job = (signerOf: typeof world.signing) =>
      world.carryOut('sign-consent-receipt', { consent: id, number: '1' }, signerOf)
    await expect(job(away)).rejects.toMatchObject({ code: 'signer-unavailable' })
    const foreign = () => ({
      signDocument: (document: SignableDocument) => {
        const { sign, issuer } = keyOf(world.network.keys, 'lahti', 'document')
        return signDocument(sign, { document, issuer, id: 'receipt-0002', clock: world.network.clock })
      },
    })
    const babbling = () => ({ signDocument: () => Promise.resolve('no.signature') })
    await expect(job(babbling)).rejects.toMatchObject({ code: 'signer-unavailable' })
    await expect(job(foreign)).rejects.toMatchObject({ code: 'signer-unavailable' })
    const swapped = () => ({
      signDocument: (document: SignableDocument) =>
        world
          .signing()
          .signDocument({ ...document, ...(document.type === 'consentReceipt' && { version: 2 }) }),
    })
    await expect(job(swapped)).rejects.toMatchObject({ code: 'signer-unavailable' })
    expect((await world.readAs(world.officer, id)).answers[0]?.receiptSignature).toBeNull()
  })
})

test('the end of a consent is told beforehand to those who received it: at 30, 7 and 0 days, once each', async () => {
  const { id } = await world.recorded({ validUntil: addDays(world.today(), 60) })
  const renewed = await world.recorded({ fields: ['7.06'], validUntil: addDays(world.today(), 60) })
  expectDone(
    await world.officer.fetch('POST', `${world.file.path}/consents/${renewed.id}/withdrawal`),
    'withdraw',
  )
  const until = addDays(world.today(), 60)
  const noticesOn = async (days: number) => {
    const calendar = addDays(until, -days)
    const context = {
      instant: world.network.clock.instant(),
      calendar,
      scope: { kind: 'job' as const, job: 'announce-expiring-consents' },
    }
    await world.worker.write(context, (tx) => announceExpiringConsents(tx))
    await world.worker.write(context, (tx) => announceExpiringConsents(tx))
    const rows = await world.network.sql<
      { recipient: string }[]
    >`select recipient from notifications.notification
      where kind = 'consentExpiring' and once_key like ${`%${id}%`}`
    return rows.map(({ recipient }) => recipient)
  }
  expect(await noticesOn(40)).toEqual([])
  expect(await noticesOn(30)).toEqual([world.officer.person])
  expect(await noticesOn(20)).toHaveLength(1)
  expect(await noticesOn(7)).toHaveLength(2)
  expect(await noticesOn(0)).toHaveLength(3)
  const others = await world.network.sql`select 1 from notifications.notification
    where kind = 'consentExpiring' and once_key like ${`%${renewed.id}%`}`
  expect(others).toHaveLength(0)
})
