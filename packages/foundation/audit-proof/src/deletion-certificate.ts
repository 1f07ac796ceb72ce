import { z } from 'zod'
import { fromDecimal } from './bytes.ts'
import { NotWellFormed } from './not-well-formed.ts'
import { isKeyName } from './note-key.ts'

const id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const date = z.iso.date()
const count = z.number().int().nonnegative()
/** One line at most, whatever else it is. */
const words = z.string().regex(/^[^\p{Cc}\p{Surrogate}]{1,200}$/u)

const deletionCertificate = z.strictObject({
  /** Under whose name it is signed. */
  agency: z.string().refine(isKeyName),
  deletion: id,
  run: id,
  date,
  rule: z.union([
    z.strictObject({ section: words, months: count, effectiveFrom: date }),
    /** The file was opened in error; its person could take the log of it for so many days. */
    z.strictObject({ section: words, openedInError: count, effectiveFrom: date }),
  ]),
  /** Rows that were erased, by class of retention. */
  classes: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/), count),
  /** How many holds keep entries of the file. */
  held: count,
  /** The stores that were looked through: in each the canary was found, and nothing of the file. */
  stores: z.array(words),
})

/** What a certificate of deletion says. Nothing of whose file it was, nor of when it ended. */
export type DeletionCertificate = z.infer<typeof deletionCertificate>

/**
 * The text that the agency signs: its name and what it is, then a line for each fact, in one order only.
 * Throws `NotWellFormed` for facts that no certificate can say.
 */
export function formatDeletionCertificate(certificate: DeletionCertificate): string {
  const checked = deletionCertificate.safeParse(certificate)
  if (!checked.success) throw notWellFormed('a fact has a form that it cannot have')
  if (new Set(certificate.stores).size < certificate.stores.length)
    throw notWellFormed('two stores have one name')
  return write(checked.data)
}

/**
 * The certificate that the text of a note says: exactly what `formatDeletionCertificate` writes, else
 * `NotWellFormed`.
 */
export function parseDeletionCertificate(text: string): DeletionCertificate {
  const lines = text.split('\n')
  const after = (start: string, end = '') =>
    lines.flatMap((line) =>
      line.startsWith(start) && line.endsWith(end)
        ? [line.slice(start.length, line.length - end.length)]
        : [],
    )
  const read = deletionCertificate.safeParse({
    agency: lines[0]?.slice(0, -title.length),
    deletion: after('deletion ')[0],
    run: after('run ')[0],
    date: after('date ')[0],
    rule: {
      section: after('rule ')[0],
      ...lengthOf(after('rule-months ')[0], after(openedInError)[0]),
      effectiveFrom: after('rule-effective-from ')[0],
    },
    classes: Object.fromEntries(
      after('erased ').map((line) => {
        const [name = '', rows, ...more] = line.split(' ')
        return [name, more.length === 0 ? numberOf(rows) : undefined]
      }),
    ),
    held: numberOf(after('held ')[0]),
    stores: after('scanned ', scanned),
  })
  if (!read.success) throw notWellFormed('a fact is missing or has a form that it cannot have')
  // Whatever stands elsewhere, twice or besides is not what would be written of it.
  if (formatDeletionCertificate(read.data) !== text)
    throw notWellFormed('it has a line too many or elsewhere')
  return read.data
}

const title = '/deletion-certificate'
const openedInError = 'opened-in-error log-days '
const scanned = ' canary-found residue-0'

function write({ agency, deletion, run, rule, classes, held, stores, ...when }: DeletionCertificate): string {
  const lines = [
    `${agency}${title}`,
    `deletion ${deletion}`,
    `run ${run}`,
    `date ${when.date}`,
    `rule ${rule.section}`,
    'months' in rule ? `rule-months ${rule.months}` : `${openedInError}${rule.openedInError}`,
    `rule-effective-from ${rule.effectiveFrom}`,
    ...Object.entries(classes)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, rows]) => `erased ${name} ${rows}`),
    `held ${held}`,
    ...[...stores].sort().map((store) => `scanned ${store}${scanned}`),
  ]
  return `${lines.join('\n')}\n`
}

const lengthOf = (months: string | undefined, days: string | undefined) =>
  days === undefined ? { months: numberOf(months) } : { openedInError: numberOf(days) }

const numberOf = (text: string | undefined) => (text === undefined ? undefined : fromDecimal(text))

const notWellFormed = (why: string) => new NotWellFormed('deletion-certificate', why)
