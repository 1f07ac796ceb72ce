export const plan = {
  planStage: {
    title: 'Suunnitelman vaihe',
    late: 'Joku muu ehti muuttaa asiakkuutta. Näet nyt, missä suunnitelma on.',
    final: 'Merkintää ei voi perua.',
    byLabour: 'Sen tekee työvoimaviranomainen.',
    kela: 'Kela osallistuu suunnitelmaan, koska sen kuntoutus on tarpeen (4 §). Kelan virkailija näkee ja kirjaa sen jälkeen enemmän.',
  },
  planFrom: {
    begin: 'Suunnitelmaa ei ole aloitettu.',
    bringIntoForce:
      'Suunnitelma merkitään voimaan, kun vaadittu sisältö on kirjattu ja osapuolet ovat mukana (4 ja 5 §).',
    beginReview: 'Suunnitelma tarkistetaan yhdessä vähintään kolmen kuukauden välein.',
    endReview: 'Kun tarkistus on tehty, suunnitelma merkitään tarkistetuksi.',
  },
  planAct: {
    begin: 'Aloita suunnitelman laatiminen',
    bringIntoForce: 'Merkitse suunnitelma voimaan',
    beginReview: 'Aloita tarkistus',
    endReview: 'Merkitse tarkistetuksi',
  },
  planMeans: {
    begin: 'Asiakas saa ilmoituksen. Vaihe näkyy tiimille ja aikajanalla.',
    bringIntoForce:
      'Merkitse suunnitelma voimaan vasta, kun asiakas ja osapuolet ovat hyväksyneet sen. Se tarkistetaan viimeistään kolmen kuukauden kuluttua voimaantulosta. Asiakas saa ilmoituksen.',
    beginReview: 'Asiakas saa ilmoituksen. Vaihe näkyy tiimille ja aikajanalla.',
    endReview: 'Seuraava tarkistus on viimeistään kolmen kuukauden kuluttua tästä. Asiakas saa ilmoituksen.',
  },
  planDay: {
    begin: 'Milloin laatiminen alkoi',
    bringIntoForce: 'Milloin suunnitelma tuli voimaan',
    beginReview: 'Milloin tarkistus alkoi',
    endReview: 'Milloin tarkistus tehtiin',
  },
  planDone: {
    begin: 'Suunnitelman laatiminen on aloitettu.',
    bringIntoForce: 'Suunnitelma on voimassa.',
    beginReview: 'Suunnitelman tarkistus on aloitettu.',
    endReview: 'Suunnitelma on tarkistettu.',
  },
} as const
