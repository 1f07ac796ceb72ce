import { deletionHash, type Journal } from '@tym/journal'
import {
  areaId,
  certificateId,
  deathNoticeId,
  nationalId,
  organisationId,
  parseJson,
  personId,
  plainDate,
} from '@tym/kernel'
import type { CustomershipKeys, Place } from '@tym/key-vault'
import { deathSource, identityChangeKind, roleId } from '@tym/register'
import { z } from 'zod'

const done = { by: personId, as: organisationId }
const proposed = { ...done, at: z.iso.datetime(), reason: z.string() }

/** An act of officers that a restore of an earlier backup must not lose, with all that repeats it. */
export const journalledAct = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('deathRecorded'),
    ...done,
    diedOn: plainDate,
    source: deathSource,
    on: plainDate,
    keptUntil: plainDate,
  }),
  z.strictObject({
    what: z.literal('deathUndone'),
    ...done,
    notice: deathNoticeId,
    on: plainDate,
    proposed: z.strictObject(proposed),
  }),
  z.strictObject({
    what: z.literal('identityChanged'),
    ...done,
    kind: identityChangeKind,
    nationalId,
    proposed: z.strictObject(proposed),
    /** The keyed blind index of the code, which whoever repeats the act cannot compute. */
    index: z.base64(),
    /** In whose name the version of the entry stands. */
    author: z.strictObject({
      role: roleId,
      employer: organisationId.nullable(),
      certificate: certificateId,
    }),
  }),
  z.strictObject({
    what: z.literal('transferred'),
    ...done,
    area: areaId,
    labourAuthority: organisationId,
    movedOn: plainDate,
    on: plainDate,
  }),
  /** The person is under turvakielto, until a day or `infinity`. Who said so is in the entry that is lost. */
  z.strictObject({ what: z.literal('safetySaid'), until: z.union([z.literal('infinity'), plainDate]) }),
])
export type JournalledAct = z.infer<typeof journalledAct>
export type ActOf<What extends JournalledAct['what']> = Extract<JournalledAct, { what: What }>

const placeOf = (act: string): Place => ({
  table: 'customerships.act_to_repeat',
  category: 2,
  row: act,
  version: 1,
})

/**
 * Puts an act into the journal outside the databases, before it is said to be done; without the key of the
 * file nobody reads it, and it is forgotten with that key. A crash before the commit leaves an entry for what
 * officers have decided, which the next start carries out.
 */
export async function journalAct(
  journal: Pick<Journal, 'append'>,
  keys: CustomershipKeys,
  act: string,
  said: JournalledAct,
): Promise<void> {
  const sealed = keys.encrypt(placeOf(act), JSON.stringify(said)).toString('base64')
  await journal.append({ kind: 'act', act, file: deletionHash(keys.customership), sealed })
}

/** What a sealed act says. Throws when it is of another file, or of another form than this release knows. */
export function openAct(keys: CustomershipKeys, act: string, sealed: Uint8Array): JournalledAct {
  try {
    const read = parseJson(keys.decrypt(placeOf(act), sealed))
    return journalledAct.parse('value' in read ? read.value : undefined)
  } catch {
    throw new Error(
      `The act ${act} of the journal does not open with the key of its file: nothing is served without it (docs/runbooks/restore.md).`,
    )
  }
}
