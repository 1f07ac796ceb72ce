import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { serviceTime } from '../../session/clock.ts'
import { Refusal } from '../../session/refusal.ts'
import type { TypedForm } from '../recording/form.ts'
import { type DraftPlace, discardDraft, noteDraft, type OwnDraft, saveDraft } from './draft-acts.ts'
import { draftText } from './draft-form.ts'

/** Milliseconds from the last key to the saving, and until one that failed is tried again. */
const pause = 1_000
const againAfter = 5_000

export type Keeping =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'kept'; readonly at: Date }
  | { readonly kind: 'failing' }
  /** Somebody, oneself in another window, has kept another text meanwhile: nothing is written over it. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'refused'; readonly error: unknown }
  /** It was to be dropped, and no answer has come that it is. */
  | { readonly kind: 'undiscarded' }

interface KeptDraft {
  readonly at: DraftPlace
  readonly field: OwnDraft['field']
  readonly form: TypedForm
  /** The version that the form was begun with; 0 where there was no draft. */
  readonly version: number
  readonly isChanged: boolean
}

/** Keeps what is typed as a draft, a moment after each pause. */
export function useKeptDraft({ at, field, form, version, isChanged }: KeptDraft) {
  const queries = useQueryClient()
  const text = draftText(form)
  const newest = useRef(text)
  newest.current = text
  const kept = useRef({ version, text: version > 0 ? text : undefined })
  const underWay = useRef<Promise<void>>(undefined)
  const isStopped = useRef(false)
  /** A save without an answer may have been done: it is sent again as it was, with its key. */
  const unsure = useRef<{ readonly content: string; readonly key: string }>(undefined)
  /** A drop without an answer may have been done: nothing is kept before it has been asked for again. */
  const dropping = useRef<string>(undefined)
  const [keeping, setKeeping] = useState<Keeping>({ kind: 'nothing' })
  const [tries, setTries] = useState(0)

  const drop = async (): Promise<void> => {
    dropping.current ??= crypto.randomUUID()
    await discardDraft(at, dropping.current)
    dropping.current = undefined
    unsure.current = undefined
    kept.current = { version: 0, text: undefined }
    noteDraft(queries, at, undefined)
  }
  const keep = async (written: string): Promise<void> => {
    try {
      if (dropping.current !== undefined) await drop()
      const { content, key } = unsure.current ?? { content: written, key: crypto.randomUUID() }
      unsure.current = { content, key }
      const saved = await saveDraft(at, { content, seen: kept.current.version }, key)
      unsure.current = undefined
      kept.current = { version: saved.version, text: content }
      const now = serviceTime()
      const savedAt = now.toISOString()
      noteDraft(queries, at, { ...at, field, version: saved.version, begunAt: savedAt, savedAt })
      setKeeping({ kind: 'kept', at: now })
    } catch (error) {
      const failure = failureOf(error)
      if (failure.kind !== 'failing') unsure.current = undefined
      setKeeping(failure)
    }
    setTries((before) => before + 1)
  }
  const ends = keeping.kind === 'elsewhere' || keeping.kind === 'refused'
  const isDue = isChanged && !ends && text !== kept.current.text
  const again = keeping.kind === 'failing' ? againAfter : pause
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new try follows each text and answer.
  useEffect(() => {
    if (!isDue || isStopped.current) return undefined
    const timer = setTimeout(() => {
      // An act may have begun since: what is kept after it would lie there as unfinished.
      if (isStopped.current) return
      underWay.current ??= keep(newest.current).finally(() => {
        underWay.current = undefined
      })
    }, again)
    return () => clearTimeout(timer)
  }, [text, isDue, tries])

  return {
    keeping,
    /** Whether everything that is typed is kept. */
    isSafe: !isChanged || text === kept.current.text,
    /** Stops the keeping and waits for what is under way, so that nothing is kept after the act. */
    stop: async (): Promise<void> => {
      isStopped.current = true
      await underWay.current
    },
    /** Goes on after an act that was refused. */
    goOn: (): void => {
      isStopped.current = false
      setTries((before) => before + 1)
    },
    /** What the draft was for has been recorded: the service has dropped it. */
    forget: (): void => noteDraft(queries, at, undefined),
    /** Drops what is kept; false where no answer has come, and then the keeping goes on. */
    discard: async (): Promise<boolean> => {
      isStopped.current = true
      await underWay.current
      try {
        if (kept.current.version > 0 || unsure.current !== undefined) await drop()
        return true
      } catch (error) {
        const failure = failureOf(error)
        isStopped.current = false
        setKeeping(failure.kind === 'failing' ? { kind: 'undiscarded' } : failure)
        setTries((before) => before + 1)
        return false
      }
    },
  }
}

function failureOf(error: unknown): Keeping {
  if (!(error instanceof Refusal) || error.status >= 500 || error.status === 429) return { kind: 'failing' }
  return error.code === 'stale-version' ? { kind: 'elsewhere' } : { kind: 'refused', error }
}
