import type { Deep } from '../deep.ts'
import type { work as fi } from '../fi/work.ts'

export const work: Deep<typeof fi> = {
  work: {
    nothing: 'Din roll har inga ärenden att sköta på den här sidan',
    nothingText: 'Byt roll i menyn uppe till höger, om du har en annan roll.',
    title: 'Mitt arbete',
    tasks: 'Att göra',
    needs: 'Vad som behövs',
    kind: 'Typ av ärende',
    group: '{title} · {n}',
    emptyTitle: 'Du har inga ärenden att sköta',
    emptyText:
      'Ett ärende visas här när din del saknas i en plan, när en plan ska revideras eller när någon misstänker fel i en anteckning som din organisation har gjort.',
    emptyWeek: 'Inga ärenden att sköta den här veckan. Nästa frist är {date}.',
  },
  notices: {
    title: 'Meddelanden',
    read: 'Markera som läst',
    readOne: 'Markera som läst: {text}',
    readAll: 'Markera alla som lästa',
    readAllText:
      '{n} meddelanden försvinner från den här listan. Uppgifter att sköta och förfallodagar ändras inte.',
    marked: 'Markerade som lästa: {n}.',
    waited: 'har väntat {n} d.',
    take: 'Ta ansvar för kundrelationen under Saknar ansvarig tjänsteman.',
    entry: 'Öppna anteckningen',
    team: 'Se teamet',
    log: 'Se i loggen',
    by: 'Vem: {organisation}.',
    times: '{n} gånger',
    plan: 'Öppna planens uppgifter',
    emptyTitle: 'Inga nya meddelanden',
    emptyText: 'Ett meddelande visas här när något som gäller dig händer i en kundrelation.',
    open: 'Öppna kundrelationen',
    due: 'Frist {date}.',
    unread: 'Olästa: {n}',
    newer: 'Nya meddelanden har kommit. Visa dem',
  },
  awaiting: {
    title: 'Saknar ansvarig tjänsteman',
    started: 'Bedömningen inleddes {date}.',
    startedBy: '{party} inledde bedömningen {date}.',
    transferredBy: '{party} överförde kundrelationen {date}.',
    forsaken: '{party}: ansvarig tjänsteman saknas sedan {date}.',
    waited: 'Har väntat {n} d.',
    fresh: 'Kom i dag.',
    take: 'Ta ansvar',
    taken: 'Kundrelationen {number} är nu på ditt ansvar.',
    takeOne: 'Ta ansvar för {number}',
    confirm:
      'Du tar ansvar för kundrelationen {number}. Du blir din parts ansvariga tjänsteman och kunden underrättas.',
    emptyTitle: 'Ingen kundrelation väntar',
    emptyText: 'En kundrelation visas här när en annan part inleder en bedömning och din egen part saknas.',
  },
}
