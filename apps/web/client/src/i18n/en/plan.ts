import type { Deep } from '../deep.ts'
import type { plan as fi } from '../fi/plan.ts'

export const plan: Deep<typeof fi> = {
  planStage: {
    title: 'Stage of the plan',
    late: 'Somebody else changed the customership first. You now see where the plan is.',
    byLabour: 'The labour authority does that.',
    kela: 'Kela takes part in the plan, since rehabilitation is needed (section 4).',
    from: {
      begin: 'The plan has not been begun.',
      bringIntoForce:
        'The plan comes into force when the content that it must have is recorded and the parties take part (sections 4 and 5).',
      beginReview: 'The plan is reviewed together every three months.',
      endReview: 'When the review is done, the plan is marked as reviewed.',
    },
    act: {
      begin: 'Begin the plan',
      bringIntoForce: 'Bring the plan into force',
      beginReview: 'Begin the review',
      endReview: 'Mark as reviewed',
    },
    means: {
      begin: 'The customer gets a notice. The team sees the stage, here and on the timeline.',
      bringIntoForce:
        'The customer gets a notice. The next due day is the review in three months. This cannot be undone.',
      beginReview: 'The customer gets a notice. The team sees the stage, here and on the timeline.',
      endReview: 'The customer gets a notice. The next review is in three months. This cannot be undone.',
    },
    day: {
      begin: 'When the plan was begun',
      bringIntoForce: 'When the plan came into force',
      beginReview: 'When the review began',
      endReview: 'When the review was done',
    },
    done: {
      begin: 'The plan has been begun.',
      bringIntoForce: 'The plan is in force.',
      beginReview: 'The review of the plan has begun.',
      endReview: 'The plan has been reviewed.',
    },
  },
}
