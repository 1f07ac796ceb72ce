import type { PlainDate } from '@tym/kernel'
import type { DeletionId } from './deletion.ts'

/** What a certificate of deletion says. Nothing of whose file it was, nor of when it ended. */
export interface CertifiedDeletion {
  readonly deletion: DeletionId
  readonly run: string
  readonly date: PlainDate
  readonly rule: { readonly section: string; readonly months: number; readonly effectiveFrom: PlainDate }
  /** Rows that were erased, by class of retention. */
  readonly classes: Readonly<Record<string, number>>
  /** How many holds keep entries of the file. */
  readonly held: number
  /** The stores that were looked through: in each the canary was found, and nothing of the file. */
  readonly stores: readonly string[]
}

/** The text that the agency signs: its name and what it is, then a line for each fact, in one order only. */
export function certificateText(agency: string, certified: CertifiedDeletion): string {
  const { deletion, run, date, rule, classes, held, stores } = certified
  const lines = [
    `${agency}/deletion-certificate`,
    `deletion ${deletion}`,
    `run ${run}`,
    `date ${date}`,
    `rule ${rule.section}`,
    `rule-months ${rule.months}`,
    `rule-effective-from ${rule.effectiveFrom}`,
    ...Object.entries(classes)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, rows]) => `erased ${name} ${rows}`),
    `held ${held}`,
    ...[...stores].sort().map((store) => `scanned ${store} canary-found residue-0`),
  ]
  return `${lines.join('\n')}\n`
}
