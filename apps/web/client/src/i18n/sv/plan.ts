import type { Deep } from '../deep.ts'
import type { plan as fi } from '../fi/plan.ts'

export const plan: Deep<typeof fi> = {
  planStage: {
    title: 'Planens skede',
    late: 'Någon annan hann ändra kundrelationen. Du ser nu var planen är.',
    byLabour: 'Det gör arbetskraftsmyndigheten.',
    kela: 'FPA deltar i planen eftersom rehabilitering behövs (4 §).',
    from: {
      begin: 'Planen har inte påbörjats.',
      bringIntoForce:
        'Planen sätts i kraft när det innehåll som krävs har antecknats och parterna är med (4 och 5 §).',
      beginReview: 'Planen ses över tillsammans var tredje månad.',
      endReview: 'När översynen är gjord antecknas planen som översedd.',
    },
    act: {
      begin: 'Börja göra upp planen',
      bringIntoForce: 'Sätt planen i kraft',
      beginReview: 'Börja översynen',
      endReview: 'Anteckna som översedd',
    },
    means: {
      begin: 'Kunden får ett meddelande. Skedet syns för teamet och på tidslinjen.',
      bringIntoForce:
        'Kunden får ett meddelande. Nästa dag att passa är översynen om tre månader. Anteckningen kan inte tas tillbaka.',
      beginReview: 'Kunden får ett meddelande. Skedet syns för teamet och på tidslinjen.',
      endReview:
        'Kunden får ett meddelande. Nästa översyn är om tre månader. Anteckningen kan inte tas tillbaka.',
    },
    day: {
      begin: 'När arbetet med planen började',
      bringIntoForce: 'När planen trädde i kraft',
      beginReview: 'När översynen började',
      endReview: 'När översynen gjordes',
    },
    done: {
      begin: 'Arbetet med planen har börjat.',
      bringIntoForce: 'Planen är i kraft.',
      beginReview: 'Översynen av planen har börjat.',
      endReview: 'Planen har setts över.',
    },
  },
}
