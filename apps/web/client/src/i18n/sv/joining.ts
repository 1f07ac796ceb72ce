import type { Deep } from '../deep.ts'
import type { joining as fi } from '../fi/joining.ts'

export const joining: Deep<typeof fi> = {
  join: {
    title: 'Be om att få komma med i teamet',
    searchText: ', om kunden hör till dig. Den ansvariga tjänstemannen beslutar.',
    whom: 'Begäran går till den ansvariga tjänstemannen i din organisation, om det finns en kundrelation där organisationen är med.',
    reason: 'Varför du sköter kundens ärende',
    hint: '20–300 tecken. Inga namn och inga uppgifter om hälsa eller livssituation. Den ansvariga tjänstemannen och kunden läser detta.',
    act: 'Skicka begäran',
    follows: 'När du skickar',
    told: 'Om det finns en kundrelation får du ett meddelande när du har lagts till i teamet.',
    silence:
      'Om det inte finns någon, eller om du inte läggs till, får du inget besked. Därför är svaret alltid detsamma.',
    days: 'Begäran väntar högst 30 dagar. En ny begäran om samma kund ändrar inte den som väntar.',
    logged: 'Kunden ser begäran och anledningen i sin logg.',
    toWork: 'Till Mitt arbete',
    done: 'Begäran har skickats. Om det finns en kundrelation får du ett meddelande när du har lagts till i teamet. Annars kommer inget svar.',
    elsewhere: 'Om kunden finns i ett annat område',
    elsewhereText:
      'Be dem som ansvarar för kundrelationen kontakta dig. Svaret är detsamma oavsett om det finns en kundrelation.',
  },
  joinRequests: {
    title: 'Begäran om att få komma med i teamet',
    show: 'Visa vem som vill komma med i teamet',
    none: 'Ingen väntar på svar.',
    asked: 'begärt {date}',
    add: 'Lägg till i teamet',
    refuse: 'Lägg inte till',
    addText: '{name} ser därefter de uppgifter som rollen ger rätt till, och får ett meddelande.',
    refuseText:
      'Begäran raderas. {name} får inget meddelande: ett nej skulle avslöja att det finns en kundrelation.',
    why: 'Varför personen inte läggs till',
    whyHint:
      '20–300 tecken. Inga namn och inga uppgifter om hälsa. Anledningen blir kvar i loggen, som kunden läser.',
    answer: 'Besvara begäran',
  },
}
