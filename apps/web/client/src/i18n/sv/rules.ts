import type { Deep } from '../deep.ts'
import type { rules as fi } from '../fi/rules.ts'

export const rules: Deep<typeof fi> = {
  rules: {
    nav: 'Rättigheter och regler',
    title: 'Vem ser och antecknar vad',
    version: 'Reglernas version {id}',
    you: 'Du, {role}:',
    team: 'Du ser endast de kunder i vars team du ingår. Varje läsning loggas.',
    until: 'Din rätt gäller till och med {date}.',
    cells: 'Roller och kategorier',
    role: 'Roll',
    own: 'Din roll',
    others: 'Övriga roller',
    reasons: 'Motiveringar',
    reasonOf: 'Motivering {n}',
    nothing: 'ingenting',
    readsAll: 'läser allt',
    reads: 'läser {fields}',
    readsOwn: 'läser det som den egna organisationen antecknat {fields}',
    readsInPlan: 'läser allt när FPA deltar i planen',
    records: 'antecknar {fields}',
    recordsThese: 'Antecknar dessa fält',
    notSeen: 'Ser inte dessa fält',
    why: 'Varför? Matrisen, motivering {n}',
    ask: 'Fråga vid behov: {names}',
  },
}
