import { alreadyThere, refusalOf, type WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, writeEndpoint } from '@tym/employment'
import type { Journal } from '@tym/journal'
import {
  addDays,
  type CustomershipId,
  customershipId,
  type DeathNoticeId,
  newDeathNoticeId,
  Problem,
  plainDate,
} from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { daysOfKeeping, deathSource, deletionSteps } from '@tym/register'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { journalAct } from '../again/act.ts'
import { endByDeath, type LifeCycle } from '../customership.ts'
import { getLifeCycle, updateLifeCycle } from '../queries.ts'
import { recordEvent } from '../record-event.ts'
import { deathNotice, identityIndex } from '../schema.ts'
import { planNotice } from '../tell-officers.ts'
import { planForOtherFiles } from '../tell-other-files.ts'
import { touchedFacts } from '../touched.ts'
import { exampleFile } from './queries.ts'

const body = z.strictObject({ diedOn: plainDate, source: deathSource })
type Noticed = z.infer<typeof body> & { readonly expectedVersion: number }

/**
 * Records that the customer has died: the customership ends from that day without opinions (8 §), the four
 * years run (12 §), and nobody writes to the person. A file that had ended before keeps its end. Throws
 * 'invalid-date' for a day in the future, or one from which the years of keeping have run out already;
 * 'before-start', 'state-conflict' where a notice stands, and 'stale-version'.
 */
export async function recordDeath(
  tx: WriteTx,
  { keys, journal }: { readonly keys: CustomershipKeys; readonly journal: Pick<Journal, 'append'> },
  by: Pick<StaffPrincipal, 'person' | 'authority'>,
  { diedOn, source, expectedVersion }: Noticed,
): Promise<DeathNoticeId> {
  const { customership } = keys
  const { calendar, instant } = tx.context
  const file = await getLifeCycle(tx, customership, expectedVersion)
  const ended = file.state !== 'ended'
  if (diedOn > calendar) throw new Problem('invalid-date', 'The death is dated in the future.', '/diedOn')
  // A slip in the year would have the file deleted before anybody could undo it.
  if (ended && daysOfKeeping(diedOn).keptUntil < calendar)
    throw new Problem('invalid-date', 'The years of keeping from that day have run out.', '/diedOn')
  const next = ended ? endByDeath(file, diedOn, calendar) : file
  const id = newDeathNoticeId()
  const keptUntil = addDays(calendar, deletionSteps.deathMayBeUndoneDays)
  try {
    await tx.drizzle.insert(deathNotice).values({
      id,
      customership,
      diedOn,
      source,
      ended,
      stateBefore: file.state,
      reasonBefore: file.endReason,
      state: 'standing' as const,
      recordedBy: by.person,
      recordedAs: by.authority,
      recordedOn: calendar,
      recordedAt: instant,
      keptUntil,
    })
  } catch (error) {
    const standing = new Problem('state-conflict', 'A notice of death stands already.')
    throw refusalOf(error, { [alreadyThere]: standing })
  }
  if (ended) await endFile(tx, customership, next)
  const happening = { customership, version: next.version, happenedOn: diedOn }
  await recordEvent(tx, { ...happening, event: 'deathRecorded' })
  if (ended) await recordEvent(tx, { ...happening, event: 'ended' })
  await planNotice(tx, {
    notice: 'deathRecorded',
    customership,
    team: 'all',
    except: by.person,
    once: id,
  })
  await planForOtherFiles(tx, { notice: 'deathRecordedElsewhere', customership, once: id })
  // Before the commit, so that no restore writes to the deceased.
  await journalAct(journal, keys, id, {
    what: 'deathRecorded',
    by: by.person,
    as: by.authority,
    on: calendar,
    diedOn,
    source,
    keptUntil,
  })
  return id
}

async function endFile(tx: WriteTx, customership: CustomershipId, next: LifeCycle): Promise<void> {
  await updateLifeCycle(tx, customership, next)
  await tx.drizzle
    .update(identityIndex)
    .set({ open: false })
    .where(eq(identityIndex.customership, customership))
}

export const recordDeathEndpoint = writeEndpoint({
  id: 'recordDeath',
  method: 'POST',
  path: '/v1/customerships/{customership}/death-notices',
  tag: 'Customerships',
  summary: {
    fi: 'Kirjaa asiakkaan kuolema, joka päättää asiakkuuden',
    sv: 'Anteckna kundens död, som avslutar kundrelationen',
    en: "Record the customer's death, which ends the customership",
  },
  caller: ['person'],
  operation: 'death.record',
  scope: 'customership',
  afterEnd: 'open',
  success: 201,
  ifMatch: true,
  params: { customership: customershipId },
  query: {},
  body,
  audit: { event: 'death.recorded', ground: 'tym-8' },
  problems: ['not-found', 'invalid-date', 'before-start', 'state-conflict', 'stale-version'],
  example: { params: { customership: exampleFile }, body: { diedOn: '2026-11-02', source: 'relative' } },
  handler: async (tx, { caller, params: { customership }, body: noticed, expectedVersion, parts }) => {
    const kept = { keys: await getKeys(parts, customership), journal: parts.journal }
    const id = await recordDeath(tx, kept, staffOf(caller), { ...noticed, expectedVersion })
    return { id, version: 1, touched: [touchedFacts(customership, caller.role, ['2.02', '2.03'], [id])] }
  },
})
