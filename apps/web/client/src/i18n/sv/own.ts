import type { Deep } from '../deep.ts'
import type { own as fi } from '../fi/own.ts'

export const own: Deep<typeof fi> = {
  own: {
    title: 'Mina kundrelationer',
    emptyTitle: 'Du har ingen kundrelation i den här tjänsten',
    emptyText:
      'I den här tjänsten hjälper arbetskraftsmyndigheten, välfärdsområdet och FPA tillsammans. Sidan är tom om ingen gemensam bedömning har inletts för dig eller om uppgifterna i din tidigare kundrelation redan har raderats.',
    emptyNext:
      'När någon av myndigheterna inleder en gemensam bedömning med dig ser du ditt ärende här. Du kan själv be om en bedömning hos den myndighet där du sköter dina ärenden.',
    askTitle: 'Vem du kan fråga',
    askText:
      'Fråga först den tjänsteman som sköter ditt ärende. Om du inte vet vem det är kan du kontakta någon av dessa. Om du anser att en uppgift är felaktig, be dem rätta den; du kan också be dem om en kopia av dina uppgifter. Skicka inte personbeteckning eller hälsouppgifter per e-post.',
    since: 'Inleddes {date}.',
    until: 'Upphörde {date}.',
    officers: 'De betjänar dig',
    noOfficer: '{organisation}: ingen ansvarig tjänsteman har utsetts ännu.',
    count: 'Anteckningar: {n}',
    countNone: 'Inga anteckningar',
    data: 'Mina uppgifter',
    dataNote: 'De här uppgifterna har myndigheterna antecknat om dig i tjänsten.',
    dataEmpty: 'Här har inget antecknats om dig',
    dataEmptyText:
      'Myndigheterna antecknar bara det som är nödvändigt för att ordna dina tjänster. Därför kan en del punkter förbli tomma. En uppgift syns här när någon som betjänar dig har antecknat den. Om din kundrelation har upphört antecknas inget nytt.',
    log: 'Vem har använt mina uppgifter',
    logNote: 'Varje läsning och ändring syns här. Likadana rader från samma dag visas som en rad.',
    logEmpty: 'Ingen har ännu använt dina uppgifter.',
    logEmptyText: 'En rad visas här när någon öppnar eller ändrar dina uppgifter.',
    you: 'Du',
    platform: 'Systemet',
    someone: 'En anställd',
    times: 'Likadana gånger den dagen: {n}',
    purpose: 'Varför: {purpose}',
    ground: 'Grund: {ground}',
    categories: 'Vad: {categories}',
    reason: 'Orsak:',
    refused: 'Begäran avvisades.',
    delayed: 'Den här raden visas senare, senast {date} ({ground}).',
  },
  ownState: {
    underAssessment:
      'Myndigheterna klarlägger tillsammans med dig vilka tjänster du behöver. Sedan gör ni en gemensam plan.',
    planDraft:
      'Planen görs upp tillsammans med dig. Den träder i kraft när du och myndigheterna har godkänt den.',
    planInForce: 'Din plan gäller. Myndigheterna går igenom den med dig minst var tredje månad.',
    underReview:
      'Myndigheterna går igenom planen med dig. Berätta vad som fungerar och vad som borde ändras.',
    endProposed:
      'Det har föreslagits att kundrelationen avslutas. Den upphör bara om alla tre parter anser att gemensamt stöd inte längre behövs. Berätta för din tjänsteman vad du själv anser.',
    ended:
      'Kundrelationen har upphört och inga uppgifter antecknas längre i den. Du ser uppgifterna här tills de raderas. Om du behöver stöd på nytt kan du kontakta någon av myndigheterna.',
  },
}
