import type { Deep } from '../deep.ts'
import type { why as fi } from '../fi/why.ts'

export const why: Deep<typeof fi> = {
  why: {
    title: 'Varför inte?',
    ask: 'Varför ser jag inte dessa?',
    askPage: 'Varför visas sidan inte för mig?',
    askRecord: 'Varför kan jag inte anteckna detta?',
    askFile: 'Varför kan jag inte …?',
    wish: 'Vad du vill göra',
    choose: 'Välj en åtgärd',
    show: 'Visa orsaken',
    asked: 'Du frågade: {what}',
    allowed: 'Din roll och din plats i teamet räcker för detta.',
    allowedRole: 'Din roll räcker för detta.',
    missing: 'Du saknar',
    takes: 'Dessutom behövs',
    rule: 'Regel {id}',
    matrix: 'Se alla regler',
    roles: 'Dessa roller har rätt till det: {roles}.',
    nobody: 'Ingen roll har rätt till detta.',
    whom: 'Vem du kan fråga',
    accessOfficer: 'Den som administrerar åtkomsträttigheter i din organisation: {organisation}.',
    responsibleOfficer: 'Den ansvariga tjänstemannen: {names}.',
    team: 'Teamet: {names}.',
    note: 'Svaret berättar inte om det finns en kundrelation eller om något har antecknats i fältet.',
  },
  lack: {
    role: 'en roll som har rätt till detta',
    team: 'en plats i kundens team',
    responsible: 'uppgiften som ansvarig tjänsteman i teamet',
    goesOn: 'en kundrelation som inte har upphört',
    ended: 'en kundrelation som har upphört: en öppen behöver inte öppnas',
    kelaInPlan: 'FPA med i planen',
    ownOrganisation: 'en anteckning av din egen organisation: andras ser din roll inte',
    recordedByHand: 'ett fält som fylls i för hand: det här fältet fylls i på annat sätt',
  },
  rightEnded: {
    title: 'Din åtkomsträtt har upphört',
    which: 'Rätten som upphörde: {role}, {organisation}.',
    emptied: 'Kunduppgifterna har tagits bort från skärmen. Utkast som hann sparas finns kvar.',
    whom: 'Den som administrerar åtkomsträttigheter ger besked om rätten och om en ny rätt: {organisation}.',
    whomUnknown:
      'Den som administrerar åtkomsträttigheter hos din arbetsgivare ger besked om rätten och om en ny rätt.',
    another: 'Välj en annan roll',
  },
}
