import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Bench } from '../open-bench.ts'
import { root } from '../root.ts'
import type { WorkerAnswer, WorkerOrder } from './delivery-worker.ts'

export type DeliveryWorker = {
  readonly pid: number
  /** Resolves when the order is carried out. Throws when something has not gone well since the last one. */
  tell(order: WorkerOrder): Promise<WorkerAnswer>
  stop(): Promise<void>
}

/** Starts a worker as a process of its own, of the same packages as the service is. */
export function startDeliveryWorker({
  nodeFlags,
  programs,
}: Pick<Bench, 'nodeFlags' | 'programs'>): DeliveryWorker {
  const child = spawn(process.execPath, [...programs.ofBench('delivery-worker', nodeFlags)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  if (child.pid === undefined) throw new Error('a worker could not be started')
  return {
    pid: child.pid,
    tell: (order) => tell(child, order),
    stop: async () => {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}

async function tell(child: ChildProcess, order: WorkerOrder): Promise<WorkerAnswer> {
  const answer = await new Promise<WorkerAnswer>((resolve, reject) => {
    const ended = (): void => reject(new Error(`the worker ended when it was told to ${order.task}`))
    child.once('exit', ended)
    child.once('message', (said: WorkerAnswer) => {
      child.off('exit', ended)
      resolve(said)
    })
    child.send(order)
  })
  if (answer.troubles.length > 0) throw new Error(`a worker has trouble: ${answer.troubles.join(', ')}`)
  return answer
}
