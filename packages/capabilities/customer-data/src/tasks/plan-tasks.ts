import type { OwnWork } from '@tym/customerships/public'
import type { StaffPrincipal } from '@tym/employment'
import { type FieldId, isFieldId, mayPerform, mayRecord } from '@tym/register'
import { mayWriteNow } from '../may-read-field.ts'
import type { Waiting } from './task.ts'

type Officer = Pick<StaffPrincipal, 'role' | 'authority'>

/**
 * What the plans of one's own files ask of the caller. The labour authority sees to the plan and its review
 * (5, 6 §); anybody else has a task where the plan lacks something that their role records.
 */
export function planTasks(work: readonly OwnWork[], officer: Officer): readonly Waiting[] {
  return work.flatMap((file): readonly Waiting[] => {
    const { customership, number, safety, limit, dueOn, since, lacks, labourAuthority } = file
    const own = lacks.filter(isFieldId).filter((field) => records(officer, field, file))
    const seesTo = officer.authority === labourAuthority && mayPerform(officer.role, 'customership.advance')
    if (!seesTo && own.length === 0) return []
    const [field] = own
    const kind = seesTo ? limit : 'planPart'
    const waitsFor = new Set([
      labourAuthority,
      ...file.untaken,
      ...(own.length === 0 ? [] : [officer.authority]),
    ])
    return [
      {
        id: `${kind}-${customership}`,
        kind,
        customership,
        number,
        safety,
        dueOn,
        since,
        waitsFor: [...waitsFor],
        missing: [...(seesTo ? lacks : own)],
        at: { category: 7, ...(field === undefined ? {} : { field }) },
      },
    ]
  })
}

function records({ role }: Officer, field: FieldId, { kelaInPlan }: OwnWork): boolean {
  return mayRecord(role, field) && mayWriteNow({ role }, field, { kelaInPlan })
}
