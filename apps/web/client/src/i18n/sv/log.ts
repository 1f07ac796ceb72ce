import type { Deep } from '../deep.ts'
import type { log as fi } from '../fi/log.ts'

export const log: Deep<typeof fi> = {
  notRecorded: { text: 'Din roll läser den här kategorin men antecknar ingenting i den.' },
  logFilter: {
    period: 'Tidsperiod',
    last: 'De senaste {n} dagarna',
    days: 'Välj dagar',
    from: 'Första dagen',
    until: 'Sista dagen',
    show: 'Visa de här dagarna',
    order: 'Den första dagen kan inte vara efter den sista.',
    kind: 'Åtgärd',
    looked: 'Läst',
    changed: 'Antecknat eller ändrat',
    passed: 'Samtycken, utlämnanden och inhämtningar',
    note: 'En avgränsning enligt tid eller åtgärd hämtar loggen på nytt, och även det loggförs.',
  },
}
