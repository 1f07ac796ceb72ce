import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { states } from './states.ts'

type Tone = 'neutral' | 'lock' | 'blue' | 'soon' | 'late' | 'ok'

/** A state, always with its words; the colour only repeats them. */
export function StateTag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`tag ${tone}`}>{children}</span>
}

/** The state of a customership. */
export function CustomershipState({ state }: { readonly state: string }) {
  const { t } = useTranslation()
  const found = states.find((one) => one === state)
  if (found === undefined) return undefined
  const tone = found === 'planInForce' ? 'ok' : found === 'ended' ? 'neutral' : 'blue'
  return <StateTag tone={tone}>{t(`state.${found}`)}</StateTag>
}
