import { setTimeout as delay } from 'node:timers/promises'
import { stopwatch } from '@tym/kernel'
import type { Answer } from '../network/client.ts'

/** One answer under load, and the milliseconds that it took; undefined for a request that got none. */
export interface Answered {
  readonly answer: Answer | undefined
  readonly milliseconds: number
  /** When it came, in milliseconds of the load. */
  readonly at: number
}

export interface Load {
  readonly answers: readonly Answered[]
  /** Resolves when every request under way has ended. */
  stop(): Promise<void>
}

/** Keeps `lanes` requests under way, each with a short pause after its answer, until stopped. */
export function startLoad(lanes: number, send: () => Promise<Answer>): Load {
  const answers: Answered[] = []
  const since = stopwatch()
  let isOver = false
  const lane = async (): Promise<void> => {
    while (!isOver) {
      const elapsed = stopwatch()
      const answer = await send().catch(() => undefined)
      answers.push({ answer, milliseconds: elapsed(), at: since() })
      await delay(40)
    }
  }
  const running = Promise.all(Array.from({ length: lanes }, lane))
  return {
    answers,
    stop: async () => {
      isOver = true
      await running
    },
  }
}

/** Ids of what was said to be written. */
export function acknowledged(answers: readonly Answered[]): string[] {
  return answers.flatMap(({ answer }) => {
    const json = answer?.json
    const isWritten = answer?.status === 201 && typeof json === 'object' && json !== null && 'id' in json
    return isWritten && typeof json.id === 'string' ? [json.id] : []
  })
}

/** Answers that a client cannot use: none at all, or anything but success or 503 with Retry-After. */
export function unusable(answers: readonly Answered[]): (number | string)[] {
  return answers.flatMap(({ answer }) => {
    if (answer === undefined) return ['no answer']
    if (answer.status < 300 || (answer.status === 503 && answer.headers.has('retry-after'))) return []
    return [answer.code ?? answer.status]
  })
}
