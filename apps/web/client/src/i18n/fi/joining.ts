export const joining = {
  join: {
    title: 'Pyydä pääsyä tiimiin',
    searchText: ', jos asiakas kuuluu sinulle. Vastuuvirkailija päättää.',
    whom: 'Pyyntö menee organisaatiosi vastuuvirkailijalle, jos asiakkuus on olemassa ja organisaatiosi on siinä mukana.',
    reason: 'Miksi hoidat tämän asiakkaan asiaa',
    hint: '20–300 merkkiä. Ei nimiä eikä tietoja terveydestä tai elämäntilanteesta. Vastuuvirkailija ja asiakas lukevat tämän.',
    act: 'Lähetä pyyntö',
    follows: 'Kun lähetät',
    told: 'Jos asiakkuus on olemassa, saat ilmoituksen, kun sinut on lisätty tiimiin.',
    silence: 'Jos asiakkuutta ei ole tai sinua ei lisätä, siitä ei ilmoiteta. Vastaus on siksi aina sama.',
    days: 'Pyyntö odottaa enintään 30 päivää. Uusi pyyntö samasta asiakkaasta ei muuta odottavaa.',
    logged: 'Asiakas näkee pyynnön ja sen syyn lokistaan.',
    toWork: 'Omaan työhön',
    done: 'Pyyntö on lähetetty. Jos asiakkuus on olemassa, saat ilmoituksen, kun sinut on lisätty tiimiin. Muuten vastausta ei tule.',
    elsewhere: 'Jos asiakas on toisella alueella',
    elsewhereText:
      'Pyydä yhteydenottoa niiltä, jotka vastaavat asiakkuudesta. Vastaus on sama, oli asiakkuutta tai ei.',
  },
  joinRequests: {
    title: 'Pyynnöt päästä tiimiin',
    show: 'Näytä pyynnöt päästä tiimiin',
    none: 'Kukaan ei odota vastausta.',
    asked: 'pyytänyt {date}',
    add: 'Lisää tiimiin',
    refuse: 'Ei lisätä',
    addText: '{name} näkee sen jälkeen tiedot, jotka hänen roolinsa näkee, ja saa ilmoituksen.',
    refuseText:
      'Pyyntö poistetaan. {name} ei saa siitä ilmoitusta: kielteinen vastaus paljastaisi asiakkuuden.',
    why: 'Miksi ei lisätä',
    whyHint: '20–300 merkkiä. Ei nimiä eikä tietoja terveydestä. Syy jää lokiin, jonka asiakas lukee.',
    answer: 'Vastaa pyyntöön',
  },
} as const
