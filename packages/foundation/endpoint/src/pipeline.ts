/**
 * The one request pipeline: what every request passes, in this order; docs/reference/pipeline.md is made of
 * it. The rows decide who learns of a refusal, and `at` says at which row the work is.
 */
export interface Step {
  readonly name: string
  /** What is promised once the step has passed. */
  readonly promise: string
  /**
   * Who learns of a refusal besides the caller: the process's own log; the sealed log too, in a commit of its
   * own; or the sealed log by the step itself, in the commit that refuses. Before a certificate is trusted
   * nobody could be named in the sealed log.
   */
  readonly refusal: 'processLog' | 'sealedLog' | 'itself'
  /** A refusal from here on tells the caller something of the file that is asked for. */
  readonly isInside: boolean
  /** Where the step is done for a gate endpoint: here, in the one call of the gate, or not at all. */
  readonly gate: 'here' | 'inSql' | 'never'
}

const outside = { isInside: false, gate: 'here' } as const
const inside = { isInside: true, gate: 'inSql' } as const

export const pipeline = [
  { name: 'sealing', promise: 'the log is sealed in time', refusal: 'processLog', ...outside },
  {
    name: 'certificate',
    promise: 'the role certificate has both signatures, of keys that are trusted',
    refusal: 'processLog',
    ...outside,
  },
  { name: 'pace', promise: 'the caller has requests left', refusal: 'processLog', ...outside },
  {
    name: 'proof',
    promise:
      'the request was made with the key of the certificate, and when relayed with this query and these conditions',
    refusal: 'sealedLog',
    ...outside,
  },
  {
    name: 'body',
    promise: 'what is sent is there, in time and not too long',
    refusal: 'processLog',
    ...outside,
  },
  {
    name: 'bodyHash',
    promise: 'the body is the one that the proof was made for, which it says of every relayed one',
    refusal: 'sealedLog',
    ...outside,
  },
  {
    name: 'lane',
    promise: 'the person has not too much under way',
    refusal: 'processLog',
    ...outside,
    gate: 'never',
  },
  {
    name: 'admission',
    promise: 'the proof is new, the right and the keys live',
    refusal: 'itself',
    isInside: false,
    gate: 'inSql',
  },
  {
    name: 'caller',
    promise: 'the endpoint is for this kind of certificate',
    refusal: 'sealedLog',
    isInside: false,
    gate: 'inSql',
  },
  {
    name: 'input',
    promise: 'address, headers and body keep their schemas',
    refusal: 'processLog',
    ...outside,
  },
  {
    name: 'fileLane',
    promise: 'the file has not too many writes under way',
    refusal: 'processLog',
    isInside: false,
    gate: 'never',
  },
  { name: 'operation', promise: 'the role may do this at all', refusal: 'sealedLog', ...inside },
  {
    name: 'context',
    promise: 'the transaction says who asks, from where and in which file',
    refusal: 'sealedLog',
    ...inside,
  },
  {
    name: 'repeat',
    promise: 'what was done already is not done twice',
    refusal: 'sealedLog',
    ...inside,
    gate: 'never',
  },
  { name: 'entry', promise: 'the caller may enter the file', refusal: 'sealedLog', ...inside },
  {
    name: 'decision',
    promise: 'the declaration allows this content to the role',
    refusal: 'sealedLog',
    ...inside,
  },
  {
    name: 'handling',
    promise: 'it is done, or refused for what the file holds',
    refusal: 'sealedLog',
    ...inside,
  },
  { name: 'output', promise: 'the answer keeps its schema', refusal: 'sealedLog', ...inside },
  { name: 'log', promise: 'each file that the answer tells of has a line', refusal: 'sealedLog', ...inside },
  { name: 'commit', promise: 'act and lines are durable', refusal: 'sealedLog', ...inside },
] as const satisfies readonly Step[]

export type StepName = (typeof pipeline)[number]['name']

const rows = new Map<StepName, Step>(pipeline.map((step) => [step.name, step]))

/** An error together with the step that it ended; `cause` is what was thrown. */
export class StoppedAt extends Error {
  readonly step: Step

  constructor(step: Step, cause: unknown) {
    super(`stopped at ${step.name}`, { cause })
    this.step = step
  }
}

/** Does the work of a step: what it throws is known to have been thrown there. The innermost step holds. */
export async function at<T>(name: StepName, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const step = rows.get(name)
    throw error instanceof StoppedAt || step === undefined ? error : new StoppedAt(step, error)
  }
}

/** A refusal of the step that has its line in the sealed log already, in the commit that made it. */
export function loggedAt(name: StepName, refusal: unknown): StoppedAt {
  const step = rows.get(name)
  if (step === undefined) throw new Error(`the pipeline has no step ${name}`)
  return new StoppedAt({ ...step, refusal: 'itself' }, refusal)
}
