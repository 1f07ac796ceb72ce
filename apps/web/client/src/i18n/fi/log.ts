export const log = {
  notRecorded: { text: 'Roolisi lukee tätä luokkaa, mutta ei kirjaa siihen mitään.' },
  logFilter: {
    period: 'Ajanjakso',
    last: '{n} viime päivää',
    days: 'Valitse päivät',
    from: 'Ensimmäinen päivä',
    until: 'Viimeinen päivä',
    show: 'Näytä nämä päivät',
    order: 'Ensimmäinen päivä ei voi olla viimeisen jälkeen.',
    kind: 'Toiminta',
    looked: 'Katseltu',
    changed: 'Kirjattu tai muutettu',
    passed: 'Suostumukset, luovutukset ja hankinnat',
    note: 'Rajaus ajan tai toiminnan mukaan hakee lokin uudelleen, ja sekin kirjataan.',
  },
} as const
