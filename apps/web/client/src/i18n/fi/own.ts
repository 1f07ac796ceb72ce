export const own = {
  own: {
    title: 'Omat asiakkuuteni',
    emptyTitle: 'Sinulla ei ole asiakkuutta tässä palvelussa',
    emptyText:
      'Tässä palvelussa työvoimaviranomainen, hyvinvointialue ja Kela auttavat yhdessä. Sivu on tyhjä, jos sinulle ei ole aloitettu yhteistä arviointia tai jos aiemman asiakkuutesi tiedot on jo poistettu.',
    emptyNext:
      'Kun jokin näistä viranomaisista aloittaa kanssasi yhteisen arvioinnin, näet asiasi täällä. Voit itse pyytää arviointia viranomaiselta, jossa asioit.',
    askTitle: 'Keneltä kysyä',
    askText:
      'Kysy ensin työntekijältä, joka hoitaa asiaasi. Jos et tiedä, kuka hän on, ota yhteyttä johonkin näistä. Jos jokin tieto on mielestäsi väärin, pyydä heitä oikaisemaan se; voit pyytää heiltä myös kopion tiedoistasi. Älä lähetä henkilötunnusta tai terveystietoja sähköpostilla.',
    since: 'Alkoi {date}.',
    until: 'Päättyi {date}.',
    officers: 'Sinua palvelevat',
    noOfficer: '{organisation}: vastuuvirkailijaa ei ole vielä nimetty.',
    count: 'Kirjauksia: {n}',
    countNone: 'Ei kirjauksia',
    data: 'Tietoni',
    dataNote: 'Nämä tiedot viranomaiset ovat kirjanneet sinusta tähän palveluun.',
    dataEmpty: 'Tähän ei ole kirjattu sinusta mitään',
    dataEmptyText:
      'Viranomaiset kirjaavat vain sen, mikä on välttämätöntä palvelujesi järjestämiseksi. Siksi osa kohdista voi jäädä tyhjiksi. Tieto näkyy tässä, kun joku sinua palvelevista kirjaa sen. Jos asiakkuutesi on päättynyt, uutta ei enää kirjata.',
    log: 'Kuka on käyttänyt tietojani',
    logNote: 'Jokainen katselu ja muutos näkyy tässä. Saman päivän samanlaiset rivit on koottu yhteen.',
    logEmpty: 'Kukaan ei ole vielä käyttänyt tietojasi.',
    logEmptyText: 'Rivi tulee tähän, kun joku avaa tai muuttaa tietojasi.',
    you: 'Sinä',
    platform: 'Järjestelmä',
    someone: 'Työntekijä',
    times: 'Samanlaisia kertoja tänä päivänä: {n}',
    purpose: 'Miksi: {purpose}',
    ground: 'Peruste: {ground}',
    categories: 'Mitä: {categories}',
    reason: 'Syy:',
    refused: 'Pyyntö torjuttiin.',
    delayed: 'Tämä rivi näytetään myöhemmin, viimeistään {date} ({ground}).',
  },
  ownState: {
    underAssessment:
      'Viranomaiset selvittävät kanssasi, mitä palveluja tarvitset. Seuraavaksi teette yhdessä suunnitelman.',
    planDraft:
      'Suunnitelmaa tehdään kanssasi. Se tulee voimaan, kun sinä ja viranomaiset olette hyväksyneet sen.',
    planInForce:
      'Suunnitelmasi on voimassa. Viranomaiset tarkistavat sen kanssasi vähintään kolmen kuukauden välein.',
    underReview:
      'Viranomaiset tarkistavat suunnitelmaasi kanssasi. Kerro, mikä toimii ja mitä pitäisi muuttaa.',
    endProposed:
      'Asiakkuuden päättämistä on ehdotettu. Se päättyy vain, jos kaikki kolme osapuolta katsovat, ettei yhteistä tukea enää tarvita. Kerro oma näkemyksesi työntekijällesi.',
    ended:
      'Asiakkuus on päättynyt, eikä siihen enää kirjata tietoja. Näet tiedot täällä, kunnes ne poistetaan. Jos tarvitset tukea uudelleen, ota yhteyttä johonkin viranomaisista.',
  },
} as const
