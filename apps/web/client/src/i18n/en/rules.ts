import type { Deep } from '../deep.ts'
import type { rules as fi } from '../fi/rules.ts'

export const rules: Deep<typeof fi> = {
  rules: {
    nav: 'Rights and rules',
    title: 'Who sees and records what',
    version: 'Version of the rules {id}',
    you: 'You, {role}:',
    team: 'You see only customers on whose team you are. Each reading is logged.',
    until: 'Your right is valid until {date}.',
    cells: 'Roles and categories',
    role: 'Role',
    own: 'Your role',
    others: 'Other roles',
    reasons: 'Reasons',
    reasonOf: 'Reason {n}',
    nothing: 'nothing',
    readsAll: 'reads everything',
    reads: 'reads {fields}',
    readsOwn: 'reads what the own organisation recorded {fields}',
    readsInPlan: 'reads everything when Kela takes part in the plan',
    records: 'records {fields}',
    recordsThese: 'Records these fields',
    notSeen: 'Does not see these fields',
    why: 'Why? The matrix, reason {n}',
    ask: 'Ask if needed: {names}',
  },
}
