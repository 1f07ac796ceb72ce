import * as engine from '@tym/audit-log'
import type { WriteTx } from '@tym/database'
import type { LineId } from '@tym/kernel'
import type { EventId } from '@tym/register'
import { employment } from './declaration.ts'

/** Appends one line to the log of this register; `denied` is the code of why not. Answers the line's id. */
export async function append(
  tx: WriteTx,
  actor: engine.Actor | undefined,
  facts: engine.AuditFacts<EventId>,
  subjectOf: engine.SubjectOf,
  denied?: string,
): Promise<LineId> {
  return engine.append(employment, tx, actor, facts, subjectOf, denied)
}
