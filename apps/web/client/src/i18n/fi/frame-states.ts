export const frameStates = {
  bar: {
    noName: 'Nimi ei näy sinulle',
    endProposed: 'Asiakkuuden päättämistä on ehdotettu. Osapuolten vastaukset viimeistään {date}.',
    ended: 'Asiakkuus päättyi {date}. Uusia tietoja ei voi lisätä. Tiedot poistetaan {deletion}.',
  },
  connection: {
    lost: 'Ei yhteyttä. Voit jatkaa kirjoittamista, mutta älä sulje välilehteä.',
    back: 'Yhteys palasi.',
    waited: 'Voit yrittää nyt uudelleen. Teksti on tallella.',
  },
  discard: {
    failed: 'Palvelu ei vastannut, joten luonnos voi olla yhä tallessa. Kirjoittamasi on tällä sivulla.',
    again: 'Hylkää uudelleen',
  },
} as const
