import { useQuery } from '@tanstack/react-query'
import type { paths } from '@tym/api-client'
import { answered, api } from '../../api/api.ts'
import { Refusal } from '../../session/refusal.ts'

type Asking = paths['/v1/explanations']['post']
/** What somebody asks about: an act, or reading or recording a field. */
export type Question = NonNullable<Asking['requestBody']>['content']['application/json']
export type Explanation = Asking['responses'][200]['content']['application/json']

const ofRule = (body: Question) => answered(api.POST('/v1/explanations', { body }))

/**
 * Why one may not: in a file of one's own as it stands, else by the rules alone. A file that is not there, or
 * not for this person, is answered as no file at all.
 */
async function explain(body: Question, customership: string | undefined): Promise<Explanation> {
  if (customership === undefined) return ofRule(body)
  try {
    const params = { path: { customership } }
    return await answered(api.POST('/v1/customerships/{customership}/explanations', { params, body }))
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 404) throw error
    return ofRule(body)
  }
}

export function useExplanation(question: Question, customership: string | undefined) {
  return useQuery({
    queryKey: ['explanation', customership, question],
    queryFn: () => explain(question, customership),
    gcTime: 0,
  })
}
