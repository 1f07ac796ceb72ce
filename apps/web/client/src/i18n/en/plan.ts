import type { Deep } from '../deep.ts'
import type { plan as fi } from '../fi/plan.ts'

export const plan: Deep<typeof fi> = {
  planStage: {
    title: 'Stage of the plan',
    late: 'Somebody else changed the customership first. You now see where the plan is.',
    final: 'This cannot be undone.',
    byLabour: 'The labour authority does that.',
    kela: 'Kela takes part in the plan, since its rehabilitation is needed (section 4). Kela’s officer then sees and records more.',
  },
  planFrom: {
    begin: 'The plan has not been begun.',
    bringIntoForce:
      'The plan comes into force when the content that it must have is recorded and the parties take part (sections 4 and 5).',
    beginReview: 'The plan is reviewed together at least every three months.',
    endReview: 'When the review is done, the plan is marked as reviewed.',
  },
  planAct: {
    begin: 'Begin the plan',
    bringIntoForce: 'Bring the plan into force',
    beginReview: 'Begin the review',
    endReview: 'Mark as reviewed',
  },
  planMeans: {
    begin: 'The customer gets a notice. The team sees the stage, here and on the timeline.',
    bringIntoForce:
      'Bring the plan into force only when the customer and the parties have approved it. It is reviewed within three months of coming into force. The customer gets a notice.',
    beginReview: 'The customer gets a notice. The team sees the stage, here and on the timeline.',
    endReview: 'The next review is within three months of this one. The customer gets a notice.',
  },
  planDay: {
    begin: 'When the plan was begun',
    bringIntoForce: 'When the plan came into force',
    beginReview: 'When the review began',
    endReview: 'When the review was done',
  },
  planDone: {
    begin: 'The plan has been begun.',
    bringIntoForce: 'The plan is in force.',
    beginReview: 'The review of the plan has begun.',
    endReview: 'The plan has been reviewed.',
  },
}
