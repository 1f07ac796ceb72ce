import type { Deep } from '../deep.ts'
import type { glass as fi } from '../fi/glass.ts'

export const glass: Deep<typeof fi> = {
  glass: {
    title: 'Öppna av grundad anledning',
    open: 'Öppna av grundad anledning',
    searched: 'Sökt personbeteckning {code}. Av detta framgår inte om personen har en kundrelation.',
    asked: 'Av detta framgår inte om det finns en kundrelation.',
    needsReason: 'Det måste finnas en godtagbar anledning (15 §).',
    kind: 'Varför behöver du uppgifterna just nu?',
    kindMissing: 'Välj varför du behöver uppgifterna.',
    reason: 'Anledningen med egna ord',
    hint: '20–300 tecken. Inga namn och inga uppgifter om hälsa eller livssituation. Kunden läser detta.',
    read: 'Jag har läst vad öppnandet leder till.',
    readMissing: 'Läs vad öppnandet leder till och bekräfta det.',
    act: 'Öppna för 24 timmar',
    follows: 'När du öppnar',
    ends: 'Åtkomsten upphör {day} kl. {time}. Du kan stänga den tidigare.',
    fields: 'Du ser bara de fält som din roll ser, inga kontaktuppgifter. Du kan inte anteckna något.',
    team: 'Kundens team får ett meddelande genast.',
    review: 'Din arbetsgivares övervakare granskar öppningen. Dataskyddsombudet ser den.',
    customer: 'Kunden ser öppningen i sin logg och får ett meddelande.',
    nothing: 'Om det inte finns något att öppna visas ingenting. Också försöket loggas.',
    none: 'Det finns inget att öppna, eller så visas det inte för dig. Svaret är detsamma i båda fallen. Kontrollera personbeteckningen, eller be kundens egen myndighet ta kontakt.',
    tag: 'Öppnad av grundad anledning',
    left: 'Åtkomsten upphör om {hours} h {minutes} min',
    close: 'Stäng nu',
    closed: 'Du avslutade din åtkomst. Kundrelationen är inte längre öppen för dig.',
    mine: 'Öppnad av grundad anledning',
    mineUntil: 'Öppna kundrelationen, öppen till {time}',
    region: 'Kundrelation som öppnats av grundad anledning',
  },
}
