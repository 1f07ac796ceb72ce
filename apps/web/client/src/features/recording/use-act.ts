import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Refusal } from '../../session/refusal.ts'
import { Unreachable } from '../../session/send.ts'

type Doing =
  | { readonly kind: 'ready' }
  | { readonly kind: 'saving' }
  /** No answer has come: it may have been done or not, and is tried again with the same key. */
  | { readonly kind: 'unsure'; readonly error: unknown }
  | { readonly kind: 'refused'; readonly error: unknown }

export interface Act<Body> {
  readonly doing: Doing
  /** What is sent must stay as it is until an answer has come. */
  readonly isLocked: boolean
  /** Does it; a second call before the answer does nothing. */
  readonly save: (body: Body) => void
  readonly tryNow: () => void
  /** Forgets a refusal that has been dealt with. */
  readonly clear: () => void
}

/** Milliseconds until an act without an answer is tried again. */
const pause = 5_000

/**
 * An act that is done once, however often it is asked for. Its key is made with its content, and holds until
 * an answer has come.
 */
export function useAct<Body, Done>(
  send: (body: Body, key: string) => Promise<Done>,
  onDone: (done: Done) => Promise<void>,
  onRefused: (error: unknown) => void = () => undefined,
): Act<Body> {
  const [doing, setDoing] = useState<Doing>({ kind: 'ready' })
  const act = useRef<{ readonly body: Body; readonly key: string }>(undefined)
  const isUnderWay = useRef(false)
  const { mutateAsync } = useMutation({
    mutationFn: ({ body, key }: { readonly body: Body; readonly key: string }) => send(body, key),
  })
  const carryOut = async (current: { readonly body: Body; readonly key: string }): Promise<void> => {
    setDoing({ kind: 'saving' })
    let done: Done
    try {
      done = await mutateAsync(current)
    } catch (error) {
      if (isUnsure(error)) return setDoing({ kind: 'unsure', error })
      act.current = undefined
      setDoing({ kind: 'refused', error })
      return onRefused(error)
    }
    act.current = undefined
    await onDone(done)
    setDoing({ kind: 'ready' })
  }
  const tryNow = (): void => {
    const { current } = act
    if (current === undefined || isUnderWay.current) return
    isUnderWay.current = true
    void carryOut(current).finally(() => {
      isUnderWay.current = false
    })
  }
  const again = useRef(tryNow)
  again.current = tryNow
  useEffect(() => {
    if (doing.kind !== 'unsure') return undefined
    const timer = setTimeout(() => again.current(), pause)
    return () => clearTimeout(timer)
  }, [doing])
  return {
    doing,
    isLocked: doing.kind === 'saving' || doing.kind === 'unsure',
    save: (body) => {
      if (isUnderWay.current) return
      act.current ??= { body, key: crypto.randomUUID() }
      tryNow()
    },
    tryNow,
    clear: () => setDoing({ kind: 'ready' }),
  }
}

/** Whether it is not known if the act was done. */
function isUnsure(error: unknown): boolean {
  if (error instanceof Unreachable) return true
  return error instanceof Refusal && (error.status >= 500 || error.code === 'idempotency-in-progress')
}
