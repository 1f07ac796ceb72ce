import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { stopwatch } from '@tym/kernel'

export type LoadResult = {
  readonly seconds: number
  /** Milliseconds of each request, ascending. */
  readonly latencies: readonly number[]
  /** Bytes of all bodies. */
  readonly bytes: number
}

/**
 * Sends the prepared requests over a fixed number of kept-alive connections, each with one request under way,
 * and waits for every answer; once it `isOver` no more are sent. Throws when one is not 200: a faster refusal
 * must never count as speed.
 */
export async function runLoad(
  port: number,
  requests: readonly Buffer[],
  connections: number,
  isOver: () => boolean = () => false,
): Promise<LoadResult> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const latencies: number[] = []
  let next = 0
  let bytes = 0
  const elapsed = stopwatch()
  await Promise.all(
    sockets.map(async (socket) => {
      for (let request = requests[next++]; request !== undefined && !isOver(); request = requests[next++]) {
        const took = stopwatch()
        const length = await sendAndRead(socket, request)
        latencies.push(took())
        bytes += length
      }
    }),
  )
  const seconds = elapsed() / 1000
  for (const socket of sockets) socket.destroy()
  return { seconds, latencies: latencies.sort((a, b) => a - b), bytes }
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true })
  await once(socket, 'connect')
  return socket
}

/** One request and its answer; the length of the answer's body. */
function sendAndRead(socket: Socket, request: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const answer = createAnswerReader()
    const leave = (): void => {
      socket.off('data', take).off('error', fail).off('close', closed)
    }
    const fail = (error: unknown): void => {
      leave()
      reject(error)
    }
    const closed = (): void => fail(new Error('the server closed the connection'))
    const take = (chunk: Buffer): void => {
      try {
        const length = answer(chunk)
        if (length === undefined) return
        leave()
        resolve(length)
      } catch (error) {
        fail(error)
      }
    }
    socket.on('data', take).on('error', fail).on('close', closed)
    socket.write(request)
  })
}

const endOfHead = Buffer.from('\r\n\r\n')

/** Takes an answer piece by piece; gives the length of its body once that is whole. */
function createAnswerReader(): (chunk: Buffer) => number | undefined {
  let head: Buffer = Buffer.alloc(0)
  let length: number | undefined
  let missing = 0
  return (chunk) => {
    if (length === undefined) {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk])
      const end = head.indexOf(endOfHead)
      if (end < 0) return undefined
      length = lengthOf(head.toString('latin1', 0, end))
      if (length === undefined)
        throw new Error(`not an answer of 200 with a length: ${head.toString('utf8')}`)
      missing = length - (head.length - end - endOfHead.length)
    } else missing -= chunk.length
    return missing === 0 ? length : undefined
  }
}

function lengthOf(head: string): number | undefined {
  const length = /^content-length: (\d+)/im.exec(head)?.[1]
  return head.startsWith('HTTP/1.1 200') && length !== undefined ? Number(length) : undefined
}
