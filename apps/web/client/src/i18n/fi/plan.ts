export const plan = {
  planStage: {
    title: 'Suunnitelman vaihe',
    late: 'Joku muu ehti muuttaa asiakkuutta. Näet nyt, missä suunnitelma on.',
    byLabour: 'Sen tekee työvoimaviranomainen.',
    kela: 'Kela osallistuu suunnitelmaan, koska kuntoutus on tarpeen (4 §).',
    from: {
      begin: 'Suunnitelmaa ei ole aloitettu.',
      bringIntoForce:
        'Suunnitelma merkitään voimaan, kun vaadittu sisältö on kirjattu ja osapuolet ovat mukana (4 ja 5 §).',
      beginReview: 'Suunnitelma tarkistetaan yhdessä kolmen kuukauden välein.',
      endReview: 'Kun tarkistus on tehty, suunnitelma merkitään tarkistetuksi.',
    },
    act: {
      begin: 'Aloita suunnitelman laatiminen',
      bringIntoForce: 'Merkitse suunnitelma voimaan',
      beginReview: 'Aloita tarkistus',
      endReview: 'Merkitse tarkistetuksi',
    },
    means: {
      begin: 'Asiakas saa ilmoituksen. Vaihe näkyy tiimille ja aikajanalla.',
      bringIntoForce:
        'Asiakas saa ilmoituksen. Seuraava määräpäivä on tarkistus kolmen kuukauden päästä. Merkintää ei voi perua.',
      beginReview: 'Asiakas saa ilmoituksen. Vaihe näkyy tiimille ja aikajanalla.',
      endReview:
        'Asiakas saa ilmoituksen. Seuraava tarkistus on kolmen kuukauden päästä. Merkintää ei voi perua.',
    },
    day: {
      begin: 'Milloin laatiminen alkoi',
      bringIntoForce: 'Milloin suunnitelma tuli voimaan',
      beginReview: 'Milloin tarkistus alkoi',
      endReview: 'Milloin tarkistus tehtiin',
    },
    done: {
      begin: 'Suunnitelman laatiminen on aloitettu.',
      bringIntoForce: 'Suunnitelma on voimassa.',
      beginReview: 'Suunnitelman tarkistus on aloitettu.',
      endReview: 'Suunnitelma on tarkistettu.',
    },
  },
} as const
