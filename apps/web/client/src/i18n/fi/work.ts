export const work = {
  work: {
    nothing: 'Roolillasi ei ole tehtäviä tällä sivulla',
    nothingText: 'Vaihda roolia oikean yläkulman valikosta, jos sinulla on toinen rooli.',
    title: 'Oma työ',
    tasks: 'Asiakkuudet määräpäivän mukaan',
    passed: 'Määräpäivä ohitettu',
    week: 'Tällä viikolla',
    month: 'Seuraavat 30 päivää',
    later: 'Myöhemmin',
    group: '{title} · {n}',
    plan: 'Laadi suunnitelma',
    review: 'Tarkista suunnitelma',
    emptyTitle: 'Ei asiakkuuksia, joilla on määräpäivä',
    emptyText: 'Asiakkuus tulee tähän, kun sinut lisätään sen tiimiin ja sille on laskettu määräpäivä.',
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
    takeOne: 'Ota vastuullesi {number}',
    confirm:
      'Otat vastuullesi asiakkuuden {number}. Sinusta tulee osapuolesi vastuuvirkailija, ja asiakas saa tiedon.',
    emptyTitle: 'Mikään asiakkuus ei odota',
    emptyText:
      'Asiakkuus tulee tähän, kun toinen osapuoli aloittaa arvioinnin ja oma osapuolesi puuttuu siitä.',
  },
} as const
