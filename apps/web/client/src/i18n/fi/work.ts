export const work = {
  work: {
    nothing: 'Roolillasi ei ole tehtäviä tällä sivulla',
    nothingText: 'Vaihda roolia oikean yläkulman valikosta, jos sinulla on toinen rooli.',
    title: 'Oma työ',
    tasks: 'Tehtävät',
    needs: 'Mitä tarvitaan',
    kind: 'Tehtävän laji',
    group: '{title} · {n}',
    emptyTitle: 'Sinulla ei ole tehtäviä',
    emptyText:
      'Tehtävä tulee tähän, kun asiakkaasi suunnitelmasta puuttuu oma osasi, suunnitelma on tarkistettava tai organisaatiosi kirjauksessa epäillään virhettä.',
    emptyWeek: 'Ei tehtäviä tällä viikolla. Seuraava määräpäivä on {date}.',
  },
  notices: {
    title: 'Ilmoitukset',
    read: 'Merkitse luetuksi',
    readOne: 'Merkitse luetuksi: {text}',
    emptyTitle: 'Ei uusia ilmoituksia',
    emptyText: 'Ilmoitus tulee tähän, kun asiakkuudessa tapahtuu jotain, mikä koskee sinua.',
    open: 'Avaa asiakkuus',
    due: 'määräpäivä {date}',
    unread: 'Lukematta: {n}',
  },
  awaiting: {
    title: 'Vailla vastuuvirkailijaa',
    started: 'Arviointi alkoi {date}.',
    take: 'Ota vastuullesi',
    taken: 'Asiakkuus {number} on nyt vastuullasi.',
    takeOne: 'Ota vastuullesi {number}',
    confirm:
      'Otat vastuullesi asiakkuuden {number}. Sinusta tulee osapuolesi vastuuvirkailija, ja asiakas saa tiedon.',
    emptyTitle: 'Mikään asiakkuus ei odota',
    emptyText:
      'Asiakkuus tulee tähän, kun toinen osapuoli aloittaa arvioinnin ja oma osapuolesi puuttuu siitä.',
  },
} as const
