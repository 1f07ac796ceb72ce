import { z } from 'zod'
import { fromDecimal } from './bytes.ts'
import { NotWellFormed } from './not-well-formed.ts'
import { isKeyName } from './note-key.ts'

const removalCertificate = z.strictObject({
  /** Under whose name it is signed. */
  agency: z.string().refine(isKeyName),
  removal: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  /** The class of data that the fact was of, as the declaration names it. */
  class: z.string().regex(/^[\w.-]{1,60}$/),
  /** Why it should never have been there: a declared code. */
  reason: z.string().regex(/^[a-zA-Z]{3,41}$/),
  /** When two persons of the storing organisation had decided it and nothing was left in the register. */
  date: z.iso.date(),
  /** How many columns of the file were opened and searched. */
  searched: z.number().int().positive(),
  /**
   * The day on which the last backup that may hold the fact has expired, and the days of keeping on which
   * that rests.
   */
  backupsExpireOn: z.iso.date(),
  backupDays: z.number().int().nonnegative(),
})

/** What a certificate of the removal of a fact says: nothing of the fact, nor of whose file it was in. */
export type RemovalCertificate = z.infer<typeof removalCertificate>

export const removalTitle = '/removal-certificate'

/**
 * The text that the agency signs: its name and what it is, then a line for each fact, in one order only.
 * Throws `NotWellFormed` for facts that no certificate can say.
 */
export function formatRemovalCertificate(certificate: RemovalCertificate): string {
  const checked = removalCertificate.safeParse(certificate)
  if (!checked.success) throw notWellFormed('a fact has a form that it cannot have')
  const { agency, removal, reason, date, searched, backupsExpireOn, backupDays } = checked.data
  const lines = [
    `${agency}${removalTitle}`,
    `removal ${removal}`,
    `class ${checked.data.class}`,
    `reason ${reason}`,
    `date ${date}`,
    `searched ${searched} residue-0`,
    `backups-expire-on ${backupsExpireOn}`,
    `backup-days ${backupDays}`,
  ]
  return `${lines.join('\n')}\n`
}

/**
 * The certificate that the text of a note says: exactly what `formatRemovalCertificate` writes, else
 * `NotWellFormed`.
 */
export function parseRemovalCertificate(text: string): RemovalCertificate {
  const lines = text.split('\n')
  const after = (start: string) => lines.find((line) => line.startsWith(`${start} `))?.slice(start.length + 1)
  const numberOf = (said: string | undefined) => (said === undefined ? undefined : fromDecimal(said))
  const read = removalCertificate.safeParse({
    agency: lines[0]?.slice(0, -removalTitle.length),
    removal: after('removal'),
    class: after('class'),
    reason: after('reason'),
    date: after('date'),
    searched: numberOf(after('searched')?.replace(/ residue-0$/, '')),
    backupsExpireOn: after('backups-expire-on'),
    backupDays: numberOf(after('backup-days')),
  })
  if (!read.success) throw notWellFormed('a fact is missing or has a form that it cannot have')
  // Whatever stands elsewhere, twice or besides is not what would be written of it.
  if (formatRemovalCertificate(read.data) !== text) throw notWellFormed('it has a line too many or elsewhere')
  return read.data
}

const notWellFormed = (why: string) => new NotWellFormed('removal-certificate', why)
