import { useRef, useState } from 'react'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { doubtsIn } from './doubts.ts'
import { type Beside, type FormFault, faultsOf, idOf, type TypedForm } from './form.ts'
import type { Typed } from './typed-value.ts'

interface FormRules {
  readonly isCorrection: boolean
  /** Today by the service's calendar. */
  readonly today: string
  /** What it is begun with, where that is a draft. */
  readonly begunWith?: TypedForm
}

/**
 * What is typed in a form, and what of its faults is shown: where somebody has written, and all after a save.
 */
export function useTypedForm(field: DeclaredField, initial: TypedForm, rules: FormRules) {
  const [form, setForm] = useState(rules.begunWith ?? initial)
  const written = useRef(new Set<string>())
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  /** Counts the saves that were stopped by faults: each shows its summary again. */
  const [stopped, setStopped] = useState(0)
  /** What was in doubt when the person was asked; another doubt is another question. */
  const [doubted, setDoubted] = useState('')
  const faults = faultsOf(field, form, rules)
  const doubts = doubtsIn(form)
  const isDoubted = doubts.length > 0 && doubted === doubts.join()
  const shown = faults.filter(({ id }) => stopped > 0 || left.has(id))
  return {
    form,
    faults,
    stopped,
    doubts,
    /** Whether the person has been asked about what is in doubt now. */
    isDoubted,
    isChanged: JSON.stringify(form) !== JSON.stringify(initial),
    findShown: (id: string): FormFault | undefined => shown.find((fault) => fault.id === id),
    setPart: (member: string, typed: Typed) => {
      written.current.add(idOf('value', member))
      setForm((before) => ({ ...before, value: { ...before.value, [member]: typed } }))
    },
    setBeside: (beside: Beside, text: string) => {
      written.current.add(idOf('beside', beside))
      setForm((before) => ({ ...before, beside: { ...before.beside, [beside]: text } }))
    },
    setSource: (source: string) => setForm((before) => ({ ...before, source })),
    setEffectOpen: (effectOpen: boolean) => setForm((before) => ({ ...before, effectOpen })),
    /** Somebody has left a control: what is wrong with what they wrote there is said from now on. */
    leave: (id: string) => {
      if (written.current.has(id)) setLeft((before) => new Set([...before, id]))
    },
    /** Whether the form may be sent; if not, what is wrong is shown, or what is in doubt asked about once. */
    mayBeSent: (): boolean => {
      if (faults.length > 0) setStopped((times) => times + 1)
      else setDoubted(doubts.join())
      return faults.length === 0 && (doubts.length === 0 || isDoubted)
    },
  }
}

export type TypedFormState = ReturnType<typeof useTypedForm>
